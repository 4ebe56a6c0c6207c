"""No page shows "agrees with" for a document that rejects the thing and only has somebody say so."""

import re
from collections import Counter
from html import unescape

import pytest

from lighthouse import an_index, the_pages

GROUP = re.compile(r'<h3 class="group__how"[^>]*>(?P<how>[^<]+)</h3>(?P<findings>.*?)</section>', re.DOTALL)
STATES = re.compile(r'<p class="finding__states">(.*?)(?: <span|</p>)', re.DOTALL)
BEARING = re.compile(r"(?P<how>[a-z ]+:?) (?P<claims><a href=.*?)(?:; |$)")
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
    """Give label and sentence of each finding below the ways of bearing on a claim, on one page."""
    page = unescape(the_pages()[path])
    return Counter(
        (group["how"].partition(":")[0].lower(), states)
        for group in GROUP.finditer(page)
        for states in STATES.findall(group["findings"])
    )


@pytest.mark.parametrize("claim", an_index().claims, ids=lambda claim: claim.id)
def test_the_page_of_a_claim(claim):
    """Each finding stands under the words for how it bears on this claim, once for what was said, once for that."""
    shown = marked(f"claims/{claim.id}/index.md")

    assert shown == Counter((label, finding.states) for label, finding in expected(claim))


def test_a_document_that_rejects_what_it_reports():
    """It contradicts the claim, shows that it was said, and agrees with nothing: on every page that shows both."""
    (claim,) = [claim for claim in an_index().claims if claim.id == "t6"]
    page = unescape(the_pages()["claims/t6/index.md"])
    label = an_index().register.documents["survey-2011"].label
    shown = {group["how"] for group in GROUP.finditer(page) if label in group["findings"]}

    assert {how for how, _ in expected(claim)} == {"contradicts", "shows that it was said"}
    assert shown == {"Contradicts", "Shows that it was said"}


@pytest.mark.parametrize("path", ["documents/survey-2011/index.md", "questions/how-tall/index.md"])
def test_the_finding_itself(path):
    """Below a finding its claims stand behind the same words; a clause of its own is parted by a colon."""
    page = unescape(the_pages()[path])
    finding = page[page.index('id="f5"') :].partition("</article>")[0]
    below = finding[finding.index('<p class="bearings"') :].partition(">")[2].partition("</p>")[0]

    assert [(item["how"].strip(), "t6</a>" in item["claims"]) for item in BEARING.finditer(below)] == [
        ("contradicts", True),
        ("shows that it was said:", True),
    ]


def test_labels_are_those_of_the_vocabulary():
    """The words stand in one place, where readers find what they mean."""
    page = unescape(the_pages()["vocabulary/index.md"])

    for (how, of), label in LABELS.items():
        which = "bearing" if of == "content" else "report-bearing"
        assert f'<dt id="{which}-{how}">{label}</dt>' in page
    assert '<dt id="bearing-of-content">' in page
    assert '<dt id="bearing-of-report">' in page
