import json
from base64 import urlsafe_b64decode
from functools import cache
from html import unescape

import pytest
from pyld import jsonld

from builders import a_register
from lighthouse import SITE_NAME, SITE_URL, an_index, front_matter, the_pages
from synopsis.exports.files import FILES, SCHEMAS
from synopsis.exports.linked_register import BEARINGS, CITO, linked_register
from synopsis.exports.web_annotations import NAMES
from synopsis.register.edition import Edition
from synopsis.register.enums import Bearing, BearingOf, PartKind
from synopsis.register.index import Index

SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "http://schema.org/"


def refused(url, _options):
    """Ask nobody: what a file needs stands in it."""
    raise AssertionError(url)


@cache
def graph(name):
    """Read a file of linked data as a stranger does: every node by its name, with its properties."""
    expanded = jsonld.expand(json.loads(the_pages()[f"data/{name}"]), {"documentLoader": refused})
    assert len({node["@id"] for node in expanded}) == len(expanded)
    return {node["@id"]: node for node in expanded}


def named(node, word):
    """Give the names to which a property leads."""
    return [value["@id"] for value in node.get(word, [])]


# the register


def test_bearings_are_cito():
    """Every bearing of the register is one statement in the words of CiTO, and nothing else is."""
    expected = set()
    for finding in an_index().findings:
        for bearing in finding.bears_on:
            place = "claim" if bearing.on is BearingOf.CONTENT else "report"
            target = f"{SITE_URL}claims/{bearing.claim}/#{place}"
            expected.add((f"{SITE_URL}documents/{finding.document}/#{finding.id}", BEARINGS[bearing.how], target))

    said = {
        (name, word.removeprefix(CITO), target)
        for name, node in graph("register.jsonld").items()
        for word in node
        if word.startswith(CITO) and word != f"{CITO}cites"
        for target in named(node, word)
    }

    assert said == expected
    assert set(BEARINGS) == set(Bearing)
    assert any(target.endswith("#report") for _, _, target in said)


def test_a_report_is_not_what_it_reports():
    """What shows that something was said bears on a thing of its own, which is about the claim."""
    reports = {name: node for name, node in graph("register.jsonld").items() if name.endswith("#report")}

    assert reports
    for name, node in reports.items():
        assert named(node, f"{SCHEMA}about") == [name.replace("#report", "#claim")]
        assert set(node) == {"@id", "@type", f"{SCHEMA}name", f"{SCHEMA}about"}


def test_every_name_is_of_something():
    """Whatever a thing names on this site is described in the file, as pages name it; documents too that are cited."""
    nodes = graph("register.jsonld")
    words = [f"{SCHEMA}{word}" for word in ("isPartOf", "about", "appearance")]
    words += [f"{CITO}{word}" for word in ("cites", *BEARINGS.values())]

    for node in nodes.values():
        for word in words:
            assert set(named(node, word)) <= nodes.keys()
    page = the_pages()["claims/t1/index.md"]
    assert f"{SITE_URL}claims/t1/#claim" in page.replace("\\/", "/")
    assert f"{SITE_URL}claims/t1/#claim" in nodes


def test_an_accusation_is_named_by_its_number():
    """No claim that accuses somebody who may be alive stands there in words."""
    accusing = [claim for claim in an_index().claims if an_index().accuses_the_living(claim)]

    assert accusing
    for claim in accusing:
        (name,) = graph("register.jsonld")[f"{SITE_URL}claims/{claim.id}/#claim"][f"{SCHEMA}name"]
        assert name["@value"] == f"Claim {claim.id}"
        assert claim.says not in the_pages()["data/register.jsonld"]


def test_what_is_certain_leads_to_wikidata():
    """People, events and places with an item lead to it; nothing else does."""
    known = {
        name: named(node, f"{SCHEMA}sameAs")
        for name, node in graph("register.jsonld").items()
        if f"{SCHEMA}sameAs" in node
    }

    assert known == {
        f"{SITE_URL}{path}": [f"http://www.wikidata.org/entity/{item}"]
        for path, item in {
            "voices/harbour-office/#person": "Q4242",
            "timeline/#finished": "Q5151",
            "names/#cape-halma": "Q6262",
        }.items()
    }
    for path in known:
        page, _, place = path.removeprefix(SITE_URL).partition("/#")
        assert place == "person" or f'id="{place}"' in the_pages()[f"{page}/index.md"].replace("&#45;", "-")


def test_a_register_without_findings_has_a_graph():
    """An empty part gives no broken file."""
    index = Index(a_register())
    without = type(index.register)(site=index.register.site, vocabularies=index.register.vocabularies)

    data = linked_register(Index(without), Edition(SITE_NAME, SITE_URL))

    assert len(data["@graph"]) == 1


# the words


