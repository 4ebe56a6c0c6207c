import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import mwparserfromhell
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ASA, CHIDI, INES, a_correction, a_csl, a_document, a_register
from lighthouse import SITE_NAME, SITE_URL, an_index, the_pages
from synopsis.exports.bibliography.bibtex import bibtex_entries
from synopsis.exports.bibliography.citation_styles import apa, mla, wikitext
from synopsis.exports.bibliography.csl_items import cited_item
from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.ris import as_ris
from synopsis.exports.bibliography.works import Work, all_works, citation_title, cited_with, dated, work_of
from synopsis.languages.interface import ENGLISH
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.model import Csl
from synopsis.register.model.reference import CSL_TYPES

HERE = Edition(SITE_NAME, SITE_URL)
HOSTILE = "}} {{evil|x=1}} [[a|b]] ==h== '''b''' ~~~~ <ref>{\"}</ref> \\input{/etc} 5% & $x$ #1 _a_ @book{x,"


def record(kind, name):
    """Give a record of the second register."""
    return getattr(an_index().register, kind)[name]


def works(kind, name):
    """Give what is cited with the page of a record."""
    return cited_with(an_index(), record(kind, name), HERE)


@pytest.mark.parametrize(
    ("kind", "name", "keys"),
    [
        pytest.param("claims", "t1", ["tanaka-2015", "claim:t1"], id="claim"),
        pytest.param("claims", "ac2", ["adeyemi-2007:c1r1", "claim:ac2"], id="claim-of-a-comment"),
        pytest.param("articles", "tanaka-2015", ["tanaka-2015", "article:tanaka-2015"], id="article"),
        pytest.param("documents", "survey-2011", ["survey-2011", "document:survey-2011"], id="document"),
        pytest.param("questions", "how-tall", ["question:how-tall"], id="question"),
        pytest.param("topics", "size", ["topic:size"], id="topic"),
    ],
)
def test_the_source_comes_first(kind, name, keys):
    """Whose words they are is cited first, we are cited second; a question and a topic are ours alone."""
    cited = works(kind, name)

    assert [work.id for work in cited] == keys
    assert [work.ours for work in cited] == [False] * (len(keys) - 1) + [True]
    assert cited[-1].csl.url == f"{SITE_URL}{kind}/{name}/"


def test_a_comment_is_not_the_article():
    """The claim of a comment is cited without the author of the article below which it stands."""
    comment, ours = works("claims", "ac2")

    assert comment.csl.title == "Reply to comment 1, below “How Tall Is the Folly of Halma?”"
    assert comment.csl.author == ()
    assert ours.csl.title == "Claim ac2 (reader comments below Adeyemi 2007)"


def test_a_claim_is_cited_by_what_it_says():
    """A claim is named by whose it is, what it says and its number; without the words where they accuse somebody."""
    index = an_index()
    accusing = {claim.id for claim in index.claims if index.accuses_the_living(claim)}
    for claim in index.claims:
        title = citation_title(index, claim)
        assert (claim.says.removesuffix(".") in title) == (claim.id not in accusing), claim.id
        assert index.article_of(claim).label in title
        assert f"laim {claim.id}" in title
    assert accusing


def test_a_corrected_page_says_so():
    """Number and date of the last correction stand in every form of the citation."""
    assert [work.note for work in works("claims", "w2")] == ["", "Unpublished build. Correction 1, 21 November 2026."]
    page = the_pages()["claims/w2/index.md"]
    box = page[page.index('<section class="cite"') :]
    assert len(re.findall(r"Correction 1, 21 November 2026&#46;", box)) == 4
    for name in ("cite.bib", "cite.ris", "cite.csl.json"):
        assert "Correction 1, 21 November 2026." in the_pages()[f"claims/w2/{name}"]


def test_the_date_is_that_of_the_edition_or_of_a_later_correction():
    """A page is dated by the edition, and by a correction that is later."""
    later = a_correction("k1", record="claim/a1", on="2030-01-02")
    index = Index(a_register(later))

    assert dated(index, index.register.claims["a1"]).isoformat() == "2030-01-02"
    assert dated(index, index.register.claims["a2"]) == index.register.site.issued


# styles

