"""What the register that we publish has from documents, and that its pages say how far it was checked."""

import html
import re
from collections import defaultdict
from functools import cache

import pytest
from lxml.html import fragments_fromstring

from heads import repeated
from khojaly.published import an_index, paragraph, the_register
from synopsis.register.enums import Bearing, BearingOf, CheckedHow
from synopsis.register.validation import parse
from synopsis.register.yaml import load_text

NAMED_TOPICS = (
    "death-toll",
    "responsibility",
    "corridor",
    "bodies",
    "military-setting",
    "regiment-366",
    "court",
    "status-un",
    "photographs-film",
)
"""The topics of which every question is put to documents."""
FINDING = """\
- id: f1
  document: d1
  questions: [q1]
  locator: p. 4
  states: The survey gives a number.
  checked: {how: copy, on: 2026-11-22}
"""


# findings


@pytest.mark.parametrize(
    ("taken", "message"),
    [
        pytest.param("  locator: p. 4\n", "locator", id="no-locator"),
        pytest.param("p. 4", "locator", id="empty-locator"),
        pytest.param("  checked: {how: copy, on: 2026-11-22}\n", "checked", id="not-checked"),
        pytest.param("how: copy, ", "how", id="checked-in-no-way"),
        pytest.param(", on: 2026-11-22", "on", id="checked-on-no-day"),
    ],
)
def test_no_finding_without_locator_and_check(taken, message):
    """A finding that does not say where in the document, or how far that was checked, is no record."""
    whole = parse(load_text(FINDING.encode(), "sources/findings/f.yml", "findings"))
    parsed = parse(load_text(FINDING.replace(taken, "").encode(), "sources/findings/f.yml", "findings"))

    assert [problem for problem in whole.problems if "findings" in problem.location.file] == []
    assert any(message in problem.message for problem in parsed.problems)
    assert ("findings", "f1") in parsed.broken


def test_findings_say_where_and_how_checked():
    """Every finding has a locator and a checked state that was reached: what was not found makes no finding."""
    findings = the_register().findings

    assert len(findings) > 100
    assert [name for name, finding in findings.items() if not finding.locator.strip()] == []
    assert [name for name, finding in findings.items() if finding.checked.how is CheckedHow.NOT_FOUND] == []


def test_a_copy_names_its_host():
    """A document that was read in a copy says whose copy, and a finding is not better checked than its document."""
    register = the_register()
    copies = [document for document in register.documents.values() if document.checked.how is CheckedHow.COPY]

    assert copies
    assert [document.id for document in copies if not document.host.name] == []
    assert [
        finding.id
        for finding in register.findings.values()
        if finding.checked.how is CheckedHow.PUBLISHER
        and register.documents[finding.document].checked.how is not CheckedHow.PUBLISHER
    ] == []


# pages


WANTED = {"finding", "shorts", "by-bearing", "brief-row", "audit"}


def blocks_of(page):
    """Give id and text of every element of a page that has one of the classes wanted, by class."""
    found = defaultdict(list)
    for part in fragments_fromstring(f"<div>{page}</div>")[0].iter("*"):
        for name in WANTED & set(part.get("class", "").split()):
            found[name].append((part.get("id", ""), " ".join(part.text_content().split())))
    return found


@pytest.fixture(scope="module")
def blocks(pages):
    """Read a page once."""
    return cache(lambda path: blocks_of(pages[path]))


@pytest.fixture(scope="module")
def markdown(pages):
    """Name the pages that readers see."""
    return [path for path in pages if path.endswith(".md")]


def keeper(finding):
    """Say whose copy a finding was read in: its own, or that of its document."""
    return finding.host if finding.host.name else the_register().documents[finding.document].host


def labels(finding):
    """Give what a page must say where a finding stands: the state, and of a copy whose it is."""
    register = the_register()
    terms = {item.id: item.terms for item in register.vocabularies.whole}["checked"]
    label = next(term.label for term in terms if term.id == finding.checked.how)
    return {label, keeper(finding).name} if finding.checked.how is CheckedHow.COPY else {label}


