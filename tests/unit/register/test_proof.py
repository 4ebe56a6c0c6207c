import pytest

from builders import PROSE, TEXTS, a_claim, a_register, a_sentence, an_article, shown
from synopsis.register.enums import NoClaim, PartKind
from synopsis.register.problems import Rule
from synopsis.register.proof import Coverage, coverage, guarded_words, prove
from synopsis.register.text import fingerprint, words


def proved(*changed, without=(), texts=TEXTS):
    """Show what the proof finds in the register with these records."""
    register = a_register(*changed, without=without)
    return shown(register, prove(register, texts.values()))


def test_good():
    """Sentences and anchors that stand in the texts are proved in silence."""
    assert proved() == []


def test_order_and_typography_do_not_matter():
    """Texts are known by fingerprint, so that their order, line ends and quotation marks do not count."""
    texts = {"more": "Some other text.", **{name: text.replace("\n", "\r\n") for name, text in reversed(TEXTS.items())}}

    assert proved(texts=texts) == []


def test_missing_text():
    """An article without its text is told, and the others are proved all the same."""
    wrong = a_sentence("two-2024", "p1s2", keeps=["marvel"])

    assert proved(wrong, texts={"two-2024": TEXTS["two-2024"]}) == [
        (
            f"articles/one-2020 text_sha256: text_sha256 must be that of a text given, not"
            f" '{fingerprint(TEXTS['one-2020'])[:12]}' of none [text-missing]"
        ),
        "sentences/two-2024/p1s2 keeps: keeps must be [], the guarded words that stand there; not [marvel] [keeps]",
    ]


def test_changed_text():
    """A text in which one letter was changed is no longer the article's."""
    (line,) = proved(texts={**TEXTS, "one-2020": TEXTS["one-2020"].replace("oak", "oat")})

    assert line.startswith("articles/one-2020 text_sha256: ")


WRONG = "0" * 64


def test_wrong_fingerprint():
    """A fingerprint that is not that of the words there is told, and those after it are proved all the same."""
    changed = [a_sentence(id="p2s1", sha256=WRONG), a_sentence(id="p2s2", keeps=["claimed"], no_claim="rhetoric")]

    assert proved(*changed) == [
        (
            "sentences/one-2020/p2s1 sha256: sha256 must be that of the text at this place, not '000000000000'"
            " [fingerprint]"
        ),
        "sentences/one-2020/p2s2 keeps: keeps must be [], the guarded words that stand there; not [claimed] [keeps]",
    ]


@pytest.mark.parametrize("count", [1, 4, 6, 40])
def test_wrong_word_count(count):
    """A wrong count is told with the right one, and moves no other sentence."""
    assert proved(a_sentence(id="p2s1", words=count)) == [
        f"sentences/one-2020/p2s1 words: words must be 5, as many as the sentence has, not '{count}' [word-count]"
    ]


@pytest.mark.parametrize(
    ("changed", "covered"),
    [
        pytest.param({"without": [a_sentence("two-2024", "p2s1")]}, 33, id="last-sentence-missing"),
        pytest.param({"without": [a_sentence("two-2024", "p1s1"), a_sentence("two-2024", "p2s1")]}, 10, id="gap"),
    ],
)
def test_text_that_is_not_covered(changed, covered):
    """In file order the sentences cover the text; what is left over is told."""
    whole = len(words(TEXTS["two-2024"]))
    digest = fingerprint(TEXTS["two-2024"])
    lines = [
        line
        for line in proved(a_claim("b1", sentences=["p1s2"]), **changed)
        if line.startswith("articles/two-2024 text_sha256: ")
    ]

    assert digest == a_register().articles["two-2024"].text_sha256
    assert lines == [
        (
            f"articles/two-2024 text_sha256: sentences must cover the {whole} words of the text, not '{covered}'"
            " [word-count]"
        )
    ]


def test_more_sentences_than_text():
    """A sentence that the text does not have is told."""
    lines = proved(a_sentence("two-2024", "p2s2", words=4, sha256=WRONG, no_claim="rhetoric"))

    assert [line.split(":")[0] for line in lines] == ["articles/two-2024 text_sha256", "sentences/two-2024/p2s2 sha256"]


@pytest.mark.parametrize(
    ("sentence", "keeps", "right"),
    [
        pytest.param("p1s2", [], "marvel, claimed", id="none"),
        pytest.param("p1s2", ["marvel"], "marvel, claimed", id="too-few"),
        pytest.param("p1s2", ["marvel", "claimed", "swindle"], "marvel, claimed", id="too-many"),
        pytest.param("p2s1", ["marvel"], "", id="not-there"),
    ],
)
def test_keeps(sentence, keeps, right):
    """The guarded words of a sentence are those that stand in it."""
    assert proved(a_sentence(id=sentence, keeps=keeps)) == [
        (
            f"sentences/one-2020/{sentence} keeps: keeps must be [{right}], the guarded words that stand there;"
            f" not [{', '.join(keeps)}] [keeps]"
        )
    ]


