import pytest

from builders import PROSE, a_claim, a_register, a_sentence, found
from synopsis.register.enums import PartKind
from synopsis.register.rules import anchors
from synopsis.register.rules.anchors import published_words


def anchored(count, *, words=40, kind="prose", **context):
    """Give a register of which one anchor has `count` words, in a sentence of `words` words."""
    quote = {"exact": " ".join("abcdefghijklmnop"[:count]), **context}
    return a_register(a_claim("a3", quote=quote), a_sentence(id="p2s1", words=words, kind=kind))


@pytest.mark.parametrize(
    ("register", "found_words"),
    [
        pytest.param(anchored(2), 2, id="two-words"),
        pytest.param(anchored(3), None, id="three"),
        pytest.param(anchored(8), None, id="eight"),
        pytest.param(anchored(9), 9, id="nine"),
        pytest.param(anchored(1, words=1), None, id="sentence-of-one"),
        pytest.param(anchored(2, words=2), None, id="sentence-of-two"),
        pytest.param(anchored(6, words=6), None, id="sentence-of-six"),
        pytest.param(anchored(2, words=3), 2, id="nearly-the-sentence"),
        pytest.param(anchored(9, words=9), 9, id="sentence-of-nine"),
        pytest.param(anchored(13, words=13, kind="title"), None, id="title"),
        pytest.param(anchored(9, words=13, kind="title"), 9, id="part-of-a-title"),
        pytest.param(anchored(9, words=9, kind="heading"), 9, id="heading"),
    ],
)
def test_anchors_are_short(register, found_words):
    """An anchor is 3 to 8 words, or a whole sentence of up to 6, or the whole title."""
    message = "exact must be 3 to 8 words, or a whole sentence of up to 6, not {} words [anchor-length]"
    expected = [f"claims/a3 quote.exact: {message.format(found_words)}"] if found_words else []
    assert found(anchors.anchors_are_short, register) == expected


@pytest.mark.parametrize("field", ["prefix", "suffix"])
@pytest.mark.parametrize(("text", "count"), [("one two three", 3), ("one two three four", 4)], ids=["three", "four"])
def test_context_is_short(field, text, count):
    """The words before or after an anchor are three at most."""
    expected = [f"claims/a3 quote.{field}: {field} must be at most 3 words, not 4 words [anchor-length]"]

    assert found(anchors.anchors_are_short, anchored(3, **{field: text})) == (expected if count > 3 else [])


def beside(*quotes, words):
    """Give a register of which one sentence of `words` words is the home of claims with these anchors."""
    claims = [a_claim(f"a{number}", quote=quote) for number, quote in enumerate(quotes, start=11)]
    return a_register(*claims, a_sentence(words=words))


FIRST = {"exact": "is 120 metres long"}
SECOND = {"exact": "who measured it"}
THIRD = {"exact": "the town surveyor"}


@pytest.mark.parametrize(
    ("register", "allowed", "extra"),
    [
        pytest.param(beside(FIRST, FIRST, words=22), 1, {}, id="shared"),
        pytest.param(beside({"exact": "is 120 metres long", "suffix": ""}, words=22), 1, {}, id="no-context"),
        pytest.param(beside(SECOND, words=25), 1, {"a11": "who measured it"}, id="second-in-25-words"),
        pytest.param(beside(SECOND, words=26), 2, {}, id="second-in-26-words"),
        pytest.param(beside(SECOND, THIRD, words=50), 2, {"a12": "the town surveyor"}, id="third-in-50-words"),
        pytest.param(beside(SECOND, THIRD, words=51), 3, {}, id="third-in-51-words"),
        pytest.param(beside({**FIRST, "prefix": "Linder"}, words=22), 1, {"a11": "is 120 metres long"}, id="context"),
    ],
)
def test_anchors_share_their_sentence(register, allowed, extra):
    """The claims of a sentence share one anchor; each further 25 words allow one more."""
    words = register.sentences["one-2020/p1s1"].words
    assert found(anchors.anchors_share_their_sentence, register) == [
        f"claims/{claim} quote: quote must be one of the {allowed} anchors that a sentence of {words} words allows,"
        f" not '{exact}' besides them [anchor-share]"
        for claim, exact in extra.items()
    ]


def test_published_words():
    """Anchors are counted once each, with their context; articles and comments apart."""
    again = a_claim("a11")
    context = a_claim("b1", quote={"exact": "only 90 metres long", "prefix": "bridge is", "suffix": "whatever"})

    counted = published_words(a_register(again, context))

    article = sum(len(text.split()) for name, text in PROSE["one-2020"].items() if not name.startswith("c"))
    assert counted == {
        ("one-2020", PartKind.ARTICLE): (4 + 5 + 5, article),
        ("one-2020", PartKind.COMMENTS): (3, 21),
        ("two-2024", PartKind.ARTICLE): (7 + 5, sum(len(text.split()) for text in PROSE["two-2024"].values())),
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            15,
            [
                (
                    "articles/one-2020 id: anchors of the part comments must hold at most 25 % of its 15 words, or 3"
                    " words for each of its 1 sentences where that is more: 3 words, not 4 words"
                )
            ],
            id="more",
        ),
        pytest.param(16, [], id="a-quarter"),
        pytest.param(17, [], id="less"),
    ],
)
def test_anchors_publish_little(words, expected):
    """The words of all different anchors are at most a quarter of the words of each part."""
    four = a_claim("ac1", quote={"exact": "counted 130 steps from"})
    register = a_register(four, a_sentence(id="c1p1s1", part="comments", section="c1", words=words))

    assert found(anchors.anchors_publish_little, register) == [f"{line} [anchor-share]" for line in expected]


@pytest.mark.parametrize("words", [3, 5, 11])
def test_every_short_sentence_may_have_an_anchor(words):
    """Where sentences are so short that a quarter of them is no anchor, each may still have one of three words."""
    register = a_register(a_sentence(id="c1p1s1", part="comments", section="c1", words=words))

    assert found(anchors.anchors_publish_little, register) == []


def test_parts_are_counted_apart():
    """What an article has left does not make up for what its comments have too much."""
    quote = {"exact": "counted 130 steps from one bank", "suffix": "to the other"}
    register = a_register(a_claim("ac1", quote=quote))

    (problem,) = found(anchors.anchors_publish_little, register)

    assert "the part comments must hold at most 25 % of its 21 words, or 3" in problem
    assert "5 words, not 9 words" in problem


def test_anchors_are_of_words_that_can_be_counted():
    """An anchor of a script without spaces is refused with the reason."""
    exact = "\u6a4b\u306f\u9577\u3044"

    assert found(anchors.anchors_are_short, a_register(a_claim(quote={"exact": exact}))) == [
        (
            "claims/a1 quote.exact: exact must be in a script that parts words by spaces, for words are counted by"
            f" them, not '{exact}' [anchor-length]"
        ),
    ]