def test_a_copy_is_labelled_wherever_its_finding_stands(blocks, markdown):
    """On every page where a finding stands, it says how far it was checked, and of a copy whose copy was read."""
    findings = the_register().findings
    unlabelled, seen = [], defaultdict(set)
    for path in markdown:
        for name, text in blocks(path)["finding"]:
            if not name:  # pages on which it stands again are read below
                continue
            seen[name].add(path)
            unlabelled += [(path, name, label) for label in labels(findings[name]) if label not in text]

    assert unlabelled == []
    # it stands on the page of its document and of each of its questions
    assert [name for name, finding in findings.items() if len(seen[name]) < 1 + len(finding.questions)] == []


def test_a_copy_is_labelled_beside_the_claim(blocks):
    """Where the page of a claim says what a finding says of it, it says whose copy was read."""
    register = the_register()
    bare, seen = [], 0
    for finding in register.findings.values():
        for claim in (bearing.claim for bearing in finding.bears_on):
            path = f"claims/{claim}/index.md"
            text = " ".join(text for _, text in blocks(path)["by-bearing"])
            assert html.unescape(finding.states) in text, (path, finding.id)
            seen += 1
            bare += [(path, finding.id, label) for label in labels(finding) if label not in text]

    assert seen
    assert bare == []


def test_a_side_is_said(blocks, markdown):
    """Where the host of a copy takes a side, every page with a finding from it says so."""
    sided = {
        finding.id: keeper(finding).side
        for finding in the_register().findings.values()
        if finding.checked.how is CheckedHow.COPY and keeper(finding).side
    }
    texts = [(path, name, text) for path in markdown for name, text in blocks(path)["finding"] if name in sided]

    assert texts
    assert [(path, name) for path, name, text in texts if sided[name] not in text] == []


# the record beside the articles


def plain(text):
    """Bring text to its words, whatever marks and entities a format puts between them."""
    return re.sub(r"\W+", " ", html.unescape(html.unescape(text))).strip().casefold()


def record_of(question):
    """Give the words of the record's answer to a question, or of what was searched."""
    return plain(question.record.short or question.record.searched)


def test_the_record_stands_wherever_the_articles_do(pages):
    """Where a page, a feed or a data file has an article's short answer, the record's stands in the same file."""
    register = the_register()
    shorts = defaultdict(set)
    for question in register.questions.values():
        for side in question.sides.values():
            shorts[plain(side.short)].add(question.id)
    # an answer that several questions share, that is part of another's, or that is a word or two, names none
    telling = {
        short: next(iter(names))
        for short, names in shorts.items()
        if len(names) == 1 and len(short) > 30 and sum(short in other for other in shorts) == 1
    }
    alone, seen = [], set()
    for path, text in pages.items():
        words = plain(text.replace("\\n", " "))
        for short, name in telling.items():
            if short in words:
                seen.add(name)
                if record_of(register.questions[name]) not in words:
                    alone.append((path, name))

    assert seen == set(telling.values())
    assert len(seen) > 100
    assert alone == []


def test_short_answers_of_all_stand_in_one_list(blocks):
    """Topic and question give every article's short answer and brief, and the record's, in one list each."""
    missing = []
    for question in the_register().questions.values():
        sides = question.sides.values()
        wanted = [plain(text) for side in sides for text in (side.short, side.brief)]
        wanted += [record_of(question), plain(question.record.in_brief)]
        for path in (f"questions/{question.id}/index.md", f"topics/{question.topic}/index.md"):
            lists = [plain(text) for _, text in blocks(path)["shorts"]]
            if not any(all(words in text for words in wanted) for text in lists):
                missing.append((path, question.id))

    assert missing == []


def test_briefs_of_all_stand_in_one_row(blocks):
    """The first page gives every article's brief answer to each core question, and the record's, in one row each."""
    rows = [plain(text) for _, text in blocks("index.md")["brief-row"]]
    core = [question for question in the_register().questions.values() if question.core]
    wanted = [
        [*(plain(side.brief) for side in question.sides.values()), plain(question.record.in_brief)] for question in core
    ]

    assert len(rows) == len(core)
    assert [briefs for briefs in wanted if not any(all(brief in row for brief in briefs) for row in rows)] == []


def test_no_list_of_short_answers_without_the_record(blocks, markdown):
    """No list of short answers leaves the record out."""
    lists = [(path, text) for path in markdown for _, text in blocks(path)["shorts"]]

    assert len(lists) > len(the_register().questions)
    assert [path for path, text in lists if "The record" not in text] == []


