"""The record of a proof in the file of its article, in whatever form of YAML an editor has written that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synopsis.register.yaml import RawRecord, load_text

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""
_SCALAR = re.compile(r"""(?P<mark>["']?)[^\s"',{}\[\]#]+(?P=mark)""")

Proof = Mapping[str, str]
"""The fields `on` and `digest`, as text."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def with_proofs(source: bytes, proofs: Mapping[str, Proof]) -> bytes | None:
    """Return a file of articles with the proof of each of them, by id; None where its form does not take that.

    Whatever else stands in the file stays as it is, which is proved by reading the result.
    """
    text = source.decode()
    before = load_text(source, "", "articles").records
    lines = [0, *(found.end() for found in _LINE_END.finditer(text))]
    edits = [edit for record in before for edit in _edits(text, lines, record, proofs[record.data["id"]])]
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    after = load_text(text.encode(), "", "articles")
    wanted = [{**record.data, "proved": proofs[record.data["id"]]} for record in before]
    return text.encode() if not after.problems and [record.data for record in after.records] == wanted else None


def _edits(text: str, lines: list[int], record: RawRecord, proof: Proof) -> Iterator[_Edit]:
    """Put a proof in the place of an older one, else into a record in braces first, into one in lines second."""

    def offset(*path: str) -> int:
        line, column = record.places.by_path[path]
        return lines[line - 1] + column - 1

    if "proved" in record.data:
        for name in proof.keys() & dict(record.data["proved"]).keys():
            start = offset("proved", name)
            if found := _SCALAR.match(text, start):
                yield _Edit(start, found.end(), f"{found['mark']}{proof[name]}{found['mark']}")
        return
    start = offset()
    keys = [offset(name, "#key") for name in record.data]
    if text.startswith("{", start):
        mark = '"' if text[keys[0]] == '"' else ""  # JSON stays JSON
        fields = ", ".join(f"{mark}{name}{mark}: {mark}{value}{mark}" for name, value in proof.items())
        yield _Edit(start + 1, start + 1, f"{mark}proved{mark}: {{{fields}}}, ")
    elif len(keys) > 1:
        line_end = "\r\n" if "\r\n" in text else "\n"
        indent = " " * (record.places.by_path[()][1] - 1)
        fields = "".join(f"{indent}  {name}: {value}{line_end}" for name, value in proof.items())
        yield _Edit(keys[1], keys[1], f"proved:{line_end}{fields}{indent}")
