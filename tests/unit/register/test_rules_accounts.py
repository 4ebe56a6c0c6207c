import pytest

from builders import PROSE, a_claim, a_document, a_register, a_sentence, an_article, shown
from synopsis.register.enums import PartKind
from synopsis.register.rules import accounts
from synopsis.register.rules.accounts import published_words


def found(rule, register):
    """Show what a rule finds."""
    return shown(register, rule(register))


@pytest.mark.parametrize(
    ("prefixes", "expected"),
    [
        pytest.param(("a", "b"), [], id="distinct"),
        pytest.param(("a", "ab"), [], id="one-begins-the-other"),
        pytest.param(("a", "a"), ["'a'", "'ac'"], id="same"),
        pytest.param(("a", "ac"), ["'ac'"], id="taken-by-comments"),
        pytest.param(("ac", "a"), ["'ac'"], id="comments-taken"),
    ],
)
def test_prefixes_are_distinct(prefixes, expected):
    """No claim id could belong to two articles."""
    first, second = prefixes
    register = a_register(an_article("one-2020", prefix=first), an_article("two-2024", prefix=second))

    message = (
        "articles/two-2024 prefix: prefix must leave claim ids to one article, not {} as for one-2020 [claim-prefix]"
    )
    assert found(accounts.prefixes_are_distinct, register) == [message.format(prefix) for prefix in expected]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim("x7")],
            [
                (
                    "claims/x7 id: id must begin with an article's prefix (a, b; with c for comments), not 'x7'"
                    " [claim-prefix]"
                )
            ],
            id="nobody's",
        ),
        pytest.param(
            [a_claim("a1", sentences=[])],
            [
                (
                    "claims/a1 sentences: sentences must name at least the sentence that makes the claim, not ''"
                    " [claim-part]"
                )
            ],
            id="no-sentence",
        ),
    ],
)
def test_claims_belong_to_an_article(changed, expected):
    """Each claim belongs to an article by its id, and to a sentence."""
    assert found(accounts.claims_belong_to_an_article, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim("a3", sentences=["p2s1", "c1p1s1"])],
            [
                (
                    "claims/a3 sentences.1: sentences must stand in the part article as the id says, not 'comments'"
                    " [claim-part]"
                )
            ],
            id="article-from-a-comment",
        ),
        pytest.param(
            [a_claim("ac1", sentences=["p2s1"])],
            [
                (
                    "claims/ac1 sentences.0: sentences must stand in the part comments as the id says, not 'article'"
                    " [claim-part]"
                )
            ],
            id="comment-from-the-article",
        ),
        pytest.param([a_claim("a3", sentences=["p9s9"]), a_claim("x1")], [], id="unknown-is-told-elsewhere"),
    ],
)
def test_claims_stay_in_their_part(changed, expected):
    """A comment never speaks as the article, nor the article as a comment."""
    assert found(accounts.claims_stay_in_their_part, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param([], [], id="good"),
        pytest.param(
            [a_claim(voices=["ann-reed", "ada-penn"])],
            ["claims/a1 voices.0: voices must begin with 'ada-penn', not 'ann-reed' [claim-voice]"],
            id="inner-voice-first",
        ),
        pytest.param(
            [a_claim(voices=[])],
            ["claims/a1 voices: voices must begin with 'ada-penn', not '' [claim-voice]"],
            id="no-voice",
        ),
        pytest.param(
            [a_claim("b1", voices=["ada-penn"])],
            ["claims/b1 voices.0: voices must begin with 'ben-holt', not 'ada-penn' [claim-voice]"],
            id="the-other-author",
        ),
        pytest.param(
            [a_claim("ac1", voices=["ada-penn"])],
            ["claims/ac1 voices.0: voices must begin with 'reader-one', not 'ada-penn' [claim-voice]"],
            id="author-for-a-commenter",
        ),
        pytest.param(
            [a_sentence(id="c1p1s1", section="c2", part="comments")],
            ["sentences/one-2020/c1p1s1 section: section must name a comment of one-2020, not 'c2' [claim-voice]"],
            id="comment-that-is-not-there",
        ),
    ],
)
def test_claims_begin_with_their_author(changed, expected):
    """The outermost voice is the author's, in a comment the commenter's."""
    assert found(accounts.claims_begin_with_their_author, a_register(*changed)) == expected


