import pytest

from builders import (
    a_claim,
    a_correction,
    a_document,
    a_finding,
    a_person,
    a_question,
    a_register,
    a_topic,
    an_audit,
    an_event,
    found,
)
from synopsis.register.fingerprints import correction_fingerprint, material_fingerprint
from synopsis.register.lifecycle import SHORTENED, Published, final_successors
from synopsis.register.problems import Location, Rule
from synopsis.register.rules import check, corrections
from synopsis.register.validation import Parsed

GONE = {"before": None, "after": None}
WITHDRAWN = {"kind": "withdrawn", **GONE}


NOTHING_BROKEN = (frozenset(), frozenset())


@pytest.mark.parametrize(
    "name", ["claim/a3", "question/how-long", "finding/almanac-oak", "audit/a1-survey", "person/ada-penn"]
)
def test_corrections_name_records(name):
    """A correction names any record that can be published."""
    register = a_register(a_correction(record=name))

    assert found(corrections.corrections_name_records, register, *NOTHING_BROKEN) == []


@pytest.mark.parametrize(
    ("fields", "field", "must"),
    [
        pytest.param({"record": "a3"}, "record", "a kind and an id", id="no-kind"),
        pytest.param({"record": "event/flood-2003"}, "record", "a kind and an id", id="other-kind"),
        pytest.param({"record": "claim/"}, "record", "a kind and an id", id="no-id"),
        pytest.param({"record": "claim/a99"}, "record", "whose end is on record", id="not-there"),
        pytest.param(
            {"record": "claim/a99", "kind": "renamed", "successors": ["claim/a98"], **GONE},
            "successors.0",
            "whose end is on record",
            id="successor-not-there",
        ),
    ],
)
def test_corrections_name_nothing_else(fields, field, must):
    """A name that nothing has is told where it stands."""
    register = a_register(a_correction(**fields))

    (problem,) = found(corrections.corrections_name_records, register, *NOTHING_BROKEN)

    assert problem.startswith(f"corrections/oak-not-elm {field}: ")
    assert must in problem
    assert problem.endswith("[unknown-reference]")


@pytest.mark.parametrize(
    ("broken", "unread"),
    [
        pytest.param(frozenset({("claims", "a99")}), frozenset(), id="did-not-parse"),
        pytest.param(frozenset(), frozenset({"claims"}), id="was-not-read"),
    ],
)
def test_broken_records_are_not_reported_twice(broken, unread):
    """A record that is there and did not parse is no unknown name."""
    register = a_register(a_correction(record="claim/a99"))

    assert found(corrections.corrections_name_records, register, broken, unread) == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="change"),
        pytest.param({"record": "claim/a9", **WITHDRAWN}, id="withdrawn-claim"),
        pytest.param({"record": "topic/old", **WITHDRAWN, "title": "Old"}, id="withdrawn-topic"),
        pytest.param(
            {"record": "topic/old", "kind": "merged", "successors": ["topic/length"], **GONE, "reason": None}, id="move"
        ),
        pytest.param(
            {"record": "topic/old", "kind": "split", "successors": ["topic/length", "topic/building"], **GONE},
            id="split",
        ),
        pytest.param({"record": "claim/a9", "kind": "redacted", **GONE, "reason": None}, id="redacted"),
        pytest.param({"kind": "redacted", **GONE, "reason": None, "replaces": "0" * 12}, id="redacted-in-part"),
        pytest.param({"before": "removed", "after": "removed"}, id="emptied-by-a-redaction"),
    ],
)
def test_good_corrections(fields):
    """Each kind of correction has the fields that it needs."""
    assert found(corrections.corrections_say_what_changed, a_register(a_correction(**fields))) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"before": None}, {"before": "say in words what stood or stands there, not nothing"}, id="before"),
        pytest.param({"after": None}, {"after": "say in words what stood or stands there, not nothing"}, id="after"),
        pytest.param({"after": "The bridge is of elm."}, {"after": "differ from before"}, id="same"),
        pytest.param({"successors": ["claim/a1"]}, {"successors": "be left out: the record is still there"}, id="stay"),
        pytest.param({**WITHDRAWN, "reason": None}, {"reason": "say why, not nothing"}, id="no-reason"),
        pytest.param(
            {"record": "topic/old", **WITHDRAWN}, {"title": "say what it was called, not nothing"}, id="no-title"
        ),
        pytest.param({**WITHDRAWN, "title": "Oak"}, {"title": "be left out: its id is its title"}, id="claim-title"),
        pytest.param({"kind": "renamed", **GONE}, {"successors": "name one record, not 0"}, id="renamed-to-nothing"),
        pytest.param(
            {"kind": "split", **GONE, "successors": ["claim/a1"]},
            {"successors": "name two records or more, not 1"},
            id="split-in-one",
        ),
        pytest.param(
            {"kind": "redacted", "title": "Oak", "successors": ["claim/a1"]},
            dict.fromkeys(
                ("title", "before", "after", "reason", "successors"), "be left out: the fact of removal alone stays"
            ),
            id="redacted-text",
        ),
    ],
)
def test_corrections_say_what_changed(fields, expected):
    """What a kind of correction needs, or may not have, is told by field."""
    register = a_register(a_correction(**fields))

    problems = list(corrections.corrections_say_what_changed(register))

    kind = fields.get("kind", "wording")
    assert {problem.message for problem in problems} == {
        f"{field} of a correction of kind {kind} must {must}" for field, must in expected.items()
    }
    assert {problem.rule for problem in problems} == {Rule.CORRECTION}


