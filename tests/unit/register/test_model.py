import dataclasses
import inspect
from typing import get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from builders import ASA, CHIDI, INES, a_claim, a_document, a_register, a_site, an_article
from synopsis.register import enums, model
from synopsis.register.edtf import Edtf
from synopsis.register.enums import PartKind
from synopsis.register.model import KINDS, RECORD_KINDS, SINGLE_FILES
from synopsis.register.model.base import Count, Day, Flag, Id, Language, Line, OptionalLine, Sha256, WebAddress, Whole


def accepts(kind, value):
    """Tell whether a value is of a type."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        pytest.param(Id, ["a", "one-2020", "a1-b2"], ["", "A", "1a", "a--b", "a-", "a_b", "é", "a" * 81], id="id"),
        pytest.param(Line, ["a b", "Խ"], ["", " a", "a ", "a  b", "a\nb", "e\u0301", "x" * 1501], id="line"),
        pytest.param(OptionalLine, ["", "a"], ["a\nb", " "], id="optional-line"),
        pytest.param(Day, ["2024-02-29"], ["2023-02-29", "2024-2-9", "2024", "yesterday", "", 20240229], id="day"),
        pytest.param(
            Edtf,
            ["1992", "1992-02", "1992-02-26", "1988/1994", "../1994", "199X", "19XX", "1992~", "1992-02-26?"],
            ["", "26.2.1992", "1992-13", "1992-02-30", "1992/", "92", "1992-02-26T10:00", "1992-00"],
            id="edtf",
        ),
        pytest.param(Whole, ["0", "-3", "120", 7], ["", "1.0", "1e3", "x", "٣", "1" * 16], id="whole"),
        pytest.param(Count, ["1", "120"], ["0", "-3", ""], id="count"),
        pytest.param(Flag, ["true", "false", True], ["yes", "", "True", "1"], id="flag"),
        pytest.param(
            WebAddress,
            ["", "https://example.org", "http://example.org:80/a?b=c#d", "https://example.org/%D5%AD"],
            ["javascript:x", "example.org", "https://", "https://example.org/a b", 'https://example.org/"', "//x.org"],
            id="web-address",
        ),
        pytest.param(Sha256, ["0" * 64], ["0" * 63, "A" * 64, "g" * 64, ""], id="sha256"),
        pytest.param(
            Language, ["en", "az-Cyrl", "zh-Hant-TW"], ["", "English", "e", "en_GB", "EN", "zz", "jp"], id="language"
        ),
    ],
)
def test_types(kind, good, bad):
    """Each type accepts what it names, and nothing else."""
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


@pytest.mark.parametrize("day", ["1969-12-31", "2106-02-07"])
def test_an_edition_has_a_day_that_archives_can_count(day):
    """The date of an edition is told where it stands, not where a program stumbles over its seconds."""
    assert [str(a_site(issued=edge).issued) for edge in ("1970-01-01", "2106-02-06")] == ["1970-01-01", "2106-02-06"]
    with pytest.raises(ValidationError, match="must be a day from 1970-01-01 to 2106-02-06"):
        a_site(issued=day)


@pytest.mark.parametrize("name", ["con", "aux", "prn", "nul", "com0", "com1", "lpt9", "index"])
def test_no_id_is_a_name_that_systems_reserve(name):
    """No folder is made that Windows cannot unpack, and none that is taken for the page of another."""
    for near in (f"{name}-x", f"x{name}", f"{name}x"):
        assert accepts(Id, near)
    with pytest.raises(ValidationError, match="must be no name that systems reserve"):
        TypeAdapter(Id).validate_python(name)


def test_no_prefix_makes_such_names():
    """With `com` for a prefix the first claim would be one of them; and no number makes a claim's id too long."""
    for prefix in ("com", "lpt"):
        with pytest.raises(ValidationError, match="must be no name that systems reserve"):
            an_article(prefix=prefix)
        with pytest.raises(ValidationError, match="must be no name that systems reserve"):
            a_claim(f"{prefix}1")
    with pytest.raises(ValidationError, match="at most 80 characters"):
        a_claim("a" + "1" * 80)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        pytest.param("jp", r" \(did you mean ja\?\)", id="code-of-a-country"),
        pytest.param("zz", r" \(did you mean .*\?\)", id="near"),
    ],
)
def test_unknown_languages(tag, hint):
    """A language that nobody speaks is refused with those that may be meant."""
    with pytest.raises(ValidationError, match=f"code of a language that Unicode names, such as en, de or ar{hint}"):
        TypeAdapter(Language).validate_python(tag)


