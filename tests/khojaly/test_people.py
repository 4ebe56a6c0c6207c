"""What of this register's people is found on their pages, counted from the records by another way."""

import gzip
import re
from functools import cache

import pytest

from khojaly.published import the_register

DE_WAAL = re.compile(r"\b[Dd]e ?Waal\b")
HIS_TITLE = re.compile(r"^dewaal-")
SAME_BODY = {
    "Ministry of Foreign Affairs of the Republic of Azerbaijan": "azerbaijan",
    "National Assembly of the Republic of Azerbaijan (Milli Majlis)": "azerbaijan",
    "Permanent Mission of Azerbaijan to the United Nations": "azerbaijan",
    "Diplomatic mission of Azerbaijan": "azerbaijan",
    "Embassy of Azerbaijan in Iran": "azerbaijan",
    "Permanent Mission of Armenia to the United Nations": "armenia",
}
"""Bodies that speak for a state of the register."""
SEVERAL = {"Government of Azerbaijan", "Ministry of Defence of the Republic of Azerbaijan"}
"""Authors who are more than one record of the register: the articles use the words with different reach."""


def shown(text):
    """Read ASCII marks as they are shown."""
    return re.sub(r"&#(\d+);", lambda mark: chr(int(mark[1])), text)


@pytest.fixture(scope="module")
def page(pages):
    """Give the page of a person, its ASCII marks as they are shown."""
    return cache(lambda person: shown(pages[f"voices/{person}/index.md"]))


@pytest.fixture(scope="module")
def linked(page):
    """Name the records of a kind, and what stands at a place of their pages, that a person's page links."""

    def of(person, folder):
        found = re.findall(rf'href="\.\./\.\./{folder}/([^/"]+)/(?:#([^"]+))?"', page(person))
        return {name for name, _ in found}, {place for _, place in found if place}

    return of


def test_everything_of_de_waal_is_found(linked):
    """From his page every document of his, every finding in one or that speaks of him, and every claim is reached."""
    register = the_register()
    own = {name for name in register.documents if HIS_TITLE.match(name)}
    in_own = {finding.id for finding in register.findings.values() if finding.document in own}
    of_him = {finding.id for finding in register.findings.values() if DE_WAAL.search(finding.states)}
    claims = {
        claim.id for claim in register.claims.values() if "thomas-de-waal" in claim.voices or DE_WAAL.search(claim.says)
    }

    documents, findings = linked("thomas-de-waal", "documents")
    assert (len(own), len(in_own), len(of_him - in_own), len(claims)) == (5, 20, 3, 5)
    assert own <= documents
    assert in_own | of_him <= findings
    assert claims == linked("thomas-de-waal", "claims")[0]


def test_everything_of_mutalibov_is_found(linked):
    """Mutalibov's page has the claims in which he speaks or that are about him, the findings and the questions."""
    register = the_register()
    claims = {claim.id for claim in register.claims.values() if "ayaz-mutalibov" in (*claim.voices, *claim.about)} | {
        claim.id
        for claim in register.claims.values()
        for accusation in claim.accuses
        if accusation.person == "ayaz-mutalibov"
    }
    findings = {finding.id for finding in register.findings.values() if "ayaz-mutalibov" in finding.about}
    questions = {question.id for question in register.questions.values() if "ayaz-mutalibov" in question.about}

    assert (len(claims), len(findings), len(questions)) == (41, 21, 7)
    assert claims == linked("ayaz-mutalibov", "claims")[0]
    assert findings <= linked("ayaz-mutalibov", "documents")[1]
    assert questions <= linked("ayaz-mutalibov", "questions")[0]


def test_every_page_is_whole(linked):
    """Each page links every claim in which the person speaks or that is about the person, and every finding."""
    register = the_register()
    missing = {}
    for person in register.people_with_page:
        is_author = any(article.author == person for article in register.articles.values())
        claims = {
            claim.id
            for claim in register.claims.values()
            if person in (*claim.voices, *claim.about) and not (is_author and claim.voices[0] == person)
        }
        findings = {
            finding.id
            for finding in register.findings.values()
            if person in (*finding.about, *register.documents[finding.document].by)
        }
        missing[person] = (claims - linked(person, "claims")[0]) | (findings - linked(person, "documents")[1])

    assert {person: names for person, names in missing.items() if names} == {}


def test_who_has_a_page():
    """Everybody in the register has a page but the four readers and the nobody who is known by an accusation alone."""
    register = the_register()

    assert register.people.keys() - register.people_with_page == {"comment-1", "comment-2", "reply-1", "reply-2"}


def test_an_item_of_wikidata_is_one_thing():
    """No item stands at two records of a kind, a body has the same as voice and as name, and nobody unnamed has one."""
    register = the_register()
    items = {
        "people": {one.id: one.wikidata for one in register.people.values() if one.wikidata},
        "names": {one.id: one.wikidata for one in register.names.values() if one.wikidata},
        "events": {one.id: one.wikidata for one in register.events.values() if one.wikidata},
    }

    assert {kind: len(known) for kind, known in items.items()} == {"people": 17, "names": 8, "events": 1}
    assert all(len(set(known.values())) == len(known) for known in items.values())
    both = items["people"].keys() & items["names"].keys()
    assert both == {"human-rights-watch"}
    assert all(items["people"][name] == items["names"][name] for name in both)
    assert not {"commenter", "group", "unnamed"} & {register.people[name].kind.value for name in items["people"]}


def test_no_page_accuses(pages):
    """No accusation stands in words on a person's page, in its head, or in its address."""
    accusing = [claim for claim in the_register().claims.values() if claim.accuses]
    voices = {path: shown(text) for path, text in pages.items() if path.startswith("voices/")}

    assert len(accusing) > 30
    assert [
        (path, claim.id)
        for path, text in voices.items()
        if re.match(r"voices/.+\.md", path)
        for claim in accusing
        if claim.says in text
    ] == []


def names_of(document):
    """Name those who wrote, asked, issued or printed a document, as its reference has them."""
    csl = document.csl
    people = [name.literal or f"{name.given} {name.family}" for name in (*csl.author, *csl.interviewer)]
    return {*people, csl.authority, csl.publisher, csl.container_title} - {""}


def test_documents_are_of_those_whom_their_references_name():
    """Whose a document is, its reference says: nobody is left out whom the register knows, and nobody is added."""
    register = the_register()
    by_name = {person.name: person.id for person in register.people.values()} | SAME_BODY
    for document in register.documents.values():
        named = names_of(document)
        expected = {by_name[name] for name in named if name in by_name}
        if named & SEVERAL:
            assert len(document.by) <= 1, document.id
            assert all(name.startswith("azerbaijan") for name in document.by), document.id
        else:
            assert set(document.by) == expected, document.id


def test_long_pages_are_light(page):
    """The Markdown of the longest page of a person leaves room for the rest of a page view."""
    sizes = {person: len(gzip.compress(page(person).encode())) for person in the_register().people_with_page}

    assert max(sizes.values()) < 20_000, max(sizes, key=sizes.get)
