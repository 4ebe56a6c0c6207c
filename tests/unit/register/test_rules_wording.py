import pytest

from builders import (
    ACCUSES,
    ONE,
    SIDES,
    TWO,
    a_claim,
    a_correction,
    a_document,
    a_finding,
    a_name,
    a_person,
    a_question,
    a_register,
    a_sentence,
    a_topic,
    an_audit,
    an_event,
    found,
    some_vocabularies,
)
from synopsis.register.model import KINDS
from synopsis.register.rules import wording
from synopsis.register.rules.wording import our_sentences

KEPT = "claims/a2 says: says must use '{}' only where its sentences keep it, not '{}' [{}]"


@pytest.mark.parametrize(
    ("says", "word", "form", "rule"),
    [
        pytest.param("The mayor calls it long.", "", "", "", id="plain"),
        pytest.param("The mayor claimed it to be a marvel.", "", "", "", id="kept"),
        pytest.param("The mayor calls it so-called.", "so-called", "so-called", "coloured-verb", id="not-kept-colour"),
        pytest.param("The mayor claims that it is long.", "claims", "claims", "coloured-verb", id="verb"),
        pytest.param("The claims of the mayor.", "", "", "", id="noun"),
        pytest.param("It crosses near Linder Marvel Bridge.", "", "", "", id="established-name"),
        pytest.param("It is in the So-Called Almanac.", "", "", "", id="title-of-a-document"),
    ],
)
def test_paraphrases_keep_guarded_words(says, word, form, rule):
    """A guarded word stands in a paraphrase only where a sentence of the claim keeps it."""
    almanac = a_document("almanac-2010", csl={"type": "book", "title": "So-Called Almanac", "language": "en"})
    register = a_register(a_claim("a2", says=says), almanac)

    assert found(wording.paraphrases_keep_guarded_words, register) == ([KEPT.format(word, form, rule)] if word else [])


@pytest.mark.parametrize(
    ("sentences", "kept"),
    [
        pytest.param(["p1s2"], True, id="home"),
        pytest.param(["p2s1", "p1s2"], True, id="repeated-in"),
        pytest.param(["p2s1"], False, id="other-sentence"),
        pytest.param(["p9s9"], False, id="unknown-sentence"),
    ],
)
@pytest.mark.parametrize(
    ("word", "form", "rule"),
    [
        pytest.param("marvel", "Marvels", "contested-word", id="contested"),
        pytest.param("claimed", "alleged", "contested-word", id="hedge"),
    ],
)
def test_any_sentence_of_the_claim_may_keep_it(sentences, kept, word, form, rule):
    """It is enough that one sentence of the claim has the word, in any of its forms."""
    register = a_register(a_claim("a2", says=f"{form} of the county.", sentences=sentences))

    assert found(wording.paraphrases_keep_guarded_words, register) == ([] if kept else [KEPT.format(word, form, rule)])


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("_marvel_", id="between-underscores"),
        pytest.param("mar_vel", id="underscore"),
        pytest.param("mar-vel", id="hyphen"),
        pytest.param("mar.vel", id="full-stop"),
        pytest.param("m.a.r.v.e.l", id="every-letter-apart"),
        pytest.param("m a r v e l", id="spaced"),
        pytest.param("\uff4d\uff41\uff52\uff56\uff45\uff4c", id="fullwidth"),
        pytest.param("\U0001d426arvel", id="mathematical"),
        pytest.param("\u24c2arvel", id="in-a-circle"),
        pytest.param("ma\u0332rvel", id="underlined"),
        pytest.param("marveI", id="capital-i"),
        pytest.param("marve1", id="digit"),
        pytest.param("m\u0251rvel", id="look-alike-of-the-same-script"),
    ],
)
def test_no_disguise_hides_a_guarded_word(written):
    """Letters that look like a word's own, and signs between them, leave it the word that a reader takes it for."""
    register = a_register(a_claim("a3", says=f"It is a {written}."))

    (problem,) = found(wording.paraphrases_keep_guarded_words, register)
    assert problem.startswith("claims/a3 says: says must use 'marvel' only where its sentences keep it, not ")