@pytest.mark.parametrize(
    "window", ["1868-03-01", "1868/1869", "1868-03-01/1868-03-01", "1868-03-01/..", "1868-03-01~/1868-06-30"]
)
def test_the_window_of_the_timeline_is_days(window):
    """A window that is no interval of two days in their order is refused in words."""
    with pytest.raises(ValidationError, match="must be an interval of two days in their order, such as"):
        a_site(timeline_window=window)

    assert str(a_site(timeline_window="1868-03-01/1868-06-30").timeline_window) == "1868-03-01/1868-06-30"


def test_records_are_frozen():
    """A record cannot be changed once it is read."""
    claim = a_claim()

    with pytest.raises(ValidationError, match="frozen"):
        claim.says = "Something else."


def test_records_refuse_unknown_fields():
    """A field that nobody knows is refused, in a record and in its pieces."""
    for changed in ({"colour": "red"}, {"quote": {"exact": "a b c", "colour": "red"}}):
        with pytest.raises(ValidationError, match="Extra inputs"):
            a_claim(**changed)


def test_records_know_their_place():
    """A record says in which file it stands, and where each of its values does."""
    claim = a_claim("a3")

    assert claim.file == "sources/claims/a3.yml"
    assert str(claim.at("says")) == "sources/claims/a3.yml:2:7"
    assert str(claim.at("quote", "exact")) == "sources/claims/a3.yml:6:10"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param("a1", ("one-2020", PartKind.ARTICLE), id="article"),
        pytest.param("ac1", ("one-2020", PartKind.COMMENTS), id="comment"),
        pytest.param("b22", ("two-2024", PartKind.ARTICLE), id="other-article"),
        pytest.param("x1", None, id="nobody"),
        pytest.param("ab1", None, id="longer-prefix"),
    ],
)
def test_home(claim, expected):
    """A claim's id says to which article and part it belongs."""
    home = a_register().home(claim)

    assert (home and (home[0].id, home[1])) == expected


def test_own_prefix_comes_before_comments():
    """Where a prefix ends in `c`, its article's own claims have it."""
    register = a_register(an_article("three", prefix="ac"))

    assert register.home("ac1")[0].id == "three"
    assert register.home("ac1")[1] is PartKind.ARTICLE


def test_sentence():
    """Sentences are found by article and id."""
    register = a_register()

    assert register.sentence("two-2024", "p1s2").words == 5
    assert register.sentence("two-2024", "p9s9") is None


def test_a_register_has_a_field_for_every_kind():
    """The fields of a register are the folders of the table of kinds, the files of one record, and its own words."""
    singles = {name.removesuffix(".yml") for name in SINGLE_FILES}

    assert {field.name for field in dataclasses.fields(model.Register)} == {*RECORD_KINDS, *singles, "own_words"}


def test_kinds():
    """What the table of kinds says of models is true: their fields, where their pages are, what they name."""
    folders = set(RECORD_KINDS)
    paged = {kind.model for kind in KINDS if kind.has_page}

    assert paged == set(get_args(model.Paged))
    for kind in KINDS:
        fields = kind.model.model_fields.keys()
        assert kind.material <= fields
        assert {pattern.partition(".")[0] for pattern in (*kind.references, *kind.own_voice)} <= fields
        assert set(kind.references.values()) <= folders
        assert kind.is_correctable == (kind.has_page or kind.printed_with in fields)


