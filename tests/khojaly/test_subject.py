"""What the generator must not know: the subject of the register that is published here."""

import re
from functools import cache

from checkout import ROOT

from synopsis.register.enums import NameKind, PersonKind
from synopsis.register.loader import load
from synopsis.register.validation import parse

SCRIPTS = ROOT / "scripts"


@cache
def subject():
    """Name the subject of the register: its authors, the places that it speaks of, the states that speak in it."""
    register = parse(load(ROOT / "sources")).register
    names = {article.id.split("-")[0] for article in register.articles.values()}
    names |= {author.family for article in register.articles.values() for author in article.csl.author}
    places = (name for name in register.names.values() if name.kind is NameKind.PLACE)
    names |= {form.form for name in places for form in name.forms}
    names |= {person.name for person in register.people.values() if person.kind is PersonKind.GOVERNMENT}
    names |= set(re.findall(r"\b[A-Z]\w+", register.site.subject))
    return {name.casefold() for name in names if re.fullmatch(r"[\w-]{5,}", name)}


def test_the_subject_is_known():
    """The names looked for below are those of this register."""
    assert len(subject()) > 10


def test_the_generator_knows_no_subject():
    """Neither an identifier nor a text of the generator names what the register is about."""
    files = [path for path in sorted(SCRIPTS.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(subject())))})")
    texts = {
        path.relative_to(SCRIPTS).as_posix(): f"{path.name}\n{path.read_text(encoding='utf-8', errors='replace')}"
        for path in files
    }

    assert texts
    assert {name: found for name, text in texts.items() if (found := pattern.findall(text.casefold()))} == {}
