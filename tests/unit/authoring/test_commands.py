"""The editors' commands, each on a published copy of the second register."""

import re
import shutil

import pytest

import desks
from desks import CHANGED, copy_of, diff, kept, problems, published, register_of, run
from lighthouse import LIGHTHOUSE, edit

TEXTS = ("--texts", LIGHTHOUSE / "texts")
WHY = ("--on", CHANGED, "--reason", "It was misread.")


@pytest.fixture(scope="module")
def as_published(tmp_path_factory):
    """Give a copy that is published and kept in a repository, to be read alone."""
    return published(copy_of(LIGHTHOUSE / "sources", tmp_path_factory.mktemp("published")))


@pytest.fixture
def folder(as_published, tmp_path):
    """Give a copy of the same, to be changed."""
    return shutil.copytree(as_published, tmp_path / "copy")


def done(folder, *words):
    """Run a command that must not fail; give what it says, line by line."""
    ran = run(folder, *words)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


def refused(folder, *words):
    """Run a command that must be refused; give why, and see that nothing was written."""
    ran = run(folder, *words)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert diff(folder) == ""
    return ran.stderr.strip()


def lines(folder):
    """Give the lines that are new and those that are gone."""
    return [line for line in diff(folder).splitlines() if re.match(r"[+-]", line) and line[:3] not in {"+++", "---"}]


def correction(folder, number=-1):
    """Give the fields of a correction, the last one as a rule."""
    found = [*register_of(folder).corrections.values()][number]
    return found.model_dump(mode="json", exclude_defaults=True)


# looking up


def test_find(as_published):
    """Words are found in texts at hand, anchors and whatever a record says, each with its place."""
    said = done(as_published, "find", "139 STEPS", *TEXTS)

    found = re.compile(
        r"sources/sentences/tanaka-2015.yml:\d+:7: tanaka-2015 p1s1: I counted 139 steps in the lighthouse"
    )
    assert any(map(found.match, said))
    assert any(line.startswith("sources/findings/findings.yml:") and "finding/f3 states: " in line for line in said)
    assert said[-1] == f"{len(said) - 1} found."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["find", "tallest", "--in", "claim"], "Nothing found.", id="nothing"),
        pytest.param(["find", "lighthouse", "spring", "--in", "claim"], "1 found.", id="all-words"),
        pytest.param(["find", "lamp was li", "--in", "claim"], "1 found.", id="beginning-of-a-word"),
        pytest.param(["find", "amp was lit", "--in", "claim"], "Nothing found.", id="end-of-a-word"),
    ],
)
def test_what_is_found(as_published, words, found):
    """All phrases must stand in one text, whatever the ending of their last words."""
    assert done(as_published, *words)[-1] == found


def test_text(as_published):
    """Sentences are shown by id with their claims, from the text at hand."""
    said = done(as_published, "text", "tanaka-2015", "p1s1..p2s1", *TEXTS)

    assert said[0].startswith("p1s1      24  I counted 139 steps")
    assert said[0].endswith("  [t1 t2]")
    assert [line.split()[0] for line in said] == ["p1s1", "p2s1"]
    assert done(as_published, "text", "tanaka-2015", "p1", *TEXTS) == said[:1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["text", "tanaka-2015", "p9", *TEXTS], "has t1 to p4s1; not 'p9' [unknown-reference]", id="range"),
        pytest.param(["text", "nobody", *TEXTS], "wexford-1998; not 'nobody' [unknown-reference]", id="article"),
        pytest.param(["text", "tanaka-2015", "--texts", "."], "found none [text-missing]", id="no-texts"),
    ],
)
def test_text_of_nothing(as_published, words, why):
    """What is not there is refused, with what there is."""
    assert refused(as_published, *words).endswith(why)


