import re
from functools import cache

import pytest

from builders import a_claim, a_correction, a_document, a_finding, a_person, a_question, a_register
from lighthouse import an_index, the_pages
from synopsis.pages import all_pages
from synopsis.pages.jinja import capital
from synopsis.pages.people_views import FEW, OPEN, Group, Line
from synopsis.pages.search_metadata import PEOPLE, SearchEntries
from synopsis.pages.views import Link
from synopsis.register.edition import Edition
from synopsis.register.index import Index

ACCUSES = {"person": "mayor", "kind": "lying", "outcome": "No charge was found.", "reply": "He denied it."}
GONE = {"before": None, "after": None, "reason": None}


def pages(*changes):
    """Render a register; give its pages by path, without the entities by which they are escaped."""
    rendered = all_pages(Index(a_register(*changes)), Edition("Bridge", "https://example.org/bridge/"))
    return {page.path: plain(page.text) for page in rendered}


def plain(text):
    """Read ASCII marks as they are shown."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


def page_of(person, *changes):
    """Render the page of a person, without its head."""
    return pages(*changes)[f"voices/{person}/index.md"].split("---\n", 2)[2]


def section(page, name):
    """Give a part of a page by its id."""
    begun = re.search(rf'<(section|details)[^>]* id="{name}".*', page, re.DOTALL)
    if not begun:
        return ""
    depth, ends = 0, re.finditer(rf"<(/?){begun[1]}\b[^>]*>", begun[0])
    for tag in ends:
        depth += -1 if tag[1] else 1
        if not depth:
            break
    return begun[0][: tag.end()]


@cache
def lighthouse():
    """Give the pages of the second register by the id of the person."""
    texts = the_pages()
    return {path.split("/")[1]: plain(text) for path, text in texts.items() if re.match(r"voices/.+/index\.md", path)}


def test_who_has_a_page_has_one():
    """Each person of the index has a page, and nobody else."""
    assert set(lighthouse()) == {person.id for person in an_index().people}
    assert {"reader-1", "reader-2", "jonas-vik"}.isdisjoint(lighthouse())


def test_links_to_people_lead_to_their_pages():
    """Wherever a voice with a page is linked, that page is meant; who has none is plain text."""
    everything = "".join(plain(text) for path, text in the_pages().items() if path.endswith(".md"))

    linked = set(re.findall(r'href="[./]*voices/([a-z0-9-]+)/"', everything))
    assert linked <= set(lighthouse())
    assert {"nora-wexford", "harbour-office"} <= linked
    assert "voices/#harbour-office" not in everything
    assert not re.search(r'<a href="[^"]*reader-1[^"]*"', plain(the_pages()["claims/ac1/index.md"]))


def test_claims_stand_below_their_chain():
    """What an article has a person say stands in words below the chain through which it comes, drawn once."""
    said = section(
        page_of(
            "ann-reed",
            a_claim("a2", voices=["ada-penn", "mayor", "ann-reed"]),
            a_claim("a3", voices=["ada-penn", "ann-reed"]),
        ),
        "said",
    )

    chains = re.findall(r'<ol class="chain".*?</ol>(.*?)</section>', said, re.DOTALL)
    drawn = [re.findall(r"<li>(.*?)</li>", chain) for chain in re.findall(r'<ol class="chain".*?</ol>', said)]
    assert drawn == [
        ['<a href="../ada-penn/">Ada Penn</a>', "<b>Ann Reed</b>"],
        ['<a href="../ada-penn/">Ada Penn</a>', '<a href="../mayor/">the mayor of Linder</a>', "<b>Ann Reed</b>"],
    ]
    assert [re.findall(r'class="permalink" href="[^"]*">(\w+)<', chain) for chain in chains] == [["a1", "a3"], ["a2"]]
    assert "Ann Reed measured the bridge in 1998 at 120 metres." in chains[0]


def test_an_author_speaks_in_every_claim():
    """Of an article's author the page counts by topic and by voice, and leads to the article for the claims."""
    said = section(page_of("ada-penn"), "said")

    assert "wrote this article and speaks in every claim of it" in said
    assert re.findall(r">(\w[\w ]*)</a> <span class=\"count\">(\d+)<", said) == [
        ("Length", "2"),
        ("Building", "1"),
        ("Ann Reed", "1"),
        ("the mayor of Linder", "1"),
    ]
    assert "The bridge is of oak." not in said


