import json
import re
from functools import cache
from pathlib import Path

from pyld import jsonld

from builders import a_register
from lighthouse import SITE_URL, an_index, front_matter, the_pages
from synopsis.pages.head import Head
from synopsis.pages.linked_data import as_script, of_page
from synopsis.register.edition import Edition
from synopsis.register.enums import PartKind
from synopsis.register.index import Index

CONTEXT = json.loads((Path(__file__).parents[2] / "fixtures" / "json-ld" / "schema-org.json").read_text("utf-8"))
SCHEMA = "http://schema.org/"
OF_TYPE = {
    "WebPage": "url name description inLanguage datePublished dateModified author publisher license isPartOf about"
    " hasPart mentions mainEntity breadcrumb",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "Claim": "url name author appearance",
    "Article": "url name author datePublished",
    "Comment": "name parentItem",
    "CreativeWork": "url name author datePublished",
    "Dataset": "url name description creator license inLanguage dateModified isAccessibleForFree distribution"
    " version identifier",
    "DataDownload": "name description encodingFormat contentUrl",
    "Organization": "name alternateName sameAs",
    "Person": "name alternateName sameAs",
    "Thing": "name alternateName sameAs",
    "WebSite": "name",
}
"""What schema.org lets each of these say, as far as we use it: no rating, no review, no verdict."""


def offline(url, _options):
    """Serve the one context that pages may name, from the disk; refuse everything else."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


@cache
def linked():
    """Give what each page says of itself, by its path below `docs/`."""
    heads = {path: front_matter(text) for path, text in the_pages().items() if path.endswith(".md")}
    return {path: json.loads(head["head"]["data"]) for path, head in heads.items()}


def things(value):
    """Yield every object inside a value."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from things(item)
    elif isinstance(value, list):
        for item in value:
            yield from things(item)


def kept(path, data):
    """Give type, address and every word of a page's data that a JSON-LD processor keeps which knows only schema.org."""
    (expanded,) = jsonld.expand(data, {"documentLoader": offline})
    words = sorted(key.removeprefix(SCHEMA) for thing in things(expanded) for key in thing if key.startswith(SCHEMA))
    return path, expanded["@type"], expanded["@id"], words


def test_it_expands():
    """A JSON-LD processor that knows only schema.org keeps every word of each page's data."""
    pages = {path: data for path, data in linked().items() if path.endswith("index.md")}
    said = {
        path: sorted(key for thing in things(data) for key in thing if not key.startswith("@"))
        for path, data in pages.items()
    }

    assert len(pages) > 60
    assert [kept(path, data) for path, data in pages.items()] == [
        (path, [f"{SCHEMA}WebPage"], f"{SITE_URL}{path.removesuffix('index.md')}", words)
        for path, words in said.items()
    ]


def test_nothing_is_rated():
    """Each thing says only what its type may, and no type is a review or a rating."""
    typed = [(path, thing) for path, data in linked().items() for thing in things(data) if "@type" in thing]

    assert {path for path, _ in typed} == linked().keys()
    assert [
        (path, thing)
        for path, thing in typed
        if not {key for key in thing if not key.startswith("@")} <= set(OF_TYPE[thing["@type"]].split())
    ] == []


def test_a_question_is_about_its_claims():
    """A question's page names each of its claims, comments among them, once and as their own pages describe them."""
    question = an_index().register.questions["how-many-steps"]
    names = [name for side in question.sides.values() for name in side.claims] + list(question.comments)
    described = [claim["@id"] for name in names for claim in linked()[f"claims/{name}/index.md"]["about"]]

    about = linked()["questions/how-many-steps/index.md"]["about"]

    assert about == [{"@type": "Claim", "@id": address} for address in dict.fromkeys(described)]


def test_a_claim_is_described_by_its_page():
    """A claim's page gives its words, its author and where it appears: in the article, or in a comment below it."""
    index = an_index()
    comments = set()
    for claim in index.claims:
        (about,) = linked()[f"claims/{claim.id}/index.md"]["about"]
        article, home = index.article_of(claim), about["appearance"]
        if home["@type"] == "Comment":
            comments.add(claim.id)
            assert about["author"] == [{"@type": "Person", "name": index.register.people[claim.voices[0]].name}]
            home = home["parentItem"]
        else:
            (author,) = article.csl.author
            assert about["author"] == [{"@type": "Person", "name": f"{author.given} {author.family}"}]
        assert about["@id"] == f"{SITE_URL}claims/{claim.id}/#claim"
        assert about["url"] == f"{SITE_URL}claims/{claim.id}/"
        assert (home["@type"], home["name"]) == ("Article", article.csl.title)

    assert comments == {claim.id for claim in index.claims if index.part_of(claim) is PartKind.COMMENTS}


def test_an_accusation_of_the_living_is_a_number():
    """A claim that accuses somebody who may be alive is named by its number in every page's data."""
    index = an_index()
    accusing = [claim for claim in index.claims if index.accuses_the_living(claim)]
    everything = json.dumps(list(linked().values()), ensure_ascii=False)

    assert accusing
    for claim in accusing:
        assert claim.says not in everything
        named = [thing for data in linked().values() for thing in things(data) if thing.get("@type") == "Claim"]
        own = [thing for thing in named if thing["@id"] == f"{SITE_URL}claims/{claim.id}/#claim" and "name" in thing]
        assert {thing["name"] for thing in own} == {f"Claim {claim.id}"}


def test_a_person_is_the_one_of_wikidata():
    """Who is certainly an item of Wikidata is named by it, and nobody else is."""
    same = {path: thing["sameAs"] for path, page in linked().items() for thing in things(page) if "sameAs" in thing}

    assert same == {"voices/harbour-office/index.md": "http://www.wikidata.org/entity/Q4242"}


def test_the_data_are_a_dataset():
    """The page of the data describes them, each file with its type and its address."""
    dataset = linked()["data/index.md"]["mainEntity"]

    assert dataset["@type"] == "Dataset"
    assert dataset["license"] == an_index().register.site.licence_url
    addresses = [file["contentUrl"].removeprefix(SITE_URL) for file in dataset["distribution"]]
    assert len(addresses) == 16
    assert set(addresses) <= the_pages().keys()


def test_a_script_cannot_be_ended():
    """Whatever a title holds, it ends no script, and comes back as it was."""
    title = "</script><!-- & ]]> \U0001f5fc"
    index = Index(a_register())

    text = as_script(of_page(index, Edition("x", "https://a.example/"), "/x/", Head(title=title, description=title)))

    assert not re.search(r"[<>&]", text)
    assert json.loads(text)["name"] == title
