import pytest

from builders import a_claim, a_correction, a_document, a_person, a_question, a_register, found
from synopsis.register.fingerprints import correction_fingerprint
from synopsis.register.lifecycle import Published
from synopsis.register.problems import Location
from synopsis.register.rules import redacted_names
from synopsis.register.rules.corrections import published_corrections_stand

GONE = {"before": None, "after": None, "reason": None}
REDACTED = a_correction("z", record="person/jonas-vik", kind="redacted", **GONE)
VOICE = {
    "record": "claim/a1",
    "kind": "voice",
    "before": "By Jonas Vik.",
    "after": "By the master.",
    "reason": "Wrong.",
}
MUST = "must not have the name of {}, which was redacted, not {!r}; "
WITHOUT = "say it without the name [redaction]"
REMOVE = (
    "write 'removed' in place of the text, and, where it was published, add a correction with record: claim/a1, "
    "the day and kind: redacted [redaction]"
)


def told(*records):
    """Say what the rule tells of a register with these records."""
    return found(redacted_names.redacted_people_are_not_named, a_register(*records))


@pytest.mark.parametrize(
    ("written", "form"),
    [
        pytest.param("Jonas Vik", "Jonas Vik", id="as-it-is"),
        pytest.param("JONAS VIK", "JONAS VIK", id="capitals"),
        pytest.param("Jonas V\u00edk", "jonas vik", id="marks"),
        pytest.param("Jo-nas Vik", "jonas vik", id="taken-apart"),
        pytest.param("Vik, Jonas", "Vik, Jonas", id="as-in-a-list"),
        pytest.param("VIK Jonas", "VIK Jonas", id="family-first"),
        pytest.param("V\u00edk, Jonas", "vik jonas", id="as-in-a-list-with-marks"),
        pytest.param("Jonas-Vik", "Jonas-Vik", id="hyphen"),
        pytest.param("https://people.org/Jonas_Vik", "Jonas_Vik", id="address"),
        pytest.param("Jonas%20Vik.html", "Jonas%20Vik", id="encoded"),
    ],
)
def test_a_correction_of_another_record(written, form):
    """What a claim's correction says of a redacted person is told with its place, however the name is written."""
    voice = a_correction("a", **{**VOICE, "before": f"By {written}, they say."})

    assert told(voice) == []
    assert told(voice, REDACTED) == [f"corrections/a before: before {MUST.format('person/jonas-vik', form)}{REMOVE}"]


def test_an_earlier_name():
    """The words of an id that the person had before are told too."""
    renamed = a_correction("y", record="person/jonas-vik", kind="renamed", successors=["person/j-v"], **GONE)
    redacted = a_correction("z", record="person/j-v", kind="redacted", **GONE)

    assert told(a_correction("a", **VOICE), renamed) == []
    assert told(a_correction("a", **VOICE), renamed, redacted) == [
        f"corrections/a before: before {MUST.format('person/jonas-vik', 'Jonas Vik')}{REMOVE}"
    ]


def test_what_was_removed_is_accepted():
    """What the message asks for is accepted, also of a correction that was published."""
    voice = a_correction("a", **VOICE)
    published = Published("/corrections/a/", correction_fingerprint(voice), "", Location("ledger"), correction="a")
    removed = a_correction("a", **{**VOICE, "before": "removed", "after": "removed", "reason": "removed"})
    also = a_correction("b", record="claim/a1", kind="redacted", **GONE)

    assert told(removed, also, REDACTED) == []
    assert found(published_corrections_stand, a_register(removed, REDACTED), [published]) != []
    assert found(published_corrections_stand, a_register(removed, also, REDACTED), [published]) == []


def test_every_text_of_the_register():
    """A name that stands anywhere else is told with its place."""
    assert told(a_claim(says="Jonas Vik measured it."), a_question(asks="Who is Jonas Vik?"), REDACTED) == [
        f"claims/a1 says: says {MUST.format('person/jonas-vik', 'Jonas Vik')}{WITHOUT}",
        f"questions/{a_question().id} asks: asks {MUST.format('person/jonas-vik', 'Jonas Vik')}{WITHOUT}",
    ]


def test_who_wrote_a_document():
    """A name that stands in two fields is one name, as it is printed."""
    authors = [{"family": "Vik", "given": "Jonas"}, {"family": "Vik", "given": "Ada"}]
    document = a_document(csl={"type": "book", "title": "Towers", "author": authors, "language": "en"})

    assert told(document, REDACTED) == [
        f"documents/{document.id} csl.author.0.family: family {MUST.format('person/jonas-vik', 'Jonas Vik')}{WITHOUT}"
    ]


def test_a_name_with_a_hyphen():
    """The words of an id are joined by hyphens, whatever joins those of the name."""
    redacted = a_correction("z", record="person/ana-maria-vik", kind="redacted", **GONE)

    for form in ("Ana-Maria Vik", "Vik, Ana-Maria", "Vik Ana Maria"):
        assert told(a_claim(says=f"{form} measured it."), redacted) == [
            f"claims/a1 says: says {MUST.format('person/ana-maria-vik', form)}{WITHOUT}"
        ]


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([a_correction("a", **VOICE), a_person("jonas-vik", name="Jonas Vik")], id="still-there"),
        pytest.param([a_correction("a", **{**VOICE, "before": "A jonas vik."})], id="no-name"),
        pytest.param([a_correction("a", **{**VOICE, "before": "Jonas and Vik."})], id="parted"),
        pytest.param(
            [
                a_correction("a", **{**VOICE, "before": "By Fishermen."}),
                a_correction("y", record="person/fishermen", kind="redacted", **GONE),
            ],
            id="one-word",
        ),
    ],
)
def test_other_words_may_stand(records):
    """Who is there under the name, words that are no name, and ids of one word keep nothing out."""
    assert told(*records, REDACTED) == []
