"""Indexes: what stands in many claims, gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from synopsis.page import Page
from synopsis.pages.context import PageContext
from synopsis.pages.head import Head
from synopsis.pages.renderer import PageRenderer, Planned, planned
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


def pages(renderer: PageRenderer) -> Iterator[Planned]:
    """Yield the indexes."""
    yield planned("/names/", _names, renderer)


def _names(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/names/")
    names = sorted(index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
    description = context.say("Places, people and terms that have more than one name, in their scripts.")
    labels = tuple(article.label for article in index.articles)
    return renderer.page(
        NamesPage(labels, tuple(_name(context, name) for name in names)),
        context.path,
        Head(title=context.say("Names"), description=description, wide=True),
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
