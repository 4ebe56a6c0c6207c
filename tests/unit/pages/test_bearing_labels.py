"""No page shows "agrees with" for a document that rejects the thing and only has somebody say so."""

import re
from html import unescape

import pytest

from lighthouse import an_index, the_pages

ITEM = re.compile(r"<li><b>(?P<how>[^<]+)</b>: (?P<says>.*?)</li>", re.DOTALL)
BEARING = re.compile(r"<li>(?P<how>[^<]+) <a href=\"[^\"]*\">(?P<claim>[^<]+)</a></li>")
LABELS = {
    ("supports", "content"): "agrees with",
    ("disputes", "content"): "contradicts",
    ("qualifies", "content"): "limits",
    ("context", "content"): "background to",
    ("supports", "report"): "shows that it was said",
    ("disputes", "report"): "denies that it was said",
    ("qualifies", "report"): "limits",
    ("context", "report"): "background to",
}


def expected(claim):
    """Give how each finding bears on a claim, in the words of pages."""
    return [(LABELS[item.how, item.on], finding) for item, finding in an_index().bearings_of_claim(claim)]


def marked(path):
    """Give label and text of each entry of the lists of what bears on a claim, on one page."""
    page = unescape(the_pages()[path])
    return [(item["how"], item["says"]) for item in ITEM.finditer(page)]


@pytest.mark.parametrize("claim", an_index().claims, ids=lambda claim: claim.id)
def test_the_page_of_a_claim(claim):
    """Each finding stands under the words for how it bears on this claim, once for what was said, once for that."""
    shown = marked(f"claims/{claim.id}/index.md")

    assert [how for how, _ in shown] == [how for how, _ in expected(claim)]
    for (how, says), (label, finding) in zip(shown, expected(claim), strict=True):
        assert (how, finding.states in says) == (label, True)


def test_a_document_that_rejects_what_it_reports():
    """It contradicts the claim, shows that it was said, and agrees with nothing: on every page that shows it."""
    (claim,) = [claim for claim in an_index().claims if claim.id == "t6"]
    label = an_index().register.documents["survey-2011"].label
    block = re.compile(r'<div class="claim" id="t6".*?</div>', re.DOTALL)
    pages = [unescape(text) for path, text in the_pages().items() if path.endswith(".md")]
    shown = [
        {item["how"] for item in ITEM.finditer(part) if label in item["says"]}
        for page in pages
        for part in block.findall(page)
    ]

    assert {how for how, _ in expected(claim)} == {"contradicts", "shows that it was said"}
    assert shown
    assert all(hows == {"contradicts", "shows that it was said"} for hows in shown)


def test_the_finding_itself():
    """Below a finding its claims stand behind the same words; a clause of its own is parted by a colon."""
    page = unescape(the_pages()["documents/survey-2011/index.md"])
    finding = page[page.index('id="f5"') :].partition("</article>")[0]

    assert [(item["how"], item["claim"]) for item in BEARING.finditer(finding)] == [
        ("contradicts", "t6"),
        ("shows that it was said:", "t6"),
    ]


def test_labels_are_those_of_the_vocabulary():
    """The words stand in one place, where readers find what they mean."""
    page = unescape(the_pages()["vocabulary/index.md"])

    for (how, of), label in LABELS.items():
        which = "bearing" if of == "content" else "report-bearing"
        assert f'<dt id="{which}-{how}">{label}</dt>' in page
    assert '<dt id="bearing-of-content">' in page
    assert '<dt id="bearing-of-report">' in page
