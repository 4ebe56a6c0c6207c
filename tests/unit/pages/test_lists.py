import re
from html import unescape

import pytest
from markupsafe import Markup

from lighthouse import an_index, the_pages
from synopsis.languages.interface import ENGLISH
from synopsis.markdown import escape
from synopsis.pages.letters import letter_of
from synopsis.pages.titled_references import titled

PLAIN = Markup("Reed, Ann. 1998. <em>The <span>1st</span> Tower</em>. Halma.")


@pytest.mark.parametrize(
    ("reference", "title", "expected"),
    [
        pytest.param(
            Markup('<em>Post</em>. 2007. <span>“How Tall?”</span> June. <a href="https://a.org/">https://a.org/</a>.'),
            "How tall?",
            '<em>Post</em>. 2007. <a href="x/"><span>“How Tall?”</span></a> June.',
            id="after-its-container",
        ),
        pytest.param(
            PLAIN,
            "The 1st tower",
            'Reed, Ann. 1998. <a href="x/"><em>The <span>1st</span> Tower</em></a>. Halma.',
            id="with-marks-within",
        ),
        pytest.param(PLAIN, "Another", f'<a href="x/">{PLAIN}</a>', id="not-found"),
    ],
)
def test_titles_lead_to_our_page(reference, title, expected):
    """The title of a reference is a link, its own address is taken away; where no title is found all of it is one."""
    assert titled(reference, title, "x/") == expected


def test_documents_stand_under_their_letters():
    """Each document stands once, its own page before the addresses of others, under the letter of its reference."""
    index = an_index()
    page = unescape(the_pages()["documents/index.md"])
    parts = re.split(r'<section id="([^"]+)" data-filter-group="documents"', page)[1:]
    letters = dict(zip(parts[::2], parts[1::2], strict=True))
    entries = {
        name: (letter, text)
        for letter, group in letters.items()
        for name, text in re.findall(
            r'<li class="document content" id="([^"]+)".*?>(<p class="reference">.*?)</li>', group, re.DOTALL
        )
    }

    assert re.findall(r'<a href="#([^"]+)">', page.split("</nav>")[0]) == list(letters)
    assert set(entries) == {document.id for document in index.documents}
    for document in index.documents:
        letter, text = entries[document.id]
        first, *others = re.findall(r'href="([^"]+)"', text)
        written = re.sub(r"<[^>]+>", "", text).strip()
        assert first == f"{document.id}/"
        assert letter_of(written, ENGLISH).id == letter
        addresses = {document.csl.url, document.host.url, document.archived_url} - {""}
        assert addresses <= set(others)
        assert text.index("warning") < text.index("external") if document.graphic and addresses else True


def test_one_alphabet():
    """All kinds of entries stand in one order."""
    page = unescape(the_pages()["a-z/index.md"])
    ids = re.findall(r'<h2 id="([^"]+)"', page)
    kinds = {kind.split(":")[0] for kind in re.findall(r'<span class="count">([^<]*)</span>', page)}
    texts = [unescape(text) for text in re.findall(r"<li><a [^>]*><bdi[^>]*>([^<]*)</bdi>", page)]
    places = [letter_of(text, ENGLISH).rank for text in texts]

    assert ids[-1] == "claims"
    assert places == sorted(places)
    assert {"article", "topic", "question", "voice", "name", "document"} <= kinds


def test_names_stand_in_one_table():
    """A form stands with the article that prints it, or among the others with its language in words."""
    index = an_index()
    rows = dict(re.findall(r'<tr id="([^"]+)">(.*?)</tr>', the_pages()["names/index.md"]))
    labels = [article.label for article in index.articles]

    assert set(rows) == set(index.register.names)
    for name in index.register.names.values():
        cells = dict(re.findall(r'<td data-label="([^"]*)">(.*?)</td>', rows[name.id]))
        assert [unescape(label) for label in cells] == [*labels, "Other forms"]
        for form in name.forms:
            used = [index.register.articles[article].label for article in form.used_by] or ["Other forms"]
            found = [unescape(label) for label, text in cells.items() if f">{escape(form.form)}</bdi>" in text]
            assert found == [label for label in [*labels, "Other forms"] if label in used], form.form
            if not form.used_by:
                assert f'</bdi> <span class="count">{ENGLISH.name_of(form.lang)}</span>' in cells["Other forms"]


def test_languages_in_words():
    """A language is named; one that is not known keeps its tag."""
    assert [ENGLISH.name_of(tag) for tag in ("hy", "az-Cyrl", "qaa")] == ["Armenian", "Azerbaijani (Cyrillic)", "qaa"]


def test_citations_can_be_narrowed():
    """Each citation stands in the list with its result and with where it is named, both choices of the form."""
    index = an_index()
    page = the_pages()["method/citations/index.md"]
    entries = re.findall(r'data-filter-item="citations" data-result="([^"]*)" data-source="([^"]*)"', unescape(page))
    form = unescape(page.split("</form>")[0])

    assert len(entries) == len(index.audits)
    assert {result for result, _ in entries} == {audit.result for audit in index.audits}
    assert [value for entry in entries for value in entry if f'<option value="{value}">' not in form] == []


def test_core_questions_are_marked():
    """The list of questions says in words which stand on the first page."""
    page = unescape(the_pages()["questions/index.md"])
    marked = re.findall(r'<a href="([^"/]+)/">[^<]*</a> <span class="count">[^<]*<b>core question</b>', page)

    assert marked == [question.id for question in an_index().questions if question.core]
