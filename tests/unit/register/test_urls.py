from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_claim, a_document, a_question, a_topic, an_article
from synopsis.register import urls
from synopsis.register.model import TextQuote

PATHS = ("/", "/claims/", "/claims/m14/", "/method/balance/", "/questions/how-long/", "/data/register.json")
PAGES = tuple(path for path in PATHS if path.endswith("/"))


@pytest.mark.parametrize(
    ("record", "path"),
    [
        pytest.param(an_article("one-2020"), "/articles/one-2020/", id="article"),
        pytest.param(a_claim("a1"), "/claims/a1/", id="claim"),
        pytest.param(a_document("survey-1998"), "/documents/survey-1998/", id="document"),
        pytest.param(a_question("how-long"), "/questions/how-long/", id="question"),
        pytest.param(a_topic("length"), "/topics/length/", id="topic"),
    ],
)
def test_every_kind_has_its_section(record, path):
    """A record's path is its section and its id, and never changes."""
    assert urls.path_of(record) == path


@pytest.mark.parametrize(
    ("path", "name", "file"),
    [
        pytest.param("/", "index.md", "index.md", id="home"),
        pytest.param("/claims/m14/", "index.md", "claims/m14/index.md", id="page"),
        pytest.param("/claims/m14/", "cite.bib", "claims/m14/cite.bib", id="beside-it"),
    ],
)
def test_file_of(path, name, file):
    """A page lies in a folder of its own, what belongs to it beside it."""
    assert urls.file_of(path, name) == file


@pytest.mark.parametrize(
    ("target", "source", "link"),
    [
        pytest.param("/claims/m14/", "/questions/how-long/", "../../claims/m14/", id="other-section"),
        pytest.param("/claims/m15/", "/claims/m14/", "../m15/", id="neighbour"),
        pytest.param("/claims/", "/claims/m14/", "../", id="up"),
        pytest.param("/claims/m14/", "/claims/", "m14/", id="down"),
        pytest.param("/", "/claims/m14/", "../../", id="home"),
        pytest.param("/topics/", "/", "topics/", id="from-home"),
        pytest.param("/claims/m14/", "/claims/m14/", "./", id="itself"),
        pytest.param("/claims/m14/#record", "/claims/m14/", "#record", id="own-fragment"),
        pytest.param("/vocabulary/#word", "/claims/m14/", "../../vocabulary/#word", id="fragment"),
        pytest.param("/data/register.json", "/", "data/register.json", id="file"),
    ],
)
def test_relative(target, source, link):
    """A link is as short as a reader would write it."""
    assert urls.relative(target, source) == link


@pytest.mark.parametrize("base", ["https://a.example", "https://a.example/repo", "https://a.example/deep/er"])
@pytest.mark.parametrize("source", PAGES)
@pytest.mark.parametrize("target", [*PATHS, "/claims/m14/#record"])
def test_links_hold_under_any_sub_path(base, source, target):
    """A browser that follows a link arrives at the target, wherever the site is hosted."""
    assert urljoin(f"{base}{source}", urls.relative(target, source)) == f"{base}{target}"


def test_full():
    """The whole address is the site's with the path behind it, and no slash twice."""
    assert urls.full("/claims/m14/", "https://a.example/repo/") == "https://a.example/repo/claims/m14/"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        pytest.param("31 metres tall", "31%20metres%20tall", id="spaces"),
        pytest.param("one, two", "one%2C%20two", id="comma-parts-a-range"),
        pytest.param("well-known", "well%2Dknown", id="dash-marks-context"),
        pytest.param("salt & stone", "salt%20%26%20stone", id="ampersand-parts-directives"),
        pytest.param("50 % #1 a/b?", "50%20%25%20%231%20a%2Fb%3F", id="what-addresses-use"),
        pytest.param("“Χάλμα”", "%E2%80%9C%CE%A7%CE%AC%CE%BB%CE%BC%CE%B1%E2%80%9D", id="other-scripts"),
    ],
)
def test_words_of_a_text_fragment(words, fragment):
    """Words are percent-encoded, with them the three marks that a text fragment reads as its own."""
    assert (
        urls.at_these_words("https://a.example/b", TextQuote(exact=words)) == f"https://a.example/b#:~:text={fragment}"
    )


@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_come_back(words):
    """Decoding a text fragment gives the words; none of its own marks stands in it bare."""
    quote = TextQuote.model_construct(exact=words, prefix="", suffix="")

    _, fragment = urls.at_these_words("https://a.example/", quote).split("#:~:text=")

    assert unquote(fragment) == words
    assert not set(fragment) & set("&,-#% \"'<>") - {"%"}


def test_text_fragment_behind_a_fragment():
    """An address that has a fragment keeps it; there is one mark of a fragment."""
    address = urls.at_these_words("https://a.example/b#part", TextQuote(exact="31 metres tall"))

    assert address == "https://a.example/b#part:~:text=31%20metres%20tall"


@pytest.mark.parametrize(
    ("context", "fragment"),
    [
        pytest.param({"prefix": "it is"}, "it%20is-,three%20little%20words", id="prefix"),
        pytest.param({"suffix": "or so"}, "three%20little%20words,-or%20so", id="suffix"),
        pytest.param({"prefix": "a, b", "suffix": "c-d &"}, "a%2C%20b-,three%20little%20words,-c%2Dd%20%26", id="both"),
    ],
)
def test_context_of_a_text_fragment(context, fragment):
    """Words around the words are marked by hyphens on their outer side, and none of their own marks acts."""
    address = urls.at_these_words("https://a.example/b", TextQuote(exact="three little words", **context))

    assert address == f"https://a.example/b#:~:text={fragment}"


@pytest.mark.parametrize("context", [{"prefix": "it is"}, {"suffix": "or so"}])
def test_no_fragment_where_none_reaches(context):
    """Words that are told apart only by those of another paragraph get the plain address."""
    quote = TextQuote(exact="three little words", crosses=True, **context)

    assert urls.at_these_words("https://a.example/b", quote) == "https://a.example/b"
