"""Text on its way into a page: escaped, or marked as already safe."""

from __future__ import annotations

import json
from functools import lru_cache
from html import escape as escape_html

from markupsafe import Markup

from synopsis.register.patterns import ID

_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "!\"#$%&'()*+-./:<=>@[\\]^_`{|}~"}
"""Every ASCII mark that Markdown, an extension of it or HTML could act upon, in any context that a template has."""


def escape(value: object) -> Markup:
    """Show `value` as the text it is, in Markdown, in raw HTML and in quoted attributes alike."""
    if isinstance(value, Markup):
        return value
    return _escaped(str(value))


@lru_cache(maxsize=100_000)  # pages show the same texts again and again
def _escaped(text: str) -> Markup:
    return Markup(" ".join(text.split()).translate(_ENTITIES))  # noqa: S704 -- escaped by the table


def heading_id(value: object) -> Markup:
    """Show an id as it is, for the list of attributes behind a heading, which reads no entity."""
    if not ID.fits(str(value)):
        msg = f"an id must be words of a-z and 0-9 joined by hyphens, not {value!r}"
        raise ValueError(msg)
    return Markup(value)  # noqa: S704 -- nothing in it could act


def paragraphs(text: str) -> Markup:
    """Show plain text as paragraphs, divided where it has blank lines."""
    blocks = [escape(block) for block in text.split("\n\n") if block.strip()]
    return Markup("\n").join(Markup("<p>{}</p>").format(block) for block in blocks)


def in_front_matter(value: str) -> str:
    """Write `value` as a YAML string that the theme, which does not escape, may print between tags or quotes."""
    return json.dumps(escape_html(" ".join(value.split())), ensure_ascii=False)


def front_matter(fields: dict[str, str], flags: dict[str, object] | None = None) -> str:
    """Write the head of a page: `fields` are text for readers, `flags` settings of ours."""
    lines = [f"{name}: {in_front_matter(value)}" for name, value in fields.items() if value]
    # letters as they are: YAML does not join the two halves by which JSON escapes one beyond the first plane
    lines += [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in (flags or {}).items()]
    return "\n".join(["---", *lines, "---", ""])
