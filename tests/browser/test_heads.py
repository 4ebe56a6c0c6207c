import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from joined_anchors import joined
from synopsis.register.index import Index
from synopsis.register.loader import load
from synopsis.register.validation import parse

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.github.io/synopsis/"
CITED = ("articles", "claims", "documents", "questions", "topics")


class Head(HTMLParser):
    """Reads what the head of a page says, by nothing but its tags."""

    def __init__(self, text):
        super().__init__()
        self.links, self.metas, self.title, self.scripts = [], [], "", []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note links and metas."""
        given = dict(attrs)
        if tag == "link":
            self.links.append((given.get("rel"), given.get("href"), given.get("type"), given.get("hreflang")))
        elif tag == "meta":
            self.metas.append((given.get("name") or given.get("property") or "", given.get("content")))
        self._inside = "json" if given.get("type") == "application/ld+json" else tag

    def handle_data(self, data):
        """Note the title and the data for programs."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "json":
            self.scripts.append(data)

    def handle_endtag(self, tag):
        """Leave what was open."""
        del tag
        self._inside = ""

    def link(self, rel):
        """Give the targets of links of a kind."""
        return [href for name, href, *_ in self.links if name == rel]

    def meta(self, name):
        """Give the contents of metas of a name."""
        return [content for found, content in self.metas if found == name]


@pytest.fixture(scope="session")
def heads(real_site):
    """Read the head of every page of the site, by path from its root; redirect stubs say nothing of themselves."""
    found = {}
    for file in sorted(real_site.rglob("*.html")):
        text = file.read_text(encoding="utf-8").partition("</head>")[0]
        if 'http-equiv="refresh"' not in text:
            found[file.relative_to(real_site).as_posix().removesuffix("index.html")] = Head(text)
    return found


@pytest.fixture(scope="session")
def index():
    """Give the views of the register that we publish."""
    return Index(parse(load(ROOT / "sources", "sources")).register)


def is_cited(path):
    """Tell whether a page is one that is meant to be cited."""
    return path.split("/")[0] in CITED and path.count("/") == 2


def test_one_address_in_five_places(heads):
    """Canonical link, cite-as, Open Graph, citation tag and linked data name the same address, on every page."""
    checked = 0
    for path, head in heads.items():
        if path == "404.html":
            continue
        named = [
            head.link("canonical"),
            head.link("cite-as"),
            head.meta("og:url"),
            head.meta("citation_public_url"),
            [json.loads(script)["@id"] for script in head.scripts],
            head.meta("DC.identifier"),
        ]
        assert named == [[f"{SITE_URL}{path}"]] * 6, path
        checked += 1

    assert checked > 800


def test_the_page_for_what_is_not_there_names_nothing(heads):
    """The page that answers for every missing address has no address of its own to cite."""
    head = heads["404.html"]

    assert head.link("canonical") == head.link("cite-as") == head.meta("citation_title") == head.scripts == []


def test_pages_that_are_cited_say_all(heads):
    """A page that is meant to be cited names its data, its licence, its type, title, author, date and language."""
    pages = {path: head for path, head in heads.items() if is_cited(path)}
    for path, head in pages.items():
        assert ("describedby", "index.json", "application/json", None) in head.links, path
        assert head.link("license") == ["https://creativecommons.org/licenses/by/4.0/"], path
        assert head.link("type") == ["https://schema.org/WebPage"], path
        for name in ("citation_title", "citation_author", "citation_language", "citation_publisher", "DC.title"):
            assert len(head.meta(name)) == 1, (path, name)
            assert head.meta(name)[0], (path, name)
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", *head.meta("citation_date")), path
        assert head.meta("DC.type") == ["webpage"], path
        assert head.meta("og:type") == ["website"], path
    assert len(pages) > 800


FORBIDDEN = re.compile(
    r"citation_(?:journal_title|journal_abbrev|technical_report.*|conference.*|book_title|dissertation.*|isbn|doi|pdf_url"
    r"|series_title)|article:.*|dc\.relation\.ispartof|dcterms\.ispartof",
    re.IGNORECASE,
)


def test_no_tag_that_makes_clients_guess_wrong(heads, real_site):
    """No tag makes a page a journal article, a report or a part of a shared document; no page has COinS."""
    for path, head in heads.items():
        assert [name for name, _ in head.metas if FORBIDDEN.fullmatch(name)] == [], path
        assert "article" not in head.meta("og:type"), path
    assert [file for file in real_site.rglob("*.html") if "Z3988" in file.read_text(encoding="utf-8")] == []


FEEDS = ("application/atom+xml", "application/rss+xml")


