"""What a page that is written by hand says of itself above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.settings import unfit_words

FIELDS = ("title", "description")
_AS_MKDOCS_FINDS_IT = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|---)[ \t]*\n", re.DOTALL)


def taken_off(text: str, shown: str) -> tuple[str, list[Problem]]:
    """Give the text below the front matter of a page, and what is wrong with that."""
    match = _AS_MKDOCS_FINDS_IT.match(text)
    if not match:
        message = f"must begin with --- and end with --- what gives {' and '.join(FIELDS)} alone"
        return text, [Problem(Location(shown, 1, 1), Rule.HAND_WRITTEN, message)]
    return text[match.end() :], list(_faults(match[1], shown))


def _faults(given: str, shown: str) -> Iterator[Problem]:
    try:
        root = yaml.compose(given, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Location(shown, mark.line + 2, mark.column + 1) if mark else Location(shown)
        yield Problem(place, Rule.HAND_WRITTEN, f"front matter must be YAML, not {quoted(error.problem)}")
        return
    except (yaml.YAMLError, RecursionError) as error:
        yield Problem(Location(shown), Rule.HAND_WRITTEN, f"front matter must be YAML, not {quoted(error)}")
        return
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    for name, value in pairs:
        place = Location(shown, value.start_mark.line + 2, value.start_mark.column + 1)
        if name.value not in FIELDS:
            must = f"front matter must give {' and '.join(FIELDS)} alone"
            yield Problem(place, Rule.HAND_WRITTEN, f"{must}, not {quoted(name.value)}")
        elif not isinstance(value, yaml.ScalarNode) or not value.tag.endswith(":str") or not value.value.strip():
            yield Problem(place, Rule.HAND_WRITTEN, f"{name.value} must be text")
        else:
            yield from unfit_words(name.value, value.value, place)
    names = [str(name.value) for name, _ in pairs]
    for name in FIELDS:
        if names.count(name) != 1:
            message = f"front matter must give {name} once, not {names.count(name)} times"
            yield Problem(Location(shown, 1, 1), Rule.HAND_WRITTEN, message)
