"""Pages of an earlier run, after one record was changed."""

import importlib
import inspect
import pkgutil
import re
from dataclasses import replace
from functools import cached_property

import synopsis
from lighthouse import EDITION, an_index
from synopsis.exports.bibliography.pandoc import reference_lines
from synopsis.exports.bibliography.works import all_works
from synopsis.pages import planned_pages
from synopsis.pages.remade import remade
from synopsis.pages.renderer import PageRenderer
from synopsis.register.index import Index
from synopsis.register.model import KINDS

WINGS = ("register", "exports", "pages")
OF_RECORDS = re.compile(
    r"\b(?:Register|Index|Record|Paged|PageRenderer|PageContext|Work|{})\b".replace(
        "{}", "|".join(kind.model.__name__ for kind in KINDS)
    )
)


class Shelf:
    """A cache in the memory of this process, which counts what it is to keep."""

    def __init__(self):
        self.kept, self.times = {}, 0

    def found(self, *key):
        """Give what was kept."""
        return self.kept.get(key)

    def keep(self, result, *key):
        """Keep it."""
        self.kept[key] = result
        self.times += 1

    def settle(self):
        """There is nothing to write."""


def changed(register, kind, record, **fields):
    """Give a register in which one record says something else."""
    records = dict(register.records(kind))
    records[record] = records[record].model_copy(update=fields)
    return replace(register, **{kind: records})


def test_made_of_what_they_read():
    """After a change of one record the pages that read it are made, no others, and all are as if made anew."""
    shelf, lines = Shelf(), reference_lines(all_works(an_index(), EDITION).values())

    def pages(register):
        """Give the pages, and how many of them were made."""
        before = shelf.times
        given = {
            page.path: page.text for page in remade(PageRenderer(Index(register), lines, EDITION), planned_pages, shelf)
        }
        anew = PageRenderer(Index(register), lines, EDITION)
        assert given == {plan.file: plan.make().text for plan in planned_pages(anew)}
        return given, shelf.times - before

    register = an_index().register
    first, made = pages(register)
    assert made == len(first)
    assert pages(register) == (first, 0)

    other, made = pages(changed(register, "claims", "w3", says="Masons of another town built the tower."))
    differ = {path for path in first if other[path] != first[path]}
    assert {"claims/w3/index.md", "articles/wexford-1998/index.md"} <= differ
    assert len(differ) <= made < len(first) / 3

    renamed, made = pages(changed(register, "people", "nora-wexford", name="Nora Wexford-Hill"))
    assert "Wexford-Hill" in renamed["claims/w3/index.md"]

    fewer = {name: one for name, one in register.names.items() if name != "halma"}
    assert pages(replace(register, names=fewer))[1] == len(first)  # another register: nothing is known of it


def modules():
    """Give every module that has a hand in pages and files."""
    for wing in WINGS:
        package = importlib.import_module(f"{synopsis.__name__}.{wing}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".rules." not in found.name:
                yield importlib.import_module(found.name)


def test_nothing_is_remembered_unseen():
    """What outlives a page and was made of records is known to `remade`; what else is remembered is made of words."""
    remembering, functions = set(), set()
    for module in modules():
        for name, what in vars(module).items():
            if inspect.isclass(what) and what.__module__ == module.__name__:
                remembering |= {name for one in vars(what).values() if isinstance(one, cached_property)}
            if hasattr(what, "cache_info") and what.__module__ == module.__name__:
                asked = inspect.signature(what).parameters.values()
                functions |= {name for one in asked if OF_RECORDS.search(str(one.annotation))}

    assert remembering == {
        "Index",
        "Ledger",
        "OfPeople",
        "PageRenderer",
        "Register",
        "SearchEntries",
        "Shelves",
        "Vocabularies",
    }
    assert functions == {"unproved", "_schema_of"}  # part of what all pages share, and of the shapes of records
