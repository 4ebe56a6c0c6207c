"""What was written into a site, by its sums: a later release changes no file that its owner has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path

import yaml

from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.scaffold import origin
from synopsis.scaffold.answered import Answers
from synopsis.scaffold.begun_files import files
from synopsis.site.atomic import write_atomic

NAME = ".synopsis.yml"
_HEAD = """\
# What `synopsis new` was answered, and the sum of each file as it was written. `synopsis update` reads it, and brings
# what a later release writes otherwise; files that were changed or taken away here stay as they are.
"""


class Fate(Enum):
    """What becomes of a file when a later release is brought."""

    NEW = "written, new in this release"
    RENEWED = "renewed"
    YOURS = "changed here, and otherwise in this release: left as it is"


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of how a site was begun."""

    answers: Answers
    on: date
    sums: Mapping[str, str]


def begin(folder: Path, answers: Answers, on: date) -> list[str]:
    """Write a new site into `folder`, which must be empty; return the paths."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "must be absent or an empty folder, because a site is written into it"
        raise Refused([Problem(Location(folder.as_posix()), Rule.OWNERSHIP, message)])
    if problems := [*answers.faults()]:
        raise Refused(problems)
    texts = files(answers, on)
    for path, text in texts.items():
        write_atomic(folder / path, text.encode())
    _keep(folder, Begun(answers, on, {path: _sum(text.encode()) for path, text in texts.items()}))
    return list(texts)


def bring(folder: Path, *, generator: str = "", dry_run: bool = False) -> dict[str, Fate]:
    """Bring what this release writes otherwise; return what became of each file that differs.

    A `generator` takes the place of what was answered, where nobody knew it yet or it has moved.
    """
    begun = _known(folder)
    begun = replace(begun, answers=begun.answers.of_generator(generator))
    if problems := [*begun.answers.faults()]:
        raise Refused(problems)
    fates: dict[str, Fate] = {}
    sums = dict(begun.sums)
    for path, text in files(begun.answers, begun.on).items():
        now = _sum(text.encode())
        before, here = begun.sums.get(path), folder / path
        stands = _sum(here.read_bytes()) if here.is_file() else ""
        if now in (before, stands):
            sums[path] = now
        elif (before is None and not here.exists()) or stands == before:
            fates[path] = Fate.NEW if before is None else Fate.RENEWED
            sums[path] = now
            if not dry_run:
                write_atomic(here, text.encode())
        elif here.exists():
            fates[path] = Fate.YOURS
    if not dry_run:
        _keep(folder, Begun(begun.answers, begun.on, sums))
    return fates


def as_this_release_has_it(folder: Path, path: str) -> str:
    """Return the text of a file as this release would write it."""
    begun = _known(folder)
    return files(begun.answers, begun.on)[path]


def _keep(folder: Path, begun: Begun) -> None:
    kept = {
        "version": origin.version(),
        "on": begun.on.isoformat(),
        "answers": begun.answers.as_kept(),
        "files": dict(sorted(begun.sums.items())),
    }
    write_atomic(folder / NAME, f"{_HEAD}{yaml.safe_dump(kept, sort_keys=False, allow_unicode=True)}".encode())


def _known(folder: Path) -> Begun:
    """Read what was kept; refused where this is no site that `new` has begun."""
    file = folder / NAME
    try:
        kept = yaml.safe_load(file.read_text(encoding="utf-8"))
        answers = Answers.of(kept["answers"])
        if answers and all(isinstance(word, str) for pair in kept["files"].items() for word in pair):
            return Begun(answers, date.fromisoformat(kept["on"]), kept["files"])
    except FileNotFoundError:
        message = "must be there: `synopsis new` has written it into the site that it began"
        raise Refused([Problem(Location(NAME), Rule.UNREADABLE, message)]) from None
    except (UnicodeDecodeError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError):
        pass
    message = "must be as `synopsis new` or `synopsis update` has left it: version, on, answers, files"
    raise Refused([Problem(Location(NAME), Rule.CONFIGURATION, message)])


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()