@pytest.mark.parametrize(
    ("changed", "without", "expected"),
    [
        pytest.param([], [], [], id="good"),
        pytest.param(
            [],
            [a_claim("a3")],
            [
                (
                    "sentences/one-2020/p2s1: sentence p2s1 must be the home of a claim or have no_claim, not neither"
                    " [sentence-account]"
                )
            ],
            id="neither",
        ),
        pytest.param(
            [a_sentence(id="p2s1", no_claim="rhetoric")],
            [],
            [
                (
                    "sentences/one-2020/p2s1 no_claim: no_claim must be left out where claims have their home,"
                    " not 'rhetoric' [sentence-account]"
                )
            ],
            id="both",
        ),
        pytest.param(
            [a_sentence(id="p2s2", no_claim="to-do")],
            [],
            [
                (
                    "sentences/one-2020/p2s2 no_claim: no_claim must say why sentence p2s2 has no claim, not 'to-do'"
                    " [sentence-account]"
                )
            ],
            id="not-yet-read",
        ),
        pytest.param(
            [a_claim("a3", sentences=["p1s2", "p2s1"])],
            [],
            [
                (
                    "sentences/one-2020/p2s1: sentence p2s1 must be the home of a claim or have no_claim, not neither"
                    " [sentence-account]"
                )
            ],
            id="repeated-in-it-is-no-home",
        ),
        pytest.param(
            [a_sentence("two-2024", "p2s2", words=3)],
            [],
            [
                (
                    "sentences/two-2024/p2s2: sentence p2s2 must be the home of a claim or have no_claim, not neither"
                    " [sentence-account]"
                )
            ],
            id="new-sentence",
        ),
    ],
)
def test_sentences_are_accounted_for(changed, without, expected):
    """Each sentence is the home of a claim or says why not, and never both."""
    assert found(accounts.sentences_are_accounted_for, a_register(*changed, without=without)) == expected


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
    assert found(accounts.anchors_are_short, register) == expected


@pytest.mark.parametrize("field", ["prefix", "suffix"])
@pytest.mark.parametrize(("text", "count"), [("one two three", 3), ("one two three four", 4)], ids=["three", "four"])
def test_context_is_short(field, text, count):
    """The words before or after an anchor are three at most."""
    expected = [f"claims/a3 quote.{field}: {field} must be at most 3 words, not 4 words [anchor-length]"]

    assert found(accounts.anchors_are_short, anchored(3, **{field: text})) == (expected if count > 3 else [])


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
    assert found(accounts.anchors_share_their_sentence, register) == [
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
            11,
            [
                (
                    "articles/one-2020 id: anchors of the part comments must hold at most 25 % of its 11 words,"
                    " not 3 words"
                    " [anchor-share]"
                )
            ],
            id="more",
        ),
        pytest.param(12, [], id="a-quarter"),
        pytest.param(13, [], id="less"),
    ],
)
def test_anchors_publish_little(words, expected):
    """The words of all different anchors are at most a quarter of the words of each part."""
    register = a_register(a_sentence(id="c1p1s1", part="comments", section="c1", words=words))

    assert found(accounts.anchors_publish_little, register) == expected


def test_parts_are_counted_apart():
    """What an article has left does not make up for what its comments have too much."""
    quote = {"exact": "counted 130 steps from one bank", "suffix": "to the other"}
    register = a_register(a_claim("ac1", quote=quote))

    (problem,) = found(accounts.anchors_publish_little, register)

    assert "the part comments must hold at most 25 % of its 21 words, not 9 words" in problem


def figure(**ends):
    """Give a register with one figure."""
    return a_register(a_claim(figures=[{"unit": "metres", "counts": "length", "as_printed": "120", **ends}]))


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param({"value": 120}, [], id="value"),
        pytest.param({"min": 100, "max": 120}, [], id="range"),
        pytest.param({"min": 120, "max": 120}, [], id="range-of-one"),
        pytest.param({"min": 100}, [], id="at-least"),
        pytest.param({"max": 120}, [], id="up-to"),
        pytest.param({}, [], id="dozens"),
        pytest.param(
            {"value": 120, "max": 130},
            [
                (
                    "claims/a1 figures.0: figure must have a value or the ends of a range, not '120' with an end"
                    " [figure-range]"
                )
            ],
            id="both",
        ),
        pytest.param(
            {"value": 0, "min": 0},
            [
                (
                    "claims/a1 figures.0: figure must have a value or the ends of a range, not '0' with an end"
                    " [figure-range]"
                )
            ],
            id="both-nought",
        ),
        pytest.param(
            {"min": 130, "max": 120},
            ["claims/a1 figures.0.min: min must not be above max, not '130' above '120' [figure-range]"],
            id="turned",
        ),
    ],
)
def test_figures_are_ranges(ends, expected):
    """A figure has a value or the ends of a range, the lower one not above the upper."""
    assert found(accounts.figures_are_ranges, figure(**ends)) == expected


@pytest.mark.parametrize(
    ("says", "unlisted"),
    [
        pytest.param("It was 120 metres in 1998.", [], id="listed"),
        pytest.param("It was 121 metres in 1997.", ["121", "1997"], id="others"),
        pytest.param("It was 1,200 metres.", ["1,200"], id="grouped"),
        pytest.param("It was 120.5 metres.", ["120.5"], id="fraction"),
        pytest.param("It was 120, or more.", [], id="before-a-comma"),
        pytest.param("It was a hundred metres.", [], id="in-words"),
        pytest.param("The Almanac 2010 has it.", [], id="in-a-title"),
        pytest.param("The register of 2010 has it.", ["2010"], id="outside-a-title"),
    ],
)
def test_numbers_are_listed(says, unlisted):
    """Every number in a paraphrase stands in a figure or a date as printed, or in a name."""
    document = a_document("almanac-2010", csl={"type": "book", "title": "The Almanac 2010", "language": "en"})

    assert found(accounts.numbers_are_listed, a_register(document, a_claim(says=says))) == sorted(
        f"claims/a1 says: says must give only numbers that a figure or date has as_printed, not '{number}'"
        " [unlisted-number]"
        for number in unlisted
    )