def test_ended_records_are_gone():
    """An id that was withdrawn may not be used again."""
    register = a_register(a_correction(**WITHDRAWN))

    assert found(corrections.ended_records_are_gone, register) == [
        "claims/a3 id: id must be new, not 'a3', which was withdrawn on 2024-06-02 [published-id]"
    ]


def test_records_end_once():
    """A record has one end."""
    first = a_correction(record="topic/old", **WITHDRAWN, title="Old")
    second = a_correction("z-later", record="topic/old", kind="renamed", successors=["topic/length"], **GONE)

    assert found(corrections.ended_records_are_gone, a_register(first, second)) == [
        (
            "corrections/z-later record: record must end once, not again after oak-not-elm (withdrawn); "
            "take one of them out [correction]"
        )
    ]


def renamed(id_, old, new):
    """Give the correction that a topic has another id."""
    return a_correction(id_, record=f"topic/{old}", kind="renamed", successors=[f"topic/{new}"], **GONE)


def test_an_id_that_is_used_again_says_one_thing():
    """A record with the id of one that moved is told that its id is taken: not that it changed, or leads nowhere."""
    register = a_register(renamed("c1", "length", "building"))
    lines = [Published("/topics/length/", "0" * 64, "topic/length", LINE)]

    told = [problem.message for problem in check(Parsed(register), lines)]

    assert told == ["id must be new, not 'length', which was renamed on 2024-06-02"]


def test_moves_lead_somewhere():
    """Moves may follow each other, but not in a circle."""
    chain = a_register(renamed("c1", "one", "two"), renamed("c2", "two", "length"))
    circle = a_register(renamed("c1", "one", "two"), renamed("c2", "two", "one"))

    assert found(corrections.ended_records_are_gone, chain) == []
    assert list(final_successors(chain, "topic/one")) == ["topic/length"]
    assert [line.partition(":")[0] for line in found(corrections.ended_records_are_gone, circle)] == [
        "corrections/c1 successors",
        "corrections/c2 successors",
    ]


