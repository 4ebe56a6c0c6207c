import pytest

from builders import (
    ACCUSES,
    ONE,
    POINT,
    RECORDS,
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
    an_article,
    an_audit,
    an_event,
    shown,
)
from synopsis.register.model import KINDS, kind_of
from synopsis.register.problems import Rule
from synopsis.register.rules import check
from synopsis.register.rules.fields import follow
from synopsis.register.rules.references import named, references_are_not_repeated, references_resolve
from synopsis.register.validation import Parsed

NONE = frozenset()


def unresolved(register, broken=NONE, unread=NONE):
    """Show which references do not resolve."""
    return shown(register, references_resolve(register, broken, unread))


def test_good_references():
    """Whatever the valid register names is there."""
    assert unresolved(a_register()) == []
    assert shown(a_register(), references_are_not_repeated(a_register())) == []


REFERRING = [
    pytest.param(an_article(author="zz"), "articles/one-2020 author", "people", id="author"),
    pytest.param(
        an_article(
            parts=[{"id": "comments", "label": "C", "comments": [{"id": "c1", "label": "Comment 1", "voice": "zz"}]}]
        ),
        "articles/one-2020 parts.0.comments.0.voice",
        "people",
        id="voice-of-a-comment",
    ),
    pytest.param(
        a_sentence(article="one-2020", id="p9s9").model_copy(update={"article": "zz"}),
        "sentences/one-2020/p9s9 article",
        "articles",
        id="article",
    ),
    pytest.param(a_claim(voices=["ada-penn", "zz"]), "claims/a1 voices.1", "people", id="voice"),
    pytest.param(a_claim(cites=["zz"]), "claims/a1 cites.0", "documents", id="cited"),
    pytest.param(a_claim(accuses=[{**ACCUSES, "person": "zz"}]), "claims/a1 accuses.0.person", "people", id="accused"),
    pytest.param(
        a_claim(accuses=[{**ACCUSES, "documents": ["zz"]}]),
        "claims/a1 accuses.0.documents.0",
        "documents",
        id="outcome",
    ),
    pytest.param(
        a_claim(as_of=[{"on": "2021", "says": "It burnt.", "document": "zz"}]),
        "claims/a1 as_of.0.document",
        "documents",
        id="as-of",
    ),
    pytest.param(a_question(topic="zz"), "questions/how-long topic", "topics", id="topic"),
    pytest.param(
        a_question(sides={"one-2020": ONE, "two-2024": TWO, "zz": ONE}),
        "questions/how-long sides.zz",
        "articles",
        id="side",
    ),
    pytest.param(
        a_question(sides={"one-2020": {**ONE, "claims": ["a1", "zz"]}, "two-2024": TWO}),
        "questions/how-long sides.one-2020.claims.1",
        "claims",
        id="claim",
    ),
    pytest.param(
        a_question(points=[{**POINT, "claims": ["a1", "zz"]}]),
        "questions/how-long points.0.claims.1",
        "claims",
        id="claim-of-a-point",
    ),
    pytest.param(
        a_question(points=[{**POINT, "findings": ["zz"]}]),
        "questions/how-long points.0.findings.0",
        "findings",
        id="finding-of-a-point",
    ),
    pytest.param(a_claim(about=["zz"]), "claims/a1 about.0", "people", id="claim-about"),
    pytest.param(a_question(about=["zz"]), "questions/how-long about.0", "people", id="question-about"),
    pytest.param(a_finding(about=["zz"]), "findings/survey-length about.0", "people", id="finding-about"),
    pytest.param(a_question(comments=["zz"]), "questions/how-long comments.0", "claims", id="comment"),
    pytest.param(a_document(by=["zz"]), "documents/survey-1998 by.0", "people", id="document-by"),
    pytest.param(a_finding(document="zz"), "findings/survey-length document", "documents", id="document"),
    pytest.param(a_finding(questions=["zz"]), "findings/survey-length questions.0", "questions", id="question"),
    pytest.param(
        a_finding(bears_on=[{"claim": "zz", "how": "context"}]),
        "findings/survey-length bears_on.0.claim",
        "claims",
        id="bears-on",
    ),
    pytest.param(an_audit(claim="zz"), "audits/a1-survey claim", "claims", id="audited-claim"),
    pytest.param(an_audit(document="zz"), "audits/a1-survey document", "documents", id="audited-document"),
    pytest.param(an_audit(finding="zz"), "audits/a1-survey finding", "findings", id="audit-finding"),
    pytest.param(
        a_person(spellings=[{"form": "Rid", "lang": "en", "used_by": ["zz"]}]),
        "people/ann-reed spellings.0.used_by.0",
        "articles",
        id="spelling",
    ),
    pytest.param(an_event(claims=["zz"]), "events/flood-2003 claims.0", "claims", id="event-claim"),
    pytest.param(an_event(findings=["zz"]), "events/flood-2003 findings.0", "findings", id="event-finding"),
    pytest.param(
        an_event(other_dates=[{"edtf": "2001", "claims": ["zz"]}]),
        "events/flood-2003 other_dates.0.claims.0",
        "claims",
        id="other-date-claim",
    ),
    pytest.param(
        an_event(other_dates=[{"edtf": "2001", "findings": ["zz"]}]),
        "events/flood-2003 other_dates.0.findings.0",
        "findings",
        id="other-date-finding",
    ),
    pytest.param(
        a_name(forms=[{"form": "Marvel", "lang": "en", "used_by": ["zz"]}]),
        "names/marvel-bridge forms.0.used_by.0",
        "articles",
        id="form",
    ),
]


