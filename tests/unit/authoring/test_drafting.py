import pytest

from builders import PROSE, TEXTS, a_register, an_article
from synopsis.authoring.drafting import Layout, drafted, proposed, with_comments
from synopsis.register.enums import NoClaim, SentenceKind
from synopsis.register.model import Sentence
from synopsis.register.proof import prove
from synopsis.register.text import fingerprint, paragraphs, words

GUARDED = a_register().vocabularies.guarded
LETTERS = """The Shots at the Green

By Henry Mott

On the night of the nineteenth they marched. They were few.

The Morning

At five the company stood on the green, and nobody spoke.

Letters to the editor

My grandfather saw the flash. He never spoke of it.

I doubt that.
"""


def records(text, layout=None, article="one-2020"):
    """Draft the sentences of a text and type them."""
    layout = layout or proposed(text, ["Henry Mott"])
    return [Sentence.model_validate(data) for data in drafted(text, article, layout, GUARDED, "en")]


def test_sentences_of_a_text():
    """Every sentence has its id by paragraph, its count, its fingerprint and the guarded words that stand in it."""
    sentences = records(TEXTS["one-2020"], Layout())

    assert [sentence.id for sentence in sentences] == ["t1", "p1s1", "p2s1", "p3s1", "p4s1", "p5s1", "p6s1"]
    assert [sentence.sha256 for sentence in sentences] == [fingerprint(text) for text in PROSE["one-2020"].values()]
    assert [sentence.words for sentence in sentences] == [len(words(text)) for text in PROSE["one-2020"].values()]
    assert {sentence.id: sentence.keeps for sentence in sentences if sentence.keeps} == {"p2s1": ("marvel", "claimed")}


def test_what_the_editor_must_say():
    """The first line is the title, the rest prose, and of none it is said yet why it has no claim."""
    sentences = records("A Title. Of Two.\n\nOne. Two follows.\n")

    assert [(sentence.id, sentence.kind) for sentence in sentences] == [
        ("t1", SentenceKind.TITLE),
        ("t2", SentenceKind.TITLE),
        ("p1s1", SentenceKind.PROSE),
        ("p1s2", SentenceKind.PROSE),
    ]
    assert {sentence.no_claim for sentence in sentences} == {NoClaim.TO_DO}


def test_what_lines_are_taken_for():
    """Byline, headings and comments are proposed, with their ids, sections and why they claim nothing."""
    sentences = records(LETTERS)

    assert [(one.id, str(one.part), one.section, str(one.kind), one.no_claim) for one in sentences] == [
        ("t1", "article", "", "title", "to-do"),
        ("b1", "article", "", "byline", "byline"),
        ("p1s1", "article", "", "prose", "to-do"),
        ("p1s2", "article", "", "prose", "to-do"),
        ("h1", "article", "h1", "heading", "heading"),
        ("p2s1", "article", "h1", "prose", "to-do"),
        ("x1", "comments", "", "furniture", "furniture"),
        ("c1p1s1", "comments", "c1", "comment", "to-do"),
        ("c1p1s2", "comments", "c1", "comment", "to-do"),
        ("c2p1s1", "comments", "c2", "comment", "to-do"),
    ]


def test_comments_where_an_editor_says():
    """Comments and replies begin where they are said to; nothing behind them is a heading."""
    layout = with_comments(proposed(LETTERS, []), [9], [15])

    assert (layout.comments, layout.headings, layout.furniture) == ({9: "c1", 15: "c1r1"}, (7,), ())
    assert [one.id for one in records(LETTERS, layout)][-5:] == ["c1p1s1", "c1p2s1", "c1p3s1", "c1p3s2", "c1r1p1s1"]


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        pytest.param(["One says it.", "Two says it."], [0, 1], id="each-line"),
        pytest.param(["So it was.", "It was.", "A. Reed, Halma", "It was not."], [0, 3], id="signed-below"),
        pytest.param(["Ada Reed", "So it was.", "It was.", "Tom Lee", "It was not."], [0, 3], id="named-above"),
    ],
)
def test_where_comments_begin(lines, starts):
    """A name alone in a line is the writer's: of what stands below, or of what stands above where a letter is first."""
    layout = proposed("\n".join(["A Title", "Some prose.", "Leserbriefe", *lines]), [])

    assert [*layout.comments] == [4 + start for start in starts]


@pytest.mark.parametrize(
    ("line", "language", "count"),
    [
        pytest.param("It was Lieut. Col. Smith who came. Dr. Reed left.", "en", 2, id="ranks"),
        pytest.param("Smith led them; Lieut. Edward Gould came later.", "en", 1, id="semicolon"),
        pytest.param("Es sprach Obst. Hr. Meier. Er ging.", "de", 2, id="german"),
        pytest.param("Es war am 3. März. Er ging.", "de-AT", 2, id="ordinal"),
        pytest.param("They were 12. Nobody came.", "en", 2, id="no-ordinal"),
        pytest.param("It was in the U.S. Army. He left.", "", 2, id="no-language"),
        pytest.param("It ended in May. Nobody came.", "en", 2, id="no-abbreviation"),
    ],
)
def test_words_that_end_no_sentence(line, language, count):
    """A sentence goes on behind a rank, a title, an ordinal or a semicolon."""
    assert len(next(paragraphs(line, language))) == count


def test_draft_proves_itself():
    """What was drafted from a text covers it: the proof finds nothing wrong but the claims that are yet to come."""
    text = TEXTS["two-2024"] + "It ended.Then it began again \u2014 \u201cat last\u201d.\n"
    register = a_register(an_article("three-2025", prefix="d", text_sha256=fingerprint(text)))
    sentences = {f"three-2025/{one.id}": one for one in records(text, article="three-2025")}
    register = type(register)(**{**vars(register), "sentences": {**register.sentences, **sentences}})

    assert prove(register, [*TEXTS.values(), text]) == []


def test_no_text_is_kept():
    """A draft holds no word of the text, only its guarded words by id."""
    draft = str([*drafted(TEXTS["two-2024"], "two-2024", Layout(), GUARDED, "en")]).lower()

    assert "bridge" not in draft
    assert "metres" not in draft