def as_annotated(path, head):
    """Name the other addresses of a page as Hypothesis does, which passes over feeds and links with a language."""
    known = {"alternate", "canonical", "bookmark", "shortlink"}
    return [
        urljoin(f"{SITE_URL}{path}", href)
        for rel, href, kind, language in head.links
        if rel in known and kind not in FEEDS and language is None
    ]


def test_no_two_pages_share_their_notes(heads):
    """Annotation clients merge pages that name the same other address: every page names itself alone."""
    for path, head in heads.items():
        assert set(as_annotated(path, head)) <= {f"{SITE_URL}{path}"}, path

    shared = '<link rel="alternate" type="application/json" href="/synopsis/data/register.json">'
    assert as_annotated("x/", Head(shared)) == [f"{SITE_URL}data/register.json"]


# what a reference manager makes of a page


def zotero(head):
    """Read a page by the rules of Zotero's translator for embedded metadata, in their order."""
    forcing = {
        "citation_journal_title": "journalArticle",
        "citation_technical_report_institution": "report",
        "citation_conference_title": "conferencePaper",
        "citation_book_title": "bookSection",
        "citation_dissertation_institution": "thesis",
    }
    forced = [forcing[name] for name, _ in head.metas if name in forcing]
    guessed = ["journalArticle" for name, _ in head.metas if name in {"citation_title", "citation_series_title"}]
    has_rdf = any(
        re.match(r"(?:dc|dcterms|og|prism|bib|bibo|eprints?)[.:_]", name, re.IGNORECASE) for name, _ in head.metas
    )
    unknown = (forced or guessed or (["webpage"] if has_rdf else []) or [None])[0]
    of_graph = {"article": "journalArticle", "book": "book", "website": "webpage"}
    said = [*head.meta("DC.type"), *(of_graph[kind] for kind in head.meta("og:type") if kind in of_graph)]
    creators = head.meta("citation_author") or head.meta("DC.creator")
    return {
        "itemType": forced[0] if forced else said[0] if said else unknown,
        "title": (head.meta("citation_title") or head.meta("DC.title") or head.meta("og:title"))[0],
        "creators": creators,
        "date": (head.meta("citation_date") or head.meta("DC.date"))[0],
        "url": (head.meta("citation_public_url") or head.meta("og:url") or head.link("canonical"))[0],
        "language": (head.meta("citation_language") or head.meta("DC.language"))[0],
    }


def test_zotero_saves_a_web_page(heads):
    """A reference manager gets a web page with title, author, date, permanent address and language."""
    saved = zotero(heads["claims/m14/"])

    assert saved == {
        "itemType": "webpage",
        "title": "Claim m14 (Mammadov 2020)",
        "creators": ["Synopsis"],
        "date": "2026/11/22",
        "url": f"{SITE_URL}claims/m14/",
        "language": "en",
    }
    assert {zotero(head)["itemType"] for path, head in heads.items() if is_cited(path)} == {"webpage"}


def test_the_emulation_sees_what_goes_wrong():
    """The same rules make a journal article of a page without a type, and a report of one that names an institute."""
    title = (
        '<meta name="citation_title" content="x"><meta name="citation_date" content="1"><link rel="canonical" href="u">'
    )
    title += '<meta name="citation_language" content="en">'

    assert zotero(Head(title))["itemType"] == "journalArticle"
    assert zotero(Head(f'{title}<meta name="DC.type" content="webpage">'))["itemType"] == "webpage"
    report = (
        f'{title}<meta name="citation_technical_report_institution" content="y"><meta name="DC.type" content="webpage">'
    )
    assert zotero(Head(report))["itemType"] == "report"


# what must not stand there


def test_no_accusation_in_a_head(heads, index):
    """The words of a claim that accuses somebody who may be alive stand in no title, card or linked data."""
    accusing = [claim.says for claim in index.claims if index.accuses_the_living(claim)]
    for path, head in heads.items():
        said = "\n".join([head.title, *(str(content) for _, content in head.metas), *head.scripts])
        assert [
            says for says in accusing if says in said or json.dumps(says, ensure_ascii=False)[1:-1] in said
        ] == [], path
    assert len(accusing) > 10


def test_a_page_written_by_hand_names_itself(heads):
    """Pages that no record stands behind have the same address in the same places, and their title."""
    head = heads["cite/"]

    assert head.meta("citation_title") == ["Citing these pages"]
    assert json.loads(head.scripts[0])["name"] == "Citing these pages"


def test_joined_anchors_of_the_published_data(real_site):
    """All anchors of the published data, joined in the order of each article, are at most 25 % of each of its parts."""
    parts = list(joined(json.loads((real_site / "data" / "register.json").read_text(encoding="utf-8"))))

    assert [(part.article, part.part) for part in parts if 4 * len(part.words) > part.total] == []
    assert len(parts) == 3
