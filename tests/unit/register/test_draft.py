from builders import PROSE, TEXTS, a_register, an_article
from synopsis.register.draft import skeleton
from synopsis.register.enums import NoClaim, SentenceKind
from synopsis.register.model import Sentence
from synopsis.register.proof import prove
from synopsis.register.text import fingerprint, words
from synopsis.register.yaml import load_text

GUARDED = a_register().vocabularies.guarded


def drafted(text, article="one-2020"):
    """Draft the sentences of a text and type them."""
    loaded = load_text(skeleton(text, article, GUARDED).encode(), "f.yml", "sentences")
    assert loaded.problems == ()
    return [Sentence.model_validate(record.data) for record in loaded.records]


def test_sentences_of_a_text():
    """Every sentence has its id by paragraph, its count, its fingerprint and the guarded words that stand in it."""
    sentences = drafted(TEXTS["one-2020"])

    assert [sentence.id for sentence in sentences] == ["t1", "p1s1", "p2s1", "p3s1", "p4s1", "p5s1", "p6s1"]
    assert [sentence.sha256 for sentence in sentences] == [fingerprint(text) for text in PROSE["one-2020"].values()]
    assert [sentence.words for sentence in sentences] == [len(words(text)) for text in PROSE["one-2020"].values()]
    assert {sentence.id: sentence.keeps for sentence in sentences if sentence.keeps} == {"p2s1": ("marvel", "claimed")}


def test_what_the_editor_must_say():
    """The first line is the title, the rest prose, and of none it is said yet why it has no claim."""
    sentences = drafted("A Title. Of Two.\n\nOne. Two follows.\n")

    assert [(sentence.id, sentence.kind) for sentence in sentences] == [
        ("t1", SentenceKind.TITLE),
        ("t2", SentenceKind.TITLE),
        ("p1s1", SentenceKind.PROSE),
        ("p1s2", SentenceKind.PROSE),
    ]
    assert {sentence.no_claim for sentence in sentences} == {NoClaim.TO_DO}


def test_draft_proves_itself():
    """What was drafted from a text covers it: the proof finds nothing wrong but the claims that are yet to come."""
    text = TEXTS["two-2024"] + "It ended.Then it began again \u2014 \u201cat last\u201d.\n"
    register = a_register(an_article("three-2025", prefix="d", text_sha256=fingerprint(text)))
    sentences = {f"three-2025/{sentence.id}": sentence for sentence in drafted(text, "three-2025")}
    register = type(register)(**{**vars(register), "sentences": {**register.sentences, **sentences}})

    assert prove(register, [*TEXTS.values(), text]) == []


def test_no_text_is_kept():
    """A draft holds no word of the text, only its guarded words by id."""
    draft = skeleton(TEXTS["two-2024"], "two-2024", GUARDED)

    assert draft.startswith(
        f"# Every sentence of two-2024 without its text; text_sha256 of the article: {fingerprint(TEXTS['two-2024'])}\n"
    )
    assert "bridge" not in draft.lower()
    assert "metres" not in draft.lower()
