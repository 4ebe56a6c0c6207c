import json
from datetime import date

import pytest

from builders import a_claim, a_correction, a_register
from synopsis.exports import feeds, sidecars, tombstones
from synopsis.pages import all_pages
from synopsis.register import lifecycle
from synopsis.register.edition import Edition
from synopsis.register.index import Index

SITE = "https://lights.example.org/halma/"
GONE = {"before": None, "after": None, "reason": None}
ACCUSES = [{"person": "ann-reed", "kind": "lying", "outcome": "No charge was found.", "reply": "No reply was found."}]
ACCUSING = "She swindled the town."


def accused(**fields):
    """Give a register in which the words of a correction accuse a living person."""
    return a_register(
        a_claim(accuses=ACCUSES), a_correction(record="claim/a1", before=ACCUSING, after="She measured it.", **fields)
    )


def pages_of(register):
    """Give every page and feed by path."""
    index = Index(register)
    rendered = all_pages(index, Edition("Bridges", SITE))
    return {page.path: page.text for page in (*rendered, *feeds.pages(index, Edition("Bridges", SITE)))}


def test_status():
    """A record says that it holds, how often and when last it was corrected."""
    later = a_correction("later", on="2024-07-01")
    index = Index(a_register(later))

    assert sidecars.status(index, index.register.claims["a3"]) == {
        "status": "current",
        "corrections": 2,
        "corrected": "2024-07-01",
    }
    assert sidecars.status(index, index.register.claims["a1"]) == {
        "status": "current",
        "corrections": 0,
        "corrected": "",
    }


def test_corrections_of_a_page():
    """What stands on a page is corrected there, also findings and audits; the last first."""
    index = Index(
        a_register(
            a_correction("f", record="finding/almanac-oak"),
            a_correction("a", record="audit/a1-survey"),
            a_correction("b", record="claim/a1", on="2024-07-01"),
        )
    )

    assert [item.id for item in index.corrections_at("document/almanac-2010")] == ["f"]
    assert [item.id for item in index.corrections_at("claim/a1")] == ["b", "a"]


def moved(record, *successors, kind="renamed", on="2024-06-03"):
    """Give the correction that other records took the place of one."""
    return a_correction("moved", record=record, kind=kind, successors=successors, on=on, **GONE)


@pytest.mark.parametrize(
    ("move", "told_at"),
    [
        pytest.param(moved("topic/old", "topic/length"), {"length"}, id="renamed"),
        pytest.param(moved("topic/old", "topic/length", kind="merged"), {"length"}, id="merged"),
        pytest.param(
            moved("topic/old", "topic/length", "topic/building", kind="split"), {"length", "building"}, id="split"
        ),
    ],
)
def test_corrections_follow_a_record(move, told_at):
    """The page of what took the place of a record has the corrections of both, with what stood there and why."""
    early = a_correction("early", record="topic/old", before="Old words.", after="Other words.", reason="They erred.")
    register = a_register(early, move)
    index, pages = Index(register), pages_of(register)

    for topic in ("length", "building"):
        ids = [item.id for item in index.corrections_at(f"topic/{topic}")]
        assert ids == (["moved", "early"] if topic in told_at else [])
        assert ('id="correction-early"' in pages[f"topics/{topic}/index.md"]) is (topic in told_at)
    for path in ("corrections/index.md", "topics/length/index.md"):
        assert "<del>Old</del> words" in pages[path]
        assert "They erred" in pages[path]


def test_corrections_of_an_accusing_claim_follow_it():
    """The words of a renamed claim that accuses stand on its new page alone, beside outcome and reply."""
    early = a_correction("early", record="claim/a9", before=ACCUSING, after="She measured it.")
    move = moved("claim/a9", "claim/a1")

    accusing = pages_of(a_register(a_claim(accuses=ACCUSES), early, move))
    plain = pages_of(a_register(early, move))

    assert {path for path, text in accusing.items() if "swindled" in text} == {"claims/a1/index.md"}
    assert {path for path, text in plain.items() if "swindled" in text} == {
        "claims/a1/index.md",
        "corrections/index.md",
    }
    assert "is on the page of the claim" in accusing["corrections/index.md"]


def test_corrections_do_not_follow_what_was_redacted():
    """At the address of a redacted record nothing of an earlier name is told."""
    redacted = a_correction("redacted", record="topic/new", kind="redacted", **GONE)
    index = Index(a_register(a_correction("early", record="topic/old"), moved("topic/old", "topic/new"), redacted))

    assert [item.id for item in index.corrections_at("topic/new")] == ["redacted"]