def test_redactions_leave_no_text():
    """When a record was redacted, no other correction of it keeps a word."""
    earlier = a_correction(record="claim/a9")
    redacted = a_correction("z", record="claim/a9", kind="redacted", **GONE, reason=None)
    must = "must be 'removed', because claim/a9 was redacted [correction]"

    assert found(corrections.redactions_leave_no_text, a_register(earlier)) == []
    assert found(corrections.redactions_leave_no_text, a_register(earlier, redacted)) == [
        f"corrections/oak-not-elm {field}: {field} {must}" for field in ("after", "before", "reason")
    ]


@pytest.mark.parametrize("record", ["topic/length", "topic/gone"])
def test_redactions_leave_no_text_under_an_earlier_name(record):
    """The corrections of a record that was renamed keep no word when it is redacted, whether it stays or goes."""
    earlier = a_correction("a", record="topic/old")
    move = a_correction("b", record="topic/old", kind="renamed", successors=[record], **GONE, reason=None)
    redacted = a_correction("z", record=record, kind="redacted", **GONE, reason=None)
    must = f"must be 'removed', because {record} was redacted [correction]"

    assert found(corrections.redactions_leave_no_text, a_register(earlier, move)) == []
    assert found(corrections.redactions_leave_no_text, a_register(earlier, move, redacted)) == [
        f"corrections/a {field}: {field} {must}" for field in ("after", "before", "reason")
    ]


@pytest.mark.parametrize(
    "move",
    [
        {"kind": "merged", "successors": ["topic/length"]},
        {"kind": "split", "successors": ["topic/building", "topic/length"]},
    ],
    ids=lambda move: move["kind"],
)
def test_redactions_leave_no_text_of_what_a_record_was_made_of(move):
    """The corrections of a record that became part of another keep no word when that is redacted."""
    earlier = a_correction("a", record="topic/old")
    moved = a_correction("b", record="topic/old", **move, **GONE, reason=None)
    redacted = a_correction("z", record="topic/length", kind="redacted", **GONE, reason=None)
    must = "must be 'removed', because topic/length was redacted [correction]"

    assert found(corrections.redactions_leave_no_text, a_register(earlier, moved)) == []
    assert found(corrections.redactions_leave_no_text, a_register(earlier, moved, redacted)) == [
        f"corrections/a {field}: {field} {must}" for field in ("after", "before", "reason")
    ]


def test_redaction_counts_first():
    """A withdrawn record that was redacted later is redacted."""
    withdrawn = a_correction("c1", record="claim/a9", **WITHDRAWN)
    redacted = a_correction("c2", record="claim/a9", kind="redacted", **GONE)

    for register in (a_register(withdrawn, redacted), a_register(redacted, withdrawn)):
        assert register.removals["claim/a9"].id == "c2"


# against the ledger

LINE = Location("sources/permalinks.txt", 3, 1)


def line(name, register=None):
    """Give the line of a record's page, as it was published in the valid register."""
    kind, _, record_id = name.partition("/")
    digest = material_fingerprint(register or a_register(), name)
    return Published(f"/{kind}s/{record_id}/", digest, name, LINE)


A3 = line("claim/a3")
STATE = A3.fingerprint[:SHORTENED]


def test_what_is_as_published():
    """The register as it was published has no problem, nor has one with a further record."""
    lines = [line("claim/a3"), line("question/how-long"), line("document/survey-1998"), line("topic/length")]

    assert check(Parsed(a_register()), lines) == []
    assert check(Parsed(a_register(a_topic("more", order=3))), lines) == []


