"""Indexes: what stands in many claims, gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from synopsis.pages.head import Head
from synopsis.pages.views import TemplateView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.context import PageContext
    from synopsis.pages.renderer import PageRenderer
    from synopsis.pages.views import Link
    from synopsis.register.model import ContestedName, Spelling


@dataclass(frozen=True, slots=True)
class FormOfName:
    """One form of a name, with the articles that print it."""

    spelling: Spelling
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A thing that has more than one name."""

    name: ContestedName
    kind: str
    forms: tuple[FormOfName, ...]


@dataclass(frozen=True, slots=True)
class NamesPage(TemplateView):
    """Contested names."""

    template: ClassVar[str] = "names"

    names: tuple[NameView, ...]


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the indexes."""
    yield _names(renderer)


def _names(renderer: PageRenderer) -> Page:
    index, context = renderer.index, renderer.context("/names/")
    names = sorted(index.register.names.values(), key=lambda name: (name.kind, name.label.casefold()))
    description = "Places, people and terms that have more than one name, in their scripts."
    return renderer.page(
        NamesPage(tuple(_name(context, name) for name in names)),
        context.path,
        Head(title="Names", description=description),
    )


def _name(context: PageContext, name: ContestedName) -> NameView:
    articles = context.index.register.articles
    forms = [
        FormOfName(form, tuple(context.link(articles[used], articles[used].label) for used in form.used_by))
        for form in name.forms
    ]
    return NameView(name, context.index.term("name-kind", name.kind).label, tuple(forms))