def test_todo(folder):
    """What is open is told by sort, with the next sentence and the command that goes on."""
    edit(folder / "sources/sentences/wexford-1998.yml", "no_claim: heading", "no_claim: to-do")
    edit(folder / "sources/claims/wexford-1998.yml", "of grey granite", "of red granite")

    said = done(folder, "todo", *TEXTS)

    assert said[0].startswith("wexford-1998 [############....] 4/5 sentences; next: t1 “")
    assert "2 published records without a correction: claim/w3, claim/w4" in said
    assert said[-1] == "Next: synopsis add claim wexford-1998 t1"
    assert done(desks.copy_of(LIGHTHOUSE / "sources", folder / "other"), "todo")[-1] == "Nothing is open."


# adding

CLAIM = ("--says", "He counted the steps.", "--kind", "factual")


def test_add_claim(folder):
    """A claim gets the next id, its place, its question with a correction of that, and a new proof; nothing else."""
    said = done(
        folder, "add", "claim", "tanaka-2015", "p1s1", *TEXTS, "--quote", "I counted 139", *CLAIM, *WHY,
        "--answers", "how-many-steps",
    )  # fmt: skip

    assert said[0].startswith("claim/t7: anchor found once (3 words; anchors have ")
    assert said[-1] == "check finds nothing open."
    assert register_of(folder).claims["t7"].voices == ("ren-tanaka",)
    beside = ("  digest: ", "  on: ", "    tanaka-2015: ")
    assert [line for line in lines(folder) if not line[1:].startswith(beside)] == [
        "+- id: t7",
        "+  says: He counted the steps.",
        "+  sentences: [p1s1]",
        "+  quote: {exact: I counted 139}",
        "+  voices: [ren-tanaka]",
        "+  kind: factual",
        "+- id: c2",
        "+  record: question/how-many-steps",
        "+  kind: added",
        '+  after: "tanaka-2015, claims: t7"',
        "+  reason: It was misread.",
        f"+  replaces: {correction(folder)['replaces']}",
    ]


def test_add_claim_to_a_silent_side(folder):
    """The sentence no longer says that it claims nothing, the side no longer that it is silent; ids go on after all."""
    edit(folder / "sources/claims/wexford-1998.yml", "id: w4", "id: w9")
    for file in ("questions/beginnings.yml", "findings/findings.yml"):
        path = folder / "sources" / file
        path.write_text(path.read_text(encoding="utf-8").replace("w4", "w9"), encoding="utf-8")
    done(folder, "add", "claim", "wexford-1998", "t1", "--quote", "A Light", *CLAIM, "--answers", "how-many-steps")

    register = register_of(folder)
    assert register.claims["w10"].sentences == ("t1",)
    assert register.sentences["wexford-1998/t1"].no_claim is None
    side = register.questions["how-many-steps"].sides["wexford-1998"]
    assert (side.claims, side.silent, side.short) == (("w10",), False, "Does not address this.")


def test_answer(folder):
    """A claim that is there answers one more question, a finding speaks to it, and a correction tells of each."""
    done(folder, "answer", "claim/w2", "when-lit/stone", *WHY)
    done(folder, "answer", "finding/f1", "when-lit/lamp", *WHY)

    question = register_of(folder).questions["when-lit"]
    assert "w2" in question.sides["wexford-1998"].claims
    assert {point.id: (point.claims, point.findings) for point in question.points} == {
        "lamp": (("w1", "t3"), ("f1",)),
        "building": (("a2", "t4"), ("f4",)),
        "stone": (("w2",), ("f4",)),
    }
    assert "when-lit" in register_of(folder).findings["f1"].questions
    assert (correction(folder)["record"], correction(folder)["kind"]) == ("question/when-lit", "added")
    assert problems(folder) == []


