"""Text that tries to be more than text, and the lighthouse register with such text in every field that takes it."""

from __future__ import annotations

import copy
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from mutate_register import Bench, kind_of
from pydantic import BaseModel

from lighthouse import LIGHTHOUSE
from synopsis.register.model import RECORD_KINDS, SINGLE_FILES, Register
from synopsis.register.problems import Problem
from synopsis.register.rules import check
from synopsis.register.validation import typed
from synopsis.register.yaml import load_text

RUNS = "window.ran=true"
INJECTIONS: Mapping[str, str] = {
    "script": f"<script>{RUNS}</script>",
    "script-split": f"<scr<script>ipt>{RUNS}</scr</script>ipt> <SCRIPT SRC=//evil.example/x.js>",
    "image": f"<img src=x onerror={RUNS}> <svg/onload={RUNS}> <video><source onerror={RUNS}>",
    "frame": f'<iframe srcdoc="<script>parent.{RUNS}</script>"></iframe> <object data="javascript:{RUNS}">',
    "double-quote": f'" autofocus onfocus="{RUNS}" onmouseover="{RUNS}" x="',
    "single-quote": f"' autofocus onfocus='{RUNS}' onmouseover='{RUNS}' x='",
    "closing-tags": f"</a></p></li></dd></section></details></title></script></style><script>{RUNS}</script>",
    "opening-tags": "<div markdown> <style>body{display:none}</style> <base href=//evil.example/> <form action=x>",
    "comment": "<!-- x --> <!-- <![CDATA[ <?php x ?> <!DOCTYPE x> --!>",
    "javascript-url": f"javascript:{RUNS} [x](javascript:{RUNS}) <javascript:{RUNS}> ![x](javascript:{RUNS})",
    "data-url": f"data:text/html,<script>{RUNS}</script> [x](data:text/html,x) ![x](data:image/svg+xml,x)",
    "other-site": "https://evil.example/x <https://evil.example/x> ![x](//evil.example/x) [x](https://evil.example/)",
    "template": "{{ config }} {{ x }} {% for x in y %} {% raw %} {# x #} {{- '' -}} ${x} #{x} <%= x %>",
    "heading": "# Heading ## Heading { #hostile } === ---",
    "table": "| alpha | beta | |---|---| | gamma | delta |",
    "attribute-list": f'{{: onclick="{RUNS}" #hostile .hostile }} {{ #hostile }} {{.hostile}} *x*{{: .hostile }}',
    "fence": "``` fenced ``` ~~~ words ~~~ `x` ``x``",
    "snippet": '--8<-- "pyproject.toml" -8<- ;--8<-- [!include x] {!pyproject.toml!}',
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ^^f^^ ==g== ++h++ \\*i\\* [ ] [x]",
    "link-reference": f"[x]: javascript:{RUNS} [x][x] [x] [hostile]: /x 'y'",
    "footnote": "[^x] [^x]: hostile *[x]: abbreviation : definition !!! note ??? note",
    "front-matter": "--- title: hostile ... --- %YAML !!python/object/apply:os.system [x] &a *a",
    "list": "- x * x + x > x",
    "entity": "&lt;script&gt; &quot; &amp;lt; &colon; &NewLine; &#x; &;",
    "tex": "$x$ $$y$$ \\(z\\) \\[z\\] \\textbf{x} \\input{x} @book{x, %",
    "separators": "a\u00a0b\u3000c d \u2014\u2026\u201c\u201d",
    "scripts": "\u0631\u0623\u0633 \u05d0\u05d1 \u0540\u0561\u0575 \u65e5\u672c \U0001f600 \u0e01\u0e33",
}
"""By what they try; without digits and guarded words, which a rule would refuse before anything is shown."""
LEADS = ("heading", "table", "fence", "attribute-list", "front-matter", "script")
"""What acts at the beginning of a line stands first in one group each."""
OTHERS = tuple(name for name in INJECTIONS if name not in LEADS)
GROUPS: Mapping[str, str] = {
    lead: " ".join(INJECTIONS[name] for name in (lead, *OTHERS[number :: len(LEADS)]))
    for number, lead in enumerate(LEADS)
}
"""All of them, several at once, by the one that stands first."""
UNSEEN = (
    "\x00 \x07 \x1b[31m \t \x7f \x85 \u2028 \u061c \u200e \u200f \u202a"
    " \u202e \u2066 \u2069 \ufeff \ue000 \uffff \u00ad \u200b \u3164 \u2800"
)
PLAIN = "Some plain words"

