"""Templates: strict about names, escaping what they are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup

from synopsis.languages.interface import Interface
from synopsis.languages.marked import said
from synopsis.markdown import escape, heading_id, paragraphs
from synopsis.pages.views import TemplateView
from synopsis.register.spoken_dates import in_words

TEMPLATES = Path(__file__).resolve().parent / "templates"


def _shown(value: object) -> Markup:
    # a bare None in a page is always a mistake of ours; nothing is shown by an empty text
    if value is None:
        msg = "a template was given nothing to show"
        raise ValueError(msg)
    return escape(value)


def capital(text: str) -> str:
    """Begin `text` with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def coded(text: str) -> Markup:
    """Show as code what stands between backticks in `text`, for a block of HTML."""
    parts = [
        Markup("<code>{}</code>").format(part) if odd % 2 else Markup.escape(part)
        for odd, part in enumerate(text.split("`"))
    ]
    return Markup("").join(parts)


class _OnceEscaped(CodeGenerator):
    """Compiles templates that print what `_shown` gives, which is safe: Jinja would look at each value once more."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write(f"{finalize.src}")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write(")")


class _Compiled(Environment):
    code_generator_class = _OnceEscaped


class _Templates(FileSystemLoader):
    """Reads the templates as a language has them."""

    def __init__(self, interface: Interface) -> None:
        super().__init__(TEMPLATES)
        self._interface = interface

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Read a template, its messages said."""
        source, file, is_current = super().get_source(environment, template)
        return said(source, self._interface), file, is_current


@cache
def environment(interface: Interface) -> Environment:
    """Return the templates, compiled once: every value is escaped for Markdown unless its type says that it is safe."""
    templates = _Compiled(
        loader=_Templates(interface),
        autoescape=True,
        auto_reload=False,  # a run reads each template once
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals["in_english"] = Markup(' lang="en" dir="ltr"') if not interface.is_source else ""
    templates.filters["heading_id"] = heading_id
    templates.filters["capital"] = capital
    templates.filters["coded"] = coded
    templates.filters["counted"] = interface.counted
    templates.filters["in_words"] = partial(in_words, interface=interface)
    templates.filters["listed"] = interface.listed
    templates.filters["paragraphs"] = paragraphs
    templates.filters["uncapital"] = interface.uncapital
    templates.filters["quoted"] = interface.quoted
    return templates


def render(view: TemplateView, interface: Interface) -> str:
    """Fill the template of a view with its fields."""
    received = {field.name: getattr(view, field.name) for field in fields(view)}
    return environment(interface).get_template(f"{view.template}.md.jinja").render(received)
