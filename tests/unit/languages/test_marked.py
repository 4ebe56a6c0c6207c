import re

import pytest
from checkout import ROOT

from synopsis.languages.interface import ENGLISH, interface_of
from synopsis.languages.marked import messages, said, said_in_script

PACKAGE = ROOT / "scripts" / "synopsis"
MARK = re.compile(r"\[\[.+?\]\]", re.DOTALL)
NO_WORDS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|&\w+;|`[^`]*`|<!doctype[^>]*>|\{ #[^}]*\}|\{ #", re.DOTALL)
SPOKEN = re.compile(r'(?:aria-label|data-label|data-copy|title|alt|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {"manifest", "json"}
"""Words that are the same in every language."""


def speaking(message, told, at=""):
    """Give an interface that says one message otherwise."""
    context = f'msgctxt "{at}"\n' if at else ""
    return interface_of("en", f'{context}msgid "{message}"\nmsgstr "{told}"\n'.encode())


@pytest.mark.parametrize(
    ("source", "message", "told", "expected"),
    [
        ("<b>[[Cite]]</b>", "Cite", "Zitieren", "<b>Zitieren</b>"),
        ("[[see {{ link.text }}]]", "see {link}", "{link} suchen", "{{ link.text }} suchen"),
        ('[[a <a href="{{ x }}">b</a>]]', "a <a>b</a>", "<a>B</a>, A", '<a href="{{ x }}">B</a>, A'),
        ("[[{{ a.id }} of {{ b.id }}]]", "{a} of {b}", "{b}: {a}", "{{ b.id }}: {{ a.id }}"),
        ("[[{{ a.x }}, {{ b.x }}]]", "{x}, {x_2}", "{x_2}; {x}", "{{ b.x }}; {{ a.x }}"),
        ('[[{{ n|counted("claim") }} here]]', "{claims} here", "hier {claims}", 'hier {{ n|counted("claim") }}'),
        ("[[<a>x</a> <a>y</a>]]", "<a>x</a> <a-2>y</a-2>", "<a-2>Y</a-2> <a>X</a>", "<a>Y</a> <a>X</a>"),
        ("[[Cite]]", "Cite", "<i> & {{x}}", "&lt;i&gt; &amp; &#123;&#123;x}}"),
    ],
)
def test_a_message_keeps_what_stands_in_it(source, message, told, expected):
    """English is what stands between the marks; another language has the same values and tags in its own words."""
    assert [text for text, _ in messages(source)] == [message]
    assert said(source, ENGLISH) == source.replace("[[", "").replace("]]", "")
    assert said(source, speaking(message, told)) == expected


def test_one_word_for_two_things():
    """What tells two messages apart is for translators alone."""
    source = "[[Before]] [[Before@the page before]]"

    assert said(source, ENGLISH) == "Before Before"
    assert said(source, speaking("Before", "Zurück", "the page before")) == "Before Zurück"


def test_a_script_speaks():
    """A marked text of a script is said where it stands, with what the script puts into it."""
    script = 'a(/*say*/"Close"); b(/*say*/`Back from ${name}`);'

    assert said_in_script(script, ENGLISH) == 'a("Close"); b(`Back from ${name}`);'
    assert said_in_script(script, interface_of("de")) == 'a("Schließen"); b(`Zurück von ${name}`);'


def unmarked(text):
    """Yield the words of a template that stand outside every mark."""
    bare = NO_WORDS.sub(" ", MARK.sub(" ", text))
    for words in (*SPOKEN.findall(bare), TAG.sub(" ", bare)):
        yield from (word for word in WORD.findall(words) if word not in NAMES)


@pytest.mark.parametrize("file", sorted((PACKAGE / "pages" / "templates").glob("*.jinja")), ids=lambda file: file.name)
def test_no_word_of_a_template_is_said_in_english_alone(file):
    """Every word that a reader sees, or hears, is a message."""
    assert list(unmarked(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", sorted((PACKAGE / "theme" / "overrides").rglob("*.html")), ids=lambda file: file.name)
def test_no_word_of_the_theme_is_said_in_english_alone(file):
    """Its parts say what the settings have of them."""
    text = re.sub(r"<script.*?</script>", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert list(unmarked(text)) == []


def test_unmarked_words_are_found():
    """Text, and what is read out, would be seen."""
    assert list(unmarked('<p aria-label="Go on" class="x">[[Next]] page {{ x }}</p>')) == ["Go", "on", "page"]
