"""The tables and their columns: what each holds, of which type, and what of another table it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synopsis.exports.schema import ExportedArticle
from synopsis.languages.interface import message
from synopsis.register.enums import Bearing

LIST = "list"
"""Ids parted by spaces."""
IDS_PARTED_BY = " "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its type is a word of Table Schema."""

    name: str
    says: str
    type: str = "string"
    names: str = ""
    """The table whose rows it names by their ids."""
    always: bool = False
    """Whether no cell of it is empty."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data set."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    """The columns that no two rows share; none where rows have no name."""


ID = Column("id", "The permanent id.", always=True)
URL = Column("url", "The address of the page or of the place on it.", always=True)
QUESTIONS = Column("questions", "The questions that it bears on.", LIST, "questions")
ABOUT = Column("about", "Whom it speaks of.", LIST, "people")
FIGURES = Column("figures", "The numbers as printed, parted by semicolons; each is a row of figures.csv.")


def tables(articles: Iterable[ExportedArticle]) -> tuple[Table, ...]:
    """Return every table of a register of these articles, in the order in which they are listed."""
    return (
        Table("claims", message("one row for each claim"), _CLAIMS),
        Table(
            "questions", message("one row for each question, with four columns for each article"), _questions(articles)
        ),
        Table("findings", message("one row for each finding"), _FINDINGS),
        Table("figures", message("one row for each number that a claim or a finding gives"), _FIGURES, key=()),
        Table("articles", message("one row for each article"), _ARTICLES),
        Table("topics", message("one row for each topic"), _TOPICS),
        Table("documents", message("one row for each document, without the finer parts of its reference"), _DOCUMENTS),
        Table("people", message("one row for each person, organisation and outlet"), _PEOPLE),
    )


_CLAIMS = (
    ID,
    Column("article", "The article in which, or below which, it is made.", names="articles", always=True),
    Column("part", "`article`, or `comments` for what readers wrote below it.", always=True),
    Column("kind", "What sort of proposition it is.", always=True),
    Column("says", "The proposition in our words.", always=True),
    Column("quote_prefix", "Words before the anchor, where it is not unique."),
    Column("quote_exact", "The anchor: the words of the article itself.", always=True),
    Column("quote_suffix", "Words after the anchor, where it is not unique."),
    Column("voices", "Who says it, outermost first.", LIST, "people", always=True),
    Column("sentences", "The sentences of the article that make it, by their ids in `register.json`.", LIST),
    FIGURES,
    Column("dates", "Dates that it gives, in EDTF.", LIST),
    Column("cites", "Documents that the article itself names for it.", LIST, "documents"),
    QUESTIONS,
    URL,
    ABOUT,
)
_FINDINGS = (
    ID,
    Column("document", "The document that says it.", names="documents", always=True),
    Column("document_title", "The title of the document.", always=True),
    Column("locator", "Where in the document."),
    Column("states", "What the document says, in our words.", always=True),
    Column("quote", "A few words of the document."),
    Column("checked_how", "How far the passage was checked.", always=True),
    Column("checked_on", "The day of checking.", "date", always=True),
    QUESTIONS,
    *(Column(how, f"Claims on whose content it bears in this way: {how}.", LIST, "claims") for how in Bearing),
    URL,
    *(
        Column(f"report_{how}", f"Claims of which it bears so on their having been said: {how}.", LIST, "claims")
        for how in Bearing
    ),
    FIGURES,
    ABOUT,
)
_FIGURES = (
    Column("kind", "`claim` or `finding`.", always=True),
    Column("id", "The id of the claim or of the finding.", always=True),
    Column("source", "The id of the article or of the document.", always=True),
    Column("part", "Of a claim: `article` or `comments`."),
    Column("group", "What it shares with every figure that counts the same thing."),
    Column("counts", "What exactly is counted.", always=True),
    Column("unit", "What the number is of.", always=True),
    Column("value", "The number.", "number"),
    Column("min", "The lower end of a range.", "number"),
    Column("max", "The upper end of a range.", "number"),
    Column("hedge", "The hedge of the text itself."),
    Column("as_printed", "The number as the text has it.", always=True),
    QUESTIONS,
    URL,
)
_ARTICLES = (
    ID,
    Column("label", "How pages name it.", always=True),
    Column("title", "The title.", always=True),
    Column("issued", "When it came out, in EDTF.", always=True),
    Column("language", "The language (BCP 47).", always=True),
    Column("source_url", "Where its publisher has it; empty where that is not known."),
    URL,
)
_TOPICS = (
    ID,
    Column("title", "The title.", always=True),
    Column("scope", "What belongs to it."),
    Column("questions", "Its questions.", LIST, "questions"),
    URL,
)
_DOCUMENTS = (
    ID,
    Column("kind", "Whose word it is.", always=True),
    Column("type", "The kind of work (CSL).", always=True),
    Column("title", "The title; in square brackets where it is ours.", always=True),
    Column("container_title", "The newspaper, journal, book or site."),
    Column("publisher", "Who published it."),
    Column("authority", "The court or body that issued it."),
    Column("issued", "When it came out, in EDTF; empty where that is not known."),
    Column("language", "The language (BCP 47).", always=True),
    Column("by", "The people of the register whose it is.", LIST, "people"),
    Column("source_url", "Where its publisher has it; empty where that is not known."),
    Column("archived_url", "A copy in a web archive."),
    Column("checked_how", "How far it was checked.", always=True),
    Column("checked_on", "The day of checking.", "date", always=True),
    URL,
)
_PEOPLE = (
    ID,
    Column("name", "The name that pages use.", always=True),
    Column("kind", "A person, an organisation, an outlet.", always=True),
    Column("role", "What the person was at the time spoken of."),
    Column("living", "`yes`, `no` or `unknown`.", always=True),
    Column("wikidata", "The item in Wikidata, where it is certain."),
    Column("url", "The address of the page; empty for who has none."),
)


def _questions(articles: Iterable[ExportedArticle]) -> tuple[Column, ...]:
    listed = [(article["id"], article["label"]) for article in articles]
    sides = [
        column
        for name, label in listed
        for column in (
            Column(f"{name}_silent", f"Whether {label} does not address it.", "boolean", always=True),
            Column(f"{name}_short", f"What {label} answers, in a sentence."),
            Column(f"{name}_claims", f"The claims of {label} that answer it.", LIST, "claims"),
        )
    ]
    return (
        ID,
        Column("topic", "Its topic.", names="topics", always=True),
        Column("asks", "The question.", always=True),
        Column("core", "Whether it stands on the first page.", "boolean", always=True),
        Column("difference_kind", "How the answers stand to each other.", always=True),
        Column("difference", "How they differ, in a sentence.", always=True),
        *sides,
        Column("record_short", "What the record answers."),
        Column("record_searched", "What was searched where nothing was found."),
        Column("comments", "Claims of comments below the articles.", LIST, "claims"),
        Column("findings", "What documents say on it.", LIST, "findings"),
        Column("settles", "What would settle it."),
        URL,
        *(Column(f"{name}_brief", f"What {label} answers, in a few words.") for name, label in listed),
        Column("record_brief", "What the record answers, in a few words."),
        Column("points", "Its rows, by their ids in `register.json`.", LIST),
        ABOUT,
    )