def test_answer_no_longer(folder):
    """What is taken out leaves no empty row; a side that has nothing left is silent, and to be reread."""
    kept(done(folder, "answer", "finding/f1", "when-lit/lamp", *WHY) and folder)
    said = done(folder, "answer", "claim/w1", "when-lit", "--no-longer", *WHY)
    done(folder, "answer", "finding/f1", "when-lit", "--no-longer", *WHY)

    question = register_of(folder).questions["when-lit"]
    assert (question.sides["wexford-1998"].claims, question.sides["wexford-1998"].silent) == ((), True)
    assert said[0].startswith("question/when-lit: reread what wexford-1998 answers: ")
    assert question.points[0].claims == ("t3",)
    assert "when-lit" not in register_of(folder).findings["f1"].questions
    assert problems(folder) == [  # its short and brief answer still tell the year of the claim
        "claims/wexford-1998.yml claim-question",
        *["questions/beginnings.yml unlisted-number"] * 2,
    ]


def test_an_answer_moves_to_another_point(folder):
    """A claim stands in one point of a question alone; one that stood nowhere is put where it is asked for."""
    done(folder, "answer", "claim/w1", "when-lit/building", *WHY)

    points = register_of(folder).questions["when-lit"].points
    assert [point.claims for point in points] == [("t3",), ("a2", "t4", "w1"), ()]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["person/ren-tanaka", "when-lit"], "record must be a claim or a finding", id="kind"),
        pytest.param(["claim/w1", "when-dark"], "question must be in the register, not 'when-dark'", id="question"),
        pytest.param(["claim/w1", "when-lit/oil"], "which has lamp, building, stone; not 'oil'", id="point"),
        pytest.param(
            ["claim/w2", "when-lit", "--no-longer"], "question must name claim/w2 for it to be", id="not-there"
        ),
    ],
)
def test_what_cannot_answer(folder, words, why):
    """What is not there is refused with what is, and nothing is written."""
    assert why in refused(folder, "answer", *words)


def test_anchors_are_told_apart(folder):
    """Words that stand twice get the context that decides."""
    file = folder / "twice.txt"
    file.write_text("Light. It was the old mill of stone. And he saw the old mill again.\n", encoding="utf-8")
    made = ["--label", "Q 1", "--where", "x", "--author", "ren-tanaka", "--csl-type", "book", "--csl-language", "en"]
    done(folder, "add", "article", file, *made, "--id", "q-1", "--prose", "1")
    place = ["add", "claim", "q-1", "t3", "--texts", folder, "--quote", "the old mill"]

    done(folder, *place, *CLAIM)

    assert register_of(folder).claims["q1"].quote.model_dump(exclude_defaults=True) == {
        "exact": "the old mill",
        "prefix": "saw",
    }


def test_ids_of_the_past(folder):
    """What was withdrawn or only published keeps its id: the next one goes on behind it."""
    done(folder, "withdraw", "claim/t6", *WHY)
    done(folder, "add", "claim", "tanaka-2015", "p1s1", "--quote", "I counted 139", *CLAIM)
    assert "t7" in register_of(folder).claims
    done(folder, "withdraw", "finding/f5", *WHY)
    done(folder, "rename", "claim/t5", "t8", *WHY)
    assert "never have been in use, not 't6'" in run(folder, "rename", "claim/t4", "t6").stderr
    assert "never have been in use, not 't5'" in run(folder, "rename", "claim/t4", "t5").stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(
            ["claim", "tanaka-2015", "p1s1", *TEXTS, "--quote", "I counted 138", *CLAIM],
            "exact must stand in p1s1, not 'I counted 138'; nearest is 'I counted 139' [anchor-found]",
            id="anchor",
        ),
        pytest.param(
            ["claim", "tanaka-2015", "p9s9", "--quote", "x", *CLAIM],
            "sentences must be of tanaka-2015, which has no 'p9s9' [unknown-reference]",
            id="sentence",
        ),
        pytest.param(
            ["claim", "tanaka-2015", "p1s1", "--quote", "I counted 139", *CLAIM, "--voices", "nobody"],
            "voices.0 must name a record in people, not 'nobody' [unknown-reference]",
            id="voice",
        ),
        pytest.param(
            ["claim", "tanaka-2015", "p1s1", "--quote", "I counted 139", *CLAIM, "--figures", "{value: x"],
            "value must be YAML in one line: ",
            id="braces",
        ),
        pytest.param(
            ["claim", "tanaka-2015", "p1s1", "--says", "X."], "options must give --quote-exact: ", id="needed"
        ),
        pytest.param(
            ["question", "--id", "how-tall"], "options must give --topic: ", id="needed-before-the-id-is-looked-at"
        ),
        pytest.param(
            ["person", "--id", "jonas-vik", "--name", "J", "--kind", "person", "--living", "no"],
            "id must never have been in use, not 'jonas-vik'; j is free [duplicate-id]",
            id="id",
        ),
        pytest.param(
            ["person", "--name", "J", "--kind", "animal", "--living", "no"],
            "kind must be one of: commenter, government, ",
            id="word",
        ),
    ],
)
def test_what_cannot_be_added(folder, words, why):
    """What is not right is refused with what would be, and nothing is written."""
    assert why in refused(folder, "add", *words)


