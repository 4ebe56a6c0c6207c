"""An article made of a text, and its sentences mended, on a copy of the second register."""

import shutil

import pytest

from desks import CHANGED, copy_of, diff, git, kept, published, register_of, run
from lighthouse import LIGHTHOUSE
from synopsis.register.proof import prove

TEXT = """The Shots at the Green

By Henry Mott

On the night of the nineteenth they marched. They were few, and a folly it was. It was dark.

The Morning

At five the company stood on the green, and nobody spoke. Then somebody fired.

Letters to the editor

My grandfather saw the flash.
"""
MADE = ("--csl-type", "article-magazine", "--csl-language", "en", "--csl-issued", "1911-04", "--where", "The Magazine")
AUTHOR = ("--csl-author", "{family: Mott, given: Henry}")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a copy of the register with an article of a text, kept in a repository, to be read alone."""
    folder = copy_of(LIGHTHOUSE / "sources", tmp_path_factory.mktemp("made"))
    (folder / "texts").mkdir()
    (folder / "texts/mott.txt").write_text(TEXT, encoding="utf-8")
    said = done(folder, "add", "article", "texts/mott.txt", *MADE, *AUTHOR)
    assert said[:7] == [
        "line 1 is title: The Shots at the Green",
        "line 3 is byline: By Henry Mott",
        "line 7 is heading: The Morning",
        "line 11 is furniture: Letters to the editor",
        "line 13 is c1: My grandfather saw the flash.",
        "all other lines are prose",
        "article/mott-1911: 10 sentences; texts stay out of the register, and out of git",
    ]
    return kept(folder)


@pytest.fixture
def folder(made, tmp_path):
    """Give a copy of the same, to be changed."""
    return shutil.copytree(made, tmp_path / "copy")


def done(folder, *words):
    """Run a command that must not fail; give what it says, line by line."""
    ran = run(folder, *words)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


def ids(folder):
    """Give the ids of the sentences with the claims that name them."""
    register = register_of(folder)
    return {
        one.id: [claim.id for claim in register.claims.values() if claim.id[0] == "m" and one.id in claim.sentences]
        for one in register.sentences.values()
        if one.article == "mott-1911"
    }


def claim(folder, sentence, words):
    """Add a claim of the article."""
    given = ["--says", "It was so.", "--kind", "factual", "--texts", "texts"]
    return done(folder, "add", "claim", "mott-1911", sentence, "--quote", words, *given)


def is_proved(folder, text=TEXT):
    """Tell whether the text bears out every sentence of the article."""
    texts = [text, *((LIGHTHOUSE / "texts" / f"{name}.txt").read_text("utf-8") for name in register_of(folder).articles
             if name != "mott-1911")]  # fmt: skip
    return prove(register_of(folder), texts) == []


def test_an_article_of_a_text(folder):
    """Title, byline, section and comment are found; author and reader are new people; the text bears it all out."""
    register = register_of(folder)
    article = register.articles["mott-1911"]

    assert (article.prefix, article.label, article.author) == ("m", "Mott 1911", "henry-mott")
    assert article.csl.title == "The Shots at the Green"
    assert [section.label for section in article.sections] == ["“The Morning”"]
    assert [(part.label, [comment.voice for comment in part.comments]) for part in article.parts] == [
        ("Article", []),
        ("Letters to the editor", ["letter-1"]),
    ]
    for kind in ("articles", "sentences"):
        first = (folder / f"sources/{kind}/mott-1911.yml").read_text("utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=../../.schemas/{kind}.json"
    assert register.people["henry-mott"].name == "Henry Mott"
    assert [*ids(folder)] == ["t1", "b1", "p1s1", "p1s2", "p1s3", "h1", "p2s1", "p2s2", "x1", "c1p1s1"]
    assert is_proved(folder)


def test_an_article_is_drafted_anew(folder):
    """Before a claim is made of it another proposal takes the place of the first; afterwards it is refused."""
    again = (
        "add",
        "article",
        "texts/mott.txt",
        "--id",
        "mott-1911",
        "--again",
        "--prose",
        "7",
        "--comments-label",
        "Post",
    )

    said = done(folder, *again, "--dry-run")
    assert (said[-1], diff(folder)) == ("Nothing was written.", "")
    done(folder, *again, "--comment-label", "Note")

    register = register_of(folder)
    assert [*ids(folder)] == ["t1", "b1", "p1s1", "p1s2", "p1s3", "p2s1", "p3s1", "p3s2", "x1", "c1p1s1"]
    assert register.articles["mott-1911"].sections == ()
    assert [part.label for part in register.articles["mott-1911"].parts] == ["Article", "Post"]
    assert (register.people.keys() >= {"note-1"}, "letter-1" in register.people) == (True, False)
    assert is_proved(folder)
    claim(folder, "c1p1s1", "saw the flash")
    assert "before a claim is made of them" in run(folder, *again).stderr


def test_a_comment_speaks_for_itself(folder):
    """A claim of a comment has the reader for its first voice and a number of its own."""
    claim(folder, "c1p1s1", "saw the flash")

    assert register_of(folder).claims["mc1"].voices == ("letter-1",)


def test_join(folder):
    """One sentence has the words of both, the claims of both, and those behind it count on."""
    claim(folder, "p1s3", "It was dark")
    kept(folder)

    said = done(folder, "sentences", "join", "mott-1911", "p1s1", "p1s2", "--texts", "texts")

    assert said[0].startswith("p1s1: On the night of the nineteenth they marched. They were few, and")
    assert {name: claims for name, claims in ids(folder).items() if name.startswith("p1")} == {
        "p1s1": [],
        "p1s2": ["m1"],
    }
    assert register_of(folder).sentence("mott-1911", "p1s1").keeps == ("folly",)
    assert is_proved(folder)
    assert [line for line in git(folder, "diff", "--name-only").splitlines() if "sentences" not in line] == [
        "sources/claims/mott-1911.yml"
    ]


def test_split(folder):
    """Each half has its words; claims follow their anchors; what was joined is as it was."""
    before = diff(folder), ids(folder)
    claim(folder, "p1s2", "They were few")
    claim(folder, "p1s3", "It was dark")
    kept(folder)
    done(folder, "sentences", "join", "mott-1911", "p1s2", "p1s3", "--texts", "texts")
    assert ids(folder)["p1s2"] == ["m1", "m2"]

    said = done(folder, "sentences", "split", "mott-1911", "p1s2", "--before", "It was dark", "--texts", "texts")

    assert said[1] == "p1s3: It was dark."
    assert {**before[1], "p1s2": ["m1"], "p1s3": ["m2"]} == ids(folder)
    assert diff(folder) == ""


def test_mark_a_heading(folder):
    """A heading has an id of its kind, a section with its words, and begins it for what follows."""
    done(folder, "sentences", "mark", "mott-1911", "p1s2", "--kind", "heading", "--texts", "texts")

    register = register_of(folder)
    assert [*ids(folder)] == ["t1", "b1", "p1s1", "h1", "p1s3", "h2", "p2s1", "p2s2", "x1", "c1p1s1"]
    assert [one.id for one in register.articles["mott-1911"].sections] == ["h1", "h2"]
    sections = {one.id: one.section for one in register.sentences.values() if one.article == "mott-1911"}
    assert (sections["p1s1"], sections["p1s3"], sections["p2s1"], sections["c1p1s1"]) == ("", "h1", "h2", "c1")
    done(folder, "sentences", "mark", "mott-1911", "h1", "--kind", "prose", "--texts", "texts")
    assert [*ids(folder)][3:6] == ["p3s1", "p1s3", "h1"]
    assert is_proved(folder)


def test_mark_why_there_is_no_claim(folder):
    """Why a sentence claims nothing is a word."""
    done(folder, "sentences", "mark", "mott-1911", "t1", "p2s2", "--no-claim", "rhetoric")

    found = {one.id: one.no_claim for one in register_of(folder).sentences.values() if one.article == "mott-1911"}
    assert (found["t1"], found["p2s2"], found["p2s1"]) == ("rhetoric", "rhetoric", "to-do")


def test_renew(folder):
    """Another copy of the text changes what differs, and keeps what editors said of all else."""
    claim(folder, "p1s3", "It was dark")
    done(folder, "sentences", "join", "mott-1911", "p2s1", "p2s2", "--texts", "texts")
    kept(folder)
    text = TEXT.replace("they marched.", "they all marched. Nobody saw them.").replace("the flash", "a flash")
    (folder / "texts/mott.txt").write_text(text, encoding="utf-8")

    said = done(folder, "sentences", "renew", "mott-1911", "--texts", "texts")

    assert said[:3] == [
        "p1s1 has other words: On the night of the nineteenth they all marched.",
        "p1s4 is new: Nobody saw them.",
        "c1p1s1 has other words: My grandfather saw a flash.",
    ]
    assert [*ids(folder)] == ["t1", "b1", "p1s1", "p1s4", "p1s2", "p1s3", "h1", "p2s1", "x1", "c1p1s1"]
    assert ids(folder)["p1s3"] == ["m1"]
    assert is_proved(folder, text)


def test_renew_for_another_guarded_word(folder):
    """Where the list of guarded words has grown, sentences keep them."""
    words = folder / "sources/vocabularies.yml"
    added = "  - {id: dark, kind: contested, forms: [dark], says: It frightens.}\n"
    words.write_text(words.read_text(encoding="utf-8") + "\n" + added, encoding="utf-8")
    kept(folder)

    done(folder, "sentences", "renew", "mott-1911", "--texts", "texts")

    assert register_of(folder).sentence("mott-1911", "p1s3").keeps == ("dark",)
    assert [line for line in diff(folder).splitlines() if line.startswith(("+ ", "- "))] == ["+  keeps: [dark]"]


def test_ids_that_readers_know_stay(folder):
    """After a publication no sentence gets the id of another one."""
    published(folder)

    done(folder, "sentences", "join", "mott-1911", "p1s1", "p1s2", "--texts", "texts", "--on", CHANGED)
    done(folder, "sentences", "mark", "mott-1911", "p2s2", "--kind", "heading", "--texts", "texts")

    assert [*ids(folder)] == ["t1", "b1", "p1s1", "p1s3", "h1", "p2s1", "p2s2", "x1", "c1p1s1"]
    assert register_of(folder).articles["mott-1911"].sections[-1].id == "p2s2"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["join", "p1s1", "p1s3"], "must be two or more that follow each other in one part", id="gap"),
        pytest.param(["join", "p2s2", "x1"], "must be two or more that follow each other in one part", id="parts"),
        pytest.param(["join", "p1s1"], "must be two or more that follow each other in one part", id="one"),
        pytest.param(["split", "p1s1", "--before", "On"], "must begin once inside p1s1, not 0 times", id="beginning"),
        pytest.param(["split", "p9s1", "--before", "x"], "must be of mott-1911, which has no 'p9s1'", id="id"),
        pytest.param(["mark", "p1s1", "--kind", "song"], "kind must be one of title, ", id="kind"),
    ],
)
def test_what_cannot_be_mended(folder, words, why):
    """What makes no sentence is refused, and nothing is written."""
    ran = run(folder, "sentences", words[0], "mott-1911", *words[1:], "--texts", "texts")

    assert (ran.returncode, ran.stdout) == (1, "")
    assert why in ran.stderr
    assert diff(folder) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("村の橋は古い。", "must be in a script that parts words by spaces", id="no-spaces"),
        pytest.param(" \n", "text must have words, not none", id="nothing"),
    ],
)
def test_what_is_no_text(tmp_path, text, why):
    """A text whose words cannot be counted is refused, and the limit named."""
    copy_of(LIGHTHOUSE / "sources", tmp_path)
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")

    ran = run(tmp_path, "add", "article", "x.txt", *MADE, *AUTHOR)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert why in ran.stderr
