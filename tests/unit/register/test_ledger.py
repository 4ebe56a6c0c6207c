from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_claim, a_correction, a_person, a_register
from synopsis.register.hosts import placeholder
from synopsis.register.ledger import MEND, Ledger, Occasion, appended, joined, read, read_ledger, recorded
from synopsis.register.lifecycle import Published
from synopsis.register.problems import Location, Rule

SHOWN = "sources/permalinks.txt"
HOME = "https://halma-lights.org/"
SUMS = [f"{number:064x}" for number in range(16)]
DAY = date(2026, 11, 28)
EMPTY = Ledger(shown=SHOWN)


def published(ledger, *, on=DAY, at=HOME, redacted=(), of="", **sums):
    """Append a publication of paths without slashes, each with its sum or none; `of` is a digit of its commit."""
    fingerprints = {f"/{path}/" if path else "/": sum_ for path, sum_ in sums.items()}
    occasion = Occasion(on, at, commit=of * 40, manifest=of * 64)
    return appended(ledger, fingerprints, occasion, [f"/{path}/" for path in redacted])


FIRST = published(EMPTY, a=SUMS[1], b=SUMS[2], c="")
SECOND = published(FIRST, a=SUMS[3], b=SUMS[2], c="", d=SUMS[4], on=date(2026, 11, 29), of="7")
OTHER = published(FIRST, a=SUMS[1], b=SUMS[5], c="", e="")
"""What ran beside the second."""
THIRD = published(SECOND, a="", b=SUMS[2], c="", d=SUMS[4], redacted="a", on=date(2026, 11, 30))
WHOLE = published(joined(THIRD, OTHER), a="", b=SUMS[2], c="", d=SUMS[4], e="", on=date(2026, 12, 1))
"""Four in a row and one beside, with a redaction and a path of which nothing is summed."""


def sums(ledger):
    """Give the state of a ledger by path."""
    return {line.path: line.fingerprint for line in ledger.lines}


# the file


def test_no_ledger(tmp_path):
    """Without a file nothing was published."""
    ledger = read_ledger(tmp_path / "permalinks.txt", SHOWN)

    assert (ledger.lines, ledger.problems, ledger.paths, ledger.heads) == ((), (), (), ())


def test_lines_are_read():
    """Each path stands with its sum or none, the record to whose page it belongs, and the line that says so."""
    paths = {"/": "", "/claims/m14/": SUMS[1], "/claims/m14/index.json": "", "/data/claims.csv": "", "/a/b.pdf": ""}
    ledger = read(appended(EMPTY, paths, Occasion(DAY, HOME)).text, SHOWN)

    assert ledger.problems == ()
    assert ledger.lines == (
        Published("/", "", "", Location(SHOWN, 2, 1)),
        Published("/a/b.pdf", "", "", Location(SHOWN, 3, 1)),
        Published("/claims/m14/", SUMS[1], "claim/m14", Location(SHOWN, 4, 1)),
        Published("/claims/m14/index.json", "", "claim/m14", Location(SHOWN, 5, 1)),
        Published("/data/claims.csv", "", "", Location(SHOWN, 6, 1)),
    )


def test_corrections_are_read():
    """A correction stands in the ledger by its place; that is no path of its own."""
    paths = {"/corrections/": "", "/corrections/#correction-c1": SUMS[1], "/corrections/x/": ""}
    ledger = read(appended(EMPTY, paths, Occasion(DAY, HOME)).text, SHOWN)

    assert ledger.problems == ()
    assert [line.correction for line in ledger.lines] == ["", "c1", ""]
    assert ledger.lines[1].fingerprint == SUMS[1]
    assert ledger.paths == ("/corrections/", "/corrections/x/")


def test_what_was_written_is_read():
    """Reading gives what was written: publications, state and text."""
    again = read(WHOLE.text, SHOWN)

    assert again == WHOLE
    assert again.text == WHOLE.text
    assert read(WHOLE.text.replace("\n", "\r\n"), SHOWN) == WHOLE