DOCUMENT = ("--kind", "press", "--checked-how", "secondary", "--on", CHANGED)


def test_add_document_and_finding(folder):
    """A finding has the next number and stands in the point of its question, of which a correction tells."""
    csl = ["--csl-type", "report", "--csl-title", "On Steps", "--csl-publisher", "An Office", "--csl-language", "en"]
    done(folder, "add", "document", *csl, *DOCUMENT)
    said = done(
        folder, "add", "finding", "--document", "on-steps", "--locator", "p. 3", "--states", "It tells of the vane.",
        "--checked-how", "secondary", "--answers", "how-tall/vane", *WHY,
    )  # fmt: skip

    finding = register_of(folder).findings["f6"]
    assert (said[0], finding.questions, finding.checked.on.isoformat()) == ("finding/f6", ("how-tall",), CHANGED)
    assert "f6" in register_of(folder).questions["how-tall"].points[0].findings
    assert correction(folder) | {"replaces": ""} == {
        "id": "c2",
        "record": "question/how-tall",
        "on": CHANGED,
        "kind": "added",
        "replaces": "",
        "after": "vane, findings: f6",
        "reason": "It was misread.",
    }
    assert problems(folder) == []


BIBTEX = (
    "@book{x, author = {Lind, Åsa and {A {Nice} Body}}, title = {On the {NATO} of Steps}, date = {1998-03}, year=1}"
)
RIS = "TY  - JOUR\nAU  - Lind, Åsa\nTI  - On the Steps\nJO  - The Light\nPY  - 1998\nER  - \n"
JSON = '[{"id": "x", "type": "book", "title": "On the Steps", "author": [{"literal": "Body"}], "DOI": "10.1/x"}]'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "x.bib",
            BIBTEX,
            ("lind-1998", "book", "On the NATO of Steps", ["Lind", "A Nice Body"], "1998-03"),
            id="bibtex",
        ),
        pytest.param("x.ris", RIS, ("lind-1998", "article-journal", "On the Steps", ["Lind"], "1998"), id="ris"),
        pytest.param(
            "x.ris",
            RIS.replace("ER", "DA  - 1998/5/03/\nER"),
            ("lind-1998", "article-journal", "On the Steps", ["Lind"], "1998-05-03"),
            id="ris-day",
        ),
        pytest.param(
            "x.ris",
            RIS.replace("1998", "spring"),
            ("lind-on-the-steps", "article-journal", "On the Steps", ["Lind"], "None"),
            id="ris-no-date",
        ),
        pytest.param(
            "x.bib",
            BIBTEX.replace("{1998-03}", "{-0043~}"),
            ("lind-0043", "book", "On the NATO of Steps", ["Lind", "A Nice Body"], "-0043~"),
            id="bibtex-bc",
        ),
        pytest.param("x.json", JSON, ("body-on-the-steps", "book", "On the Steps", ["Body"], "None"), id="csl-json"),
    ],
)
def test_a_document_from_a_file(folder, name, content, expected):
    """A bibliographic record is read from what other programs write; its capitals stay."""
    (folder / name).write_text(content, encoding="utf-8")

    done(folder, "add", "document", "--from", name, "--csl-language", "en", *DOCUMENT)

    (document,) = [one for key, one in register_of(folder).documents.items() if key == expected[0]]
    csl = document.csl
    assert (csl.type, csl.title, [one.family or one.literal for one in csl.author], str(csl.issued)) == expected[1:]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("x.doc", "", "name must end in .json, .bib, .ris; not '.doc'", id="ending"),
        pytest.param("x.bib", "", "file must have one item, not 0", id="nothing"),
        pytest.param("x.json", "{", "file must be csljson in UTF-8, not ", id="broken"),
    ],
)
def test_a_document_from_no_file(folder, name, content, why):
    """A file that has no record, or more than one, is refused."""
    (folder / name).write_text(content, encoding="utf-8")
    kept(folder)

    assert why in refused(folder, "add", "document", "--from", name, *DOCUMENT)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(["person", "--name", "Åsa Lind", "--kind", "person", "--living", "no"], "asa-lind", id="person"),
        pytest.param(["event", "--title", "The storm of 1902", "--date", "1902-01"], "the-storm-of-1902", id="event"),
        pytest.param(
            ["name", "--label", "The Folly", "--kind", "place", "--forms", "{form: The Folly, lang: en}"],
            "the-folly",
            id="name",
        ),
        pytest.param(["topic", "--title", "Storms", "--scope", "What they did.", "--order", "9"], "storms", id="topic"),
        pytest.param(
            ["audit", "--claim", "w2", "--document", "survey-2011", "--result", "not-found", "--says", "Not there."],
            "au1",
            id="audit",
        ),
    ],
)
def test_add_other_records(folder, words, name):
    """Any record gets an id from its words, or the next number, and stands beside those of its kind."""
    said = done(folder, "add", *words)

    assert said[0] == f"{words[0]}/{name}"
    assert len([line for line in lines(folder) if line.startswith("-")]) == 0


