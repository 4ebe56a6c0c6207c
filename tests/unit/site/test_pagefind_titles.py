import gzip
import json
import tomllib
from pathlib import Path

import pytest

from synopsis.site import pagefind_titles
from synopsis.site.pagefind_titles import Terms, write

PAGES = {
    "en_b": {
        "url": "/questions/how-tall/",
        "word_count": 9,
        "content": "How tall is it? The lighthouse. The lighthouse\u2019s lamp, 1871, nah.",
        "meta": {"title": "How tall is it?", "also": "height · metres"},
        "filters": {"page": ["Question"]},
    },
    "en_a": {
        "url": "/claims/a3/",
        "word_count": 9,
        "content": "Claim a3. The lighthouse is tall.",
        "meta": {"title": "Claim a3"},
        "filters": {"page": ["Claim"]},
    },
    "en_c": {"url": "/", "word_count": 1, "content": "Lamps", "meta": {"title": "Home"}, "filters": {"page": ["Page"]}},
}
TERMS = Terms(
    language="en-GB",
    ranks={"Question": 0, "Claim": 1, "Event": 4},
    rank_of_others=3,
    numbered=frozenset({"Claim"}),
    synonyms=[("Khalma", "Halma")],
    places=[("Event", "The storm", "timeline/#storm", "", ("gale", "tempest"))],
)


@pytest.fixture
def site(tmp_path):
    """Give a site with the fragments that Pagefind keeps."""
    folder = tmp_path / "pagefind" / "fragment"
    folder.mkdir(parents=True)
    for name, page in PAGES.items():
        (folder / f"{name}.pf_fragment").write_bytes(gzip.compress(b"pagefind_dcd" + json.dumps(page).encode()))
    return tmp_path


def test_titles(site):
    """Each page with its rank, the end of its address, title and other words; of what has a number, no title."""
    assert write(site, TERMS) == ()
    titles = json.loads((site / "pagefind/titles.json").read_text(encoding="utf-8"))

    assert titles["pages"] == [
        ["en_a", 1, "a3"],
        ["en_b", 0, "how-tall", "How tall is it?", "height · metres"],
        ["en_c", 3, "", "Home", ""],
        ["timeline/#storm", 4, "", "The storm", "gale · tempest", "Event", ""],
    ]
    assert titles["synonyms"] == [["Khalma", "Halma"]]
    assert {"the", "how", "did"} <= set(titles["small"].split())


def test_words(site):
    """Every word of four letters and more, those of most pages first, as they are mostly written."""
    write(site, TERMS)

    words = (site / "pagefind/words.txt").read_text(encoding="utf-8").split("\n")
    assert words == ["lighthouse", "tall", "Claim", "lamp", "Lamps"]


def test_other_languages():
    """Small words are those of the language of the pages; one without a list has none."""
    lists = tomllib.loads(Path(pagefind_titles.__file__).with_name("small_words.toml").read_text(encoding="utf-8"))

    assert len(lists) > 10
    assert [language for language, words in lists.items() if len(words.split()) < 20] == []
    assert "и" in lists["ru"].split()
    assert "the" not in lists["ru"].split()


def test_it_is_the_same_every_time(site):
    """What was written once is written again, byte for byte."""
    write(site, TERMS)
    first = [(site / "pagefind" / name).read_bytes() for name in ("titles.json", "words.txt")]
    write(site, TERMS)

    assert first == [(site / "pagefind" / name).read_bytes() for name in ("titles.json", "words.txt")]
