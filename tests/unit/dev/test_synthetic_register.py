"""Registers of any size in the shape of the second one."""

import re

import pytest
from synthetic_register import read, written

from lighthouse import EDITION, LIGHTHOUSE, tree
from synopsis.pages import all_pages
from synopsis.register.index import Index
from synopsis.register.loader import load
from synopsis.register.rules import check
from synopsis.register.validation import parse

CLAIMS = 60
MODEL = LIGHTHOUSE / "sources"


def kinds(sources):
    """Name the kinds of page of a register: each section, and whether it is the list or a page of it."""
    parsed = parse(load(sources, "sources"))
    assert check(parsed) == []
    pages = all_pages(Index(parsed.register), EDITION)
    return {(page.path.split("/")[0], page.path.count("/")) for page in pages}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Write one of 60 claims, which is three copies and a part of one."""
    return written(MODEL, tmp_path_factory.mktemp("scale") / "project", CLAIMS, seed=7).parent


def test_a_synthetic_register_holds_the_rules(project):
    """It has so many claims, no problem, and pages of the same kinds as its model."""
    assert len(read(project / "sources")["claims"]) == CLAIMS
    assert kinds(project / "sources") == kinds(MODEL)


def test_the_same_seed_gives_the_same_register(project, tmp_path):
    """Nothing in it is by chance; another seed has other words."""
    same, other = (written(MODEL, tmp_path / str(seed), CLAIMS, seed).parent for seed in (7, 8))

    assert tree(same) == tree(project)
    assert tree(other) != tree(project)


def test_no_word_is_copied(project):
    """No long word of what the model's records say stands in those of the synthetic register."""

    def words(sources):
        texts = [one["says"] for one in read(sources)["claims"]] + [one["states"] for one in read(sources)["findings"]]
        return {word for text in texts for word in re.findall(r"[a-z]{6,}", text.casefold())}

    assert {"lighthouse", "survey"} <= words(MODEL)
    assert words(MODEL).isdisjoint(words(project / "sources"))


def test_proportions_are_those_of_the_model(project):
    """Each kind of record that a register has more of with every claim has the share that the model has."""
    model, made = read(MODEL), read(project / "sources")

    for kind in ("questions", "findings", "documents", "people", "events", "names", "sentences", "topics"):
        share = len(made[kind]) / CLAIMS / (len(model[kind]) / len(model["claims"]))
        assert 0.8 < share < 1.25, kind