def test_a_word_of_another_script_alone_hides_nothing():
    """All letters of a word may be of a script that looks like another."""
    says = "It is \u043d\u043e\u0442\u0435\u0455."  # in Cyrillic letters alone
    notes = some_vocabularies(guarded=[{"id": "note", "kind": "contested", "forms": ["hotes"], "says": "x"}])

    assert len(found(wording.paraphrases_keep_guarded_words, a_register(notes, a_claim("a3", says=says)))) == 1


def test_quotation_marks_do_not_keep_a_word():
    """A paraphrase is in our words, so that quotation marks do not bring in what the sentence does not say."""
    register = a_register(a_claim("a3", says='It is a "marvel".'))

    assert found(wording.paraphrases_keep_guarded_words, register) == [
        "claims/a3 says: says must use 'marvel' only where its sentences keep it, not 'marvel' [contested-word]"
    ]


def test_each_word_is_told_once():
    """A word that stands twice in a text is one fault, two words are two."""
    register = a_register(a_claim("a3", says="A marvel of marvels, a so-called marvel."))

    assert len(found(wording.paraphrases_keep_guarded_words, register)) == 2


@pytest.mark.parametrize("field", ["short", "brief"])
@pytest.mark.parametrize(
    ("claims", "short", "expected"),
    [
        pytest.param(["a1", "a2"], "The mayor claimed it is a marvel.", [], id="kept-by-one-of-its-claims"),
        pytest.param(["a1"], "It is a marvel.", [("marvel", "marvel", "contested-word")], id="kept-by-none"),
        pytest.param(["a1", "x9"], "It is alleged.", [("claimed", "alleged", "contested-word")], id="unknown-claim"),
        pytest.param(["a1"], "Penn claims 120 metres.", [("claims", "claims", "coloured-verb")], id="verb"),
        pytest.param(["a1"], "Near Linder Marvel Bridge.", [], id="established-name"),
    ],
)
def test_short_answers_keep_guarded_words(field, claims, short, expected):
    """A guarded word stands in a short answer or a brief only where a sentence of the side's claims keeps it."""
    question = a_question(sides={**SIDES, "one-2020": {**ONE, "claims": claims, field: short}})

    assert found(wording.short_answers_keep_guarded_words, a_register(question)) == [
        f"questions/how-long sides.one-2020.{field}: {field} must use '{word}' only where its claims keep it,"
        f" not '{form}' [{rule}]"
        for word, form, rule in expected
    ]


def test_the_other_side_does_not_keep_it():
    """What one article says does not let us say it of the other."""
    sides = {
        "one-2020": {"claims": ["a2"], "short": "A marvel.", "brief": "A marvel"},
        "two-2024": {"silent": True, "short": "Does not say that it is a marvel.", "brief": "Does not say"},
    }
    register = a_register(a_question("longest", sides=sides))

    assert found(wording.short_answers_keep_guarded_words, register) == [
        (
            "questions/longest sides.two-2024.short: short must use 'marvel' only where its claims keep it,"
            " not 'marvel' [contested-word]"
        )
    ]