def test_documents_of_a_person():
    """The documents of a person stand with how far each was checked, and with all that they say here."""
    own = section(page_of("mayor", a_document("almanac-2010", by=["mayor"])), "documents")

    assert 'href="../../documents/almanac-2010/"' in own
    assert "works for the bridge" in own
    assert "The almanac writes that the bridge is of oak." in own


def test_what_is_written_of_a_person():
    """Claims, findings and questions that are about a person stand on the page, each once."""
    page = page_of("ann-reed", a_claim("a3", about=["ann-reed"]), a_claim("a1", about=["ann-reed"]))

    written = section(page, "written")
    assert 'href="../../questions/when-measured/"' in written
    assert "The bridge is of oak." in written
    assert "The survey gives the length of the old bridge as 118 metres." in written
    # she speaks in it herself
    assert "at 120 metres" not in written


def test_words_in_other_documents():
    """What documents show on whether a person said what an article reports stands apart from what they say of it."""
    bears_on = [{"claim": "a1", "how": "disputes", "of": "report"}]
    page = page_of("ann-reed", a_finding("survey-length", about=["ann-reed"], bears_on=bears_on))

    assert "118 metres" in section(page, "words")
    assert "118 metres" not in section(page, "written")


@pytest.mark.parametrize("living", ["yes", "no"])
def test_accusations_stand_without_their_words(living):
    """On no person's page stands a claim that accuses somebody: its number, kind, outcome and reply where it does."""
    changes = (
        a_person("mayor", living=living),
        a_claim("a2", says="The mayor swindles.", accuses=[ACCUSES], about=["mayor", "ann-reed"]),
    )
    made = {path: text for path, text in pages(*changes).items() if path.startswith("voices/")}

    assert [path for path, text in made.items() if "swindle" in text] == []
    accused = section(made["voices/mayor/index.md"], "written")
    assert re.search(r'<h4>Penn 2020: <a class="permalink" href="../../claims/a2/">a2</a></h4>', accused)
    for said in ("lying", "No charge was found.", "He denied it."):
        assert said in accused
    reed = section(made["voices/ann-reed/index.md"], "written")
    assert re.search(r'<p class="withheld">An accusation; .*>a2</a></p>', reed)
    assert "lying" not in reed


def test_like_accusations_stand_together():
    """Accusations of one kind with one outcome and reply are said once, with the number of each."""
    accused = section(page_of("mayor", a_claim("a2", accuses=[ACCUSES]), a_claim("a3", accuses=[ACCUSES])), "written")

    (heading,) = re.findall(r"<article class=\"accused\">\n<h4>(.*?)</h4>", accused)
    assert re.findall(r">(a\d)<", heading) == ["a2", "a3"]


def test_comments_stand_last_and_apart():
    """What comments say stands closed behind everything else, under their own name."""
    page = page_of("mayor", a_claim("ac1", voices=["reader-one", "mayor"]), a_claim("a3", about=["mayor"]))

    comments = section(page, "comments")
    assert "1 claim in comments (not part of any article)" in comments
    assert "Comments below Penn 2020" in comments
    assert "130 steps" in comments
    assert page.count("130 steps") == 1
    assert page.index('id="comments"') > page.index('id="written"') > page.index('id="said"')
    assert "<li>Reader of comment 1</li>" in comments


def test_what_a_body_is_not_asked():
    """Whether somebody is living is said of named people alone."""
    assert "<dt>Living or not</dt>" in page_of("ann-reed")
    assert "<dt>Living or not</dt>" not in page_of("mayor")


def test_spellings_have_their_language():
    """Each form of a name is marked with its language and with who prints it."""
    page = page_of("ann-reed")

    assert '<bdi lang="ru">Анна Рид</bdi>' in page
    assert '(so in <a href="../../articles/one-2020/">Penn 2020</a>)' in page


def test_the_head_tells_nothing_but_the_name():
    """Title and description of a person's page hold the name and what kind of page it is."""
    for person in an_index().people:
        head = lighthouse()[person.id].split("---\n")[1]
        title, description = re.findall(r'^(?:title|description): "(.*)"$', head, re.MULTILINE)
        assert title == person.name
        assert description == (
            f"{capital(person.name)}: what the articles report as said, what documents say, and what is written, "
            "claim by claim."
        )