# questions, citations


def test_every_question_is_put_to_the_record():
    """Every question has the record's answer in short, or says what was searched."""
    questions = the_register().questions.values()

    assert [question.id for question in questions if not (question.record.short or question.record.searched)] == []


@pytest.mark.parametrize("topic", NAMED_TOPICS)
def test_questions_of_the_main_topics_have_findings(topic):
    """Every question of a topic that documents speak to has findings, or says what was searched and not found."""
    register = the_register()
    found = {name for finding in register.findings.values() for name in finding.questions}
    questions = [question for question in register.questions.values() if question.topic == topic]

    assert questions
    assert [question.id for question in questions if question.id not in found and not question.record.searched] == []


def test_questions_on_mutalibov_have_findings():
    """The questions on what Mutalibov said and on his fall, wherever they stand, have findings or what was searched."""
    register = the_register()
    found = {name for finding in register.findings.values() for name in finding.questions}
    speaking = {claim.id for claim in register.claims.values() if "ayaz-mutalibov" in claim.voices}
    questions = [
        question
        for question in register.questions.values()
        if speaking & {name for side in question.sides.values() for name in side.claims}
    ]

    assert len(questions) >= 3
    assert [question.id for question in questions if question.id not in found and not question.record.searched] == []


LOOKED_UP_AS = {
    # the claim names websites of a kind, none by name: what was found for it is a document of its own
    ("r198", "azerbaijan-websites-hiroshima"): "azertag-2018-hasanov",
    # the report itself was not found: a newspaper gives what the head of the investigation told it
    ("r102", "azerbaijan-official-investigation-toll"): "lat-1992-06-12",
}
"""The document that was looked up for a source that a claim names, where it is another one."""


def places(claim):
    """Name the paragraphs that a claim stands in, each with its article."""
    article = the_register().home(claim.id)[0].id
    return {(article, paragraph(name)) for name in claim.sentences}


def test_every_named_source_is_audited():
    """Where an article or a comment names a source for a claim, what that source says was looked up."""
    register = the_register()
    # a quotation over several sentences, or a source named again in its paragraph, is one place
    audited = {
        (place, audit.document) for audit in register.audits.values() for place in places(register.claims[audit.claim])
    }
    cited = [(claim, document) for claim in register.claims.values() for document in claim.cites]
    looked_up = [(claim, LOOKED_UP_AS.get((claim.id, document), document)) for claim, document in cited]

    assert len(cited) > 100
    assert [
        (claim.id, document)
        for claim, document in looked_up
        if not {(place, document) for place in places(claim)} & audited
    ] == []


def test_a_source_looked_up_as_another_says_so():
    """Where another document was looked up, a claim cites the first, whose own text nobody read, and which says so."""
    register = the_register()

    for (claim, document), other in LOOKED_UP_AS.items():
        named = register.documents[document]
        assert document in register.claims[claim].cites
        assert named.checked.how in {CheckedHow.NOT_FOUND, CheckedHow.SECONDARY}
        assert other in named.note


def group(audit):
    """Name the part of an article that an audit belongs to, as the page of citations heads it."""
    register = the_register()
    article, sentence = register.home(audit.claim)[0], register.claims[audit.claim].sentences[0]
    return f"{article.id}-{'comments' if sentence.startswith('c') else 'article'}"


def printed_audits(pages):
    """Read the page of citations: of each group the sentence with its counts, and its audits in order."""
    _, *parts = re.split(
        r'^<section class="content" id="([^"]+)"', pages["method/citations/index.md"], flags=re.MULTILINE
    )
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        found = blocks_of(text)
        counts = " ".join(re.sub(r"<[^>]+>", "", re.search(r"<p>(.*?)</p>", text)[1]).split())
        yield name, counts, [text for _, text in found["audit"]]


def test_every_audit_stands_in_the_group_of_its_article(pages):
    """The page of citations prints each claim once with all that it cites, below its article and part."""
    audits = the_register().audits.values()
    groups = {name: texts for name, _, texts in printed_audits(pages)}

    assert groups.keys() == {group(audit) for audit in audits}
    for name, texts in groups.items():
        own = [audit for audit in audits if group(audit) == name]
        assert len(texts) == len({audit.claim for audit in own}) == len({text.split()[0] for text in texts})
        assert [
            audit.id
            for audit in own
            if sum(text.startswith(f"{audit.claim} ") and f": {audit.says.strip()} " in text for text in texts) != 1
        ] == []


