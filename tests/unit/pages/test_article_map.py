import re
from dataclasses import replace
from html import unescape

import pytest
from markupsafe import Markup

from lighthouse import IN_ORDER, SITE_URL, an_index, the_pages
from synopsis.exports.bibliography.works import all_works
from synopsis.languages.interface import ENGLISH
from synopsis.pages import planned_pages
from synopsis.pages.pictures.strips import LANE, Stretch, lane_of, stretches
from synopsis.pages.renderer import PageRenderer
from synopsis.register.edition import Edition
from synopsis.register.enums import PartKind

BAR = re.compile(r'<rect x="([\d.]+)%" y="3" width="([\d.]+)%"')
ENTRY = re.compile(r'<li class="sentence[^"]*" id="([^"]+)"')


def map_of(name):
    """Give the page of an article."""
    return unescape(the_pages()[f"articles/{name}/index.md"])


@pytest.mark.parametrize("name", IN_ORDER)
def test_every_sentence_stands_once(name):
    """Every sentence has its place; what claims nothing is folded, with its length and the reason."""
    index = an_index()
    sentences = index.sentences_of_article(index.register.articles[name])
    page = map_of(name)
    folded = "".join(re.findall(r'<details class="folded">.*?</details>', page, re.DOTALL))
    reasons = {item.id: index.term("no-claim", item.no_claim).label for item in sentences if item.no_claim}

    assert sorted(ENTRY.findall(page)) == sorted(item.id for item in sentences)
    assert ENTRY.findall(folded) == [item.id for item in sentences if item.no_claim]
    for item in (item for item in sentences if item.no_claim):
        line = re.search(rf'<li class="sentence[^"]*" id="{item.id}">(.*?)</li>', folded)[1]
        assert f" {item.words} word" in line
        assert reasons[item.id] in line


@pytest.mark.parametrize("name", IN_ORDER)
def test_every_claim_stands_at_its_sentence(name):
    """A claim stands once in words, below the words by which its sentence is found."""
    index = an_index()
    article = index.register.articles[name]
    claims = [claim for part in article.parts for claim in index.claims_in(article, part.id)]
    entries = re.split(r'<li class="sentence', map_of(name))
    said = {ENTRY.match(f'<li class="sentence{entry}')[1]: entry for entry in entries[1:]}

    for claim in claims:
        entry = said[claim.sentences[0]]
        assert f"<section>{claim.says} " in entry, claim.id
        assert ENGLISH.quoted(claim.quote.exact) in entry, claim.id
        assert [question.asks for question in index.questions_of_claim(claim) if question.asks not in entry] == []


def test_an_accusation_has_its_outcome_and_its_reply():
    """Where the map says what accuses somebody, it says what became of it in the same place."""
    entry = map_of("adeyemi-2007").split("The harbour master Jonas Vik")[1].split("</li>")[0]

    assert "<dt>Outcome</dt>" in entry
    assert "<dt>Reply</dt>" in entry


@pytest.mark.parametrize("name", IN_ORDER)
def test_lanes_are_as_long_as_what_is_said(name):
    """A topic has a lane where the article answers it, whose bars are as long as its sentences, and no other has."""
    index = an_index()
    article = index.register.articles[name]
    own = [item for item in index.sentences_of_article(article) if item.part is PartKind.ARTICLE]
    whole = sum(item.words for item in own)
    rows = re.findall(r'<tr><th scope="row"><a href="[^"]*/topics/([^/"]+)/">.*?</tr>', map_of(name))
    drawn = dict(zip(rows, map_of(name).split('<tr><th scope="row">')[1:], strict=False))

    expected = {}
    for item in own:
        claims = index.claims_of_sentence(item)
        for topic in {question.topic for claim in claims for question in index.questions_of_claim(claim)}:
            expected[topic] = expected.get(topic, 0) + item.words
    assert rows == [topic.id for topic in index.topics if topic.id in expected]
    for topic, words in expected.items():
        assert f'plot__number">{words}<' in drawn[topic]
        assert sum(float(width) for _, width in BAR.findall(drawn[topic])) == pytest.approx(
            100 * words / whole, abs=0.1
        )


def test_neighbours_are_one_stretch():
    """What follows at once goes on; a gap parts."""
    assert stretches([10, 30, 40, 20], [0, 1, 3]) == (Stretch(0, 40), Stretch(80, 100))
    assert stretches([10, 30], []) == ()


def test_what_is_short_is_seen():
    """A stretch that would be too thin is drawn a little wider; lines stand where they are asked for."""
    drawn = str(lane_of([Stretch(10, 10.1)], [25.5]))

    assert '<rect x="10%" y="3" width="0.5%"' in drawn
    assert f'<line x1="25.5%" x2="25.5%" y1="0" y2="{LANE}"' in drawn
    assert "style" not in drawn


@pytest.mark.parametrize("name", IN_ORDER)
def test_beside_it_stands_what_others_say(name):
    """Each point at which the article speaks has a cell for every article, its own first, and silence is said."""
    index = an_index()
    own, *others = [name, *(other for other in IN_ORDER if other != name)]
    labels = [index.register.articles[item].label for item in (own, *others)]
    page = unescape(the_pages()[f"articles/{name}/beside/index.md"])
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page)
    questions = [question for question in index.questions if question.sides[own].claims]
    cells = [re.findall(r'<td data-label="([^"]*)">(.*?)</td>', row) for row in rows]

    assert cells
    assert {tuple(label for label, _ in row) for row in cells} == {tuple(labels)}
    assert all("<a " in row[0][1] for row in cells)
    assert all("<a " in text or "does not address this" in text for row in cells for _, text in row)
    named = {claim for text in (row[0][1] for row in cells) for claim in re.findall(r">([a-z]+\d+)<", text)}
    assert named == {claim for question in questions for claim in question.sides[own].claims}


def test_a_stale_proof_is_said():
    """Where words were changed since they were proved, the pages of article, claim and question say so."""
    index = an_index()
    register = index.register
    article = register.articles["adeyemi-2007"]
    claim = index.claims_in(article, PartKind.ARTICLE)[-1]
    other = claim.model_copy(update={"quote": claim.quote.model_copy(update={"prefix": "word"})})
    stale = replace(index, register=replace(register, claims={**register.claims, claim.id: other}))
    question = stale.questions_of_claim(claim)[0]

    for view, said in ((index, "proved against"), (stale, "not proved since")):
        pages = made(view, "articles/adeyemi-2007/", f"claims/{claim.id}/", f"questions/{question.id}/")
        assert said in pages[0].lower()
        assert said in pages[1].lower()
        assert ("are not proved" in pages[2]) == (view is stale)


def made(index, *paths):
    """Make some pages of an index, without reference lines, which take longest."""
    edition = Edition("S", SITE_URL)
    names = {work.id for work in all_works(index, edition).values()}
    renderer = PageRenderer(index, dict.fromkeys(names, Markup("x")), edition)
    plans = {page.file: page for page in planned_pages(renderer)}
    return [unescape(plans[f"{path}index.md"].make().text) for path in paths]