def test_published_records_resolve():
    """A published record that is gone is told once, by its path, with what to do."""
    beside = Published("/claims/a9/index.json", "", "claim/a9", LINE)
    own = Published("/claims/a9/", "0" * 64, "claim/a9", LINE)
    other = Published("/data/claims.csv", "", "", LINE)

    (problem,) = corrections.published_records_resolve(a_register(), [own, beside, other])

    assert (problem.location, problem.rule) == (LINE, Rule.PUBLISHED_ID)
    assert problem.message.startswith("/claims/a9/ must resolve, but claim/a9 is gone; put it back, or add ")
    assert "record: claim/a9" in problem.message


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(WITHDRAWN, id="withdrawn"),
        pytest.param({"kind": "renamed", "successors": ["claim/a3"], **GONE}, id="renamed"),
        pytest.param({"kind": "redacted", **GONE}, id="redacted"),
    ],
)
def test_an_end_on_record_is_enough(fields):
    """Once a correction says what became of a record, it need not be there."""
    register = a_register(a_correction(record="claim/a9", **fields))

    published = Published("/claims/a9/", "0" * 64, "claim/a9", LINE)

    assert list(corrections.published_records_resolve(register, [published])) == []


def test_an_id_that_was_redacted_is_not_used_again():
    """A record at the address of one that was published as redacted and gone is told; one in other words is not."""
    redacted = a_correction("z", kind="redacted", **GONE, reason=None)
    gone = [Published("/claims/a3/", "", "claim/a3", LINE), Published("/claims/a3/index.json", "", "claim/a3", LINE)]
    told = "claims/a3 id: id must be new, not 'a3', which was redacted on 2024-06-02 [published-id]"
    withdrawn = a_correction("y", **WITHDRAWN)

    assert found(corrections.redacted_ids_are_not_used_again, a_register(redacted), gone) == [told]
    assert found(corrections.redacted_ids_are_not_used_again, a_register(redacted), [A3, gone[1]]) == []
    assert found(corrections.redacted_ids_are_not_used_again, a_register(redacted, withdrawn), gone) == []
    assert found(corrections.redacted_ids_are_not_used_again, a_register(), gone) == []


def test_a_change_does_not_explain_an_end():
    """A correction of its wording does not excuse that a record is gone."""
    register = a_register(a_correction(record="claim/a9"))

    assert len(list(corrections.published_records_resolve(register, [Published("/x/", "", "claim/a9", LINE)]))) == 1


CHANGED = a_claim("a3", says="The bridge is of ash.")


def test_published_changes_are_corrected():
    """A changed record is told with the state that the correction must name."""
    register = a_register(CHANGED)

    (problem,) = corrections.published_changes_are_corrected(register, [A3])

    assert (problem.location, problem.rule) == (CHANGED.at(), Rule.CORRECTION)
    assert problem.message == (
        "claim/a3 must be as it was published at /claims/a3/, or its change corrected in public; add a correction "
        f'with record: claim/a3, the day, the kind, before, after, a reason, and replaces: "{STATE}"'
    )


@pytest.mark.parametrize(
    ("correction", "enough"),
    [
        pytest.param(a_correction(replaces=STATE), True, id="of-this-state"),
        pytest.param(a_correction(kind="redacted", **GONE, replaces=STATE), True, id="redacted-in-part"),
        pytest.param(a_correction(), False, id="of-no-state"),
        pytest.param(a_correction(replaces="0" * 12), False, id="of-an-earlier-state"),
        pytest.param(a_correction(record="claim/a2", replaces=STATE), False, id="of-another-record"),
    ],
)
def test_which_correction_is_enough(correction, enough):
    """Only a correction of this record in the state that was published covers its change."""
    register = a_register(CHANGED, correction)

    assert (found(corrections.published_changes_are_corrected, register, [A3]) == []) is enough


def test_what_stands_on_a_page_is_corrected_there():
    """A change of an audit may be corrected under its own name; it stands on the page of its claim."""
    before, changed = line("claim/a1"), an_audit(says="It is 118.")
    correction = a_correction(record="audit/a1-survey", replaces=before.fingerprint[:SHORTENED])

    assert len(found(corrections.published_changes_are_corrected, a_register(changed), [before])) == 1
    assert found(corrections.published_changes_are_corrected, a_register(changed, correction), [before]) == []


def now_called(old, new, *, on="2024-06-02"):
    """Give the correction that a record has another id."""
    return a_correction(f"to-{new.partition('/')[2]}", record=old, kind="renamed", successors=[new], on=on, **GONE)


