from builders import a_register, an_article
from lighthouse import an_index
from synopsis.register.balance import balance
from synopsis.register.index import Index


def test_parts_are_counted_apart():
    """Each part of each article is counted by itself, in order of publication; comments answer no question."""
    rows = balance(an_index())

    assert [(row.label, row.claims, row.answered, row.silent) for row in rows] == [
        ("Wexford 1998", 4, 3, 3),
        ("Adeyemi 2007", 4, 4, 2),
        ("Reader comments below Adeyemi 2007", 3, None, None),
        ("Tanaka 2015", 6, 3, 3),
    ]


def test_words_are_those_of_all_different_anchors():
    """What is published of a text is counted once, however many claims share an anchor."""
    rows = {row.label: row for row in balance(an_index())}

    assert (rows["Wexford 1998"].published, rows["Wexford 1998"].words) == (9, 78)
    assert (rows["Adeyemi 2007"].sentences, rows["Adeyemi 2007"].homes) == (6, 3)


def test_means_are_of_the_claims():
    """Words of paraphrase and depth of voices are averages per claim, to one digit."""
    rows = {row.label: row for row in balance(an_index())}

    assert rows["Tanaka 2015"].depth == 1.7
    assert rows["Tanaka 2015"].paraphrase == 8.5


def test_a_part_without_sentences_is_left_out():
    """An article that is announced and not yet recorded has no counts."""
    empty = an_article("three-2025", prefix="z", label="Moss 2025", text_sha256="0" * 64)
    register = a_register()
    questions = {
        name: question.model_copy(update={"sides": {**question.sides, empty.id: question.sides["two-2024"]}})
        for name, question in register.questions.items()
    }
    index = Index(a_register(empty, *questions.values()))

    assert [row.label for row in balance(index)] == ["Penn 2020", "Comments below Penn 2020", "Holt 2024"]