HEAD = "---\ntitle: A page\ndescription: Of ours.\n---\n"
"""Of a page written by hand."""
LISTED = """\
# A page { #a-page lang=en dir=ltr title="It" }

Text with *em*, **strong**, `<script>`, [a link](../cite/index.md "T"), <https://example.org/?a=1&b=2>,
[mail](mailto:a@example.org), H<sub>2</sub>O, <abbr title="x">y</abbr>, 1 < 2 & 3 > 2, &lt;script&gt; and AT&T.<br>
![A picture](a.png)

> quoted

1. one
2. two

| a | b |
|---|---|
| c | d |

```python
print("<script>")
```

    code <!-- x -->

---

<p id="raw">Raw <a href="#a-page">HTML</a></p>
"""
"""All that such a page may hold."""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)
"""`a.png` beside it."""

Step = str | int
Place = tuple[str, int, tuple[Step, ...]]
"""File, number of the record in it, and path of the value in the record."""
Pattern = tuple[str, ...]
"""A field: its kind, and the path to it without numbers and without ids as keys."""


# the fields that there are


def leaves(model: type[BaseModel], path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], type]]:
    """Yield path and type of every field that holds no further fields; 0 is any item, `*` any key."""
    for name, info in model.model_fields.items():
        yield from _below(info.annotation, (*path, info.alias or name))


def _below(annotation: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], type]]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        yield from _below(arguments[0], (*path, 0))
    elif origin is dict:
        yield from _below(arguments[1], (*path, "*"))
    elif origin in {typing.Annotated, typing.Union, types.UnionType}:
        yield from _below(arguments[0], path)
    elif issubclass(annotation, BaseModel):
        yield from leaves(annotation, path)
    else:
        yield path, annotation


def fields() -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield kind and path of every field of every record."""
    for kind, model in {**RECORD_KINDS, **SINGLE_FILES}.items():
        for path, _ in leaves(model):
            yield kind, path


PEOPLE = {"author", "editor", "interviewer"}
"""Lists of names none of whose parts is required."""


def places_of(data: Any, pattern: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Yield each path of `data` that `pattern` means; a field that is absent counts where what holds it is present."""
    if not pattern:
        yield ()
        return
    step, rest = pattern[0], pattern[1:]
    if step in {0, "*"}:
        keys: Iterable[Step] = data if isinstance(data, dict) else range(len(data))
        found = {key: data[key] for key in keys} or ({} if rest else {0: ""})
    elif step in PEOPLE:
        found = {step: data.get(step, [{}])}
    else:
        found = {step: data.get(step, [] if rest[:1] == (0,) else {})}
    for key, below in found.items():
        yield from ((key, *path) for path in places_of(below, rest))


def put(data: Any, path: tuple[Step, ...], value: object) -> None:
    """Put a value at `path`, with what must hold it."""
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(data, list) and len(data) == step:
            data.append(empty)
        elif isinstance(data, dict):
            data.setdefault(step, empty)
        data = data[step]
    if isinstance(data, list) and len(data) == path[-1]:
        data.append(value)
    else:
        data[path[-1]] = value


MOST_WORDS = {"exact": 8, "quote": 8, "prefix": 3, "suffix": 3, "brief": 14, "point": 6}
"""How long some fields may be."""


def fitted(place: Place, text: str, before: object = "") -> str:
    """Bring `text` to what a rule of the whole register wants of its field; `before` is what stands there."""
    last = place[2][-1]
    name = "point" if place[2][0] == "points" and last == "title" else str(last)
    if name in MOST_WORDS:
        padding = ["and", "so", "on"] if name in {"exact", "quote", "point"} else []
        return " ".join([*text.split(), *padding][: MOST_WORDS[name]])
    if last == "as_printed":
        return f"{before} {text}".strip()  # the number of the paraphrase stands in it
    if last == "after" or place[2][:1] == ("read",):
        return f"{text} too"  # differs from what stood before, and the reader from the writer
    return text


# the register