@pytest.mark.parametrize(("changed", "place", "target"), REFERRING)
def test_references_resolve(changed, place, target):
    """Whatever a record names must be there; it is told where the name stands."""
    path = place.split()[1].split(".")
    field = "sides" if path == ["sides", "zz"] else [step for step in path if not step.isdigit()][-1]
    register = a_register(changed)

    assert unresolved(register) == [f"{place}: {field} must name a record in {target}, not 'zz' [unknown-reference]"]


def test_every_reference_is_tried():
    """The cases above are all fields that name other records."""
    assert len(REFERRING) == sum(len(kind.references) for kind in KINDS)


def test_near_miss():
    """The nearest name is given, where one is near."""
    (line,) = unresolved(a_register(a_question(topic="lenght")))

    assert line == (
        "questions/how-long topic: topic must name a record in topics, not 'lenght' (did you mean 'length'?)"
        " [unknown-reference]"
    )


def test_a_number_is_no_near_miss():
    """Of ids that are numbers every other one is as near: none is suggested."""
    claims = {"sides": {"one-2020": {"claims": ["m99"], "short": "x", "brief": "x"}}}
    (line,) = unresolved(a_register(a_question(**claims)))

    assert line.endswith("must name a record in claims, not 'm99' [unknown-reference]")


def test_what_a_record_became():
    """Of an id that has another one now, that is told."""
    renamed = a_correction(record="topic/extent", kind="renamed", successors=["topic/length"], before=None, after=None)
    (line,) = unresolved(a_register(a_question(topic="extent"), renamed))

    assert ", not 'extent', which was renamed on " in line
    assert line.endswith("; it is now 'length' [unknown-reference]")


@pytest.mark.parametrize(
    ("broken", "unread"),
    [
        pytest.param({("topics", "zz")}, set(), id="did-not-parse"),
        pytest.param(set(), {"topics"}, id="not-all-were-read"),
    ],
)
def test_what_did_not_parse_is_not_told_twice(broken, unread):
    """A record that exists and is faulty is not reported as missing as well."""
    register = a_register(a_question(topic="zz"))

    assert unresolved(register, frozenset(broken), frozenset(unread)) == []
    assert len(unresolved(register, frozenset({("claims", "zz")}), frozenset({"claims"}))) == 1


def test_sentences_of_a_claim():
    """A claim names sentences of its own article."""
    register = a_register(a_claim("b2", sentences=["p1s2", "p2s2"]))
    name = ("sentences", "two-2024/p2s2")

    assert unresolved(register) == [
        "claims/b2 sentences.1: sentences must name sentences of two-2024, not 'p2s2' [unknown-reference]"
    ]
    assert unresolved(register, broken=frozenset([name])) == []
    assert unresolved(register, unread=frozenset(["sentences"])) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(a_claim(cites=["survey-1998", "almanac-2010"]), [], id="different"),
        pytest.param(
            a_claim(cites=["survey-1998", "survey-1998"]),
            ["claims/a1 cites.1: cites must name each record once, not 'survey-1998' again [repeated-reference]"],
            id="cited-twice",
        ),
        pytest.param(
            a_claim(sentences=["p1s1", "p2s1", "p1s1"]),
            ["claims/a1 sentences.2: sentences must name each record once, not 'p1s1' again [repeated-reference]"],
            id="sentence-twice",
        ),
        pytest.param(
            a_question(sides={"one-2020": {**ONE, "claims": ["a1", "a1"]}, "two-2024": TWO}),
            [
                (
                    "questions/how-long sides.one-2020.claims.1: claims must name each record once, not 'a1' again"
                    " [repeated-reference]"
                )
            ],
            id="claim-twice-on-a-side",
        ),
        pytest.param(a_claim(voices=["ada-penn", "ann-reed", "ada-penn"]), [], id="voice-that-comes-back"),
        pytest.param(
            a_question(points=[{**POINT, "claims": ["a1", "b1", "a1"]}]),
            [
                (
                    "questions/how-long points.0.claims.2: claims must name each record once, not 'a1' again"
                    " [repeated-reference]"
                )
            ],
            id="claim-twice-in-a-point",
        ),
        pytest.param(
            a_claim(about=["mayor", "mayor"]),
            ["claims/a1 about.1: about must name each record once, not 'mayor' again [repeated-reference]"],
            id="about-twice",
        ),
    ],
)
def test_references_are_not_repeated(changed, expected):
    """No list names the same record twice; a chain of voices may come back to one."""
    register = a_register(changed)

    assert shown(register, references_are_not_repeated(register)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("says", [(("says",), "Ann Reed measured the bridge in 1998 at 120 metres.")], id="field"),
        pytest.param("voices.*", [(("voices", 0), "ada-penn"), (("voices", 1), "ann-reed")], id="items"),
        pytest.param("quote.exact", [(("quote", "exact"), "is 120 metres long")], id="below"),
        pytest.param("figures.*.as_printed", [(("figures", 0, "as_printed"), "120")], id="below-items"),
        pytest.param("note", [], id="empty"),
    ],
)
def test_follow(pattern, expected):
    """A pattern gives each value that it names and that is not empty, with its path."""
    assert list(follow(a_claim(), pattern)) == expected