LENGTH = line("topic/length")
BRIDGE_LENGTH = {"title": "Length", "scope": "How long the bridge is, and who measured it.", "order": 1}


def moved_topic(*corrections, **fields):
    """Give the register in which the topic `length` is called `bridge-length`."""
    topic = a_topic("bridge-length", **{**BRIDGE_LENGTH, **fields})
    return a_register(
        topic, now_called("topic/length", "topic/bridge-length"), *corrections, without=[a_topic("length")]
    )


def test_a_renaming_changes_nothing_else():
    """A renamed record is held to what was published under its old name."""
    (problem,) = corrections.published_changes_are_corrected(moved_topic(scope="Who measured it."), [LENGTH])

    assert found(corrections.published_changes_are_corrected, moved_topic(), [LENGTH]) == []
    assert problem.message == (
        "topic/bridge-length must be as topic/length was published at /topics/length/, or its change corrected in "
        "public; add a correction with record: topic/bridge-length, the day, the kind, before, after, a reason, "
        f'and replaces: "{LENGTH.fingerprint[:SHORTENED]}"'
    )


@pytest.mark.parametrize("record", ["topic/length", "topic/bridge-length"])
def test_a_renamed_record_is_corrected_under_either_name(record):
    """The change may have been corrected before the record was renamed, or after."""
    correction = a_correction(record=record, replaces=LENGTH.fingerprint[:SHORTENED])
    register = moved_topic(correction, scope="Who measured it.")

    assert found(corrections.published_changes_are_corrected, register, [LENGTH]) == []


def test_a_record_renamed_twice():
    """Every renaming since is followed."""
    again = now_called("topic/bridge-length", "topic/span", on="2024-06-03")
    same, other = (
        a_register(
            a_topic("span", **{**BRIDGE_LENGTH, **fields}),
            now_called("topic/length", "topic/bridge-length"),
            again,
            without=[a_topic("length")],
        )
        for fields in ({}, {"title": "Span"})
    )

    assert found(corrections.published_changes_are_corrected, same, [LENGTH]) == []
    assert len(found(corrections.published_changes_are_corrected, other, [LENGTH])) == 1


def test_a_renaming_in_a_circle():
    """Renamings that lead back to the beginning are another rule's, and end here too."""
    register = a_register(renamed("c1", "one", "two"), renamed("c2", "two", "one"))

    assert (
        found(corrections.published_changes_are_corrected, register, [Published("/x/", "0" * 64, "topic/one", LINE)])
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "changed", "without"),
    [
        pytest.param(
            "claim/a1", "claim/a9", [a_claim("a9"), an_audit(claim="a9")], [a_claim("a1")], id="claim-with-audit"
        ),
        pytest.param(
            "document/survey-1998",
            "document/survey",
            [a_document("survey"), a_finding(document="survey")],
            [a_document("survey-1998")],
            id="document-with-finding",
        ),
    ],
)
def test_its_own_id_is_no_change(old, new, changed, without):
    """Where the id of a renamed record stands on its own page, the new one counts as the old one."""
    register = a_register(*changed, now_called(old, new), without=without)

    assert found(corrections.published_changes_are_corrected, register, [line(old)]) == []


def published_correction(correction):
    """Give the line of a correction, as it was published."""
    path = f"/corrections/#correction-{correction.id}"
    return Published(path, correction_fingerprint(correction), "", LINE, correction.id)


def test_an_old_correction_excuses_no_later_change():
    """A correction that was published covers no change after it, even where the record was changed back between."""
    old, new = a_correction(replaces=STATE), a_correction("z-later", replaces=STATE)

    first = found(corrections.published_changes_are_corrected, a_register(CHANGED, old), [A3])
    later = found(
        corrections.published_changes_are_corrected, a_register(CHANGED, old), [A3, published_correction(old)]
    )
    mended = a_register(CHANGED, old, new)

    assert first == []
    assert len(later) == 1
    assert f'replaces: "{STATE}"' in later[0]
    assert found(corrections.published_changes_are_corrected, mended, [A3, published_correction(old)]) == []