def test_gone():
    """A record that moved twice leads to where it is now; one that was redacted says nothing of itself."""
    register = a_register(
        a_correction("c1", record="topic/one", kind="renamed", successors=["topic/two"], **GONE),
        a_correction("c2", record="topic/two", kind="renamed", successors=["topic/length"], **GONE),
        a_correction("c3", record="question/old", kind="withdrawn", title="How old?", before=None, after=None),
        a_correction("c4", record="question/old", kind="redacted", **GONE),
        a_correction("c5", record="finding/x", kind="redacted", **GONE),
    )  # fmt: skip

    redacted, first, second = lifecycle.gone(register)

    assert (redacted.name, redacted.title, redacted.reason, redacted.successors) == (
        "question/old",
        "question old",
        "",
        (),
    )
    assert [place.path for item in (first, second) for place in item.successors] == ["/topics/length/"] * 2
    assert first.on == date(2024, 6, 2)


WITHDRAWN = a_correction(
    record="claim/a9", kind="withdrawn", **{**GONE, "reason": "It is a2."}, successors=["claim/a2"]
)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        pytest.param("index.json", '{\n"status": "withdrawn",', id="record"),
        pytest.param("cite.csl.json", '[\n{"id": "claim:a9",', id="csl"),
        pytest.param(
            "cite.bib",
            "@online{claim:a9,\n  author = {{The Bridge Watchers}},\n  title = {{{Withdrawn:} claim a9}},",
            id="bibtex",
        ),
        pytest.param(
            "cite.ris", "TY  - ELEC\nID  - claim:a9\nAU  - The Bridge Watchers\nTI  - Withdrawn: claim a9\n", id="ris"
        ),
        pytest.param("other.txt", "Withdrawn: claim a9 (2024-06-02): ", id="any"),
    ],
)
def test_data_files_of_what_is_gone(name, start):
    """Each data file that was published says in its own format what became of the record, and leads on."""
    published = ["/claims/a9/", f"/claims/a9/{name}", "/claims/a1/cite.bib", "/data/claims.csv"]

    files = {
        page.path: page.text for page in tombstones.files(a_register(WITHDRAWN), published, Edition("Bridges", SITE))
    }

    assert set(files) == {"claims/a9/index.json", f"claims/a9/{name}"}
    assert files[f"claims/a9/{name}"].startswith(start)
    assert f"{SITE}claims/a2/" in files[f"claims/a9/{name}"]
    if name.endswith(".json"):
        assert json.loads(files[f"claims/a9/{name}"])


def test_accusations_stay_on_the_page_of_their_claim():
    """What a correction says of an accused person stands beside outcome and reply alone, in no list and no feed."""
    pages = pages_of(accused())
    words = [path for path, text in pages.items() if "swindled" in text]

    assert words == ["claims/a1/index.md"]
    assert "No charge was found." in pages["claims/a1/index.md"].replace("&#46;", ".")
    assert "with outcome and reply" in pages["corrections/index.md"]


def test_nobody_knows_what_a_claim_that_is_gone_said():
    """Earlier corrections of a withdrawn claim show no text, because its outcome and reply are gone too."""
    pages = pages_of(a_register(WITHDRAWN, a_correction("c0", record="claim/a9", before=ACCUSING, after="She saw it.")))

    assert [path for path, text in pages.items() if "swindled" in text] == []


def test_other_corrections_are_shown():
    """A correction of anything else stands with both texts in the list and on the page."""
    pages = pages_of(a_register())

    assert [path for path, text in pages.items() if "<del>elm&#46;</del>" in text] == [
        "claims/a3/index.md",
        "corrections/index.md",
    ]


def test_feeds_have_no_text_of_corrections():
    """Feeds say that something was corrected and where, and give new questions with everybody's answer."""
    index = Index(accused())

    entries = feeds.entries(index, Edition("Bridges", SITE))

    assert [entry.title for entry in entries[:2]] == ["Correction (wording): claim a1", "How long is the bridge?"]
    assert entries[1].text.splitlines() == [
        "The articles give different lengths.",
        "Penn 2020: 120 metres, by the town surveyor.",
        "Holt 2024: 90 metres.",
        "The record: The survey of 1998 gives 118 metres.",
    ]
    assert [entry.updated for entry in entries[:2]] == [date(2024, 6, 2), date(2024, 6, 1)]


@pytest.mark.parametrize(
    ("fields", "target"),
    [
        pytest.param(
            {"kind": "withdrawn", "title": "Penn 2020", "reason": "It was no article."}, "../", id="withdrawn"
        ),
        pytest.param({"kind": "renamed", "successors": ["article/two-2024"]}, "../../two-2024/", id="renamed"),
        pytest.param({"kind": "redacted"}, "../", id="redacted"),
    ],
)
def test_what_stood_below_an_article(fields, target):
    """The address of an article beside the others leads to what became of the article."""
    register = a_register(a_correction("gone", record="article/three-2025", **(GONE | fields)))

    page = pages_of(register)["articles/three-2025/beside/index.html"]

    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
