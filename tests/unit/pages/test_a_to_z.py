import pytest

from lighthouse import an_index, the_pages
from synopsis.languages.interface import ENGLISH
from synopsis.markdown import escape
from synopsis.pages.letters import letter_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("harbour", "H", id="letter"),
        pytest.param("“Élan”", "E", id="mark-and-quotes"),
        pytest.param("1998 storm", "Figures", id="figure"),
        pytest.param("Ходжалы", "Cyrillic letters", id="cyrillic"),
        pytest.param("Խոջալու", "Armenian letters", id="armenian"),
        pytest.param("Þór", "Other Latin letters", id="latin"),
    ],
)
def test_letter(text, label):
    """An entry stands under its first letter; scripts other than Latin have a place of their own."""
    assert letter_of(text, ENGLISH).label == label


def test_everything_is_listed():
    """Every question, topic, voice, name in each form, document and claim stands in the list."""
    index = an_index()
    register = index.register
    page = the_pages()["a-z/index.md"]
    texts = [question.asks for question in index.questions]
    texts += [topic.title for topic in index.topics]
    readers = [person for person in register.people.values() if person.kind == "commenter"]
    heard = [*index.people, *(person for person in readers if index.claims_of_voice(person.id))]
    texts += [person.name for person in heard]
    texts += [spelling.form for person in heard for spelling in person.spellings]
    texts += [form.form for name in register.names.values() for form in (*name.forms,)]
    texts += [document.csl.title for document in index.documents]

    assert [text for text in texts if f">{escape(text)}<" not in page] == []
    assert [claim.id for claim in index.claims if f'">{claim.id}</a>' not in page] == []
