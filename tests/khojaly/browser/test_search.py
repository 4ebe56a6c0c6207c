import gzip
import json
from typing import ClassVar

from first_search import QUESTION, FirstSearch
from searching import paths, said, search


class TestFirstSearch(FirstSearch):
    """One word, and words that stand for three; two others are searched for at night."""

    MORE: ClassVar = {"corridors": 0, "Helsinki Watch": 2}


def test_words_of_this_register(opened, address):
    """The questions that readers ask are found by their own words, names in every script and spelling."""
    page, seen = opened
    page.goto(address)
    first = {}
    for words in ("corridors", "corridor", "how many people were killed?"):
        search(page, words)
        first[words] = (said(page), paths(page)[0])
    answers = page.locator(".search__result").first.locator("dt").all_inner_texts()
    names = {}
    for form in ("Խոջալու", "Ходжалы", "Xocalı", "xocali", "Khojali"):  # noqa: RUF001 - its own letter
        search(page, form)
        names[form] = said(page)

    assert first["corridors"] == first["corridor"]
    assert first["corridor"][1] == "questions/was-there-a-corridor/"
    assert first["how many people were killed?"][1] == QUESTION
    assert answers == ["Mammadov 2020", "Rubin 2024", "The record"]
    assert min(names.values()) > 100, names
    assert seen.said == []


def test_accusations_of_the_living_are_not_shown(opened, address, site):
    """The words of a claim that accuses somebody who may be alive stand in no text that a result could show."""
    page, _ = opened
    register = json.loads((site / "data/register.json").read_text(encoding="utf-8"))
    living = {person["id"] for person in register["people"] if person["living"] != "no"}
    accusing = [
        claim for claim in register["claims"] if any(item["person"] in living for item in claim.get("accuses", []))
    ]
    fragments = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/fragment").iterdir()]
    shown = "\n".join(data.decode() for data in fragments)
    page.goto(address)
    search(page, accusing[0]["id"])

    assert accusing
    assert [claim["id"] for claim in accusing if claim["says"] in shown] == []
    assert f"claims/{accusing[0]['id']}/" in paths(page)
