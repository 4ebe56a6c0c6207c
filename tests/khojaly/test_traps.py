"""Passages of the two articles that are easily recorded wrongly, each held by its name.

A sentence is named by its id, which its fingerprint ties to the text. What a claim says in our words is left to the
editors; held here are voices, figures, dates, places and that a remark is there.
"""

from collections import defaultdict

import pytest

from khojaly.published import claims_of, the_register
from synopsis.register.enums import NoClaim, PersonKind, SentenceKind

MAMMADOV, RUBIN = "mammadov-2020", "rubin-2024"
AUTHOR = {MAMMADOV: ("rashad-mammadov",), RUBIN: ("michael-rubin",)}
AZERBAIJAN = {"azerbaijan", "azerbaijan-government"}


def with_figure(article, sentence, as_printed):
    """Give the claims of a sentence that carry a figure, and the figures' own records."""
    found = [(claim, figure) for claim in claims_of(article, sentence) for figure in claim.figures]
    return [(claim, figure) for claim, figure in found if figure.as_printed == as_printed]


def own_voice(article, sentence):
    """Give the claims of a sentence that its author makes himself."""
    return [claim for claim in claims_of(article, sentence) if claim.voices == AUTHOR[article]]


def reported(article, sentence, last):
    """Give the claims of a sentence whose chain of voices ends with one of `last`."""
    return [claim for claim in claims_of(article, sentence) if claim.voices[-1] in last]


# figures that belong to a quoted person


@pytest.mark.parametrize(
    ("article", "sentence", "as_printed", "voices"),
    [
        pytest.param(RUBIN, "p3s2", "100", "michael-rubin > reuters > tofik-kerimov", id="kerimov-100"),
        pytest.param(RUBIN, "p3s2", "250", "michael-rubin > reuters > tofik-kerimov", id="kerimov-250"),
        pytest.param(RUBIN, "p7s2", "6,000", "michael-rubin > australian-press > gunduz-akhundov", id="akhundov-6000"),
        pytest.param(RUBIN, "p9s2", "70 bodies", "michael-rubin > reuters-photographer", id="photographer-70"),
        pytest.param(RUBIN, "p9s3", "closer to 600", "michael-rubin > azerbaijan-official-investigation", id="600"),
        pytest.param(MAMMADOV, "p18s1", "613", "rashad-mammadov > azerbaijan", id="azerbaijan-613"),
        pytest.param(MAMMADOV, "p18s1", "106", "rashad-mammadov > azerbaijan", id="azerbaijan-106"),
        pytest.param(MAMMADOV, "p18s1", "63", "rashad-mammadov > azerbaijan", id="azerbaijan-63"),
        pytest.param(MAMMADOV, "p7s2", "one fifth", "rashad-mammadov > azerbaijan", id="azerbaijan-one-fifth"),
        pytest.param(
            MAMMADOV, "p6s1", "one million", "rashad-mammadov > azerbaijan-government", id="government-one-million"
        ),
        pytest.param(MAMMADOV, "c1p2s1", "161", "comment-1 > human-rights-watch", id="human-rights-watch-161"),
    ],
)
def test_figures_of_a_quoted_person(article, sentence, as_printed, voices):
    """A figure that an article reports stands under the whole chain that it comes from."""
    chains = {" > ".join(claim.voices) for claim, _ in with_figure(article, sentence, as_printed)}

    assert voices in chains
    # who weighs a reported figure speaks for himself; nobody else gives it
    assert chains <= {voices, AUTHOR[article][0]}


@pytest.mark.parametrize(("sentence", "as_printed"), [("p3s2", "100"), ("p3s2", "250"), ("p7s2", "6,000")])
def test_the_author_does_not_give_the_figures_of_others(sentence, as_printed):
    """What Kerimov and Akhundov are quoted with is in no claim of Rubin's own."""
    assert {claim.voices for claim, _ in with_figure(RUBIN, sentence, as_printed)} & {AUTHOR[RUBIN]} == set()


