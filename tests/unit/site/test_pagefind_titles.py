import gzip
import json
import tomllib
from pathlib import Path

import pytest

from synopsis.site import pagefind_titles
from synopsis.site.folded_words import Synonyms, words_of
from synopsis.site.pagefind_titles import Terms, number_of, write

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


def files(site):
    """Read the files of titles, by name."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in (site / "pagefind/titles").iterdir()}


def test_titles(site):
    """Each page with place, rank, end of its address and phrases, those of its title first; of a number, no title."""
    assert write(site, TERMS) == ()
    found = files(site)

    assert found["0"]["pages"] == [
        [0, "en_a", 1, "a3"],
        [1, "en_b", 0, "how-tall", 2, [["how", "tall", "is", "it"], ["how", "tall"], ["height"], ["metres"]]],
        [2, "en_c", 3, "", 1, [["home"]]],
        [3, "timeline/#storm", 4, "", 1, [["the", "storm"], ["gale"], ["tempest"]], "The storm", "Event", ""],
    ]
    assert found["0"]["synonyms"] == [[["khalma"], ["halma"]]]
    assert (found["index"]["files"], found["index"]["pages"]) == (1, 4)
    assert {"the", "how", "did"} <= set(found["index"]["small"].split())
    assert json.loads((site / "pagefind/forms.json").read_text(encoding="utf-8")) == [["Khalma", "Halma"]]


def test_titles_are_shared_out_by_the_beginnings_of_their_words(site, monkeypatch):
    """What is called by a word stands in the file of the words that begin so, not in all; small words lead nowhere."""
    monkeypatch.setattr(pagefind_titles, "_FILE", 1)
    write(site, TERMS)
    found = files(site)
    count = found["index"]["files"]

    def called(word):
        return {page[1] for page in found[str(number_of(word[:3], count))]["pages"]}

    assert count > 100
    assert [called(word) for word in ("tall", "metr", "a3", "storm")] == [
        {"en_b"},
        {"en_b"},
        {"en_a"},
        {"timeline/#storm"},
    ]
    assert not called("the")


def test_a_title_is_kept_in_the_words_of_the_pages():
    """Forms, also of more than one word, give way to ours; capitals, marks and apostrophes do not count."""
    synonyms = Synonyms([("Old Khalma", "Halma"), ("Khalma", "Halma Point"), ("…", "nothing")])

    assert synonyms.phrases(["The old Khálma's", "Khalma, 1,200 m", "—"]) == [
        ["the", "old", "khalmas"],
        ["halma", "point", "1200", "m"],
    ]
    assert synonyms.phrases(["An old Khalma"]) == [["an", "halma"]]
    assert words_of("Xocal\u0131, Əliyev: Straße") == ("xocali", "eliyev", "strasse")


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
    first = [(site / "pagefind" / name).read_bytes() for name in ("titles/0.json", "words.txt")]
    write(site, TERMS)

    assert first == [(site / "pagefind" / name).read_bytes() for name in ("titles/0.json", "words.txt")]
