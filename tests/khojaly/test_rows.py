import re
from collections import Counter

import pytest

from in_rows import FAULTS, of_every_question, stated
from khojaly.published import an_index

TWO_STOPS = re.compile(r".{20}(?<![.])[.]{2}(?![./]).{0,9}")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_rows(fault):
    """Every claim and finding stands once in its question and says what it bears on."""
    assert fault(an_index()) == []


def test_no_label_means_two_documents():
    """On the page of a question each short name of a document means one document."""
    documents = an_index().register.documents
    ambiguous = {}
    for question, made in of_every_question(an_index()):
        named = {
            documents[an_index().register.findings[item.finding.id].document] for row in made for item in stated(row)
        }
        labels = Counter(document.label for document in named)
        ambiguous |= {question.id: [label for label, number in labels.items() if number > 1]}

    assert {name: labels for name, labels in ambiguous.items() if labels} == {}


def test_no_page_doubles_its_marks(pages):
    """Quotation marks nest, and no full stop follows another."""
    texts = {path: text for path, text in pages.items() if path.endswith(".md")}

    assert [path for path, text in texts.items() if "““" in text or "””" in text] == []
    assert {path: found for path, text in texts.items() if (found := TWO_STOPS.findall(text))} == {}


def test_sources_of_comments_stand_with_the_comments(pages):
    """What the articles cite on a question's page names no claim of a comment."""
    sections = {
        path: re.findall(r'<section class="audits" id="citations".*?</section>', text, re.DOTALL)
        for path, text in pages.items()
        if path.startswith("questions/")
    }
    cited = {path: set(re.findall(r'href="#([a-z]+)\d+"', "".join(found))) for path, found in sections.items()}

    assert set.union(*cited.values()) == {article.prefix for article in an_index().articles}
