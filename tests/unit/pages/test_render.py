import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from builders import a_document, a_person, a_question, a_register, a_site, an_article
from heads import repeated
from lighthouse import IN_ORDER, SITE_NAME, SITE_URL, an_index, the_pages
from synopsis.languages.interface import ENGLISH
from synopsis.pages import all_pages
from synopsis.pages.jinja import TEMPLATES, coded, environment
from synopsis.pages.renderer import shortened
from synopsis.register.edition import Edition
from synopsis.register.index import Index

GOLDEN = Path(__file__).parents[2] / "golden"


def pages(register):
    """Render a register; give its pages by path."""
    rendered = all_pages(Index(register), Edition("Bridge", "https://example.org/bridge/"))
    return {page.path: page.text for page in rendered}


GOLDEN_PAGES = {
    "home.md": "index.md",
    "topic.md": "topics/size/index.md",
    "question.md": "questions/how-tall/index.md",
    "question-of-comments-alone.md": "questions/why-counts-differ/index.md",
    "claim.md": "claims/t1/index.md",
    "claim-of-a-comment.md": "claims/ac2/index.md",
    "article.md": "articles/adeyemi-2007/index.md",
    "document.md": "documents/survey-2011/index.md",
    "person.md": "voices/elias-thorn/index.md",
    "person-author.md": "voices/tunde-adeyemi/index.md",
}


@pytest.mark.parametrize("name", GOLDEN_PAGES)
def test_golden_pages(name, request):
    """A page is what it was, until somebody means it to change."""
    golden = GOLDEN / name
    text = the_pages()[GOLDEN_PAGES[name]]
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


def test_readers_words_are_called_as_the_register_calls_them():
    """Where the part of an article has letters, no page speaks of comments of readers."""
    given = a_register().articles["one-2020"].parts
    comments = [one.model_dump() for one in given[1].comments]
    parts = [{"id": "article", "label": "Article"}]
    letters = {"id": "comments", "label": "Letters to the editor", "comments": comments}
    found = pages(a_register(an_article(parts=[*parts, letters])))

    assert [
        path for path, text in found.items() if re.search("reader comment|comments below", text, re.IGNORECASE)
    ] == []
    of_question = found["questions/how-long/index.md"]
    assert "<summary>Letters to the editor on this question (not part of any article)</summary>" in of_question
    assert "Letters to the editor below <a" in of_question
    assert "letters to the editor below Penn 2020" in found["claims/ac1/index.md"]
    assert "Letters to the editor (not part of any article)" in found["figures/index.md"]


def test_every_golden_page_is_compared():
    """No golden page outlives its test."""
    assert {path.name for path in GOLDEN.glob("*.md")} - {"README.md"} == set(GOLDEN_PAGES)


def cells(page):
    """Give the labels of the cells of each row of a question's page."""
    rows = page.split('<section class="point content"')[1:]
    return [re.findall(r'<h4 class="cell__who">([^<]*)</h4>', row) for row in rows]


def test_sides_stand_in_order_of_publication():
    """A row has as many cells as there are articles that speak, by date and not by name, and the record's last."""
    labels = [an_index().register.articles[name].label for name in IN_ORDER]

    assert cells(the_pages()["questions/how-tall/index.md"])
    assert all(row == [*labels, "The record"] for row in cells(the_pages()["questions/how-tall/index.md"]))


def test_the_record_stands_with_every_short_answer():
    """Wherever articles answer in short, the record does, in the same list and in the same elements."""
    counted = 0
    for path, text in the_pages().items():
        for answers in re.findall(r'<div class="shorts">.*?</div>', text, re.DOTALL):
            shorts = answers.split('<section class="short')[1:]
            labels = [re.search(r'<h\d class="short__who"[^>]*>(?:<a [^>]*>)?([^<]*)<', short)[1] for short in shorts]
            elements = {tuple(re.findall(r"<(p|details|summary)\b", short)) for short in shorts}
            assert labels == ["Wexford 1998", "Adeyemi 2007", "Tanaka 2015", "The record"], path
            assert elements == {("p", "details", "summary", "p")}, path
            counted += 1

    assert counted > len(an_index().questions)


