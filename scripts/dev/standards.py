"""Count what tools of others find in built sites, one column a site: first editions, say, beside what is there now.

    .venv/bin/python scripts/dev/standards.py ../first/site site

Tools: Mozilla's Readability and the Nu checker as `make test-all` installs them, biber, pybtex, rispy, frictionless;
where they are there, cffconvert in the path, and Python's feedparser and signposting. A row whose tool is missing says
so. What Zotero makes of each page is counted by zotero.py.
"""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import rispy
from frictionless import Package, system
from pages_server import serving
from playwright.sync_api import sync_playwright
from pybtex.database import parse_string

NODE = Path(__file__).resolve().parents[2] / ".venv/node/node_modules"
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
MISSING = "tool is not there"
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
IN_A_VIEW = """(html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const plain = (text) => text.replace(/\\s+/g, " ").trim();
    const claims = [...page.querySelectorAll(".claim__says")].map((one) => [
        one.closest("[id]").id.replace(/[^a-z].*/, ""), plain(one.textContent)]);
    const view = document.createElement("p");
    view.innerHTML = new Readability(page).parse().content;
    const kept = plain(view.textContent);
    return claims.map(([side, text]) => [side, kept.includes(text)]);
}"""
"""Whose each claim of a page is, by the letters of its id, and whether the view keeps it."""


@cache
def pages(site: Path) -> Mapping[str, str]:
    """Read every page, by its path."""
    files = sorted(site.rglob("index.html"))
    return {file.relative_to(site).parent.as_posix(): file.read_text(encoding="utf-8") for file in files}


@cache
def heads(site: Path) -> list[dict[str, str]]:
    """Give what the head of each page says, by the names of its elements."""
    return [dict(META.findall(text)) for text in pages(site).values()]


def reader_view(site: Path) -> str:
    """Claims of question pages that Readability keeps, and pages on which one side loses all of its own."""
    questions = [text for path, text in pages(site).items() if path.startswith("questions/")]
    kept = counted = one_sided = 0
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=["--no-sandbox"]
        )
        opened = browser.new_page()
        program = (NODE / "@mozilla/readability/Readability.js").read_text(encoding="utf-8")
        opened.evaluate("(text) => (0, eval)(`${text}; window.Readability = Readability`)", program)
        for text in questions:
            sides: dict[str, list[bool]] = {}
            for side, is_kept in opened.evaluate(IN_A_VIEW, text):
                sides.setdefault(side, []).append(is_kept)
            kept += sum(map(sum, sides.values()))
            counted += sum(map(len, sides.values()))
            one_sided += len({any(claims) for claims in sides.values()}) > 1
        browser.close()
    return f"{kept} of {counted}; one side lost on {one_sided} of {len(questions)} pages"


def valid(site: Path) -> str:
    """Errors that the Nu checker finds, and how many of them are the theme's `autocomplete` on a checkbox."""
    command = ["java", "-Xss8m", "-jar", str(NODE / "vnu-jar/build/dist/vnu.jar"), "--format", "json", "--errors-only"]
    ran = _ran([*command, "--skip-non-html", str(site)])
    messages = [message["message"] for message in json.loads(ran.stderr)["messages"]]
    return f"{len(messages)}, {sum('autocomplete' in message for message in messages)} of them autocomplete"


def named(site: Path) -> str:
    """Pages with author, date and language; with an image; with what makes reference services guess wrong."""
    found = heads(site)
    whole = sum({"DC.creator", "DC.date", "DC.language"} <= head.keys() for head in found)
    misleading = sum("DC.type" in head or any(name.startswith("citation_") for name in head) for head in found)
    image = sum("og:image" in head for head in found)
    return f"{whole} of {len(found)}; image {image}; citation_* or DC.type {misleading}"


def told_apart(site: Path) -> str:
    """Pages that share their title with another, and those that share their description."""
    titles = Counter(match[1] for text in pages(site).values() if (match := TITLE.search(text)))
    descriptions = Counter(head.get("description", "") for head in heads(site))
    return " / ".join(str(sum(count for count in one.values() if count > 1)) for one in (titles, descriptions))


def signposts(site: Path) -> str:
    """Relations that a Signposting client finds on a claim's page and on that of the data."""
    client = _library("signposting")
    if client is None:
        return MISSING
    found = []
    with serving(site, "/") as address:
        for path in (next(path for path in pages(site) if path.startswith("claims/")), "data"):
            signs = client.find_signposting_html(f"{address}{path}/")
            found.append(str(len({str(sign.rel) for sign in signs.signposts})))
    return f"{' / '.join(found)} kinds"