def test_vocabularies_are_skos():
    """Each list is a scheme, each term a concept in it with the label that pages print; so are topics."""
    nodes = graph("vocabulary.jsonld")
    lists = an_index().register.vocabularies.whole
    schemes = {name for name, node in nodes.items() if node["@type"] == [f"{SKOS}ConceptScheme"]}

    assert schemes == {*(f"{SITE_URL}vocabulary/#{item.id}" for item in lists), f"{SITE_URL}topics/"}
    for item in lists:
        for term in item.terms:
            node = nodes[f"{SITE_URL}vocabulary/#{item.id}-{term.id}"]
            assert [value["@value"] for value in node[f"{SKOS}prefLabel"]] == [term.label]
            assert node[f"{SKOS}notation"] == [{"@value": term.id}]
            assert named(node, f"{SKOS}inScheme") == [f"{SITE_URL}vocabulary/#{item.id}"]
    for topic in an_index().topics:
        assert named(nodes[f"{SITE_URL}topics/{topic.id}/#topic"], f"{SKOS}topConceptOf") == [f"{SITE_URL}topics/"]
    page = the_pages()["vocabulary/index.md"].replace("&#45;", "-")
    assert all(
        f'id="{name.partition("#")[2]}"' in page for name in nodes if "vocabulary/#" in name and name not in schemes
    )


# annotations


def collections():
    """Give each collection of annotations with its article and part."""
    for article in an_index().articles:
        for part in article.parts:
            path = f"articles/{article.id}/{NAMES[part.id]}"
            yield article, part.id, path, json.loads(the_pages()[path])


def test_annotations_hold_to_the_model():
    """A collection has what the Web Annotation model asks for, and an annotation for every claim of its part."""
    for article, part, path, data in collections():
        items = data["first"]["items"]
        claims = an_index().claims_in(article, part)

        assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert (data["type"], data["id"], data["total"]) == ("AnnotationCollection", f"{SITE_URL}{path}", len(claims))
        assert (data["first"]["type"], data["first"]["startIndex"]) == ("AnnotationPage", 0)
        assert [item["id"] for item in items] == [f"{SITE_URL}claims/{claim.id}/#annotation" for claim in claims]
        for item, claim in zip(items, claims, strict=True):
            selector = item["target"]["selector"]
            quote = (selector["exact"], selector.get("prefix", ""), selector.get("suffix", ""))
            assert quote == (claim.quote.exact, claim.quote.prefix, claim.quote.suffix)
            assert selector["type"] == "TextQuoteSelector"
            assert {"creator", "rights", "modified", "motivation"} <= item.keys()
            assert item["body"][-1]["source"] == f"{SITE_URL}claims/{claim.id}/"
            assert [body["value"] for body in item["body"][:-1]] == (
                [] if an_index().accuses_the_living(claim) else [claim.says]
            )


def test_comments_are_not_the_article():
    """A claim of a comment stands in the file of comments alone."""
    parts = {part: [item["id"] for item in data["first"]["items"]] for _, part, _, data in collections()}

    assert {PartKind.ARTICLE, PartKind.COMMENTS} == set(parts)
    assert not set(parts[PartKind.ARTICLE]) & set(parts[PartKind.COMMENTS])


def test_an_annotation_is_of_the_article():
    """The target is where the publisher has the article; where that is not known, the fingerprint of its text."""
    for article, _, _, data in collections():
        (source,) = {item["target"]["source"] for item in data["first"]["items"]} or {""}
        if article.csl.url:
            assert source == article.csl.url
        else:
            digest = source.removeprefix("ni:///sha-256;")
            assert urlsafe_b64decode(f"{digest}=").hex() == article.text_sha256
            assert "is not known" in data["label"]
    assert {bool(article.csl.url) for article in an_index().articles} == {True, False}


# links


@pytest.mark.parametrize("rel", ["item", "describedby"])
def test_the_linkset_has_every_file(rel):
    """Files and schemas are linked from the page of the data with their types, and each file leads back."""
    first, *others = json.loads(the_pages()["data/linkset.json"])["linkset"]
    files = {f"{SITE_URL}data/{file.name}": file.media_type for file in FILES if file.name != "linkset.json"}
    schemas = dict.fromkeys((f"{SITE_URL}data/{name}" for name in SCHEMAS), "application/schema+json")

    assert first["anchor"] == f"{SITE_URL}data/"
    assert {link["href"]: link["type"] for link in first[rel]} == {"item": files, "describedby": schemas}[rel]
    assert {link["anchor"]: link["collection"][0]["href"] for link in others} == dict.fromkeys(files, first["anchor"])


def typed_links(path):
    """Give the typed links in the head of a page."""
    head = front_matter(the_pages()[path])["head"]
    return [(link["rel"], unescape(link["type"]), link["href"]) for link in head["links"]]


def test_pages_lead_to_links_and_annotations():
    """The page of the data names its set of links, the page of an article its annotations, by their types."""
    data = [link for link in typed_links("data/index.md") if link[0] == "linkset"]
    article = {link for link in typed_links("articles/adeyemi-2007/index.md") if "annotations" in link[2]}

    assert data == [("linkset", "application/linkset+json", "linkset.json")]
    assert article == {
        ("describedby", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', name)
        for name in ("annotations.json", "annotations-comments.json")
    }
