"""Indexes: what stands in many claims, gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.list_pages import ShelfView, named, planned_list, shelf_view
from synopsis.pages.renderer import PageRenderer, Planned
from synopsis.pages.shelving import Shelf
from synopsis.pages.views import TemplateView
from synopsis.register.model import ContestedName, Spelling


@dataclass(frozen=True, slots=True)
class FormOfName:
    """One form of a name."""

    spelling: Spelling
    language: str
    """In words; empty where it is that of the text that prints the form."""


@dataclass(frozen=True, slots=True)
class FormsIn:
    """The forms that one article prints."""

    label: str
    forms: tuple[FormOfName, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A thing that has more than one name."""

    name: ContestedName
    kind: str
    used: tuple[FormsIn, ...]
    others: tuple[FormOfName, ...]
    """Forms that no article prints."""


@dataclass(frozen=True, slots=True)
class NamesPage(TemplateView):
    """Contested names."""

    template: ClassVar[str] = "names"

    labels: tuple[str, ...]
    names: tuple[NameView, ...]
    shelf: ShelfView


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the indexes."""
    shelved = renderer.shelves.names
    yield from planned_list(renderer, shelved.shelving, shelved.whole, _names)


def _names(renderer: PageRenderer, shelf: Shelf[ContestedName]) -> Page:
    index, context = renderer.index, renderer.context(shelf.path)
    description = context.say("Places, people and terms that have more than one name, in their scripts.")
    view = NamesPage(
        labels=tuple(article.label for article in index.articles),
        names=tuple(_name(context, name) for name in shelf.entries),
        shelf=shelf_view(context, context.section("Names", "/names/"), shelf),
    )
    return renderer.page(
        view, context.path, Head(title=named(context.say("Names"), shelf), description=description, wide=True)
    )


def _name(context: PageContext, name: ContestedName) -> NameView:
    used = tuple(
        FormsIn(
            article.label,
            tuple(
                FormOfName(
                    form, "" if form.lang == article.csl.language else context.index.interface.name_of(form.lang)
                )
                for form in name.forms
                if article.id in form.used_by
            ),
        )
        for article in context.index.articles
    )
    others = tuple(
        FormOfName(form, context.index.interface.name_of(form.lang)) for form in name.forms if not form.used_by
    )
    return NameView(name, context.index.term("name-kind", name.kind).label, used, others)