def test_add_question(folder):
    """A question stands behind the last one of its topic."""
    side = "{silent: true, short: Does not address this., brief: Does not address this}"
    sides = [f"{article}={side}" for article in ("wexford-1998", "adeyemi-2007", "tanaka-2015")]
    given = [word for one in sides for word in ("--sides", one)]

    said = done(
        folder, "add", "question", "--topic", "size", "--asks", "Was it wide?", *given, "--difference-kind", "neither",
        "--difference-says", "No article answers.", "--record-searched", "The survey of 2011.",
    )  # fmt: skip

    question = register_of(folder).questions["was-it-wide"]
    assert (question.order, question.sides["wexford-1998"].silent) == (4, True)
    assert said[-1] == "check finds nothing open."


# moving


def test_rename(folder):
    """Every reference follows, and a correction leads on; a claim's questions and documents tell of it too."""
    said = done(folder, "rename", "claim/w2", "w7", *WHY)

    register = register_of(folder)
    assert register.questions["how-tall"].points[0].claims == ("w7", "t5")
    assert register.corrections["c2"].successors == ("claim/w7",)
    assert {one.record for one in register.corrections.values()} >= {"question/how-tall", "document/survey-2011"}
    assert said[-1] == "Unfinished: 1 [stale-proof]; synopsis todo says what is next."
    assert [problem for problem in problems(folder) if not problem.endswith("stale-proof")] == []


def test_rename_an_article(folder):
    """The key of every side is a reference, and so is every sentence."""
    done(folder, "rename", "article/tanaka-2015", "tanaka-2016", "--on", CHANGED)

    assert "tanaka-2016" in register_of(folder).questions["how-tall"].sides
    assert register_of(folder).sentence("tanaka-2016", "p1s1")
    assert problems(folder) == []