HEAD = f"publication\t1\t{SUMS[1]}\t2026-11-28\t{HOME}\t-\t-\t-\n"


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        pytest.param("", 0, Rule.LEDGER, id="empty"),
        pytest.param("/a/\t-\n/b/\t-\n", 1, Rule.LEDGER, id="no-publication"),
        pytest.param(f"{HEAD}/a/ -\n", 2, Rule.SYNTAX, id="no-tab"),
        pytest.param(f"{HEAD}/a/\tabc\n", 2, Rule.SYNTAX, id="no-sum"),
        pytest.param(f"{HEAD}a/\t-\n", 2, Rule.SYNTAX, id="not-from-the-root"),
        pytest.param(f"{HEAD}/a/../b/\t-\n", 2, Rule.SYNTAX, id="upwards"),
        pytest.param(f"{HEAD}/A/\t-\n", 2, Rule.SYNTAX, id="capital"),
        pytest.param(f"{HEAD}/claims/m14/#quote\t-\n", 2, Rule.SYNTAX, id="place-in-a-page"),
        pytest.param(f"{HEAD}/a/\t-\n<<<<<<< mine\n", 3, Rule.SYNTAX, id="half-merged"),
        pytest.param(f"{HEAD}\n", 2, Rule.SYNTAX, id="empty-line"),
        pytest.param(HEAD.replace("-11-28", "-11-31"), 1, Rule.SYNTAX, id="no-day"),
        pytest.param(HEAD.replace("/\t-", f"/\t{SUMS[1][:40]}"), 1, Rule.SYNTAX, id="commit-without-manifest"),
        pytest.param(HEAD.replace("/\t-", f"/\t{SUMS[1]}"), 1, Rule.SYNTAX, id="no-commit"),
    ],
)
def test_a_damaged_ledger(text, line, rule):
    """A line that no `publish` wrote is told where it stands, with the way to mend it."""
    (problem,) = read(text, SHOWN).problems

    assert (problem.location.line, problem.rule) == (line, rule)
    assert problem.message.endswith(MEND)


@pytest.mark.parametrize("content", [None, b"/\xff/\t-\n"], ids=["folder", "not-utf-8"])
def test_what_cannot_be_read_is_no_ledger(tmp_path, content):
    """What cannot be read as a file is told, and not taken for nothing."""
    file = tmp_path / "permalinks.txt"
    file.mkdir() if content is None else file.write_bytes(content)

    assert [problem.rule for problem in read_ledger(file, SHOWN).problems] == [Rule.UNREADABLE]


# the chain


def redone(publication, **fields):
    """Change a publication as somebody would who knows how its digest comes about."""
    changed = replace(publication, **fields)
    return "".join(f"{line}\n" for line in replace(changed, digest=changed.summed).lines)


def altered():
    """Yield each text with one line taken out, doubled, moved or changed, and with one publication taken out."""
    lines = WHOLE.text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        before, after = lines[:number], lines[number + 1 :]
        path, _, sum_ = line.rstrip("\n").partition("\t")
        yield f"without {number}", [*before, *after]
        yield f"twice {number}", [*before, line, line, *after]
        yield f"after the next {number}", [*before, *after[:1], line, *after[1:]]
        for column, value in enumerate(line.rstrip("\n").split("\t")):
            for other in {
                "",
                "-",
                "redacted",
                SUMS[9],
                SUMS[9][:40],
                f"redacted:{SUMS[9]}",
                "/z/",
                "7",
                "2026-11-27",
                "https://x.org/",
            }:
                fields = line.rstrip("\n").split("\t")
                fields[column] = other
                if other != value:
                    yield f"{other} in {column} of {number}", [*before, "\t".join(fields) + "\n", *after]
        if path.startswith("/"):
            yield f"closed {number}", [*before, f"{path}\tredacted:{SUMS[9]}\n", *after]
            yield f"marked {number}", [*before, f"{path}\t{sum_}\tredacted\n", *after]
        else:
            length = 1 + next((place for place, one in enumerate(after) if one[0] != "/"), len(after))
            if number + length < len(lines):
                yield f"no publication at {number}", [*before, *lines[number + length :]]