def test_published_corrections_stand():
    """A published correction that is as it was, and further ones, are in order."""
    register = a_register(a_correction("z-later"))

    assert check(Parsed(register), [published_correction(a_correction())]) == []


def test_a_published_correction_that_is_gone():
    """A correction that vanished is named, with the place at which it stood."""
    lines = [published_correction(a_correction())]

    (problem,) = corrections.published_corrections_stand(a_register(without=[a_correction()]), lines)

    assert (problem.location, problem.rule) == (LINE, Rule.PUBLISHED_ID)
    assert problem.message == (
        "/corrections/#correction-oak-not-elm must resolve, but correction/oak-not-elm is gone; "
        "put it back as it was, and add another one if it was wrong"
    )


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"before": "The bridge was of ash."}, id="before"),
        pytest.param({"after": "removed", "before": "removed", "reason": "removed"}, id="emptied-without-redaction"),
        pytest.param({"reason": "Another reason."}, id="reason"),
        pytest.param({"on": "2024-06-03"}, id="day"),
        pytest.param({"kind": "figure"}, id="kind"),
        pytest.param({"record": "claim/a2"}, id="record"),
    ],
)
def test_a_published_correction_that_changed(fields):
    """A correction that says something else than it said is named."""
    changed = a_correction(**fields)

    (problem,) = corrections.published_corrections_stand(a_register(changed), [published_correction(a_correction())])

    assert (problem.location, problem.rule) == (changed.at(), Rule.CORRECTION)
    assert problem.message.startswith("correction/oak-not-elm must be as it was published at /corrections/#correction-")


@pytest.mark.parametrize(
    ("fields", "enough"),
    [
        pytest.param({}, True, id="emptied"),
        pytest.param({"before": "The bridge was of ash."}, False, id="rewritten"),
        pytest.param({"on": "2024-06-03"}, False, id="emptied-and-dated-otherwise"),
    ],
)
def test_a_redaction_empties_published_corrections(fields, enough):
    """Once its record was redacted, the texts of a correction go, and nothing else of it."""
    emptied = a_correction(**{"before": "removed", "after": "removed", "reason": "removed", **fields})
    redacted = a_correction("z", kind="redacted", **GONE, reason=None)
    register = a_register(emptied, redacted)

    told = found(corrections.published_corrections_stand, register, [published_correction(a_correction())])
    told += found(corrections.redactions_leave_no_text, register)

    assert len(told) == (0 if enough else 1)


def test_what_a_redaction_leaves_of_a_published_correction_is_told_once():
    """A correction of which some texts went already is held to the rest, and not told to be put back as it was."""
    half = a_correction(before="removed", reason="removed")
    redacted = a_correction("z", kind="redacted", **GONE, reason=None)

    told = check(Parsed(a_register(half, redacted)), [published_correction(a_correction())])

    assert [str(problem.message) for problem in told] == ["after must be 'removed', because claim/a3 was redacted"]


def test_the_sum_of_a_correction_keeps_no_removed_text():
    """What a correction names and what it says are summed apart, so that nothing of a removed text is left."""
    whole = correction_fingerprint(a_correction())
    emptied = correction_fingerprint(a_correction(before="removed", after="removed", reason="removed"))

    assert emptied[:32] == whole[:32]
    assert emptied[32:] != whole[32:]


