"""Build the same pages with MkDocs and with Zensical, and compare addresses, text, ids and links page by page.

Zensical is no dependency: install it anywhere (`pip install zensical`) and name its command by `--zensical`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from checkout import ROOT, copy_files, kept_files

from synopsis.site.effective_settings import NAME

NOT_INSTALLED = 2
ARTICLE = "md-content__inner"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HIDDEN = "div hidden"
"""What the theme says to the search alone."""
CATALOGUE = {"hidden", "data-pagefind-ignore"}
"""The attributes by which it is told, in whatever order, from what is hidden until it is printed."""
ASIDE = {"script", "style", HIDDEN}
SHOWN = 20


@dataclass
class Content:
    """What a page says and where it leads."""

    words: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads the article of a page, which is ours; all around it belongs to the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.content = Content()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if not self._open and not (tag == "article" and ARTICLE in (attributes.get("class") or "").split()):
            return
        if tag not in VOID:
            self._open.append(HIDDEN if attributes.keys() == CATALOGUE else tag)
        if attributes.get("id"):
            self.content.ids.append(str(attributes["id"]))
        if tag == "a" and attributes.get("href"):
            link = str(attributes["href"])
            link = link.removesuffix(".") if link.endswith("/.") else link  # both lead to a folder
            self.content.links.append(link.removeprefix("./") or link)

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in map(_tag, self._open) and _tag(self._open.pop()) != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and not ASIDE & set(self._open):
            self.content.words.extend(data.split())


def _tag(opened: str) -> str:
    return opened.partition(" ")[0]


def main() -> int:
    """Print what differs; 0 when nothing does, 2 without Zensical."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zensical", help="the command (zensical on the path)")
    zensical = shutil.which(parser.parse_args().zensical or "zensical")
    if not zensical:
        print("zensical is not installed: name its command by --zensical", file=sys.stderr)
        return NOT_INSTALLED
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "project")
        copy_files(kept_files(), ROOT, folder)
        _run([sys.executable, "scripts/build.py", "build"], folder)
        (folder / "site").rename(folder / "by-mkdocs")
        _run([zensical, "build", "--clean", "--config-file", NAME], folder)
        return compare(folder / "by-mkdocs", folder / "site")


def compare(ours: Path, theirs: Path) -> int:
    """Print what differs between two built sites; 0 when nothing does."""
    return report(_pages(ours), _pages(theirs))


def report(ours: dict[str, Content], theirs: dict[str, Content]) -> int:
    """Print what differs between the pages of both builds; 0 when nothing does."""
    lost = [f"{path}: only by {name}" for name, path in _alone(ours, theirs)]
    changed = [
        f"{path}: other {kind}"
        for path in sorted(ours.keys() & theirs.keys())
        for kind in ("words", "ids", "links")
        if getattr(ours[path], kind) != getattr(theirs[path], kind)
    ]
    for line in [*lost, *changed][:SHOWN]:
        print(line)
    words = sum(len(page.words) for page in ours.values())
    print(f"{len(ours)} pages, {words} words: {len(lost)} addresses and {len(changed)} contents differ")
    return 1 if lost or changed else 0


def _alone(ours: dict[str, Content], theirs: dict[str, Content]) -> list[tuple[str, str]]:
    """Name each page that one of the two alone has built."""
    mkdocs = [("MkDocs", path) for path in sorted(ours.keys() - theirs.keys())]
    return mkdocs + [("Zensical", path) for path in sorted(theirs.keys() - ours.keys())]


def _pages(site: Path) -> dict[str, Content]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = reader.content
    return found


def _run(command: list[str], folder: Path) -> None:
    # the extension of Markdown that the settings name is ours; it needs Markdown and MarkupSafe, which Zensical has
    here = dict(os.environ, PYTHONPATH=str(ROOT / "scripts"))
    subprocess.run(command, cwd=folder, env=here, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - named by whoever starts this


if __name__ == "__main__":
    sys.exit(main())