def test_order_of_kept_words():
    """Kept words may be listed in any order."""
    assert proved(a_sentence(id="p1s2", keeps=["claimed", "marvel"])) == []


def test_guarded_words():
    """Guarded words are found in the order of the list, each once, whatever their form and quotation marks."""
    guarded = a_register().vocabularies.guarded

    assert guarded_words("So-called marvels, alleged \u2018Marvel\u2019, claims.", guarded) == [
        "marvel",
        "claimed",
        "so-called",
        "claims",
    ]
    assert guarded_words("The bridge is old.", guarded) == []


@pytest.mark.parametrize("form", ["m\u00e1rvel", "mar-vel", "\uff4d\uff41\uff52\uff56\uff45\uff4c"])
def test_guarded_words_in_disguise(form):
    """A word is kept too where letters only look like its own, have marks, or are taken apart."""
    assert guarded_words(f"Some call it a {form}.", a_register().vocabularies.guarded) == ["marvel"]


ONCE = "must be found exactly once with its prefix and suffix, not"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param({"exact": "is 120 metres long"}, [], id="good"),
        pytest.param({"exact": "long, according to the", "suffix": "town surveyor"}, [], id="with-suffix"),
        pytest.param(
            {"exact": "The old bridge", "prefix": "the Old Bridge?", "crosses": True},
            [],
            id="prefix-across-a-paragraph",
        ),
        pytest.param(
            {"exact": "measured it in 1998.", "suffix": "Some call it", "crosses": True},
            [],
            id="suffix-across-a-sentence",
        ),
        pytest.param(
            {"exact": "is 125 metres long"},
            [f"quote: quote {ONCE} 0 times; nearest is 'is 120 metres long'"],
            id="near",
        ),
        pytest.param({"exact": "xyzzy plugh quux"}, [f"quote: quote {ONCE} 0 times"], id="nowhere-near"),
        pytest.param({"exact": "IS 120 METRES LONG"}, [f"quote: quote {ONCE} 0 times"], id="case-counts"),
        pytest.param(
            {"exact": "is 120 metres lo"},
            [f"quote: quote {ONCE} 0 times; nearest is 'is 120 metres long'"],
            id="half-a-word",
        ),
        pytest.param(
            {"exact": "is 120 metres long", "prefix": "bridge"},
            [f"quote: quote {ONCE} 0 times; nearest is 'is 120 metres long'"],
            id="wrong-prefix",
        ),
        pytest.param(
            {"exact": "built of oak."},
            ["quote.exact: exact must stand in sentence p1s1, the claim's home, not elsewhere in the text"],
            id="other-sentence",
        ),
        pytest.param(
            {"exact": "in 1998. Some", "crosses": True},
            ["quote.exact: exact must stand in sentence p1s1, the claim's home, not elsewhere in the text"],
            id="beyond-the-sentence",
        ),
    ],
)
def test_anchors(quote, expected):
    """An anchor stands exactly once in the text, word for word, in its home sentence; its context may lie outside."""
    assert proved(a_claim(quote=quote)) == [f"claims/a1 {line} [anchor-found]" for line in expected]


@pytest.mark.parametrize(
    ("quote", "times"),
    [
        pytest.param({"exact": "the county"}, 2, id="twice"),
        pytest.param({"exact": "the county", "suffix": "is"}, 1, id="told-apart-by-suffix"),
        pytest.param({"exact": "the county", "prefix": "bridge in"}, 1, id="told-apart-by-prefix"),
    ],
)
def test_anchors_that_stand_twice(quote, times):
    """Words that stand twice need the words before or after them."""
    prose = {**PROSE["one-2020"], "p2s2": "All of the county has crossed it."}
    text = " ".join(prose.values())
    changed = [
        an_article(text_sha256=fingerprint(text)),
        a_sentence(id="p2s2", words=7, sha256=fingerprint(prose["p2s2"]), no_claim="rhetoric"),
        a_claim("a2", quote=quote),
    ]

    assert proved(*changed, texts={**TEXTS, "one-2020": text}) == (
        []
        if times == 1
        else [f"claims/a2 quote: quote {ONCE} 2 times, in p1s2 and p2s2; prefix 'in' would decide [anchor-found]"]
    )