@pytest.mark.parametrize("outlet", ["reuters", "washington-post"])
def test_the_imam_of_agdam(outlet):
    """477 deaths are the imam's number, through a stringer and through each newspaper that printed it."""
    chains = {claim.voices for claim, _ in with_figure(RUBIN, "p6s5", "477")}

    assert (*AUTHOR[RUBIN], outlet, "local-stringer", "said-sadikov-muan") in chains


# the author's voice and Azerbaijan's inside one sentence


@pytest.mark.parametrize("sentence", ["p2s1", "p7s1", "p7s2"])
def test_azerbaijan_and_the_author_in_one_sentence(sentence):
    """What Azerbaijan says and what Mammadov says himself in the same sentence are claims of different voices."""
    assert reported(MAMMADOV, sentence, AZERBAIJAN)
    assert own_voice(MAMMADOV, sentence)


@pytest.mark.parametrize("sentence", ["p6s1", "p14s1", "p18s1"])
def test_azerbaijan_alone(sentence):
    """A sentence that gives what Azerbaijan or its government says has no claim of another voice."""
    assert claims_of(MAMMADOV, sentence) == reported(MAMMADOV, sentence, AZERBAIJAN) != []


def test_what_azerbaijan_considers_is_not_settled_by_grammar():
    """Where it stays open whose number “more than 600” is, both readings are recorded, and the remark says so."""
    both = with_figure(MAMMADOV, "p2s1", "more than 600")

    assert {claim.voices[-1] for claim, _ in both} == {"azerbaijan", "rashad-mammadov"}
    assert all(claim.note for claim, _ in both)


# quotations


def test_inserted_word_in_karayev_s_quotation():
    """That “[current]” was put into the quotation by the article stands in a remark on what Karayev is quoted with."""
    quoting = [claim for claim in claims_of(RUBIN, "p14s7") if "[current]" in claim.quote.exact]
    remarked = [claim for claim in quoting if "[current]" in claim.note]

    assert any(claim.voices == (*AUTHOR[RUBIN], "mukhalifat", "tamerlan-karayev") for claim in remarked)
    # whoever the inserted word makes responsible is the article's word, not Karayev's
    assert [claim.id for claim in quoting if claim.voices == AUTHOR[RUBIN] and claim not in remarked] == []


def test_inserted_name_in_a_pull_quote():
    """The pull quote with “[Aliyev]” in brackets is listed with the claim that it repeats, and a remark says so."""
    repeated = [claim for claim in claims_of(RUBIN, "p18s2") if "q3s1" in claim.sentences]

    assert any("[Aliyev]" in claim.note for claim in repeated)


def test_quotation_without_a_stated_speaker():
    """Words whose speaker the article does not state end in `not-stated`, with a remark; nobody is guessed."""
    quoted = claims_of(RUBIN, "p16s3")

    assert quoted
    assert {claim.voices for claim in quoted} == {(*AUTHOR[RUBIN], "not-stated")}
    assert [claim.id for claim in quoted if not claim.note] == []
    assert the_register().people["not-stated"].kind is PersonKind.UNNAMED


@pytest.mark.parametrize(
    ("pull_quote", "home"),
    [
        pytest.param("q1s1", "p6s1", id="q1"),
        pytest.param("q2s1", "p13s3", id="q2"),
        pytest.param("q3s1", "p18s2", id="q3"),
    ],
)
def test_pull_quotes_repeat_the_body(pull_quote, home):
    """A pull quote is home of no claim: it is listed with those that it repeats, whose home is in the body."""
    register = the_register()
    sentence = register.sentences[f"{RUBIN}/{pull_quote}"]
    repeated = [claim for claim in claims_of(RUBIN, home) if pull_quote in claim.sentences]

    assert (sentence.kind, sentence.no_claim) == (SentenceKind.PULL_QUOTE, NoClaim.REPEATED)
    assert claims_of(RUBIN, pull_quote) == []
    assert repeated
    assert [claim.id for claim in register.claims.values() if pull_quote in claim.sentences] == [
        claim.id for claim in repeated
    ]


