"""What people put below `docs/` by their own hand, perhaps a stranger's pull request: held to what is listed here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from synopsis.register import characters
from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.docs_folder import Kind, neither_file_nor_folder, problem, survey
from synopsis.site.docs_manifest import NAME, read_manifest
from synopsis.site.hand_written import front_matter, markup

PAGE = ".md"
_BEGIN = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}
"""How the files of a kind begin; no browser runs what is in them."""
TEXTS = {PAGE, ".csv", ".txt"}
KINDS = tuple(sorted({*_BEGIN, *TEXTS}))
OURS = frozenset(
    {
        *("a-z", "articles", "assets", "claims", "corrections", "data", "documents", "editions", "figures", "names"),
        *("pagefind", "questions", "timeline", "topics", "vocabulary", "voices"),
        *("method/balance", "method/citations", "method/reading", "method/rules"),
    }
)
"""Folders in which the generator alone writes: whoever reads a page there takes it for a page of the register."""


def unlisted(docs: Path) -> list[Problem]:
    """Report whatever below `docs` no build has made and no page of a site may be, or may hold."""
    disk = dict(survey(docs))
    found = list(neither_file_nor_folder(disk, docs))
    made = {NAME} if f"{docs.name}/{NAME}" in {one.location.file for one in found} else {NAME, *read_manifest(docs)}
    for path, kind in sorted(disk.items()):
        is_hidden = any(step.startswith(".") for step in path.split("/"))  # MkDocs leaves it out
        if kind is Kind.FILE and path not in made and not is_hidden:
            found += _faults(path, docs)
    return found


def own_pages(docs: Path) -> list[str]:
    """Name the pages below `docs` that no build has made."""
    made = read_manifest(docs)
    found = (path for path, kind in survey(docs) if kind is Kind.FILE and path.endswith(PAGE) and path not in made)
    return sorted(path for path in found if not any(step.startswith(".") for step in path.split("/")))


def _faults(path: str, docs: Path) -> Iterator[Problem]:
    folders = map(str, PurePosixPath(path).parents)
    if taken := next((folder for folder in folders if folder in OURS), None):
        yield problem(path, docs, f"must stand elsewhere, because {docs.name}/{taken}/ is for generated pages alone")
        return
    suffix = PurePosixPath(path).suffix
    if suffix not in KINDS:
        yield problem(path, docs, f"must be one of {' '.join(KINDS)}, not {quoted(suffix or path)}")
        return
    shown = f"{docs.name}/{path}"
    content = (docs / path).read_bytes()
    if suffix not in TEXTS:
        if not content.startswith(_BEGIN[suffix]):
            yield problem(path, docs, f"must begin as every {suffix} does, not with {quoted(repr(content[:8])[1:])}")
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Problem(Location(shown), Rule.ENCODING, f"must be UTF-8, not with byte {error.object[error.start]:#x}")
        return
    as_typed = list(characters.in_file(text, shown))
    yield from as_typed
    if suffix == PAGE and not as_typed:
        yield from _faults_of_page(text.replace("\r\n", "\n"), shown)


def _faults_of_page(text: str, shown: str) -> Iterator[Problem]:
    body, faults = front_matter.taken_off(text, shown)
    yield from faults
    yield from markup.unlisted(body, shown, text)