BAD = "It is a marvel, Penn claims."
OURS = [
    pytest.param(a_topic(title=BAD), "topics/length title", id="topic-title"),
    pytest.param(a_topic(scope=BAD), "topics/length scope", id="topic-scope"),
    pytest.param(a_topic(content_note=BAD), "topics/length content_note", id="topic-content-note"),
    pytest.param(a_question(content_note=BAD), "questions/how-long content_note", id="content-note"),
    pytest.param(a_question(asks=BAD), "questions/how-long asks", id="asks"),
    pytest.param(
        a_question(difference={"kind": "number", "says": BAD}), "questions/how-long difference.says", id="difference"
    ),
    pytest.param(a_question(record={"short": BAD}), "questions/how-long record.short", id="record-short"),
    pytest.param(a_question(record={"brief": BAD}), "questions/how-long record.brief", id="record-brief"),
    pytest.param(
        a_question(points=[{"id": "p", "title": BAD, "claims": ["a1"]}]),
        "questions/how-long points.0.title",
        id="point",
    ),
    pytest.param(a_question(record={"searched": BAD}), "questions/how-long record.searched", id="record-searched"),
    pytest.param(a_question(settles=BAD), "questions/how-long settles", id="settles"),
    pytest.param(a_finding(states=BAD), "findings/survey-length states", id="finding"),
    pytest.param(an_audit(says=BAD), "audits/a1-survey says", id="audit"),
    pytest.param(a_document(note=BAD), "documents/survey-1998 note", id="document"),
    pytest.param(an_event(title=BAD), "events/flood-2003 title", id="event-title"),
    pytest.param(an_event(says=BAD), "events/flood-2003 says", id="event"),
    pytest.param(a_person(role=BAD), "people/ann-reed role", id="role"),
    pytest.param(a_person(note=BAD), "people/ann-reed note", id="person"),
    pytest.param(a_name(note=BAD), "names/marvel-bridge note", id="name"),
    pytest.param(a_claim(note=BAD), "claims/a1 note", id="claim-note"),
    pytest.param(
        a_claim(as_of=[{"on": "2021", "says": BAD, "document": "survey-1998"}]), "claims/a1 as_of.0.says", id="as-of"
    ),
    pytest.param(a_claim(accuses=[{**ACCUSES, "outcome": BAD}]), "claims/a1 accuses.0.outcome", id="outcome"),
    pytest.param(a_claim(accuses=[{**ACCUSES, "reply": BAD}]), "claims/a1 accuses.0.reply", id="reply"),
    pytest.param(a_correction(reason=BAD), "corrections/oak-not-elm reason", id="reason"),
]


@pytest.mark.parametrize(("changed", "place"), OURS)
def test_our_voice(changed, place):
    """In every field of our own voice guarded words and coloured verbs are refused."""
    register = a_register(changed)
    field = place.rpartition(".")[2].rpartition(" ")[2]

    assert found(wording.our_voice_quotes_guarded_words, register) == [
        f"{place}: {field} must have 'marvel' only in quotation marks, not 'marvel' [contested-word]"
    ]
    assert found(wording.verbs_of_speech_are_plain, register) == [
        f"{place}: {field} must have 'claims' only in quotation marks, not 'claims' [coloured-verb]"
    ]


def test_every_field_of_our_voice_is_tried():
    """The cases above are all fields that the checker takes for our voice."""
    tried = {(type(case.values[0]).__name__, case.values[1].partition(" ")[2]) for case in OURS}

    assert len(tried) == sum(len(kind.own_voice) for kind in KINDS)


@pytest.mark.parametrize(
    ("text", "rule", "good"),
    [
        pytest.param('The first article writes "marvel".', wording.our_voice_quotes_guarded_words, True, id="quoted"),
        pytest.param("It writes \u201cmarvel\u201d.", wording.our_voice_quotes_guarded_words, True, id="curly-quotes"),
        pytest.param("It writes 'marvel'.", wording.our_voice_quotes_guarded_words, False, id="single-quotes"),
        pytest.param('It "writes" marvel "again".', wording.our_voice_quotes_guarded_words, False, id="between-quotes"),
        pytest.param("Linder Marvel Bridge.", wording.our_voice_quotes_guarded_words, True, id="established-name"),
        pytest.param("Marvel Bridge.", wording.our_voice_quotes_guarded_words, False, id="part-of-the-name"),
        pytest.param("It was alleged.", wording.our_voice_quotes_guarded_words, False, id="hedge"),
        pytest.param("It is marvellous.", wording.our_voice_quotes_guarded_words, True, id="longer-word"),
        pytest.param("A so-called bridge.", wording.verbs_of_speech_are_plain, False, id="colour"),
        pytest.param('A "so-called" bridge.', wording.verbs_of_speech_are_plain, True, id="quoted-colour"),
        pytest.param("Penn claims 120 metres.", wording.verbs_of_speech_are_plain, False, id="after-a-surname"),
        pytest.param("Ann Reed claims 120 metres.", wording.verbs_of_speech_are_plain, False, id="after-a-full-name"),
        pytest.param("It says she claims more.", wording.verbs_of_speech_are_plain, False, id="after-a-pronoun"),
        pytest.param("The editor claims that it is.", wording.verbs_of_speech_are_plain, False, id="before-that"),
        pytest.param("The Reeds claim more.", wording.verbs_of_speech_are_plain, False, id="plural"),
        pytest.param("Both articles make claims.", wording.verbs_of_speech_are_plain, True, id="noun"),
        pytest.param("The claims are two.", wording.verbs_of_speech_are_plain, True, id="noun-after-an-article"),
        pytest.param("These claims are two.", wording.verbs_of_speech_are_plain, True, id="noun-after-these"),
        pytest.param("Claims are two.", wording.verbs_of_speech_are_plain, True, id="noun-that-opens"),
        pytest.param("It is by Penn. Claims are two.", wording.verbs_of_speech_are_plain, True, id="next-sentence"),
        pytest.param("Penn's claims are two.", wording.verbs_of_speech_are_plain, True, id="noun-after-a-genitive"),
        pytest.param("Ann Reed's claims are two.", wording.verbs_of_speech_are_plain, True, id="genitive-of-a-name"),
    ],
)
def test_words_in_our_voice(text, rule, good):
    """Quotation marks and established names excuse a word; a verb of speech is one only where somebody speaks."""
    assert (found(rule, a_register(a_finding(states=text))) == []) is good


