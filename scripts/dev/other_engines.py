"""The same pages for other engines: finished bodies and our frame for Hugo, our Markdown for plain MkDocs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

BODY = re.compile(r'(<article class="md-content__inner[^>]*>)(.*)(</article>)', re.DOTALL)
HEAD = re.compile(r"<title>.*?(?=<link rel=[\"']?stylesheet)", re.DOTALL)
"""What the head of a page says of it alone; the rest of the head is that of every page."""
NOT_PAGES = ("pagefind", "manifest.json", "sitemap.xml", "sitemap.xml.gz")
"""What our build makes after the pages, and what Hugo makes itself."""

_HUGO = {
    "baseURL": "https://scale.example.org/",
    "title": "Scale",
    "disableKinds": ["taxonomy", "term", "rss"],
    "security": {"allowContent": [".*"]},
}
_BARE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<main>{{ .Content }}</main>
</html>
"""


def for_hugo(site: Path, to: Path) -> int:
    """Write a project of Hugo with the pages of a built site; give how many they are.

    A page has its finished body, and of its head what is its own; the template has the rest of the head, the header,
    the navigation and the foot of ours. Everything else is copied as it is. So Hugo reads no Markdown at all.
    """
    template = (site / "index.html").read_text(encoding="utf-8")
    template = BODY.sub(r"\1{{ .Content }}\3", HEAD.sub("{{ .Params.head | safeHTML }}", template, count=1), count=1)
    for name in ("single", "list", "home"):
        layout = to / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(template, encoding="utf-8")
    (to / "hugo.json").write_text(json.dumps(_HUGO), encoding="utf-8")
    pages = 0
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        if not file.is_file() or path.parts[0] in NOT_PAGES:
            continue
        text = file.read_text(encoding="utf-8") if file.name == "index.html" else ""
        if body := BODY.search(text):
            head = HEAD.search(text)
            front = {"title": str(path.parent), "head": head.group() if head else ""}
            # `_index` is the page of a folder that holds others
            _written(to / "content" / path.parent / "_index.html", f"{json.dumps(front)}\n{body[2]}")
            pages += 1
        else:
            (to / "static" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to / "static" / path)
    return pages


def bare_for_hugo(site: Path, pages: Iterable[str], to: Path) -> None:
    """Write a project of Hugo with the finished bodies of some pages of a built site, and nothing around them."""
    (to / "layouts" / "_default").mkdir(parents=True)
    for name in ("single", "list", "home"):
        (to / "layouts" / "_default" / f"{name}.html").write_text(_BARE, encoding="utf-8")
    (to / "hugo.json").write_text(json.dumps(_HUGO), encoding="utf-8")
    for page in pages:
        body = BODY.search((site / page / "index.html").read_text(encoding="utf-8"))
        if body:
            _written(to / "content" / page / "_index.html", f"{json.dumps({'title': page or 'home'})}\n{body[2]}")


def for_mkdocs(in_force: Path, to: Path) -> Path:
    """Write settings by which MkDocs alone, with the theme as it comes, builds the same Markdown."""
    given: dict[str, Any] = yaml.load(in_force.read_bytes(), _Loader)  # noqa: S506 -- a safe loader
    kept: dict[str, Any] = {name: given[name] for name in ("site_name", "nav", "not_in_nav") if name in given}
    kept |= {
        "docs_dir": str(in_force.parent / given["docs_dir"]),
        "site_dir": str(to / "site"),
        # nothing is loaded from elsewhere, which a machine without a network would wait for
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "markdown_extensions": [name for name in given["markdown_extensions"] if "synopsis" not in str(name)],
        "plugins": [],
    }
    file = to / "mkdocs.yml"
    _written(file, yaml.safe_dump(kept))
    return file


class _Loader(yaml.SafeLoader):
    """Reads settings that take a value from the environment, which is left out here."""


_Loader.add_constructor("!ENV", lambda _loader, _node: "")


def _written(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