def test_every_pull_quote_is_held():
    """There are three pull quotes, and no more."""
    kinds = {name: sentence.kind for name, sentence in the_register().sentences.items()}

    assert sorted(name for name, kind in kinds.items() if kind == SentenceKind.PULL_QUOTE) == [
        f"{RUBIN}/q1s1",
        f"{RUBIN}/q2s1",
        f"{RUBIN}/q3s1",
    ]


# names, dates


@pytest.mark.parametrize(
    ("person", "forms", "surname"),
    [
        pytest.param(
            "eynulla-fatullayev", {"Ejnulla Fatullayev", "Eynulla Emin oglu Fatullayev"}, "Fatullayev", id="fatullayev"
        ),
        pytest.param("chingiz-mustafayev", {"Mustafayev", "Mustafeyev"}, "Chingiz Mustaf", id="mustafayev"),
        pytest.param("ayaz-mutalibov", {"Mutalibov", "Ayaz Mutallibov"}, "Mutal", id="mutalibov"),
    ],
)
def test_two_spellings_of_one_person(person, forms, surname):
    """A person whom an article spells in two ways has one record with both forms as printed."""
    people = the_register().people
    printed = {spelling.form for spelling in people[person].spellings if spelling.used_by}

    assert forms <= printed
    assert [name for name, record in people.items() if surname in record.name] == [person]


def test_fatullayev_speaks_under_one_name():
    """What Rubin has from “Ejnulla” and from “Eynulla Emin oglu” Fatullayev is of one voice, and a remark says so."""
    speaking = [claims_of(RUBIN, sentence) for sentence in ("p13s2", "p14s1")]

    for claims in speaking:
        assert any("eynulla-fatullayev" in claim.voices for claim in claims)
        assert any("Fatullayev" in claim.note for claim in claims)


def test_december_2008_is_kept_as_printed():
    """The referendum has the date that the article prints, in EDTF too, and a remark that other dates are known."""
    dated = [(claim, date) for claim in claims_of(MAMMADOV, "p13s1") for date in claim.dates]

    assert dated
    assert {(str(date.edtf), date.as_printed) for _, date in dated} == {("2008-12", "December 2008")}
    assert [claim.id for claim, _ in dated if not claim.note] == []


def test_years_later_in_2001():
    """That “years later” follows 2010 and is 2001 is kept as printed, with a remark."""
    dated = [(claim, date) for claim in claims_of(RUBIN, "p14s3") for date in claim.dates]

    assert {(str(date.edtf), date.as_printed) for _, date in dated} == {("2001-03-06", "March 6, 2001")}
    assert any("2010" in claim.note for claim, _ in dated)


# positions, questions


def test_a_position_reported_to_be_rejected():
    """Armenia's position, which Mammadov says was rejected, is Armenia's; the rejection is another claim."""
    position = reported(MAMMADOV, "p3s1", {"armenia"})
    rejection = reported(MAMMADOV, "p3s2", {"human-rights-watch"})

    assert len(position) >= 3
    assert [claim.id for claim in own_voice(MAMMADOV, "p3s1") if len(claim.sentences) == 1] == []
    assert rejection
    assert own_voice(MAMMADOV, "p3s2") == []


def test_genocide_reported_to_be_rejected():
    """What Rubin reports that officials and lobbyists say today, and rejects, is theirs and not his."""
    position = reported(RUBIN, "p10s1", {"azerbaijani-officials-and-lobbyists"})
    keeping = the_register().sentences[f"{RUBIN}/p10s1"].keeps

    assert "genocide" in keeping
    assert len(position) >= 2
    assert [claim.id for claim in own_voice(RUBIN, "p10s1") if "genocide" in claim.says.casefold()] == []


