"""Parts of the theme that are the same on many pages, filled once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import suppress

from jinja2 import Environment, Template, TemplateNotFound
from jinja2.runtime import Context

_AROUND_A_PAGE = frozenset(
    {
        ".icons/material/menu.svg",
        "partials/icons.html",
        "partials/integrations/analytics.html",
        "partials/javascripts/base.html",
        "partials/javascripts/palette.html",
        "partials/logo.html",
        "partials/nav.html",
        "partials/palette.html",
        "partials/search.html",
        "partials/tabs.html",
    }
)
"""What shows nothing of a page but where it stands."""


def keep_parts(templates: Environment, named: Iterable[str]) -> None:
    """Let `templates` fill the parts around a page once for all pages of a folder.

    `named` are the addresses of the pages that the navigation names: each, and what stands above it, has its own.
    """
    alone = {"/".join(steps[:end]) for url in named for steps in [url.split("/")] for end in range(len(steps) + 1)}
    for name in sorted(_AROUND_A_PAGE):
        with suppress(TemplateNotFound):  # of another theme
            _keep(templates.get_template(name), alone)


def _keep(template: Template, alone: Collection[str]) -> None:
    fill: Callable[[Context], Iterator[str]] = template.root_render_func
    kept: dict[Hashable, str] = {}

    def fill_once(context: Context) -> Iterator[str]:
        # links of two pages are the same where both stand in one folder and none leads below either
        page = context["page"]
        folder, _, last = page.url.rstrip("/").rpartition("/") if page else ("", "", "")
        place = page is None, folder, last if page and page.url.rstrip("/") in alone else None
        if place not in kept:
            kept[place] = "".join(fill(context))
        yield kept[place]

    template.root_render_func = fill_once