def test_comments_stand_apart():
    """A comment's claim stands in no row, after the record, closed, and says that it is no part of an article."""
    page = the_pages()["questions/how-many-steps/index.md"]

    rows, rest = page.split('<details class="comments content"')

    assert 'id="ac1"' not in rows
    assert '<section class="cell cell--record"' in rows
    assert rest.index('id="comments"') < rest.index('id="ac1"') < rest.rindex("</details>")


def test_comments_are_not_counted_with_the_article():
    """The home page counts claims of the articles themselves."""
    home = the_pages()["index.md"]

    assert re.findall(r"<small>(\d+) claims</small>", home) == ["4", "4", "6"]


def test_every_record_with_an_address_has_a_page():
    """Articles, claims, documents, questions and topics have a page each, and nothing else is in their folders."""
    register = an_index().register
    kinds = ("articles", "claims", "documents", "questions", "topics")
    wanted = {f"{kind}/{name}/index.md" for kind in kinds for name in getattr(register, kind)}

    pages_alone = (path for path in the_pages() if path.endswith(".md"))
    found = {path for path in pages_alone if path.split("/")[0] in kinds and path.count("/") == 2}

    assert found == wanted


def test_an_accusation_of_the_living_stays_out_of_the_head():
    """Title and description of a claim that accuses somebody who may be alive do not carry its words."""
    head, body = the_pages()["claims/ac2/index.md"].split("\n---\n", 1)

    assert "Vik" not in head
    assert "Jonas Vik" in body
    assert "No inquiry was found" in body


def test_a_title_that_accuses_stays_in_the_reference():
    """Such a document is named by author and day in heads and lists; its reference has the title."""
    csl = {"type": "webpage", "title": "The Surveyor Lies", "language": "en", "publisher": "The Gazette"}
    found = pages(a_register(a_document(title_accuses=True, csl=csl)))
    page = found["documents/survey-1998/index.md"]

    assert [path for path, text in found.items() if "The Surveyor Lies" in text.split("\n---\n")[0]] == []
    assert "The Surveyor Lies" not in found["a-z/index.md"]
    assert "# The Gazette, undated" in page
    assert "The Surveyor Lies" in page


def test_voices_are_those_who_are_heard():
    """Whoever is only spoken of, in an accusation for example, has no word on the page of voices."""
    register = a_register(a_person("not-heard", name="Only Spoken Of"))

    assert "Only Spoken Of" not in pages(register)["voices/index.md"]
    assert "Ann Reed" in pages(register)["voices/index.md"]


def test_forms_of_names_say_their_language():
    """A name in another script is isolated from the text around it and says its language."""
    names = the_pages()["names/index.md"]

    assert '<bdi lang="ar">رأس حلمة</bdi>' in names
    assert '<bdi lang="el">Ακρωτήριο Χάλμα</bdi>' in names


def test_tables_are_named_by_their_caption():
    """A table begins with a caption, which is also the name of the region that a narrow screen scrolls."""
    captioned = re.compile(r"<table[^>]*>\s*<caption[^>]*>(?:<span[^>]*>)?[^<]+(?:</span>)?</caption>")
    region = re.compile(r'<div class="table"[^>]* aria-labelledby="([^"]+)">\s*<table[^>]*>\s*<caption id="([^"]+)">')
    tables, regions = 0, []
    for path, text in the_pages().items():
        assert len(captioned.findall(text)) == text.count("<table"), path
        assert len(region.findall(text)) == text.count('<div class="table"'), path
        tables += text.count("<table")
        regions += region.findall(text)

    assert tables
    assert regions
    assert [name for name, caption in regions if name != caption] == []


def test_headings_are_named_by_the_register():
    """Every heading has an id of ours, bare, because the list of attributes reads no entity."""
    for path, text in the_pages().items():
        if path.endswith(".md"):
            headings = re.findall(r"^#{1,6} .*$", text, re.MULTILINE)
            assert headings, path
            assert [
                line for line in headings if not re.search(r" \{ #[a-z][a-z0-9-]*( [a-z-]+=\"[a-z]+\")? \}$", line)
            ] == []


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} [a](javascript:b) *c* `d`"
SHOWN_HOSTILE = (
    "&#60;script&#62;alert&#40;1&#41;&#60;&#47;script&#62; &#123;&#123; 7&#42;7 &#125;&#125; "
    "&#91;a&#93;&#40;javascript&#58;b&#41; &#42;c&#42; &#96;d&#96;"
)


