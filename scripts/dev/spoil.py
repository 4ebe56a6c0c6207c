"""Ways to spoil a file of a register: in its bytes, or in one value of its records."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import yaml

TOKENS = (
    *("<script>window.ran=1</script>", '" onclick="x', "javascript:x", "{{ 7*7 }}", "{% raw %}", "{: onclick=x }"),
    *("\n# H\n", "\n---\n", "```", "--8<--", "[^1]: x", "[a]: b", "|a|b|", "    code", "\n\n\n", " { #id .c }"),
    *("&#60;", "&a", "*a", "!!python/object:os.system", "<<: *a", "? a", "- - -", "{{{{", "[[[["),
    *(": ", "- ", "#", "'", '"', "|"),
    *("\t", "\x00", "\x1b[31m", "\u202e", "\u2028", "\ufeff", "\ue000", "\ufffe", "e\u0301", "\U0001f600", "\u200d"),
    *("~", "null", "true", "no", "0", "-1", "1e9", "99999999999999999999", "0x10", "1992-02-30", "0000", "..", "../.."),
    *("", " ", "x" * 1500, "x" * 7000, "Խ", "رأس", "\\", "%", "$x$", "a--b", "A", "a b", "/etc/passwd", "http://[::1"),
)
"""Text that means something to something."""


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def cut_off(data: bytes, random: Random) -> bytes:
    """End the file early."""
    return data[: _place(data, random)]


def turn_bits(data: bytes, random: Random) -> bytes:
    """Change one byte."""
    at = _place(data, random)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def insert_token(data: bytes, random: Random) -> bytes:
    """Put in what means something to something."""
    at = _place(data, random)
    return data[:at] + random.choice(TOKENS).encode("utf-8", "surrogatepass") + data[at:]


def drop_bytes(data: bytes, random: Random) -> bytes:
    """Leave out a few bytes."""
    at = _place(data, random)
    return data[:at] + data[at + random.randrange(1, 12) :]


def drop_line(data: bytes, random: Random) -> bytes:
    """Leave out a line."""
    lines = data.splitlines(keepends=True)
    del lines[random.randrange(len(lines))]
    return b"".join(lines)


def double_lines(data: bytes, random: Random) -> bytes:
    """Print some lines twice."""
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    end = at + random.randrange(1, 8)
    return b"".join(lines[:end] + lines[at:end] + lines[end:])


def swap_lines(data: bytes, random: Random) -> bytes:
    """Exchange two lines."""
    lines = data.splitlines(keepends=True)
    first, second = (random.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def indent_line(data: bytes, random: Random) -> bytes:
    """Move a line to the right or to the left."""
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    lines[at] = b"  " + lines[at] if random.random() < 0.5 else lines[at].removeprefix(b"  ")  # noqa: PLR2004
    return b"".join(lines)


ON_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(cut_off, turn_bits, insert_token, drop_bytes, drop_line, double_lines, swap_lines, indent_line),
)

# ways to spoil values

Holder = tuple[Any, Any]
"""A list or mapping, and the index or key of one value in it."""


def _holders(value: Any) -> Iterator[Holder]:  # noqa: ANN401 -- walks any value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield value, key
        yield from _holders(below)


def spoil_value(records: list[Any], random: Random) -> str:
    """Change one value of the records in place; say how."""
    holders = list(_holders(records))
    holder, key = random.choice(holders)
    value = holder[key]
    other = random.choice(holders)
    ways: dict[str, Callable[[], object]] = {
        "text": lambda: random.choice(TOKENS),
        "added": lambda: f"{value} {random.choice(TOKENS)}" if isinstance(value, str) else [value, value],
        "list": lambda: [value],
        "mapping": lambda: {"id": value},
        "empty": lambda: random.choice(("", [], {})),
        "another": lambda: copy.deepcopy(other[0][other[1]]),
        "deep": lambda: [[[[[[[[[[[[value]]]]]]]]]]]],
        "drop": lambda: None,
        "repeat": lambda: None,
        "rename": lambda: None,
    }
    way = random.choice(list(ways))
    if way == "drop":
        del holder[key]
    elif way == "repeat" and isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(value))
    elif way in {"repeat", "rename"}:
        name = random.choice([*TOKENS, "id", "says"])
        holder[name if isinstance(holder, dict) else key] = value
    else:
        holder[key] = ways[way]()
    return way


def spoil(data: bytes, records: Sequence[Any], random: Random, *, single: bool) -> tuple[str, bytes]:
    """Change a file in one place; say how, and give what it holds then."""
    if not records or random.random() < 0.4:  # noqa: PLR2004 -- values are the richer field
        way = random.choice(ON_BYTES)
        return way.__name__, way(data, random)
    values = copy.deepcopy(list(records))
    how = spoil_value(values, random)
    value = values[0] if single and values else values
    return f"value: {how}", yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode()