def test_names_are_taken_out_the_longest_first():
    """Whatever its case, the longest name counts that begins at a place; a part of a word is no name."""
    given = ("Ada Vik", "ada vik-lund", "Xocal\u0131")
    people = [a_person(id=f"person-{number}", name=name) for number, name in enumerate(given)]
    names = wording.Names(a_register(*people))

    assert (
        names.taken_out_of("ADA VIK-LUND met Ada  Vik, not Adavik nor Ada Viking.")
        == "N met N, not Adavik nor Ada Viking."
    )
    assert names.taken_out_of("Xocali, XOCALI") == "N, N"
    assert names.taken_out_of("nobody") == "nobody"


def test_a_name_that_is_not_established_excuses_nothing():
    """Only what is established may carry a guarded word into our sentences."""
    register = a_register(a_name(established=False), a_topic(title="Linder Marvel Bridge"))

    assert [line.split(":")[0] for line in found(wording.our_voice_quotes_guarded_words, register)] == [
        "topics/length title"
    ]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(a_person(name="Marvel Society"), id="person"),
        pytest.param(a_person(spellings=[{"form": "Marvel Society", "lang": "en"}]), id="spelling"),
        pytest.param(
            a_document(csl={"type": "book", "title": "Marvel Society", "language": "en", "URL": "https://example.org"}),
            id="title",
        ),
        pytest.param(
            a_document(csl={"type": "book", "title": "T", "language": "en", "publisher": "Marvel Society"}),
            id="publisher",
        ),
        pytest.param(
            a_document(csl={"type": "book", "title": "T", "language": "en", "container-title": "Marvel Society"}),
            id="container",
        ),
    ],
)
def test_names_excuse_their_words(changed):
    """What is named so is written so: people in each spelling, titles, publishers."""
    register = a_register(changed, a_topic(title="On the Marvel Society"))

    assert found(wording.our_voice_quotes_guarded_words, register) == []


def test_without_guarded_words():
    """A register that guards no word is written freely."""
    register = a_register(some_vocabularies(guarded=[]), a_topic(title=BAD), a_claim(says=BAD))

    for rule in (
        wording.paraphrases_keep_guarded_words,
        wording.short_answers_keep_guarded_words,
        wording.our_voice_quotes_guarded_words,
        wording.verbs_of_speech_are_plain,
        wording.accusations_stay_with_their_claims,
    ):
        assert found(rule, register) == []


def test_our_sentences():
    """Every field of our voice that has a text is seen, with its place."""
    seen = {(record.id, path): text for record, path, text in our_sentences(a_register())}

    assert seen["how-long", ("difference", "says")] == "The articles give different lengths."
    assert seen["almanac-2010", ("note",)] == "Read as far as page 12."
    assert ("how-long", ("record", "searched")) not in seen


ACCUSED = a_claim(accuses=[ACCUSES])