def test_text_of_the_register_is_shown_as_written():
    """Nothing that an editor writes becomes markup, in any page that prints it."""
    register = a_register(
        a_question(asks=HOSTILE),
        a_person("ann-reed", name=HOSTILE, role=HOSTILE),
        a_site(publisher=HOSTILE, introduction=HOSTILE),
    )

    found = pages(register)

    # the head of a page holds the text for the theme, which escapes it; the built pages are tried in a browser
    assert [
        path for path, text in found.items() if path.endswith(".md") and "<script" in text.split("\n---\n", 1)[1]
    ] == []
    for path in ("index.md", "questions/how-long/index.md", "questions/index.md", "voices/index.md"):
        assert SHOWN_HOSTILE in found[path], path


def test_order_of_records_in_files_does_not_matter():
    """The same records in another order give the same pages."""
    register = an_index().register
    kinds = (
        "articles",
        "claims",
        "documents",
        "findings",
        "questions",
        "topics",
        "people",
        "events",
        "names",
        "audits",
    )
    turned = type(register)(
        **{
            **{field: getattr(register, field) for field in register.__dataclass_fields__},
            **{kind: dict(reversed(getattr(register, kind).items())) for kind in kinds},
        }
    )

    again = {page.path: page.text for page in all_pages(Index(turned), Edition(SITE_NAME, SITE_URL))}

    assert again == {path: text for path, text in the_pages().items() if path.endswith(".md")}


def test_templates_know_only_what_they_receive():
    """A name that a template was not given stops the run instead of leaving a gap."""
    with pytest.raises(UndefinedError, match="articles"):
        environment(ENGLISH).get_template("articles.md.jinja").render(title="")


@pytest.mark.parametrize("source", ["{{ value }}", "{% if true %}{{ value }}{% endif %}", "a{{ value }}b"])
def test_nothing_is_never_shown(source):
    """None is a fault of ours wherever a template would print it."""
    with pytest.raises(ValueError, match="nothing to show"):
        environment(ENGLISH).from_string(source).render(value=None)


def test_values_are_escaped_unless_marked():
    """A template shows text as text, and markup as it is."""
    template = environment(ENGLISH).from_string("{{ text }} {{ markup }} {{ texts|join(' ') }}")

    shown = template.render(text="<b>", markup=Markup("<b>"), texts=["*a*", "#"])

    assert shown == "&#60;b&#62; <b> &#42;a&#42; &#35;"


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name.partition(".")[0])
def test_templates_fix_no_number_of_sides(template):
    """No template counts on two articles, nor says what it receives in less than its first line."""
    text = template.read_text(encoding="utf-8")

    assert text.startswith("{#- ")
    assert re.findall(r"\b(?:both|either|neither|two) (?:articles?|sides?|accounts?)\b", text, re.IGNORECASE) == []
    assert "safe" not in re.findall(r"\|\s*(\w+)", text)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        pytest.param("one two three", 20, "one two three", id="short-enough"),
        pytest.param("one two three", 13, "one two three", id="just-fits"),
        pytest.param("one two, three", 12, "one two…", id="cut-at-a-word"),
        pytest.param("One two. Three. Four five.", 20, "One two. Three.", id="whole-sentences"),
    ],
)
def test_shortened(text, length, expected):
    """Of a description that is too long whole sentences stay; one alone is cut at a word, and says so."""
    assert shortened(text, length) == expected


def test_descriptions_begin_with_a_capital():
    """What a search engine prints of a page begins as a sentence does, whatever it is called within one."""
    found = [re.search(r'^description: "(.)', text, re.MULTILINE) for text in the_pages().values()]
    firsts = {match[1] for match in found if match}

    assert firsts == {first.upper() for first in firsts} != set()


def test_titles_and_descriptions_are_of_one_page():
    """No two pages have the same title or description, by which search engines and catalogues tell them apart."""
    assert repeated(the_pages()) == {}


def test_words_of_the_program_are_shown_as_code():
    """What stands between backticks in a rule is code on its page; all else is text."""
    assert coded("either `a < b` or `none`, & no more") == (
        "either <code>a &lt; b</code> or <code>none</code>, &amp; no more"
    )
    assert "`" not in the_pages()["method/rules/index.md"].partition("{ #by-name }")[0]