def test_no_line_can_be_changed():
    """Whatever one line is taken out, doubled, moved or altered, and whichever publication is taken from between."""
    kept = [
        name for name, lines in altered() if (text := "".join(lines)) != WHOLE.text and not read(text, SHOWN).problems
    ]

    assert len([*altered()]) > 200
    assert kept == []


def test_a_sum_cannot_be_closed_without_a_redaction():
    """The right commitment in place of a sum is refused where no later publication redacts the path."""
    entry = next(entry for entry in SECOND.publications[0].entries if entry.path == "/b/")
    text = SECOND.text.replace(entry.text, entry.shut().text)

    (problem,) = read(text, SHOWN).problems

    assert text != SECOND.text
    assert problem.message.startswith("sum of '/b/' must stand here: no later publication redacts it; ")


def test_a_sum_cannot_be_put_back():
    """The sum of what was redacted is refused where it stands again, although the digest holds."""
    entry = next(entry for entry in FIRST.publications[0].entries if entry.path == "/a/")
    text = WHOLE.text.replace(entry.shut().text, entry.text)

    (problem,) = read(text, SHOWN).problems

    assert problem.message.startswith("sum of '/a/' must be closed, because what it is of was redacted since; ")


@pytest.mark.parametrize(
    ("fields", "must"),
    [
        pytest.param({"number": 3}, "have a number that is one more than", id="number"),
        pytest.param(
            {"follows": (SUMS[9],)}, "follow publications that stand before it; of 000000000000", id="unknown"
        ),
        pytest.param({"follows": ()}, "have a number that is one more than", id="nothing"),
        pytest.param({"follows": (FIRST.heads[0].digest,) * 2}, "once and in order", id="twice"),
        pytest.param({"on": date(2026, 11, 27)}, "be of no day before those that it follows", id="day"),
    ],
)
def test_a_publication_fits_what_it_follows(fields, must):
    """Also where its digest is right, a publication that no `publish` would have written is refused."""
    (problem,) = read(FIRST.text + redone(SECOND.publications[1], **fields), SHOWN).problems

    assert problem.location.line == 5
    assert must in problem.message


def test_publications_stand_in_order():
    """Two that ran beside each other stand by their digests, and each once."""
    first, *beside = joined(SECOND, OTHER).publications
    texts = ["".join(f"{line}\n" for line in one.lines) for one in (first, *reversed(beside))]

    (problem,) = read("".join(texts), SHOWN).problems

    assert "must stand once and in its place, by number and digest" in problem.message


# what a publication adds


def test_appended():
    """A publication has what is new and what changed; what is no more published stays, without a sum."""
    assert sums(FIRST) == {"/a/": SUMS[1], "/b/": SUMS[2], "/c/": ""}
    assert [entry.text for entry in SECOND.publications[1].entries] == [f"/a/\t{SUMS[3]}", f"/d/\t{SUMS[4]}"]
    assert sums(published(FIRST, b=SUMS[2])) == {"/a/": "", "/b/": SUMS[2], "/c/": ""}
    assert (SECOND.heads[0].number, SECOND.heads[0].follows) == (2, (FIRST.heads[0].digest,))


def test_appended_again():
    """Publishing the same again adds nothing; at another address, or of another commit, it does."""
    same = {"a": SUMS[3], "b": SUMS[2], "c": "", "d": SUMS[4]}

    assert published(SECOND, of="7", **same) is SECOND
    assert published(SECOND, of="7", at="https://halma.org/", **same).addresses == (HOME, "https://halma.org/")
    of_another = published(SECOND, of="8", **same).heads[0]
    assert (of_another.number, of_another.entries, of_another.commit) == (3, (), "8" * 40)