@pytest.mark.parametrize(
    ("fields", "place", "form"),
    [
        pytest.param({"asks": "Did Reed swindle the town?"}, "asks", "swindle", id="asks"),
        pytest.param(
            {"difference": {"kind": "fact", "says": "Of Ann Reed one says swindler."}},
            "difference.says",
            "swindler",
            id="difference",
        ),
        pytest.param({"record": {"short": "Reed is no swindler."}}, "record.short", "swindler", id="record"),
        pytest.param(
            {"sides": {**SIDES, "two-2024": {**TWO, "short": "Swindlers, Reed among them."}}},
            "sides.two-2024.short",
            "Swindlers",
            id="short",
        ),
        pytest.param(
            {"sides": {**SIDES, "two-2024": {**TWO, "brief": "Swindlers, Reed among them"}}},
            "sides.two-2024.brief",
            "Swindlers",
            id="brief",
        ),
        pytest.param({"record": {"brief": "Reed is no swindler"}}, "record.brief", "swindler", id="record-brief"),
        pytest.param(
            {"points": [{"id": "p", "title": "The swindle of Reed", "claims": ["a1"]}]},
            "points.0.title",
            "swindle",
            id="point",
        ),
        pytest.param({"asks": "Did R\u00e9ed swindle the town?"}, "asks", "swindle", id="name-with-a-mark"),
        pytest.param({"asks": "Did Re-ed swindle the town?"}, "asks", "swindle", id="name-taken-apart"),
        pytest.param({"asks": "Did R\u00e9ed sw\u00efndle the town?"}, "asks", "swindle", id="both-disguised"),
        pytest.param({"asks": "Did Reed measure a marvel?"}, "", "", id="word-that-accuses-nobody"),
        pytest.param({"asks": "Did Reed measure it?"}, "", "", id="no-guarded-word"),
        pytest.param({"asks": "Is it a swindle?"}, "", "", id="nobody-named"),
        pytest.param({"asks": "Is Ben Holt a swindler?"}, "", "", id="not-the-accused"),
        pytest.param({"asks": "Are reeds a swindle?"}, "", "", id="not-the-name"),
        pytest.param({"asks": 'Did Reed write "swindle"?'}, "", "", id="quoted"),
    ],
)
def test_accusations_stay_with_their_claims(fields, place, form):
    """Questions, answers and differences do not name an accused living person beside a word that accuses."""
    field = place.rpartition(".")[2]
    message = f"{field} must carry no accusation of a living person, not '{form}' of Reed [accusation]"

    assert found(wording.accusations_stay_with_their_claims, a_register(ACCUSED, a_question(**fields))) == (
        [f"questions/how-long {place}: {message}"] if place else []
    )


@pytest.mark.parametrize(("living", "problems"), [("yes", 1), ("unknown", 1), ("no", 0)])
def test_accusations_of_the_living(living, problems):
    """Who is not known to have died is treated as living."""
    register = a_register(ACCUSED, a_person(living=living), a_question(asks="Did Reed swindle the town?"))

    assert len(found(wording.accusations_stay_with_their_claims, register)) == problems


def test_accusations_in_comments():
    """Who is accused in a comment alone is kept out of the question too."""
    register = a_register(a_claim("ac1", accuses=[ACCUSES]), a_question(asks="Did Reed swindle the town?"))

    assert len(found(wording.accusations_stay_with_their_claims, register)) == 1


def test_accusations_of_nobody_known():
    """Claims and people that are not there are told elsewhere."""
    nobody = a_claim(accuses=[{**ACCUSES, "person": "nobody"}])
    register = a_register(nobody, a_question(asks="Did Reed swindle the town?", comments=["ac1", "x9"]))

    assert found(wording.accusations_stay_with_their_claims, register) == []


def test_keeping_a_word_needs_no_order():
    """Whether a sentence keeps a word does not hang on the place of its id in the list."""
    register = a_register(a_sentence(id="p2s1", keeps=["so-called", "marvel"]), a_claim("a3", says="A marvel of oak."))

    assert found(wording.paraphrases_keep_guarded_words, register) == []
