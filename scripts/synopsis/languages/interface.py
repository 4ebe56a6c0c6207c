"""What pages say in words of the generator, in one language: messages, numbers of things, quotations, days."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from synopsis.languages.catalogues import catalogue

SOURCE = "en"
"""The language in which messages are written."""
DOUBLE_MARKS = "“”"
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})
_A_YEAR = 2000
"""One that has every day."""


def message(text: str) -> str:
    """Mark a message of the interface that is said later, by whoever knows the language."""
    return text


@dataclass(frozen=True, eq=False)
class Interface:
    """The words of one language; one is the same as itself."""

    tag: str = SOURCE
    """The language of the site (BCP 47)."""
    said: NullTranslations = field(default_factory=NullTranslations)
    """Each message as the language says it; one that it does not have is said as it is written."""

    @cached_property
    def locale(self) -> Locale:
        """What Unicode's CLDR knows of the language; where it knows its name alone, what it knows of English."""
        try:
            return Locale.parse(self.tag, sep="-")
        except UnknownLocaleError:
            return Locale(SOURCE)

    @property
    def direction(self) -> str:
        """Where lines begin: `ltr` at the left, `rtl` at the right."""
        return self.locale.text_direction

    @property
    def is_source(self) -> bool:
        """Whether messages are said in the language in which they are written."""
        return self.tag.partition("-")[0] == SOURCE

    def say(self, message: str, at: str = "", **values: object) -> str:
        """Say a message; `at` tells apart what English says in the same words, `values` fill its places."""
        told = self.said.pgettext(at, message) if at else self.said.gettext(message)
        return told.format(**values) if values else told

    def counted(self, number: int, noun: str, at: str = "") -> str:
        """Say how many: `1 claim`, `2 claims`."""
        one, more = f"{{number}} {noun}", f"{{number}} {noun}s"
        told = self.said.npgettext(at, one, more, number) if at else self.said.ngettext(one, more, number)
        return told.replace("{number}", str(number))

    def listed(self, items: Iterable[str]) -> str:
        """Say several in a row."""
        return self.say(", ").join(items)

    def quoted(self, text: str) -> str:
        """Put `text` in quotation marks; those within it become those of a quotation inside another."""
        before, after = self._marks
        # one mark may open in one language and close in another
        within = self._inner if before in text else self._inner_of_source
        return f"{before}{text.translate(within)}{after}"

    @cached_property
    def _marks(self) -> tuple[str, str]:
        return self.say("“"), self.say("”")

    @cached_property
    def _inner(self) -> dict[int, str]:
        return str.maketrans(dict(zip(self._marks, self._inner_marks, strict=True)))

    @cached_property
    def _inner_of_source(self) -> dict[int, str]:
        return str.maketrans(dict(zip(DOUBLE_MARKS, self._inner_marks, strict=True)))

    @property
    def _inner_marks(self) -> tuple[str, str]:
        return self.say("‘"), self.say("’")  # noqa: RUF001 -- marks of the text itself

    def uncapital(self, text: str) -> str:
        """Begin `text` with a small letter, within a line, where the language has its nouns so."""
        return text if self.tag.partition("-")[0] in _NOUNS_ARE_CAPITAL else text[:1].lower() + text[1:]

    def name_of(self, tag: str) -> str:
        """Name a language, and the script that its tag names; by the tag where nobody has a name for it."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    @cached_property
    def script(self) -> str:
        """The script of the language, as Unicode calls it in the names of letters: `LATIN`."""
        named_in_itself = self.locale.get_display_name() or self.tag
        return unicodedata.name(named_in_itself[0], "LATIN").split()[0]

    def name_of_script(self, name: str) -> str:
        """Name a script by its English name."""
        code = next((code for code, known in Locale(SOURCE).scripts.items() if known == name), "")
        return str(self.locale.scripts.get(code, name))

    def day(self, year: str, month: int = 0, day: int = 0) -> str:
        """Write a day, a month or a year as the language does; the year is written as it is given, or left out."""
        if not month:
            return year
        known = date(_A_YEAR, month, day or 1)
        if day and year:
            written = format_date(known, "long", self.locale)
        else:
            written = format_skeleton("MMMMd" if day else "yMMMM" if year else "LLLL", known, locale=self.locale)
        return written.replace(str(_A_YEAR), year)

    def day_in_short(self, day: date) -> str:
        """Write a day of any year with its month in short: `1 Mar`."""
        if self.is_source:
            return f"{day.day} {format_date(day, 'MMM', self.locale)}"
        return format_skeleton("MMMd", day, locale=self.locale)


ENGLISH = Interface()
"""The words as they are written."""


@cache
def interface_of(tag: str, own: bytes = b"") -> Interface:
    """Return the words of a language; `own` is a catalogue of a site's own, which goes before ours."""
    return ENGLISH if tag == SOURCE and not own else Interface(tag, catalogue(tag, own))
