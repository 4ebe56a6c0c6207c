"""Documents: what is cited and is not one of the accounts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from synopsis.register.edtf import Edtf
from synopsis.register.enums import CheckedHow, DocumentKind
from synopsis.register.model.base import Day, Flag, Id, Language, Line, OptionalLine, Record, Value, WebAddress


class Name(Value):
    """A personal name (`family`, `given`) or a corporate one (`literal`), as in CSL."""

    family: OptionalLine = ""
    given: OptionalLine = ""
    literal: OptionalLine = ""


CSL_TYPES = (
    "article-journal|article-magazine|article-newspaper|book|chapter|interview|legal_case|motion_picture"
    "|personal_communication|post|post-weblog|report|speech|thesis|treaty|webpage|broadcast|hearing|bill|document"
)
MOST_NAMED = 2
"""Of more authors a short name has the first, and others."""


class Csl(Value):
    """A bibliographic record in CSL-JSON's own names; `issued` and `accessed` are EDTF dates."""

    type: Annotated[str, StringConstraints(pattern=rf"^(?:{CSL_TYPES})$")]
    title: Line
    title_short: OptionalLine = Field(default="", alias="title-short")
    original_title: OptionalLine = Field(default="", alias="original-title")
    """The title in the language of the original, when `title` is our translation."""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    container_title: OptionalLine = Field(default="", alias="container-title")
    publisher: OptionalLine = ""
    publisher_place: OptionalLine = Field(default="", alias="publisher-place")
    authority: OptionalLine = ""
    """The court or body that issued it."""
    number: OptionalLine = ""
    genre: OptionalLine = ""
    volume: OptionalLine = ""
    issue: OptionalLine = ""
    page: OptionalLine = ""
    issued: Edtf | None = None
    language: Language
    isbn: OptionalLine = Field(default="", alias="ISBN")
    url: WebAddress = Field(default="", alias="URL")
    """Where the publisher has it; empty when that is not known."""

    @property
    def who(self) -> str:
        """Who it is from, in a few words; empty where that is not known."""
        authors = [author.family or author.literal for author in self.author]
        if len(authors) > MOST_NAMED:
            authors = [f"{authors[0]} and others"]
        return " and ".join(authors) or self.authority or self.container_title or self.publisher


class Host(Value):
    """Whose copy was read."""

    name: OptionalLine = ""
    """Who runs the site; empty when no copy was read."""
    side: OptionalLine = ""
    """The side that the host takes in the matter; empty when it takes none."""
    url: WebAddress = ""
    """Where the copy stands."""


class Checked(Value):
    """How far something was checked, and when."""

    how: CheckedHow
    on: Day


class Document(Record):
    """Anything cited that is not one of the accounts compared."""

    kind: Id
    """A word of the list `document-kind`."""
    """Whose word it is."""
    by: tuple[Id, ...] = ()
    """The people of the register who wrote it, are interviewed or ask in it, issued it or printed it first."""
    graphic: Flag = False
    """Whether an address of it may lead to graphic images; a warning then stands before the link."""
    title_accuses: Flag = False
    """Whether the title accuses somebody who may be alive; it then stands in its reference, in no head or list."""
    csl: Csl
    archived_url: WebAddress = ""
    """A copy in a web archive."""
    host: Host = Host()
    """Whose copy was read."""
    checked: Checked
    note: OptionalLine = ""
    """How much was read, and what to know before quoting it."""

    @property
    def label(self) -> str:
        """What links call it: the newspaper, or who it is from, and the day; its title where the day is not known."""
        csl = self.csl
        title = csl.title_short or (f"{csl.who or self.id}, undated" if self.title_accuses else csl.title)
        who = (csl.container_title if self.kind == DocumentKind.PRESS else "") or csl.who or title
        return f"{who}, {csl.issued.words()}" if csl.issued else title

    @property
    def page_title(self) -> str:
        """What its page and lists call it: its title, unless that accuses somebody."""
        return self.label if self.title_accuses else self.csl.title

    @property
    def unique_title(self) -> str:
        """Its title with its label, which no other document has: what it is told by where nothing stands beside it."""
        title = self.page_title
        return title if self.label.casefold() in title.casefold() else f"{title} ({self.label})"