def test_the_number_of_what_is_built():
    """What is built is one more than what was published, or the last again where it is of that commit and address."""
    built = SECOND.heads[0]

    assert (EMPTY.next_number, SECOND.next_number, joined(SECOND, OTHER).next_number) == (1, 3, 3)
    assert SECOND.published_of("7" * 40, HOME) is built
    assert SECOND.published_of("8" * 40, HOME) is None
    assert SECOND.published_of("7" * 40, "https://halma.org/") is None
    assert joined(SECOND, OTHER).published_of("7" * 40, HOME) is None
    assert FIRST.published_of("", HOME) is None


def test_the_first_day():
    """The day on which a path was first published comes of the ledger alone, and no change moves it."""
    assert WHOLE.first_days == {
        **dict.fromkeys(["/a/", "/b/", "/c/", "/e/"], DAY),
        "/d/": date(2026, 11, 29),
    }


def test_redacted():
    """Of what was redacted no sum stays anywhere, and the chain holds without it."""
    assert [SUMS[1] in SECOND.text, SUMS[3] in SECOND.text] == [True, True]
    assert [SUMS[1] in THIRD.text, SUMS[3] in THIRD.text] == [False, False]
    assert [one.digest for one in THIRD.publications[:2]] == [one.digest for one in SECOND.publications]
    assert sums(THIRD)["/a/"] == ""


def test_redacted_in_part():
    """A record that stays when something of it was redacted has the new sum alone, also when it is published again."""
    after = {"a": SUMS[6], "b": SUMS[2], "c": "", "d": SUMS[4]}
    ledger = published(SECOND, redacted="a", on=date(2026, 11, 30), **after)

    assert [SUMS[1] in ledger.text, SUMS[3] in ledger.text, SUMS[6] in ledger.text] == [False, False, True]
    assert sums(ledger)["/a/"] == SUMS[6]
    assert published(ledger, redacted="a", **after) is ledger
    assert read(ledger.text, SHOWN) == ledger


def test_begun_anew():
    """A ledger that begins after a loss names what is lost, so that the site which is of that is known."""
    ledger = appended(EMPTY, {"/": ""}, Occasion(DAY, HOME, SUMS[9]))

    assert (ledger.heads[0].number, ledger.heads[0].follows) == (1, (f"lost:{SUMS[9]}",))
    assert read(ledger.text, SHOWN) == ledger
    assert ledger.digests == {ledger.heads[0].digest, SUMS[9]}
    assert published(ledger, a="").heads[0].follows == (ledger.heads[0].digest,)


# two that ran beside each other


def test_joined():
    """The union of two ledgers is the same from either side; the next publication follows both."""
    both = joined(SECOND, OTHER)

    assert both == joined(OTHER, SECOND)
    assert [head.number for head in both.heads] == [2, 2]
    assert read(both.text, SHOWN) == both
    assert set(sums(both)) == {"/a/", "/b/", "/c/", "/d/", "/e/"}
    after = published(both, **{path.strip("/"): sum_ for path, sum_ in sums(both).items()}, on=date(2026, 11, 29))
    assert after.heads[0].follows == tuple(sorted(head.digest for head in both.heads))
    assert (after.heads[0].number, after.heads[0].entries) == (3, ())


def test_joined_with_itself():
    """Joining with what is there already, or with nothing, changes nothing."""
    assert joined(WHOLE, WHOLE) == joined(WHOLE, SECOND) == joined(EMPTY, WHOLE) == WHOLE


