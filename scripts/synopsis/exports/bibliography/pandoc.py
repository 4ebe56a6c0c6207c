"""Reference lines and the fields of BibTeX, by pandoc in one run each."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
from markupsafe import Markup

from synopsis.cache import Cache
from synopsis.exports.bibliography.csl_items import CslItem, item_of
from synopsis.exports.bibliography.works import Work
from synopsis.markdown import escape
from synopsis.register.model import Csl

PANDOC = Path(pypandoc.__file__).parent / "files" / "pandoc"
"""The one of the locked wheel, never one that is looked up: its version decides what it writes."""
ENTRY = re.compile(r'<div id="ref-([a-z0-9:-]+)" class="csl-entry"[^>]*>(.*?)</div>', re.DOTALL)
NO_TAG = "\ue000"
"""Stands for < on the way through pandoc, which would take `<i>` in a title for italics; no register may have it."""
NOCASE = '<span class="nocase">{}</span>'
ORDINAL = re.compile(r"\b\d+-(?:st|nd|rd|th)\b")
"""What a headline's capitals would make `366-Th`."""
LESS_THAN = {"html": "&lt;", "bibtex": r"\textless{}"}
AMONG_OTHERS = re.compile(r' (?:disambiguate-[a-z-]+|collapse|subsequent-author-substitute)="[^"]*"')
"""What a style does to a work because of others on the same list; our lines stand alone."""
PARTICLE = re.compile(r' demote-non-dropping-particle="[a-z-]+"')
"""`de Waal` is filed under its particle, as it is everywhere else here."""
ORDER = re.compile(r"<sort>.*?</sort>", re.DOTALL)
"""Our pages have orders of their own, and to sort takes a fifth of the run."""
BIBTEX_ENTRY = re.compile(r"^@\w+\{([a-z0-9:-]+),$.*?^\}$", re.DOTALL | re.MULTILINE)
BIBTEX_FIELD = re.compile(r"^  ([a-z]+) = \{(.*)\},?$", re.MULTILINE)


def reference_lines(works: Iterable[Work], cache: Cache | None = None) -> Mapping[str, Markup]:
    """Format works in Chicago author-date style, as HTML on one line, by their keys."""
    known = {work.id: work.csl for work in works}
    items = [item_of(key, csl) for key, csl in known.items()]
    lines = _each(items, lambda new: _formatted(new, known), "reference line", cache)
    return {key: Markup(lines[key]) for key in known}  # noqa: S704 -- pandoc's HTML, or escaped


def _formatted(items: Iterable[CslItem], known: Mapping[str, Csl]) -> Mapping[str, str]:
    items = [_as_printed(item) for item in items]
    with TemporaryDirectory() as folder:
        style = Path(folder, "style.csl")
        style.write_text(_style(), encoding="utf-8")
        # some kinds (an interview without a place) have no entry in this style: they get a plain line below
        formatted = _converted(items, "html", "--citeproc", f"--csl={style}", "--quiet")
    lines = {match[1]: " ".join(match[2].split()) for match in ENTRY.finditer(formatted)}
    return {item["id"]: lines.get(item["id"]) or _plain_line(known[item["id"]]) for item in items}


def bibtex_fields(items: Iterable[CslItem], cache: Cache | None = None) -> Mapping[str, Mapping[str, str]]:
    """Write items as fields of BibTeX, by their keys."""
    entries = _each([*items], _as_bibtex, "BibTeX", cache)
    return {key: dict(BIBTEX_FIELD.findall(entry)) for key, entry in entries.items() if entry}


def _as_bibtex(items: Iterable[CslItem]) -> Mapping[str, str]:
    return {match[1]: match[0] for match in BIBTEX_ENTRY.finditer(_converted([*map(_as_printed, items)], "bibtex"))}


def _each(
    items: Sequence[CslItem],
    write: Callable[[Sequence[CslItem]], Mapping[str, str]],
    what: str,
    cache: Cache | None,
) -> Mapping[str, str]:
    """Write items, those that were not written before in one run: what is written of one depends on no other."""
    if not cache:
        return write(items) if items else {}
    given = {item["id"]: json.dumps(item, ensure_ascii=False, sort_keys=True).encode() for item in items}
    kept = {key: cache.found(what, item) for key, item in given.items()}
    new = [item for item in items if kept[item["id"]] is None]
    written = write(new) if new else {}
    for item in new:
        kept[item["id"]] = line = written.get(item["id"], "").encode()
        cache.keep(line, what, given[item["id"]])
    return {key: line.decode() for key, line in kept.items() if line}


def _as_printed(item: CslItem) -> CslItem:
    """Keep the case of a title of ours, which is no headline, and every `<`, which is no tag."""
    plain: CslItem = json.loads(json.dumps(item, ensure_ascii=False).replace("<", NO_TAG))
    title = plain["title"]
    return {
        **plain,
        "title": NOCASE.format(title) if ":" in item["id"] else ORDINAL.sub(NOCASE.format(r"\g<0>"), title),
    }


def _style() -> str:
    """Return pandoc's own style, Chicago author-date, for lines that stand alone."""
    style = PARTICLE.sub(' demote-non-dropping-particle="never"', _pandoc("--print-default-data-file=default.csl"))
    return ORDER.sub("", AMONG_OTHERS.sub("", style))


def _converted(items: list[CslItem], to: str, *options: str) -> str:
    given = json.dumps(items, ensure_ascii=False)
    converted = _pandoc("--from=csljson", f"--to={to}", "--sandbox", "--wrap=none", *options, given=given)
    return converted.replace(NO_TAG, LESS_THAN[to])


def _pandoc(*options: str, given: str = "") -> str:
    """Run pandoc without the data that whoever builds may keep for it."""
    command = [str(PANDOC), f"--data-dir={os.devnull}", *options]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603


def filed_under(reference: Markup) -> str:
    """Return what a reference line is filed under: its letters, without what stands before the first."""
    return reference.striptags().lstrip("[\u201c\u2018\"'(").casefold()


def _plain_line(csl: Csl) -> Markup:
    when = csl.issued.points[0].year if csl.issued else "n.d."
    return escape(f"{csl.who or csl.title} {when}. {csl.title}.")