@pytest.mark.parametrize(
    ("between", "crosses", "found"),
    [
        pytest.param(" ", False, [], id="one-paragraph"),
        pytest.param("\n", True, [], id="two-and-said"),
        pytest.param("\n", False, ["crosses must be true, because the words stand in more"], id="two-and-not-said"),
        pytest.param(" ", True, ["crosses must be false, because the words stand in one"], id="said-of-one"),
    ],
)
def test_context_in_another_paragraph(between, crosses, found):
    """That the words around an anchor stand in another paragraph is said, because no link to the words reaches it."""
    prose = PROSE["one-2020"]
    text = "\n".join(prose.values()).replace(f"{prose['h1']}\n", f"{prose['h1']}{between}")
    quote = {"exact": "It was built", "prefix": "Made Of", "crosses": crosses}
    changed = [an_article(text_sha256=fingerprint(text)), a_claim(sentences=["p2s1"], quote=quote)]

    lines = proved(*changed, texts={**TEXTS, "one-2020": text})

    assert [line.removeprefix("claims/a1 quote: ").partition(" paragraph")[0] for line in lines] == found


def test_anchors_are_unique_whatever_their_case():
    """Browsers look for words without regard to case, so words that differ in case alone are not told apart."""
    prose = {**PROSE["one-2020"], "p2s2": "The County Is Longer now."}
    text = "\n".join(prose.values())
    changed = [
        an_article(text_sha256=fingerprint(text)),
        a_sentence(id="p2s2", words=5, sha256=fingerprint(prose["p2s2"]), no_claim="rhetoric"),
        a_claim("a2", quote={"exact": "the county is longer"}),
    ]

    assert proved(*changed, texts={**TEXTS, "one-2020": text}) == [
        (
            "claims/a2 quote: quote must be found exactly once whatever its case, as browsers look for it, not 2 times"
            " [anchor-found]"
        )
    ]


def test_anchor_of_a_claim_whose_sentence_is_not_there():
    """The anchor is looked for in the whole text; that the sentence is missing is told by `check`."""
    assert proved(a_claim("b2", sentences=["p9s9"])) == []
    assert proved(a_claim("b2", sentences=["p9s9"], quote={"exact": "Nobody had measured it"})) == [
        f"claims/b2 quote: quote {ONCE} 0 times; nearest is 'Nobody has measured it' [anchor-found]"
    ]


def test_anchors_are_looked_for_in_their_own_article():
    """What the other article says proves nothing."""
    (line,) = proved(a_claim("b2", quote={"exact": "It was built of oak."}))

    assert line.startswith("claims/b2 quote: ")


def test_comments_are_proved_too():
    """Claims of comments have their anchors in the same text."""
    assert proved(a_claim("ac1", quote={"exact": "counted 131 steps"})) == [
        f"claims/ac1 quote: quote {ONCE} 0 times; nearest is 'counted 130 steps' [anchor-found]"
    ]


def test_problems_are_told_together():
    """All faults are told at once, in order of files."""
    register = a_register(a_claim("b2", quote={"exact": "not in it"}), a_sentence(id="p2s1", words=3), a_claim("x1"))

    problems = prove(register, TEXTS.values())

    assert [problem.rule for problem in problems] == [Rule.ANCHOR_FOUND, Rule.WORD_COUNT]


def test_coverage():
    """Sentences, homes, reasons, claims and words are counted by article and part."""
    register = a_register(a_claim("a9", sentences=["p2s1", "p1s2"], quote={"exact": "It was built of oak."}))

    count = {name: len(words(text)) for name, text in PROSE["one-2020"].items()}
    comments = count.pop("c1p1s1")
    assert coverage(register) == [
        Coverage(
            article="one-2020",
            part=PartKind.ARTICLE,
            sentences=6,
            homes=3,
            without={NoClaim.HEADING: 1, NoClaim.QUESTION: 1, NoClaim.RHETORIC: 1},
            claims=4,
            words=sum(count.values()),
            published=4 + 5 + 5,
        ),
        Coverage(
            article="one-2020",
            part=PartKind.COMMENTS,
            sentences=1,
            homes=1,
            without={},
            claims=1,
            words=comments,
            published=3,
        ),
        Coverage(
            article="two-2024",
            part=PartKind.ARTICLE,
            sentences=4,
            homes=2,
            without={NoClaim.HEADING: 1, NoClaim.RHETORIC: 1},
            claims=2,
            words=len(words(TEXTS["two-2024"])),
            published=4 + 5,
        ),
    ]


def test_a_text_whose_words_no_space_parts():
    """A text of which the words cannot be counted is refused with the reason, not measured as one word a paragraph."""
    text = "\u6a4b\u306f\u9577\u3044\u3002\n"
    article = an_article("two-2024", text_sha256=fingerprint(text))

    assert proved(article, texts={**TEXTS, "two-2024": text}) == [
        (
            "articles/two-2024 text_sha256: text_sha256 must be in a script that parts words by spaces, for words are"
            " counted by them, not that of a text that does not [word-count]"
        ),
    ]