def test_what_was_not_published_leaves_no_correction(tmp_path):
    """Before a publication names are nobody's business."""
    folder = kept(copy_of(LIGHTHOUSE / "sources", tmp_path))

    done(folder, "rename", "question/how-tall", "what-height")
    done(folder, "withdraw", "finding/f3")

    assert list(register_of(folder).corrections) == ["c1"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["rename", "claim/w2", "w3"], "id must never have been in use, not 'w3'", id="in-use"),
        pytest.param(["rename", "claim/w2", "seven"], "id must be the prefix of the article and a number", id="form"),
        pytest.param(["rename", "question/how-tall", "con"], "must be no name that systems reserve", id="reserved"),
        pytest.param(["rename", "nothing/x", "y"], "record must be a kind and an id", id="kind"),
        pytest.param(["merge", "claim/w2", "claim/t5"], "claims must be of one part of one article", id="articles"),
        pytest.param(["merge", "topic/size", "question/how-tall"], "record must be another one", id="kinds"),
        pytest.param(["withdraw", "claim/w2"], "reason must be given for claim/w2", id="reason"),
        pytest.param(
            ["withdraw", "person/jonas-vik", *WHY], "must name another record before person/jonas-vik", id="speaker"
        ),
        pytest.param(["redact", "event/first-light"], "record must be a kind and an id", id="nobody-knows-it"),
        pytest.param(["diff", "nowhere"], "git must know what was asked of it", id="revision"),
    ],
)
def test_what_cannot_be_moved(folder, words, why):
    """What would leave a register that cannot be right is refused in one line, and nothing is written."""
    assert why in refused(folder, *words)


def test_merge(folder):
    """Claims, rows and findings go over; what only an editor can unite is told."""
    said = done(folder, "merge", "question/how-many-steps", "question/how-tall", *WHY)

    register = register_of(folder)
    assert register.questions["how-tall"].sides["tanaka-2015"].claims == ("t6", "t5", "t1", "t2")
    assert register.questions["how-tall"].comments == ("ac1", "ac3")
    assert register.corrections["c2"].successors == ("question/how-tall",)
    assert "asks of how-many-steps is not kept: How many steps does it have?" in said
    assert "question/how-tall has no point yet for t1, t2" in said
    assert {problem.partition(" ")[2] for problem in problems(folder)} <= {"points-cover", "unlisted-number"}


def test_merge_people(folder):
    """A person who is another one speaks under one name; a list that had both has one."""
    done(folder, "merge", "person/brass-plate", "person/harbour-board", *WHY)

    new = [line for line in lines(folder) if line.startswith("+") and "brass-plate" in line]
    assert [line.split()[1] for line in new] == ["record:", "before:"]
    assert problems(folder) == []


def test_withdraw(folder):
    """A claim goes with its audit and every reference; its sentence is to do, its side silent, both to be reread."""
    said = done(folder, "withdraw", "claim/w2", *WHY)

    register = register_of(folder)
    assert register.sentences["wexford-1998/p1s2"].no_claim == "to-do"
    assert register.questions["how-tall"].sides["wexford-1998"].silent
    assert (
        "question/how-tall: reread what wexford-1998 answers: 31 metres, from the rock to the tip of the vane." in said
    )
    assert (correction(folder, 1)["kind"], correction(folder, 1)["reason"]) == ("withdrawn", "It was misread.")
    assert "correction" not in {problem.partition(" ")[2] for problem in problems(folder)}