def linked_data(site: Path) -> str:
    """Pages whose linked data name an author, and those with a trail."""
    blocks = [json.loads(text.split('application/ld+json">')[1].split("</script>")[0]) for text in pages(site).values()]
    authors, trails = (sum(name in block for block in blocks) for name in ("author", "breadcrumb"))
    return f"author {authors}; trail {trails}"


def bibtex(site: Path) -> str:
    """Days of dated works in BibTeX, warnings of biber, entries that pybtex reads."""
    text = (site / "data/documents.bib").read_text(encoding="utf-8")
    works = json.loads((site / "data/documents.csl.json").read_text(encoding="utf-8"))
    whole = 3
    days = sum(len(work.get("issued", {}).get("date-parts", [[]])[0]) == whole for work in works)
    entries = parse_string(text, "bibtex").entries
    given = sum("date" in entry.fields or "day" in entry.fields for entry in entries.values())
    with TemporaryDirectory() as folder:
        file = Path(folder, "all.bib")
        file.write_text(text, encoding="utf-8")
        command = ["biber", "--tool", "--validate-datamodel", "--nolog", f"--output-file={folder}/out.bib", str(file)]
        warned = _ran(command).stdout.count("WARN - ") if shutil.which("biber") else MISSING
    return f"dated {given} of {len(works)} ({days} have a day); biber {warned}; pybtex {len(entries)}"


def ris(site: Path) -> str:
    """Works in RIS, and those of no type, of which reference managers make journal articles."""
    read = rispy.loads((site / "data/documents.ris").read_text(encoding="utf-8"))
    return f"{len(read)}; of no type {sum(entry['type_of_reference'] == 'GEN' for entry in read)}"


def tables(site: Path) -> str:
    """Tables, those that spreadsheets read right, and what frictionless says of their description."""
    files = sorted((site / "data").glob("*.csv"))
    marked = sum(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)
    if not (site / "data/datapackage.json").is_file():
        return f"{len(files)}; with a mark {marked}; not described"
    with system.use_context(trusted=True):
        report = Package(str(site / "data/datapackage.json")).validate()
    return f"{len(files)}; with a mark {marked}; {'valid' if report.valid else 'not valid'}"


def feed(site: Path) -> str:
    """Entries of the Atom feed, days on which they were changed, and whether it is well formed."""
    reader = _library("feedparser")
    if reader is None:
        return MISSING
    read = reader.parse(str(site / "feed.atom"))
    firsts = sum("published" in entry for entry in read.entries)
    return f"{len(read.entries)}; published {firsts}; {'ill' if read.bozo else 'well'} formed"


def citation_file(site: Path) -> str:
    """Whether what cffconvert makes of the file beside the site has a licence, keywords, and an address."""
    if not shutil.which("cffconvert"):
        return MISSING
    ran = _ran(["cffconvert", "-i", str(site.absolute().parent / "CITATION.cff"), "-f", "zenodo"])
    told = json.loads(ran.stdout) if ran.returncode == 0 else {}
    return ", ".join(name for name in ("license", "keywords", "related_identifiers") if told.get(name)) or "none"


def editions(site: Path) -> str:
    """Pages that name their edition in the citation beside them; whether there is a page of editions."""
    cited = [json.loads(file.read_text(encoding="utf-8"))[-1] for file in site.rglob("cite.csl.json")]
    named_in = sum(bool(re.match(r"Edition \d|Unpublished build", work.get("note", ""))) for work in cited)
    return f"{named_in} of {len(cited)}; a page of them: {'yes' if 'editions' in pages(site) else 'no'}"


def _library(name: str) -> Any:  # noqa: ANN401 -- of others, and without types
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _ran(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 -- named above


ROWS: Mapping[str, Callable[[Path], str]] = {
    "Claims in readers' views": reader_view,
    "HTML: errors": valid,
    "Author, date, language": named,
    "Same titles / descriptions": told_apart,
    "Signposting": signposts,
    "Linked data": linked_data,
    "BibTeX": bibtex,
    "RIS": ris,
    "Tables": tables,
    "Feed": feed,
    "CITATION.cff": citation_file,
    "Edition in citations": editions,
}


def main() -> int:
    """Print the table, in Markdown."""
    sites = [Path(word) for word in sys.argv[1:]]
    if not sites or not all((site / "index.html").is_file() for site in sites):
        sys.exit(__doc__)
    print("| what |" + "".join(f" {site.as_posix()} |" for site in sites))
    print("|---|" + "---|" * len(sites))
    for name, count in ROWS.items():
        print(f"| {name} |" + "".join(f" {count(site)} |" for site in sites), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