@dataclass
class Hostile:
    """The lighthouse register without its proofs, which would refuse any other anchor, and ways to change it."""

    bench: Bench = field(default_factory=lambda: Bench(LIGHTHOUSE / "sources"))

    @cached_property
    def records(self) -> Mapping[str, list[Any]]:
        """The records of each file; not to be changed."""
        files = {shown: copy.deepcopy(self.bench.records(shown)) for shown in self.bench.contents}
        for shown, records in files.items():
            for record in records:
                record.pop("proved", None)
                if kind_of(shown) == "sentences":
                    record["words"] = "400"  # room for an anchor of any length
        return files

    def at(self, place: Place) -> object:
        """Give what stands in a place."""
        shown, number, path = place
        value: Any = self.records[shown][number]
        for step in path:
            present = step in value if isinstance(value, dict) else int(step) < len(value)
            value = value[step] if present else {}
        return value or ""

    def places(self) -> Iterator[Place]:
        """Yield every place of every field, whether something stands there or not."""
        for kind, pattern in fields():
            for shown in self.bench.contents:
                if kind_of(shown) == kind:
                    for number, record in enumerate(self.records[shown]):
                        yield from ((shown, number, path) for path in places_of(record, pattern))

    def files(self, texts: Mapping[Place, str]) -> dict[str, bytes]:
        """Write the files with other texts in some places."""
        changed = copy.deepcopy(self.records)
        for (shown, number, path), text in texts.items():
            put(changed[shown][number], path, text)
        return {shown: as_yaml(shown, records) for shown, records in changed.items()}

    def read(self, texts: Mapping[Place, str]) -> tuple[Register | None, list[Problem]]:
        """Read the register with other texts in some places, and check it."""
        parsed = self.bench.read(self.files(texts))
        return parsed.register, check(parsed)

    def faults(self, place: Place, text: str) -> tuple[Problem, ...]:
        """Say what is wrong with one record by itself, if another text stands in one place of it."""
        shown, number, path = place
        record = copy.deepcopy(self.records[shown][number])
        put(record, path, text)
        loaded = load_text(as_yaml(shown, [record]), shown, kind_of(shown))
        return (*loaded.problems, *(fault for raw in loaded.records for fault in typed(raw)[1]))

    def write(self, texts: Mapping[Place, str], folder: Path) -> None:
        """Write the register to a folder of sources."""
        for shown, content in self.files(texts).items():
            (folder / shown).parent.mkdir(parents=True, exist_ok=True)
            (folder / shown).write_bytes(content)


def as_yaml(shown: str, records: list[Any]) -> bytes:
    """Write records as an editor's program would."""
    value = records[0] if kind_of(shown) in SINGLE_FILES else records
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100_000).encode()


@cache
def hostile() -> Hostile:
    """Give the register, read once."""
    return Hostile()


def pattern_of(place: Place) -> Pattern:
    """Name the field of a place."""
    shown, _, path = place
    steps = [step for step in path if isinstance(step, str)]
    if path[0] == "sides":
        del steps[1]
    return (kind_of(shown), *steps)


RULED = {
    ("sentences", "section"),
    ("claims", "sentences"),
    ("reviews", "covers"),
    ("corrections", "record"),
    ("corrections", "title"),
    ("corrections", "successors"),
}
"""Fields that are typed as a line and that a rule holds to names of other things."""


@cache
def places() -> tuple[Place, ...]:
    """Give every place of every field."""
    return tuple(hostile().places())


@cache
def first_places() -> dict[Pattern, Place]:
    """Give one place of every field."""
    return {pattern_of(place): place for place in reversed(places())}


@cache
def text_fields() -> frozenset[Pattern]:
    """Name every field whose type takes plain words."""
    first = first_places()
    return frozenset(name for name, place in first.items() if not hostile().faults(place, fitted(place, PLAIN)))


@cache
def places_of_words() -> Mapping[Pattern, list[Place]]:
    """Give every place that takes words, by its field."""
    found: dict[Pattern, list[Place]] = {}
    for place in places():
        name = pattern_of(place)
        # what was not read in a copy has no host; where nothing was found the brief is derived
        derived = name[1:] in {("host", "name"), ("record", "brief")} and not hostile().at(place)
        if name in text_fields() - RULED and not derived:
            found.setdefault(name, []).append(place)
    return found


def everywhere(text: str, prose: str = "") -> dict[Place, str]:
    """Put one text in every place that takes words: `prose` where there may be several lines."""
    several = {("site.yml", "introduction"), ("site.yml", "content_note")}
    return {
        place: fitted(place, prose if prose and name in several else text, hostile().at(place))
        for name, found in places_of_words().items()
        for place in found
    }


def spread() -> dict[Place, str]:
    """Put every injection into every field, divided among its places."""
    texts = {}
    for found in places_of_words().values():
        parts = max(len(found), 2)  # all of them are too long for one place
        for number, place in enumerate(found):
            names = [LEADS[number % len(LEADS)], *OTHERS[number % parts :: parts]]
            if place[2][-1] == "brief":  # whose numbers must stand in a claim
                names = [name for name in names if not re.search(r"\d", INJECTIONS[name])]
            texts[place] = fitted(place, " ".join(INJECTIONS[name] for name in names), hostile().at(place))
    return texts