def test_audits_are_counted(pages):
    """The counts above each group are those of the register, by result, with the words of the vocabulary."""
    register = the_register()
    terms = {item.id: item.terms for item in register.vocabularies.whole}["audit-result"]
    for name, counts, _ in printed_audits(pages):
        results = [str(audit.result) for audit in register.audits.values() if group(audit) == name]
        by_result = [f"{results.count(term.id)} {term.label}" for term in terms if term.id in results]

        assert counts == f"{len(results)} citations looked up: {', '.join(by_result)}."


# after publication


@pytest.mark.parametrize(
    ("claim", "on", "document"),
    [
        pytest.param("m42", "2020-11", "icg-2020", id="the-war-of-2020"),
        pytest.param("m39", "2023-09-28", "intellinews-2023", id="the-end-of-2023"),
        pytest.param("m40", "2023", "ocha-2023", id="the-flight-of-2023"),
        pytest.param("m51", "2025-09-01", "azernews-2025-minsk", id="the-minsk-process-closed"),
        pytest.param("m99", "2026-02-05", "azernews-2026-verdict", id="the-verdict-of-baku"),
        pytest.param("m99", "2026-02", "ocmedia-2026-verdict", id="the-sentences-of-baku"),
        pytest.param("r234", "2025-12-03", "cqrc-2025-cuellar-pardon", id="a-pardon-of-bribery"),
        pytest.param("r235", "2025-12-03", "cqrc-2025-cuellar-pardon", id="a-pardon-of-lobbying"),
    ],
)
def test_what_came_after_is_said(claim, on, document, pages):
    """What has changed since an article was published stands on the page of the claim, dated, with its document."""
    register = the_register()
    notes = [note for note in register.claims[claim].as_of if (note.on.text, note.document) == (on, document)]
    shown = plain(pages[f"claims/{claim}/index.md"])

    assert len(notes) == 1
    assert register.documents[document].checked.how is not CheckedHow.NOT_FOUND
    assert plain(notes[0].says) in shown


# what the record says of a thing, and what it shows to have been said, are two things on every page

LETTER = "hrw-1997-letter"
"""Human Rights Watch quotes Armenia's reading of its report, and rejects it."""
GROUP = re.compile(r'<h3 class="group__how"[^>]*>([^<:]+)[^<]*</h3>(.*?)</section>', re.DOTALL)
BEARING = re.compile(r'([a-z][a-z ]+):? ((?:<a href="[^"]*">[^<]+</a>(?:, )?)+)')


def labels_of(claim, pages):
    """Give the words behind which the letter bears on a claim, wherever a page shows it."""
    shown_pages = {path: html.unescape(text) for path, text in pages.items() if path.endswith(".md")}
    document = the_register().documents[LETTER]
    groups = GROUP.findall(shown_pages[f"claims/{claim}/index.md"])
    found = {how.lower() for how, shown in groups if document.label in shown}
    for page in shown_pages.values():
        for shown in re.findall(r'<article class="finding".*?</article>', page, re.DOTALL):
            if f"/{LETTER}/" in shown:
                found |= {how.strip() for how, links in BEARING.findall(shown) if f">{claim}</a>" in links}
    return found


@pytest.mark.parametrize("claim", ["m20", "m21"])
def test_the_letter_of_1997_agrees_with_nothing_that_it_rejects(claim, pages):
    """It contradicts what Armenia is reported to say, and at most shows that it was said."""
    bearings = [
        item
        for item, finding in an_index().bearings_of_claim(the_register().claims[claim])
        if finding.document == LETTER
    ]

    assert (Bearing.DISPUTES, BearingOf.CONTENT) in {(item.how, item.on) for item in bearings}
    assert [item for item in bearings if (item.how, item.on) == (Bearing.SUPPORTS, BearingOf.CONTENT)] == []
    assert {"contradicts", "shows that it was said"} >= labels_of(claim, pages) > set()


def test_titles_and_descriptions_are_of_one_page(pages):
    """No two pages of the published register have the same title or description, and none is cut short."""
    assert repeated(pages) == {}