def test_redact(folder):
    """No word of what was redacted is left, in corrections neither."""
    done(folder, "redact", "claim/w2", "--on", CHANGED)

    text = "".join(path.read_text(encoding="utf-8") for path in (folder / "sources").rglob("*.yml"))
    assert "The lighthouse stands 3" not in text
    assert correction(folder, 0) | {"on": ""} == {
        "id": "c1",
        "record": "claim/w2",
        "kind": "figure",
        "on": "",
        **dict.fromkeys(("before", "after", "reason"), "removed"),
    }
    assert {problem.partition(" ")[2] for problem in problems(folder)}.isdisjoint({"correction", "published-id"})


# correcting


def test_correct(folder):
    """Before and after come from the commit that was published; a person's role is one correction for all pages."""
    edit(
        folder / "sources/claims/wexford-1998.yml", "built the tower of grey granite", "built the tower of red granite"
    )
    edit(folder / "sources/people/people.yml", "role: author (2015)", "role: author and teacher (2015)")
    kept(folder)

    said = done(folder, "correct", *WHY)

    assert "claim/w3 says: Masons of the town built the tower of [-grey-] {+red+} granite." in said
    assert said[-1] == "check finds nothing open."
    wording, role = (correction(folder, number) for number in (1, 2))
    assert (wording["kind"], wording["before"]) == ("wording", "Masons of the town built the tower of grey granite.")
    assert (role["kind"], role["record"], role["after"]) == (
        *("voice", "person/ren-tanaka"),
        "author and teacher (2015)",
    )
    assert len(register_of(folder).corrections) == 3


def test_correct_what_no_commit_has(folder):
    """Where git does not have what was published, the commit is asked for."""
    shutil.rmtree(folder / ".git")
    edit(
        folder / "sources/claims/wexford-1998.yml", "built the tower of grey granite", "built the tower of red granite"
    )
    kept(folder)

    assert "claim/w3 must be in a commit as it was published, and is in none" in refused(folder, "correct", *WHY)


def test_diff(folder):
    """What changed since a commit is told by record, in words."""
    edit(
        folder / "sources/claims/wexford-1998.yml", "built the tower of grey granite", "built the tower of red granite"
    )
    done(folder, "withdraw", "finding/f3", *WHY)
    done(folder, "withdraw", "claim/t1", *WHY)
    done(folder, "rename", "question/how-tall", "how-high", *WHY)

    said = done(folder, "diff", "HEAD")

    assert "claim/w3 says: Masons of the town built the tower of [-grey-] {+red+} granite." in said
    assert {"finding/f3 is gone", "claim/t1 is withdrawn", "question/how-tall is renamed question/how-high"} <= {*said}
    assert [line for line in said if line.startswith("question/how-high")] == []
    assert done(kept(folder), "diff", "HEAD") == ["Nothing changed since HEAD."]


@pytest.mark.parametrize(
    "words",
    [
        ["add", "person", "--name", "X", "--kind", "person", "--living", "no"],
        ["rename", "claim/w2", "w7"],
        ["correct"],
        ["sentences", "mark", "wexford-1998", "t1", "--kind", "title"],
    ],
    ids=" ".join,
)
def test_a_register_that_does_not_parse(folder, words):
    """Commands that change the register refuse in one line what they cannot understand."""
    edit(folder / "sources/claims/wexford-1998.yml", "kind: factual", "kind: fictional")
    kept(folder)

    (problem,) = refused(folder, *words).splitlines()

    assert "must be right before the register is changed by a command: kind must be one of" in problem


def test_all_files_or_none(folder, monkeypatch):
    """Where one file cannot be written, those before it are as they were."""
    from synopsis.site import atomic  # noqa: PLC0415

    write, names = atomic.write_atomic, []

    def full(path, content):
        names.append(path.name)
        if len(names) == 2:
            raise OSError(28, "No space left on device", str(path))
        write(path, content)

    monkeypatch.setattr(atomic, "write_atomic", full)

    ran = run(folder, "rename", "claim/w2", "w7", *WHY)

    assert (ran.returncode, len(names)) == (1, 4)
    assert "No space left on device" in ran.stderr
    assert diff(folder) == ""
