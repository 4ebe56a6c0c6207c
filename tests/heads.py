"""What the heads of all pages of a site say to programs, whatever the site is about."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import ClassVar
from urllib.parse import urljoin

from lighthouse import front_matter

CITED = ("articles", "claims", "documents", "questions", "topics")
FORBIDDEN = re.compile(
    r"citation_.*|dc\.type|article:.*|dc\.relation\.ispartof|dcterms\.ispartof",
    re.IGNORECASE,
)
"""Tags that make a reference manager take a page for something else than a web page."""
MOST_OF_A_PICTURE, MOST_OF_PICTURES = 18_000, 15_000
"""Bytes of a picture that stands for a page, and how many they may have on average."""
FEEDS = ("application/atom+xml", "application/rss+xml")


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
        self._inside = "json" if tag == "script" and given.get("type") == "application/ld+json" else tag

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


def heads_of(site):
    """Read the head of every page of a site, by path from its root; redirect stubs say nothing of themselves."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8").partition("</head>")[0]
        if 'http-equiv="refresh"' not in text:
            found[file.relative_to(site).as_posix().removesuffix("index.html")] = Head(text)
    return found


def size_of(picture):
    """Give width and height of a PNG, which stand in its first chunk."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return [int.from_bytes(picture[start : start + 4], "big") for start in (16, 20)]


def is_cited(path):
    """Tell whether a page is one that is meant to be cited."""
    return path.split("/")[0] in CITED and path.count("/") == 2


def as_annotated(address, head):
    """Name the other addresses of a page as Hypothesis does, which passes over feeds and links with a language."""
    known = {"alternate", "canonical", "bookmark", "shortlink"}
    return [
        urljoin(address, href)
        for rel, href, kind, language in head.links
        if rel in known and kind not in FEEDS and language is None
    ]


def repeated(pages):
    """Give what stands in the heads of two generated pages or is cut short in one, by field."""
    heads = [front_matter(text) for path, text in pages.items() if path.endswith(".md")]
    fields = {
        "title": [head["title"] for head in heads],
        "title in catalogues": [head["head"]["title"] for head in heads],
        "description": [head["description"] for head in heads],
    }
    assert len(heads) > 20
    twice = {name: [text for text, times in Counter(said).items() if times > 1] for name, said in fields.items()}
    cut = [text for text in fields["description"] if text.endswith("…")]
    return {name: texts for name, texts in {**twice, "cut": cut}.items() if texts}


class Heads:
    """Fixtures: `heads` by path from the root, `folder`: that of the site, `index`: views of its register."""

    SITE_URL: ClassVar[str]
    LICENCE: ClassVar[str]
    PAGES: ClassVar[int]
    """There are more pages than this, so that nothing passes for want of pages."""
    ACCUSING: ClassVar[int]
    """The same of claims that accuse somebody who may be alive."""

    def test_one_address_in_five_places(self, heads):
        """Canonical link, cite-as, Open Graph, DC and linked data of a page name the same address."""
        wrong = {}
        for path, head in heads.items():
            named = [
                head.link("canonical"),
                head.link("cite-as"),
                head.meta("og:url"),
                [json.loads(script)["@id"] for script in head.scripts],
                head.meta("DC.identifier"),
            ]
            if path != "404.html" and named != [[f"{self.SITE_URL}{path}"]] * 5:
                wrong[path] = named

        assert wrong == {}
        assert len(heads) > self.PAGES

    def test_the_page_for_what_is_not_there_names_nothing(self, heads):
        """The page that answers for every missing address has no address of its own to cite."""
        head = heads["404.html"]

        assert head.link("canonical") == head.link("cite-as") == head.meta("DC.title") == head.scripts == []

    def test_pages_that_are_cited_say_all(self, heads):
        """A page that is meant to be cited names its data, its licence, its type, title, author, date and language."""
        pages = {path: head for path, head in heads.items() if is_cited(path)}
        once = ("DC.title", "DC.creator", "DC.language", "DC.publisher", "DC.rights", "og:title")
        for path, head in pages.items():
            assert ("describedby", "index.json", "application/json", None) in head.links, path
            assert head.link("license") == [self.LICENCE], path
            assert head.link("type") == ["https://schema.org/WebPage"], path
            for name in once:
                assert len(head.meta(name)) == 1, (path, name)
                assert head.meta(name)[0], (path, name)
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", *head.meta("DC.date")), path
            assert head.meta("og:type") == ["website"], path
        assert {path.split("/")[0] for path in pages} == set(CITED)
        assert len(pages) > self.PAGES / 2

    def test_no_tag_that_makes_clients_guess_wrong(self, heads, folder):
        """No tag makes a page a journal article, a report or a part of a shared document; no page has COinS."""
        guessed = {path: [name for name, _ in head.metas if FORBIDDEN.fullmatch(name)] for path, head in heads.items()}
        coins = [file for file in folder.rglob("*.html") if "Z3988" in file.read_text(encoding="utf-8")]

        assert {path: names for path, names in guessed.items() if names} == {}
        assert [path for path, head in heads.items() if "article" in head.meta("og:type")] == []
        assert coins == []

    def test_no_two_pages_share_their_notes(self, heads):
        """Annotation clients merge pages that name the same other address: every page names itself alone."""
        others = {path: set(as_annotated(self.SITE_URL + path, head)) for path, head in heads.items()}

        assert {path: urls for path, urls in others.items() if not urls <= {f"{self.SITE_URL}{path}"}} == {}

    def test_home_and_questions_have_a_picture(self, heads, folder, index):
        """Home and every question name a picture of the site, its size and the same in words; no other page does."""
        shared = {path: head for path, head in heads.items() if head.meta("og:image")}
        wrong = {}
        for path, head in shared.items():
            address = f"{self.SITE_URL}{path}card.png"
            named = [head.meta(name) for name in ("og:image", "twitter:image", "twitter:card", "og:image:type")]
            size = [int(*head.meta(f"og:image:{name}")) for name in ("width", "height")]
            picture = (folder / path / "card.png").read_bytes()
            if named != [[address], [address], ["summary_large_image"], ["image/png"]] or size != size_of(picture):
                wrong[path] = (named, size)
            assert head.meta("og:image:alt") == head.meta("twitter:image:alt"), path
            assert all(head.meta("og:image:alt")), path
        weights = [(folder / path / "card.png").stat().st_size for path in shared]

        assert wrong == {}
        assert set(shared) == {"", *(f"questions/{question.id}/" for question in index.questions)}
        assert max(weights) <= MOST_OF_A_PICTURE
        assert sum(weights) <= MOST_OF_PICTURES * len(weights)

    def test_no_accusation_in_a_head(self, heads, index):
        """The words of a claim that accuses somebody who may be alive stand in no title, card or linked data."""
        accusing = [claim.says for claim in index.claims if index.accuses_the_living(claim)]
        forms = [form for says in accusing for form in (says, json.dumps(says, ensure_ascii=False)[1:-1])]
        said = {
            path: "\n".join([head.title, *(str(content) for _, content in head.metas), *head.scripts])
            for path, head in heads.items()
        }

        assert [(path, form) for path, text in said.items() for form in forms if form in text] == []
        assert len(accusing) > self.ACCUSING
