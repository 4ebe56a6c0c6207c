"""A copy of the site that a reader opens from a folder, without a server."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from synopsis.register.ledger.editions import OFFERED
from synopsis.register.problems import Problem
from synopsis.site import checksums, csp

LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "pagefind", checksums.NAME)
"""What only a host or the search makes use of; the sums are written anew, because the pages change."""
PICTURES = "card.png"
"""What stands for a page elsewhere, which nobody sees in a folder."""

_FIRST_DAY = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # a zip knows no day before; the same for every file, so that the bytes stay the same
_PARTS = re.compile(
    r"""(?P<left><!--.*?-->|<script\b.*?</script\s*>)|<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(
    r"""(?P<name>\s(?:href|src)\s*=\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
_REFRESH = re.compile(r"""(?P<name>\scontent\s*=\s*)"(?P<wait>\s*[0-9]+\s*;\s*url=)(?P<url>[^"]*)\"""", re.IGNORECASE)
_IS_REFRESH = re.compile(r"""\shttp-equiv\s*=\s*["']?refresh""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|/|#|$)", re.IGNORECASE)
_SEARCH = re.compile(
    r"<button\b[^>]*\bdata-search-open\b.*?</button>|<dialog\b[^>]*\bdata-search\b.*?</dialog>", re.DOTALL
)


def make_copy(site: Path, copy: Path, shown: str) -> list[Problem]:
    """Write `site` to `copy` so that it can be read from there, sums included; `shown` names it in the problems."""
    shutil.copytree(site, copy, ignore=lambda parent, _: (PICTURES, *(LEFT_OUT if parent == str(site) else ())))
    for path in sorted(copy.rglob("*.html")):
        text = path.read_bytes().decode("utf-8")
        path.write_bytes(offline_page(text).encode("utf-8"))
    return csp.unprotected(copy, shown) or checksums.seal(copy)


def offline_page(page: str) -> str:
    """Let every link of a page name a file, because a folder has no page of its own; take the search away."""
    return _PARTS.sub(_with_files, csp.without_search(_SEARCH.sub("", page)))


def pack(folder: Path, name: str, file: Path) -> None:
    """Put `folder` into the zip `file` under `name`; the same files give the same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in _files(folder):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())


def keep(site: Path, to: Path, tag: str, shown: str) -> tuple[list[Problem], tuple[Path, ...]]:
    """Pack `site` below `to` as it is kept: whole, to be read without a server; its data; and the sums of both."""
    offline, data, sums = (to / f"{tag}-{name}" for name in OFFERED)
    with TemporaryDirectory(prefix=f".{tag}-", dir=to) as work:
        if problems := make_copy(site, Path(work, "offline"), shown):
            return problems, ()
        shutil.copytree(site / "data", Path(work, "data"), ignore=shutil.ignore_patterns("*.html"))
        pack(Path(work, "offline"), offline.stem, offline)
        pack(Path(work, "data"), data.stem, data)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in (offline, data)]
    sums.write_text("".join(lines), encoding="utf-8")
    return [], (offline, data, sums)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _with_files(part: re.Match[str]) -> str:
    """Rewrite one tag; a comment or a script stays as it is."""
    tag = part[0]
    if part["left"]:
        return tag
    if _IS_REFRESH.search(tag):
        return _REFRESH.sub(lambda found: f'{found["name"]}"{found["wait"]}{_file(found["url"])}"', tag)
    return _LINK.sub(
        lambda found: f'{found["name"]}"{_file(found["double"] or found["single"] or found["bare"] or "")}"', tag
    )


def _file(address: str) -> str:
    """Name the file behind a relative address, escaped as it came; addresses of elsewhere stay."""
    url = html.unescape(address).strip()
    if _ELSEWHERE.match(url):
        return address
    rest, mark, fragment = url.partition("#")
    path, question, query = rest.partition("?")
    last = path.rpartition("/")[2]
    if last in {".", ".."}:
        path += "/"
    if not path or path.endswith("/"):
        path += "index.html"
    return html.escape(f"{path}{question}{query}{mark}{fragment}")