@pytest.mark.parametrize(
    "fields", [pytest.param({"name": "Anne Reed"}, id="name"), pytest.param({"role": "mayor in 1998"}, id="role")]
)
def test_a_voice_that_is_called_otherwise(fields):
    """Another name or role of a person is one change, of that person's page, and none of the claims that print it."""
    lines = [line("claim/a1"), line("claim/a2"), line("person/ann-reed"), line("question/how-long")]
    correction = a_correction(record="person/ann-reed", kind="voice", replaces=lines[2].fingerprint[:SHORTENED])

    problems = list(corrections.published_changes_are_corrected(a_register(a_person(**fields)), lines))

    assert [problem.message.partition(" ")[0] for problem in problems] == ["person/ann-reed"]
    assert found(corrections.published_changes_are_corrected, a_register(a_person(**fields), correction), lines) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"before": None}, [], id="after-alone"),
        pytest.param(
            {},
            ["before of a correction of kind added must be left out: what was added did not stand there"],
            id="before",
        ),
        pytest.param(
            {"before": None, "after": None},
            ["after of a correction of kind added must say in words what stood or stands there, not nothing"],
            id="nothing",
        ),
    ],
)
def test_what_was_added(fields, expected):
    """A correction of something new says what it is; nothing stood there before."""
    problems = found(corrections.corrections_say_what_changed, a_register(a_correction("x", kind="added", **fields)))

    assert [one.split(": ", 1)[1].removesuffix(" [correction]") for one in problems] == expected


def test_a_reader_who_is_called_otherwise():
    """Readers who comment have no page: another name of one is a change of each claim that prints it."""
    lines = [line("claim/a1"), line("claim/ac1")]

    problems = found(corrections.published_changes_are_corrected, a_register(a_person("reader-one", name="J.")), lines)

    assert [problem.partition(":")[0] for problem in problems] == ["claims/ac1"]


def test_what_is_not_printed_of_a_voice():
    """A remark on a person changes no claim."""
    register = a_register(a_person(note="Retired."))

    assert found(corrections.published_changes_are_corrected, register, [line("claim/a1")]) == []


def test_a_voice_that_is_not_there():
    """A chain that names nobody is another rule's, and no fault of the program."""
    register = a_register(a_claim("a1", voices=["nobody"]))

    assert len(found(corrections.published_changes_are_corrected, register, [line("claim/a1")])) == 1


def test_a_register_with_faults_is_not_held_against_the_ledger():
    """While records do not parse, what is missing says nothing."""
    register = a_register(CHANGED, a_question(order=7))
    fault = next(iter(corrections.published_changes_are_corrected(register, [A3])))

    assert check(Parsed(register, problems=(fault,)), [A3]) == [fault]


REDACTION = a_correction("z", record="claim/a9", kind="redacted", **GONE, reason=None)


def test_redactions_leave_nobody_behind():
    """A person, a document or an event that nothing names any more goes with what was redacted."""
    people = [a_person("heir"), a_person("clerk")]
    document = a_document("letter", by=["clerk"])
    event = an_event("duel", claims=[], findings=[])
    left = [*people, document, event]

    before = found(corrections.redactions_leave_nobody_behind, a_register(*left))
    after = found(corrections.redactions_leave_nobody_behind, a_register(*left, REDACTION))

    assert before == []
    must = "because records were redacted and it may tell of them; take it out of the register, or name it where it"
    assert sorted(after) == [
        f"documents/letter: document/letter must be named by another record, {must} belongs [redaction]",
        f"events/duel: event/duel must name a claim or finding, {must} belongs [redaction]",
        f"people/clerk: person/clerk must be named by another record, {must} belongs [redaction]",
        f"people/heir: person/heir must be named by another record, {must} belongs [redaction]",
    ]


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(a_claim(voices=["ada-penn", "heir"]), id="voice"),
        pytest.param(a_claim(about=["heir"]), id="subject"),
        pytest.param(a_document(by=["heir"]), id="author"),
        pytest.param(a_finding(about=["heir"]), id="finding"),
    ],
)
def test_who_is_named_stays(named):
    """Whoever another record names has a place in the register, also after a redaction."""
    register = a_register(a_person("heir"), named, REDACTION)

    assert found(corrections.redactions_leave_nobody_behind, register) == []
