"""Templates: strict about names, escaping what they are given."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup

from synopsis.markdown import escape, heading_id, paragraphs
from synopsis.pages.views import TemplateView
from synopsis.register.edtf import in_words

INNER_MARKS = str.maketrans({"“": "‘", "”": "’"})  # noqa: RUF001 -- marks of the text itself
"""Double marks inside double marks, as printers have them."""
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


def uncapital(text: str) -> str:
    """Begin `text` with a small letter, within a line."""
    return text[:1].lower() + text[1:]


def counted(number: int, noun: str) -> str:
    """Say how many: `1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def quoted(text: str) -> str:
    """Put `text` in quotation marks; those within it become single."""
    return f"“{text.translate(INNER_MARKS)}”"


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


class _Templates(Environment):
    code_generator_class = _OnceEscaped


@cache
def environment() -> Environment:
    """Return the templates, compiled once: every value is escaped for Markdown unless its type says that it is safe."""
    templates = _Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        auto_reload=False,  # a run reads each template once
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["heading_id"] = heading_id
    templates.filters["capital"] = capital
    templates.filters["coded"] = coded
    templates.filters["counted"] = counted
    templates.filters["in_words"] = in_words
    templates.filters["paragraphs"] = paragraphs
    templates.filters["uncapital"] = uncapital
    templates.filters["quoted"] = quoted
    return templates


def render(view: TemplateView) -> str:
    """Fill the template of a view with its fields."""
    received = {field.name: getattr(view, field.name) for field in fields(view)}
    return environment().get_template(f"{view.template}.md.jinja").render(received)