PRESS = {"type": "article-newspaper", "author": [ASA], "container-title": "Post", "issued": "2007-09-14"}
JOURNAL = {
    "type": "article-journal",
    "author": [CHIDI, ASA, INES],
    "container-title": "Towers",
    "volume": "7",
    "issue": "2",
    "page": "101-119",
    "issued": "2011-06",
    "URL": "https://a.example/7",
}
PAGE = {
    "type": "webpage",
    "title": "How tall?",
    "author": [{"literal": "The Readers"}],
    "container-title": "Halma",
    "issued": "2026-11-22",
    "URL": "https://a.example/q/",
}
REPORT = {"type": "report", "author": [{"literal": "Office"}], "number": "4", "publisher": "Crown", "issued": "1902~"}


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param(PRESS, "Lindqvist, Å. (2007, September 14). Of Lights. <i>Post</i>.", id="newspaper"),
        pytest.param(
            JOURNAL,
            "Okafor, C. J.-P., Lindqvist, Å., & Ruiz, I. (2011, June). Of Lights. <i>Towers</i>, 7(2), 101-119. "
            "https://a.example/7",
            id="journal",
        ),
        pytest.param(
            PAGE, "The Readers. (2026, November 22). <i>How tall?</i> Halma. https://a.example/q/", id="page-of-ours"
        ),
        pytest.param(REPORT, "Office. (ca. 1902). <i>Of Lights</i> (No. 4). Crown.", id="report-about"),
        pytest.param({"issued": "1871/1889"}, "<i>Of Lights</i>. (1871\u20131889).", id="title-alone"),
        pytest.param({}, "<i>Of Lights</i>. (n.d.).", id="no-date"),
    ],
)
def test_apa(fields, line):
    """APA: initials, date in brackets, what stands alone in italics."""
    assert apa(a_csl(**fields)).unescape() == line


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param(PRESS, "Lindqvist, Åsa. “Of Lights.” <i>Post</i>, 14 Sept. 2007.", id="newspaper"),
        pytest.param(
            JOURNAL,
            "Okafor, Chidi Jean-Paul, et al. “Of Lights.” <i>Towers</i>, vol. 7, no. 2, June 2011, pp. 101-119, "
            "https://a.example/7.",
            id="journal",
        ),
        pytest.param(
            PAGE, "The Readers. “How tall?” <i>Halma</i>, 22 Nov. 2026, https://a.example/q/.", id="page-of-ours"
        ),
        pytest.param(REPORT, "Office. <i>Of Lights</i>. Crown, no. 4, circa 1902.", id="report-about"),
        pytest.param({"author": [ASA, INES]}, "Lindqvist, Åsa, and Inés Ruiz. <i>Of Lights</i>.", id="two-authors"),
        pytest.param({**PRESS, "title": "The “Big” One"}, "“The \u2018Big\u2019 One.”", id="quotes-within"),
    ],
)
def test_mla(fields, line):
    """MLA: names in full, dates short, one full stop at the end."""
    assert line in mla(a_csl(**fields)).unescape()


@pytest.mark.parametrize(
    ("fields", "template", "parameters"),
    [
        pytest.param(
            PAGE,
            "cite web",
            {"author": "The Readers", "title": "How tall?", "website": "Halma", "date": "22 November 2026"},
            id="page-of-ours",
        ),
        pytest.param(PRESS, "cite news", {"last": "Lindqvist", "first": "Åsa", "work": "Post"}, id="no-address"),
        pytest.param(JOURNAL, "cite web", {"last3": "Ruiz", "date": "June 2011"}, id="three-authors"),
        pytest.param(REPORT, "cite report", {"date": "c. 1902", "publisher": "Crown"}, id="about"),
        pytest.param({"issued": "199X"}, "cite book", {"date": "1990s"}, id="decade"),
    ],
)
def test_wikitext(fields, template, parameters):
    """Wikitext is one citation template, `cite web` where there is an address."""
    (read,) = mwparserfromhell.parse(wikitext(a_csl(**fields))).filter_templates()

    assert str(read.name).strip() == template
    assert {name: str(read.get(name).value).strip() for name in parameters} == parameters


def test_hostile_wikitext():
    """No title ends its parameter or its template, or acts inside it."""
    text = wikitext(a_csl(title=HOSTILE, URL="https://a.example/?a=[b]"))
    code = mwparserfromhell.parse(text)

    (outer,) = code.filter_templates(recursive=False)
    assert str(outer) == text
    assert [str(parameter.name) for parameter in outer.params] == ["title", "url", "language"]
    assert {str(inner) for inner in outer.get("title").value.filter_templates()} <= {"{{!}}"}
    assert not outer.get("title").value.filter_wikilinks()
    assert not outer.get("title").value.filter_tags()
    assert str(outer.get("url").value).strip() == "https://a.example/?a=%5Bb%5D"