def test_follow_keys():
    """Keys of a mapping are values too."""
    assert [path for path, _ in follow(a_question(), "sides.#")] == [("sides", "one-2020"), ("sides", "two-2024")]
    assert [path for path, _ in follow(a_question(), "sides.*.claims.*")] == [
        ("sides", "one-2020", "claims", 0),
        ("sides", "two-2024", "claims", 0),
    ]


def test_named():
    """A record gives the kind and id of whatever it names."""
    topic = a_register().topics["length"]

    assert [(target, found) for _, target, found in named(an_event(), kind_of(an_event()))] == [
        ("claims", "b1"),
        ("findings", "survey-length"),
    ]
    assert list(named(topic, kind_of(topic))) == []


def test_check_is_silent_on_a_valid_register():
    """The register of the builders holds every rule."""
    assert sorted(RECORDS) == sorted({kind for kind in RECORDS if getattr(a_register(), kind)})
    assert check(Parsed(a_register())) == []


def test_check_tells_everything_at_once():
    """Problems of reading, of references and of rules come together, in order of files and lines."""
    earlier = check(Parsed(a_register(a_claim("b1", says="It is a marvel."))))
    register = a_register(a_claim("a1", cites=["zz"]), a_claim("b1", says="It is a marvel."), a_claim("a9"))

    problems = check(Parsed(register, problems=tuple(earlier)))

    assert [(problem.location.file, problem.rule) for problem in problems] == [
        ("sources/claims/a1.yml", Rule.UNKNOWN_REFERENCE),
        ("sources/claims/a9.yml", Rule.CLAIM_QUESTION),
        ("sources/claims/b1.yml", Rule.CONTESTED_WORD),
    ]


@pytest.mark.parametrize(
    ("parsed", "told"),
    [
        pytest.param({}, True, id="whole"),
        pytest.param({"broken": frozenset({("findings", "almanac-oak")})}, False, id="broken"),
        pytest.param({"unread": frozenset({"findings"})}, False, id="unread"),
        pytest.param({"broken": frozenset({("claims", "a9")})}, True, id="another-kind"),
    ],
)
def test_what_rests_on_findings_that_did_not_parse(parsed, told):
    """Where a finding did not parse, nobody can say that a brief of the record rests on none."""
    register = a_register(a_question("longest", record={"searched": "The lists.", "brief": "None"}))

    problems = check(Parsed(register, **parsed))

    assert [problem.rule for problem in problems] == [Rule.RECORD_BRIEF] * told


@pytest.mark.parametrize("kind", [*RECORDS, "sentences"])
def test_a_record_that_does_not_parse_is_the_only_fault(kind):
    """What follows from a record that could not be read is not told beside it."""
    whole = a_register()
    names = list(whole.records(kind))
    for name in names:
        left = {other: record for other, record in whole.records(kind).items() if other != name}
        register = type(whole)(**{**vars(whole), kind: left})
        assert check(Parsed(register, broken=frozenset({(kind, name)}))) == []


def test_check_without_a_register():
    """Where the register's own files cannot be read, what was found up to there is told."""
    problems = tuple(check(Parsed(a_register(a_claim("a9")))))

    assert check(Parsed(None, problems=problems)) == list(problems)