def test_what_one_has_redacted_is_redacted():
    """A ledger from before a redaction brings no sum of it back."""
    assert joined(SECOND, THIRD) == joined(THIRD, SECOND) == THIRD


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.dictionaries(st.sampled_from("abcd"), st.integers(0, 5), max_size=4),
            st.sets(st.sampled_from("abcd"), max_size=1),
        ),
        max_size=6,
    )
)
def test_every_history_is_read_as_it_was_written(steps):
    """Whatever is published, redacted and joined, in whatever order: it reads back, and no redacted sum is left."""
    ledgers = [EMPTY]
    for number, (place, paths, redacted) in enumerate(steps):
        before = ledgers[place % len(ledgers)]
        ledgers.append(published(before, redacted=redacted, **{path: SUMS[sum_] for path, sum_ in paths.items()}))
        if number % 2:
            ledgers.append(joined(ledgers[-1], ledgers[0]))

    for ledger in ledgers:
        if ledger.publications:
            assert read(ledger.text, SHOWN) == ledger
        assert joined(ledger, ledgers[-1]) == joined(ledgers[-1], ledger)


# what a register gives

CLAIM, OLD = "/claims/a3/", "/claims/a9/"


def record(ledger, register, *, on=DAY):
    """Publish a site that has the pages of two claims."""
    return recorded(ledger, register, [CLAIM, OLD], Occasion(on, HOME))


def test_recorded():
    """Records with a page and corrections have their sums, everything else has none."""
    ledger = record(EMPTY, a_register())

    summed = {path for path, sum_ in sums(ledger).items() if sum_}
    assert {CLAIM, "/topics/length/", "/corrections/#correction-oak-not-elm"} <= summed
    assert OLD not in summed


def test_recorded_redaction():
    """What was redacted leaves no sum, neither its own nor that of its corrections, nor of what changed with it."""
    said = a_correction("said", record="claim/a9", before="It was ash.", after="It was elm.")
    before = record(EMPTY, a_register(a_claim("a9"), said, a_person(role="mayor")))
    emptied = a_correction("said", record="claim/a9", before="removed", after="removed", reason="removed")
    redacted = a_correction("end", record="claim/a9", kind="redacted", before="", after="", reason="")
    voice = "/voices/ann-reed/"

    after = record(before, a_register(emptied, redacted, a_person(role="keeper")))

    old = sums(before)
    gone = [path for path in (OLD, "/corrections/#correction-said", voice) if old[path] in after.text]
    assert gone == []
    assert (sums(after)[OLD], sums(after)[voice] not in {"", old[voice]}) == ("", True)
    assert old["/topics/length/"] in after.text
    assert read(after.text, SHOWN) == after
    assert record(after, a_register(emptied, redacted, a_person(role="keeper"))) is after


def test_recorded_redaction_under_an_earlier_name():
    """The sum under which a record stood before it was renamed goes with it."""
    first = record(EMPTY, a_register(a_claim("a9")))
    move = a_correction(
        "move", record="claim/a9", kind="renamed", successors=["claim/a8"], before="", after="", reason=""
    )
    second = record(first, a_register(a_claim("a8"), move))
    redacted = a_correction("end", record="claim/a8", kind="redacted", before="", after="", reason="")

    third = record(second, a_register(move, redacted))

    assert sums(first)[OLD] in second.text
    assert sums(first)[OLD] not in third.text
    assert sums(second)["/claims/a8/"] not in third.text


@pytest.mark.parametrize(
    "host",
    [
        *("example.org", "lights.example.org", "example.github.io", "accounts.example", "accounts.invalid"),
        *("accounts.test", "localhost", "accounts.localhost", "accounts.local", "intranet", "127.0.0.1", "10.0.0.7"),
    ],
)
def test_placeholder_hosts(host):
    """At an address that is nobody's, or one machine's, nothing stays."""
    assert placeholder(f"https://{host}/repo/") == host
    assert placeholder(f"https://{host}:8000/") == host


@pytest.mark.parametrize("host", ["halma-lights.org", "halma.github.io", "examples.org", "www.contest.org"])
def test_real_hosts(host):
    """Any other address may be published at."""
    assert placeholder(f"https://{host}/") == ""