def lines(count):
    """Give so many lines."""
    return [Line(Link(f"a{number}", ""), "It sways.", is_claim=True) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "first"),
    [
        pytest.param(OPEN, OPEN, id="few"),
        pytest.param(OPEN + 1, OPEN + 1, id="one-more"),
        pytest.param(9, OPEN, id="many"),
    ],
)
def test_long_groups_are_closed(count, first):
    """Of many lines the first stand open; never is one alone closed away."""
    group = Group.of(Link("", ""), lines(count))

    assert (len(group.first), len(group.first) + len(group.more)) == (first, count)


def test_many_lines_stand_under_topics():
    """What is written of a person stands by topic, in the order of topics, once it is more than a few lines."""
    names = [f"a{number}" for number in range(10, 10 + FEW)]
    claims = [
        a_claim(name, says=f"It is long, says {name}.", voices=["ada-penn"], about=["ann-reed"]) for name in names
    ]
    sides = {"one-2020": {"claims": ["a1", *names], "short": "Long.", "brief": "Long"}}
    other = {"two-2024": {"claims": ["b1"], "short": "90 metres.", "brief": "90 metres"}}
    question = a_question("how-long", sides=sides | other, points=None)
    few = section(page_of("ann-reed", *claims, question), "written")
    many = section(page_of("ann-reed", *claims, a_claim("a3", about=["ann-reed"]), question), "written")

    assert re.findall(r'<h4 class="topic"><a href="[^"]*">(.*?)</a>', few) == []
    assert re.findall(r'<h4 class="topic"><a href="[^"]*">(.*?)</a>', many) == ["Length", "Building"]
    assert f"{FEW - OPEN} more" in many


def test_the_list_of_voices_counts():
    """The list has everybody with a page, with how much stands there, and readers with where they commented."""
    page = plain(the_pages()["voices/index.md"])
    entries = dict(re.findall(r'<li class="voice content" id="([a-z0-9-]+)".*?>(.*?)</li>', page, re.DOTALL))

    assert set(entries) == {*lighthouse(), "reader-1", "reader-2"}
    (counts,) = re.findall(r'<p class="voice__counts">(.*?)</p>', entries["harbour-office"])
    claims = an_index().claims_of_voice("harbour-office")
    assert re.match(
        rf"<span>speaks in {len(claims)} claims?</span> · <span>1 document</span> · <span>\d findings?</span>", counts
    )
    assert 'href="../articles/adeyemi-2007/#part-comments"' in entries["reader-1"]


def test_people_are_found_by_name():
    """The search knows a person by name, spellings in every script and without marks, role, and as what it is."""
    index = an_index()
    entry = SearchEntries(index).entry(index.register.people["elias-thorn"])

    assert (entry.page, entry.voices, entry.says) == (PEOPLE, ("Elias Thorn",), "first keeper of the light")
    assert {"Ηλίας Θορν", "إلياس ثورن"} <= set(entry.forms)
    assert entry.articles == ()


@pytest.mark.parametrize(
    ("fields", "file", "says"),
    [
        pytest.param({"kind": "renamed", "successors": ["person/ann-reed"]}, "index.html", "Ann Reed", id="renamed"),
        pytest.param(
            {"kind": "withdrawn", "reason": "There was no such person.", "title": "Eve Moor"},
            "index.md",
            "Withdrawn: Eve Moor",
            id="withdrawn",
        ),
        pytest.param({"kind": "redacted"}, "index.md", "Redacted: person eve-moor", id="redacted"),
    ],
)
def test_people_who_are_no_more(fields, file, says):
    """The address of a person who was published and is gone says what became of the record."""
    made = pages(a_correction("gone", record="person/eve-moor", **(GONE | fields)))

    assert says in made[f"voices/eve-moor/{file}"]


def test_corrections_of_a_person():
    """A corrected person's page shows its corrections; the list of all links no page that is not there."""
    made = pages(
        a_correction("role", record="person/ann-reed", before="mayor", after="town surveyor in 1998"),
        a_correction("reader", record="person/reader-one", before="Reader 1", after="Reader of comment 1"),
    )

    assert "Corrections of this page" in made["voices/ann-reed/index.md"]
    listed = made["corrections/index.md"]
    assert '<a href="../voices/ann-reed/">Ann Reed</a>' in listed
    assert "reader-one/" not in listed
    assert "Reader of comment 1" in listed
