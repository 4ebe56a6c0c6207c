import pytest

from synopsis.register.model import TextQuote
from text_links import paragraphs, texts_served

TEXT = (
    "The bridge is long, and the town says so.\n"
    "The bridge is well-known: salt & stone, 50 % of it.\n"
    "He said “the bridge stands” — and the town says it too."
)


@pytest.fixture(scope="module")
def server():
    """Serve the text."""
    with texts_served({"text": TEXT}) as serving:
        yield serving


@pytest.mark.parametrize(
    ("anchor", "paragraph"),
    [
        pytest.param({"exact": "is long, and the"}, 0, id="comma"),
        pytest.param({"exact": "is well-known: salt & stone"}, 1, id="hyphen-and-ampersand"),
        pytest.param({"exact": "50 % of it."}, 1, id="percent"),
        pytest.param({"exact": "the town says", "prefix": "stands” — and"}, 2, id="prefix"),
        pytest.param({"exact": "the town says", "suffix": "it too"}, 2, id="suffix"),
        pytest.param({"exact": "the bridge", "prefix": "He said “", "suffix": "stands” —"}, 2, id="quotation-marks"),
    ],
)
def test_a_link_opens_at_the_words(new_page, server, anchor, paragraph):
    """A browser finds the words of a link, and with those before or after them the right ones of several."""
    assert paragraphs(new_page(), server, "text", [TextQuote(**anchor)]) == [paragraph]


def test_what_is_not_there_is_not_found(new_page, server):
    """Canary: words across two paragraphs, and parts of words, are found nowhere, and that is seen."""
    anchors = [TextQuote(exact="so. The bridge"), TextQuote(exact="ridge is lo")]

    assert paragraphs(new_page(), server, "text", anchors) == [None, None]