def test_the_number_that_a_comment_rejects():
    """613 stands in the comment as the number that it calls fictive and as what it says is wanted believed."""
    counts = {figure.counts for _, figure in with_figure(MAMMADOV, "c1p2s1", "613")}

    assert len(counts) >= 2
    assert {claim.voices for claim, _ in with_figure(MAMMADOV, "c1p2s1", "613")} == {("comment-1",)}


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        pytest.param(RUBIN, "h2", id="did-soldiers-shoot"),
        pytest.param(RUBIN, "h3", id="why-promote"),
        pytest.param(MAMMADOV, "c1r1p1s2", id="not-the-military"),
        pytest.param(MAMMADOV, "c1r1p1s3", id="right-to-kill"),
        pytest.param(MAMMADOV, "c1r1p2s1", id="less-of-a-tragedy"),
        pytest.param(MAMMADOV, "c1r1p3s1", id="what-of-the-government"),
        pytest.param(MAMMADOV, "c1r1p4s2", id="do-you-know"),
    ],
)
def test_insinuations_put_as_questions(article, sentence):
    """A question that asserts something is home of what it asserts; whoever asks is the first voice."""
    claims = claims_of(article, sentence)
    first = "reply-1" if sentence.startswith("c1r1") else AUTHOR[article][0]

    assert claims
    assert the_register().sentences[f"{article}/{sentence}"].no_claim is None
    assert {claim.voices[0] for claim in claims} == {first}
    assert any(claim.note for claim in claims)


# the four thousands


def test_four_figures_of_a_thousand():
    """1,000 who fled, 1,000 killed, 1,000 dead in the town alone, 1,000 people there: four counts, each whose it is."""
    counts = defaultdict(set)
    for sentence in ("p7s2", "p8s2", "p8s4", "p8s7"):
        for claim in claims_of(RUBIN, sentence):
            for figure in claim.figures:
                if "1,000" in figure.as_printed:
                    counts[sentence, " > ".join(claim.voices[1:])].add(figure.counts)

    four = [
        counts["p7s2", "australian-press > gunduz-akhundov"],
        counts["p8s2", "los-angeles-times > john-thor-dahlburg > azerbaijanis"],
        counts["p8s4", "gunduz-akhundov"],
        counts["p8s7", "valery-pogosyan"],
    ]
    assert [len(count) for count in four] == [1, 1, 1, 1]
    assert len(set.union(*four)) == 4


def test_a_thousand_since_1988_is_the_author_s_reading():
    """That Akhundov took the dead of the whole war for those of the town is Rubin's claim, with a count of its own."""
    own = [figure for claim, figure in with_figure(RUBIN, "p8s4", "1,000") if claim.voices == AUTHOR[RUBIN]]
    said = [figure for claim, figure in with_figure(RUBIN, "p8s4", "1,000") if claim.voices != AUTHOR[RUBIN]]

    assert own
    assert {figure.counts for figure in own} & {figure.counts for figure in said} == set()


# what is no part of what the author says


@pytest.mark.parametrize(
    ("article", "letter", "kind", "least"),
    [
        pytest.param(RUBIN, "x", SentenceKind.FURNITURE, 3, id="titles-of-related-articles"),
        pytest.param(MAMMADOV, "e", "exercise", 3, id="quiz"),
    ],
)
def test_what_stands_below_the_text_has_no_claims(article, letter, kind, least):
    """Titles of other articles below Rubin's text, and the quiz below Mammadov's, are accounted for without claims."""
    register = the_register()
    below = [
        item
        for item in register.sentences.values()
        if item.article == article and item.id.rstrip("0123456789") == letter
    ]
    ids = {sentence.id for sentence in below}
    homes = {
        name
        for claim in register.claims.values()
        if register.home(claim.id)[0].id == article
        for name in claim.sentences
    }

    assert len(below) >= least
    assert {sentence.kind for sentence in below} == {kind}
    assert [sentence.id for sentence in below if sentence.no_claim is None] == []
    assert ids & homes == set()
