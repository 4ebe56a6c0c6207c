"""What readers type, with the page that should stand first: written before anybody looked at what is found."""

from __future__ import annotations

import re
import unicodedata
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

import pytest

LISTS = sorted(Path(__file__).parent.glob("searches-*.txt"))
MOST_WRONG = 6
ANSWERS = """async ([base, queries]) => {
  const { find, instead } = await import(base + "assets/finding.js");
  const answers = [];
  for (const query of queries) {
    const { results: [first], results, missing } = await find(query, {});
    const page = first?.data ? await first.data() : null;
    answers.push({
      count: results.length,
      first: page ? page.raw_url : (first?.id ?? ""),
      text: page ? [page.content, ...Object.values(page.meta)].join(" ") : (first?.phrases ?? []).flat().join(" "),
      instead: missing.length ? (await instead(query, missing)).join(" ") : "",
    });
  }
  const synonyms = await (await fetch(base + "pagefind/forms.json")).json();
  return { answers, synonyms };
}"""


class Search(NamedTuple):
    """A query with what may stand first."""

    words: str
    wanted: list[str]
    """Paths, with `*`; `=path` where it must stand alone, `?word` where that word may be proposed, `-` for nothing."""


def searches(path: Path) -> list[Search]:
    """Read a list: a query a line, behind a bar what is wanted."""
    lines = [
        line.rsplit(" | ", 1) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("%")
    ]
    return [Search(words.strip(), wanted.split()) for words, wanted in lines]


def is_right(search: Search, answer: dict[str, Any]) -> bool:
    """Tell whether one of what is wanted stands first."""
    first = (
        answer["first"].lstrip("/").replace("voices/#", "voices/").rstrip("/")
    )  # with or without a page of their own
    return any(
        {
            "-": answer["count"] == 0,
            "?": wanted[1:].lower() in answer["instead"].lower(),
            "=": (answer["count"], first) == (1, wanted[1:]),
        }.get(wanted[0], fnmatch(first, wanted.rstrip("/")))
        for wanted in search.wanted
    )


def plain(text: str) -> list[str]:
    """Give the words of a text as every keyboard writes them."""
    letters = unicodedata.normalize("NFD", text.lower().translate({ord("ı"): "i", ord("ə"): "e"}))  # noqa: RUF001
    return re.findall(r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def is_absurd(words: str, answer: dict[str, Any], synonyms: list[tuple[str, str]]) -> bool:
    """Tell whether what stands first has no word of the query, nor one that means the same."""
    sought = set(plain(words))
    for form, ours in synonyms:
        if set(plain(form)) <= sought:
            sought |= set(plain(ours))
    there = {word[:4] for word in plain(f"{answer['text']} {answer['first']}")}
    return bool(answer["count"]) and there.isdisjoint(word[:4] for word in sought)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_what_readers_type(opened, address, path):
    """Of sixty queries at least fifty-four find first what is wanted, and none finds first what has no word of it."""
    page, seen = opened
    page.goto(f"{address}about/")
    wanted = searches(path)
    found = page.evaluate(ANSWERS, [address, [search.words for search in wanted]])
    pairs = list(zip(wanted, found["answers"], strict=True))
    wrong = [(*search, answer["first"] or "nothing") for search, answer in pairs if not is_right(search, answer)]

    assert len(wanted) == 60
    assert len(wrong) <= MOST_WRONG, wrong
    assert [search.words for search, answer in pairs if is_absurd(search.words, answer, found["synonyms"])] == []
    assert seen.said == []
