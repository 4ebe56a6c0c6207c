import pytest

from synopsis.languages.catalogues import TEMPLATE
from synopsis.languages.interface import interface_of
from synopsis.languages.own_words import faults

OWN = 'msgid "Claims"\nmsgstr "{told}"\n'


def test_a_site_says_some_words_itself():
    """They go before those of its language, which says the rest."""
    own = OWN.format(told="Behauptungen").encode()

    assert list(faults("de", own)) == []
    assert interface_of("de", own).say("Claims") == "Behauptungen"
    assert interface_of("de", own).say("Topics") == "Themen"
    assert interface_of("en", own).say("Claims") == "Behauptungen"


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("de", 'msgid "Clams"\nmsgstr "x"\n', "must be a message of the interface, not “Clams”"),
        ("de", 'msgid "Claim {claim}"\nmsgstr "x"\n', "must have {claim} as its message has, not “x”"),
        ("de", OWN.format(told="{x}"), "must have no {x}, which its message has not"),
        ("de", "garbage", "must be a catalogue of messages (.po) in UTF-8, not with "),
        ("tlh", "", "must say every message of the interface in tlh; "),
        ("tlh", TEMPLATE.read_text(encoding="utf-8"), "must say every message of the interface in tlh; "),
    ],
)
def test_what_cannot_be_said_is_refused(tag, text, expected):
    """A message that no page says, one without its values, and a language that is not whole."""
    found = [message for _, message in faults(tag, text.encode())]

    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_whole_language_may_come_from_a_site():
    """One that we do not bring is taken when it says every message."""
    whole = TEMPLATE.with_name("de.po").read_bytes().replace(b"Language: de", b"Language: tlh")

    assert list(faults("tlh", whole)) == []
    assert interface_of("tlh", whole).say("Topics") == "Themen"
