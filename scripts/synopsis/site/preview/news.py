"""What those who look at the site are told: which state of the sources they see, and what is wrong with them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from threading import Condition


@dataclass(frozen=True, slots=True)
class News:
    """What holds at a moment."""

    state: str = ""
    """Names what the pages show: another state is another page."""
    is_current: bool = True
    """Whether pages show the sources as they are, not as they were when they could last be read."""
    is_checked: bool = False
    """Whether every rule has been asked."""
    problems: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    """What keeps a draft from being published, and is no mistake."""

    def as_json(self) -> str:
        """Write it in one line."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass
class Board:
    """Where the news stand, and are waited for."""

    _told: Condition = field(default_factory=Condition)
    _news: News = field(default_factory=News)
    _run: str = field(default_factory=lambda: secrets.token_hex(4))
    """No state of an earlier server has a name of this one."""
    _states: int = 0

    @property
    def news(self) -> News:
        """What holds now."""
        return self._news

    def show(self) -> None:
        """Tell that pages show the sources as they are now; until they are checked, what was found before holds."""
        before = self._news if self._news.is_current else News()
        self._tell(replace(before, state=self._next(), is_checked=False))

    def complain(self, problems: Sequence[str]) -> None:
        """Tell what is wrong with sources that cannot be shown; pages stay as they are."""
        self._tell(News(self._news.state, is_current=False, problems=tuple(problems)))

    def give_up(self, problems: Sequence[str]) -> None:
        """Tell why there is nothing to show, which is all that pages show."""
        self._tell(News(self._next(), is_current=False, problems=tuple(problems)))

    def report(self, problems: Sequence[str], unfinished: Sequence[str]) -> None:
        """Tell what every rule has to say of what is shown."""
        self._tell(replace(self._news, is_checked=True, problems=tuple(problems), unfinished=tuple(unfinished)))

    def other_than(self, seen: News | None, patience: float) -> News | None:
        """Wait for news other than those `seen`; nothing where there are none for so many seconds."""
        with self._told:
            return self._news if self._told.wait_for(lambda: self._news is not seen, patience) else None

    def _next(self) -> str:
        self._states += 1
        return f"{self._run}-{self._states}"

    def _tell(self, news: News) -> None:
        with self._told:
            self._news = news
            self._told.notify_all()