# exchange files, read by strangers


def bibtex(text):
    """Read BibTeX as a stranger does."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {name: field.value for name, field in entry.fields_dict.items()} for entry in library.entries}


def plain(value):
    """Take the braces of BibTeX away."""
    return re.sub(r"[{}]", "", value)


@pytest.mark.parametrize("each", list(an_index().paged_records()), ids=lambda each: f"{type(each).__name__}-{each.id}")
def test_files_beside_a_page(each):
    """BibTeX, RIS and CSL-JSON beside a page name the same works in the same order, with title, address and year."""
    cited = cited_with(an_index(), each, HERE)
    folder = cited[-1].csl.url.removeprefix(SITE_URL)
    entries = bibtex(the_pages()[f"{folder}cite.bib"])
    records = rispy.loads(the_pages()[f"{folder}cite.ris"])
    items = json.loads(the_pages()[f"{folder}cite.csl.json"])

    keys = [work.id for work in cited]
    assert list(entries) == keys
    assert [entry["id"] for entry in records] == keys
    assert [item["id"] for item in items] == keys
    for work, entry, item in zip(cited, records, items, strict=True):
        assert entry["title"] == item["title"] == work.csl.title
        assert entry.get("urls", [""])[0] == item.get("URL", "") == work.csl.url
        assert entries[work.id].get("url", "") == work.csl.url
        assert entry["language"] == item["language"] == work.csl.language
        assert entries[work.id].get("year", "")[:4] == entry.get("year", "")


def test_our_titles_keep_their_case():
    """The number of a claim stays as it is written, in BibTeX and in Chicago style."""
    title = "Tanaka 2015: The author counted 139 steps in the lighthouse (claim t1)"
    assert plain(bibtex(the_pages()["claims/t1/cite.bib"])["claim:t1"]["title"]) == title
    assert title in the_pages()["claims/t1/index.md"].split('id="cite-chicago"')[1]


def test_lines_stand_alone():
    """Works of one author and year are not told apart by letters: each page has its own line."""
    lines = reference_lines(all_works(an_index(), HERE).values())

    assert len(lines) > 20
    assert [line for line in lines.values() if re.search(r"\b(?:\d{4}|n\.d\.-)[a-z]\b|———", line)] == []


@pytest.mark.parametrize("kind", CSL_TYPES.split("|"))
def test_every_kind_of_work_is_exchanged(kind):
    """Whatever the kind, all three files have the title, the author and the year."""
    work = Work("x-1", a_csl(type=kind, title="Zebra", author=[ASA], issued="2011-02-03", authority="Court"))

    entry = bibtex(bibtex_entries([work])["x-1"])["x-1"]
    (record,) = rispy.loads(as_ris([work]))

    assert plain(entry["title"]) == record["title"] == "Zebra"
    assert entry["author"] == record["authors"][0] == "Lindqvist, Åsa"
    assert entry["year"] == record["year"] == "2011"


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("article-journal", "JOUR"),
        ("book", "BOOK"),
        ("legal_case", "CASE"),
        ("report", "RPRT"),
        ("webpage", "ELEC"),
        ("treaty", "LEGAL"),
        ("speech", "SLIDE"),
        ("interview", "PCOMM"),
        ("document", "RPRT"),
    ],
)
def test_kinds_of_ris(kind, named):
    """A reference manager takes a work for what it is, or for what is nearest."""
    assert as_ris([Work("x-1", a_csl(type=kind))]).startswith(f"TY  - {named}\n")


@pytest.mark.parametrize("kind", CSL_TYPES.split("|"))
def test_no_kind_is_left_to_guessing(kind):
    """Nothing is generic in RIS, of which reference managers make a journal article; only a journal has those."""
    written = as_ris([Work("x-1", a_csl(type=kind))])

    assert not written.startswith("TY  - GEN")
    assert written.startswith("TY  - JOUR") == (kind == "article-journal")


FULL: dict[str, Any] = {
    "article-newspaper": {"container-title": "Post", "publisher-place": "Halma", "publisher": "Crown"},
    "legal_case": {"authority": "Court of Halma", "number": "13/05"},
    "report": {"publisher": "Office", "number": "4", "genre": "Press release", "ISBN": "978-1-84511-530-2"},
    "interview": {"container-title": "Post", "interviewer": [CHIDI]},
    "speech": {"container-title": "Record", "publisher-place": "Halma"},
    "webpage": {"container-title": "Lights", "publisher": "Crown", "genre": "Page", "original-title": "Фары"},
}


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("issued", ["2011-02-03", "1902~", "1871/1889", "199X", "../1994", "2019-11?"])
def test_nothing_is_lost(kind, issued):
    """Whatever is known of a work comes back from each format: in a field of its own, or in a note."""
    csl = a_csl(
        type=kind,
        author=[{"literal": "Office of Lights & Shades"}],
        issued=issued,
        URL="https://a.example/%7Ea_b",
        **{"title-short": "Lamps", **FULL[kind]},
    )
    work = Work("x-1", csl, accessed=date(2026, 11, 22), remarks=("Read in a copy: a chest.",))

    (record,) = rispy.loads(as_ris([work]))
    entry = bibtex(bibtex_entries([work])["x-1"])["x-1"]
    item = cited_item(work)

    known = [
        "Lamps",
        "Read in a copy: a chest.",
        csl.container_title,
        csl.publisher,
        csl.publisher_place,
        csl.authority,
    ]
    known += [csl.original_title, csl.number, csl.genre, csl.isbn, *(name.family for name in csl.interviewer)]
    for text in filter(None, known):
        for form in (record, entry, item):
            assert text in json.dumps(form, ensure_ascii=False), text
    assert record["authors"] == ["Office of Lights & Shades"]
    assert entry["author"] == r"{Office of Lights \& Shades}"
    assert item["author"] == [{"literal": "Office of Lights & Shades"}]
    assert entry["url"] == record["urls"][0] == item["URL"] == "https://a.example/%7Ea_b"
    assert (entry["urldate"], record["access_date"]) == ("2026-11-22", "2026/11/22/")
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert (entry["langid"], record["language"], item["language"]) == ("english", "en", "en")
    assert entry["date"] == issued
    assert issued == "2011-02-03" or f"Date: {csl.issued.words()}" in record["notes"]


def test_the_day_survives():
    """Day and month come back; the month of old BibTeX is the macro that every style knows."""
    work = Work("x-1", a_csl(type="article-newspaper", issued="1992-03-06", **{"container-title": "Post"}))

    text = bibtex_entries([work])["x-1"]

    assert "  date = {1992-03-06},\n  year = {1992},\n  month = mar,\n" in text
    assert rispy.loads(as_ris([work]))[0]["date"] == "1992/03/06/"


def test_an_address_is_dated_only_where_it_was_read():
    """A day of access stands only beside an address that was read; of a copy it is said whose, where and when."""
    book = {"type": "book", "title": "Of Lights", "language": "en", "URL": "https://a.example/"}
    at_home, copied, unread = (
        work_of(a_document(f"d{how}", checked={"how": how, "on": "2026-11-22"}, host=host, csl=book), ENGLISH)
        for how, host in {
            "publisher": {},
            "copy": {"name": "A chest", "url": "https://b.example/"},
            "secondary": {},
        }.items()
    )

    assert (at_home.accessed, at_home.remarks) == (date(2026, 11, 22), ())
    assert (copied.accessed, copied.remarks) == (
        None,
        ("Read in a copy: A chest, https://b.example/ (22 November 2026).",),
    )
    assert (unread.accessed, unread.remarks) == (None, ())


def test_hostile_exchange():
    """No title ends its field, its entry or its record, or is a command of TeX."""
    work = Work("x-1", a_csl(title=HOSTILE, author=[{"literal": HOSTILE}], publisher=HOSTILE))
    follows = Work("x-2", a_csl(title="Next"))

    text = "".join(bibtex_entries([replace(item, note=HOSTILE) for item in (work, follows)]).values())
    records = rispy.loads(as_ris([work, follows]))

    assert set(bibtex(text)) == {"x-1", "x-2"}
    assert r"\input" not in text
    assert [record["title"] for record in records] == [HOSTILE, "Next"]


@settings(max_examples=40, deadline=None)
@given(title=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=60))
def test_any_title_goes_through_ris(title):
    """A title of one line comes back from RIS as it was."""
    clean = " ".join(title.split()) or "x"

    (record,) = rispy.loads(as_ris([Work("x", Csl.model_construct(type="book", title=clean, language="en"))]))

    assert record["title"] == clean