def pieces():
    """Name every record and piece of a record, once."""
    pending = [*RECORD_KINDS.values(), *SINGLE_FILES.values()]
    return pending + [
        piece
        for _, piece in inspect.getmembers(model, inspect.isclass)
        if issubclass(piece, BaseModel) and piece not in pending and piece is not model.Record
    ]


@pytest.mark.parametrize("piece", pieces(), ids=lambda piece: piece.__name__)
def test_collections_are_tuples(piece):
    """What holds several values cannot be changed either: lists are tuples."""
    assert [name for name, field in piece.model_fields.items() if "list[" in str(field.annotation)] == []


def test_each_kind_of_record_says_what_it_is():
    """The docstring of a record is what editors read in their schema."""
    schemas = [kind.model_json_schema() for kind in (*RECORD_KINDS.values(), *SINGLE_FILES.values())]

    assert [schema["title"] for schema in schemas if not schema.get("description", "").strip().endswith(".")] == []


def test_closed_lists_are_all_known():
    """Every closed list of words has an id under which readers find its terms."""
    lists = {found for _, found in inspect.getmembers(enums, inspect.isclass) if found.__module__ == enums.__name__}

    assert lists == set(enums.CLOSED_LISTS.values())
    assert all(accepts(Id, name) for name in enums.CLOSED_LISTS)
    assert all(accepts(Id, word.value) for name in enums.CLOSED_LISTS for word in enums.CLOSED_LISTS[name])


OFFICE = {"literal": "Harbour Office"}


@pytest.mark.parametrize(
    ("fields", "csl", "label"),
    [
        pytest.param(
            {"kind": "press"},
            {"author": [CHIDI], "container-title": "Los Angeles Times", "issued": "1992-03-05"},
            "Los Angeles Times, 5 March 1992",
            id="press",
        ),
        pytest.param({"kind": "press"}, {"author": [CHIDI], "issued": "1992"}, "Okafor, 1992", id="press-of-no-paper"),
        pytest.param(
            {}, {"author": [CHIDI], "container-title": "P", "issued": "2011-06"}, "Okafor, June 2011", id="one"
        ),
        pytest.param({}, {"author": [CHIDI, ASA], "issued": "2011"}, "Okafor and Lindqvist, 2011", id="two"),
        pytest.param({}, {"author": [CHIDI, ASA, INES], "issued": "2011"}, "Okafor and others, 2011", id="three"),
        pytest.param({}, {"author": [OFFICE], "issued": "1902~"}, "Harbour Office, about 1902", id="body-and-doubt"),
        pytest.param({}, {"authority": "Court", "publisher": "Sea", "issued": "2011"}, "Court, 2011", id="authority"),
        pytest.param({}, {"container-title": "P", "publisher": "Sea", "issued": "2011"}, "P, 2011", id="container"),
        pytest.param({}, {"publisher": "Sea", "issued": "1871/1889"}, "Sea, 1871 to 1889", id="publisher-and-range"),
        pytest.param({}, {"title": "<b>", "issued": "../1990"}, "<b>, until 1990", id="title-and-open-start"),
        pytest.param({}, {"title-short": "Lights", "issued": "2011"}, "Lights, 2011", id="short-title-with-a-day"),
        pytest.param({}, {"author": [CHIDI]}, "Of All the Lights", id="undated"),
        pytest.param({}, {"author": [CHIDI], "title-short": "Lights"}, "Lights", id="undated-with-short-title"),
        pytest.param({"title_accuses": True}, {"author": [CHIDI]}, "Okafor, undated", id="undated-that-accuses"),
        pytest.param({"title_accuses": True}, {}, "lights, undated", id="undated-of-nobody-that-accuses"),
    ],
)
def test_labels_of_documents(fields, csl, label):
    """Links call a document by who it is from and the day, or by its title where no day is known."""
    whole = {"type": "book", "title": "Of All the Lights", "language": "en", **csl}

    assert a_document("lights", csl=whole, **fields).label == label
