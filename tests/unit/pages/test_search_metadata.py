import pytest

from lighthouse import IN_ORDER, an_index
from synopsis.pages.search_metadata import RECORD, SearchEntries, SearchEntry, plain, sought_by
from synopsis.register.enums import PartKind


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("Dağlıq", "Dagliq", id="marks"),  # noqa: RUF001 - its own letter
        pytest.param("Əsgəran", "Esgeran", id="letters-that-keep-their-shape"),
        pytest.param("Нагорный", "Нагорный", id="other-script"),
        pytest.param("Halma", "Halma", id="plain"),
    ],
)
def test_plain(form, expected):
    """Latin letters lose their marks, as keyboards without them write; other scripts stay as they are."""
    assert plain(form) == expected


def test_where_articles_answer_the_record_answers():
    """The entry of a question has each article's brief in order, then the record's."""
    index = an_index()
    labels = [index.register.articles[name].label for name in IN_ORDER]

    for question in index.questions:
        answers = SearchEntries(index).entry(question).answers

        assert [who for who, _ in answers] == [*labels, RECORD]
        assert all(short for _, short in answers)


def test_comments_are_of_no_article():
    """A reader comment is a kind of its own, and no filter shows it as an article's."""
    index = an_index()
    comments = [claim for claim in index.claims if index.part_of(claim) is PartKind.COMMENTS]
    entries = [SearchEntries(index).entry(claim) for claim in comments]

    assert {(entry.page, entry.articles) for entry in entries} == {("From a reader", ())}


def test_accusations_of_the_living_are_not_shown():
    """Of a claim that accuses somebody who may be alive the entry shows no word; of others it shows what they say."""
    index = an_index()
    shown = {claim.id: SearchEntries(index).entry(claim).says for claim in index.claims}
    accusing = {claim.id for claim in index.claims if index.accuses_the_living(claim)}

    assert accusing
    assert {name for name, says in shown.items() if not says} == accusing


def test_names_bring_their_other_forms():
    """A text with one form of a name is found by every other, also without marks; a part of a word is no form."""
    index = an_index()
    name = next(name for name in index.register.names.values() if len(name.forms) > 1)
    first = name.forms[0].form
    entries = SearchEntries(index)

    assert {form.form for form in name.forms} <= set(entries.forms([f"At {first}, once."]))
    assert entries.forms([f"At {first}ian, once."]) == ()
    assert entries.forms([None, ""]) == ()


def test_words_that_readers_search_by():
    """A question and a topic bring theirs, a document its authors, a person spellings and surname, a group its name."""
    index = an_index()
    register = index.register
    entries = SearchEntries(index)

    assert entries.entry(register.topics["size"]).also == ("dimensions", "how big")
    assert entries.entry(register.questions["how-many-steps"]).fields()["also"] == "staircase · Treppenstufen"
    survey = register.documents["survey-2011"]
    assert entries.entry(survey).also == (
        "Chidi Okafor",
        "Okafor",
        "Åsa Lindqvist",
        "Lindqvist",
        "Inés Ruiz",
        "Ruiz",
        "Journal of Invented Towers",
    )
    assert sought_by(register.people["elias-thorn"]) == (
        "Thorn",
        "Elias Thorn",
        "Ηλίας Θορν",
        "إلياس ثورن",
        "Eliyas Thorne",
    )
    assert sought_by(register.people["harbour-board"]) == ()


def test_empty_fields_are_left_out():
    """The head of a page holds only what there is to say."""
    assert SearchEntry("Page").fields() == {"filters": {"page": ["Page"]}}
