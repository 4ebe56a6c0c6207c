from html import unescape

from builders import a_name, a_person, a_register
from lighthouse import an_index, the_pages
from synopsis.pages.search_terms import EVENT, NAME, RANKS, places, synonyms
from synopsis.register.index import Index


def of(*records):
    """Give the synonyms of a register with these records."""
    return dict(synonyms(Index(a_register(*records))))


def spelt(*forms):
    """Give spellings as a record has them."""
    return [{"form": form, "lang": "en"} for form in forms]


def test_names_that_mean_the_same():
    """Every form of a name, and what readers also type, stands for the one that our sentences use."""
    name = a_name(label="Cape Oak (formerly Ash)", kind="place", forms=spelt("Cape Oak", "Дуб"), also=["Oke"])

    assert of(name).items() >= {"Дуб": "Cape Oak", "Oke": "Cape Oak"}.items()


def test_names_of_events_are_words_of_their_own():
    """What an event is called says something of it: no name stands for another."""
    assert "fall" not in of(a_name(label="the storm", kind="event", forms=spelt("fall"), also=["gale"]))


def test_spellings_of_people():
    """A spelling stands for the name word by word, a single word for the one that it is like, initials for all."""
    person = a_person(name="Anna Lindqvist", spellings=spelt("Анна Линдквист"), also=["Lindkvist", "AL", "the pilot"])

    assert (
        of(person).items()
        >= {
            "Анна": "Anna",
            "Линдквист": "Lindqvist",
            "Lindkvist": "Lindqvist",
            "AL": "Anna Lindqvist",
        }.items()
    )
    assert "the pilot" not in of(person)


def test_a_name_is_nobodys_spelling():
    """A spelling of one person that is the name of another stands for itself."""
    spelling = a_person("one", name="Elman Mamedov", also=["Elman Mammadov"])

    assert "Mammadov" in of(spelling)
    assert "Mammadov" not in of(spelling, a_person("two", name="Rashad Mammadov"))


def test_places():
    """What happened and what has more than one name is found at a place that is there."""
    found = list(places(an_index()))

    assert {place.kind for place in found} == {EVENT, NAME}
    assert set(RANKS) >= {place.kind for place in found}
    for place in found:
        path, _, anchor = place.path.partition("#")
        text = unescape(the_pages()[f"{path}index.md"])
        assert f'id="{anchor}"' in text or f"#{anchor} " in text, place
