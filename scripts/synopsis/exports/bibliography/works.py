"""What is cited with a page: the source that it shows, then the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from synopsis.languages.interface import Interface
from synopsis.register.edition import Edition
from synopsis.register.edtf import Edtf
from synopsis.register.enums import CheckedHow, PartKind
from synopsis.register.index import Index
from synopsis.register.model import Article, Claim, Comment, Csl, Document, Name, Paged, Person, Question, Site, name_of
from synopsis.register.part_labels import below
from synopsis.register.spoken_dates import in_words
from synopsis.register.urls import full, path_of


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that a citation names."""

    id: str
    """Its key in exchange files; pages of ours have a colon in theirs, which no id of a record can have."""
    csl: Csl
    note: str = ""
    """What every form of the citation says behind it: of a page of ours the edition, and its last correction."""
    ours: bool = False
    accessed: date | None = None
    """The day on which it was read at the address that the citation names; None where it was read elsewhere."""
    remarks: tuple[str, ...] = ()
    """What a reader must know and no citation prints: which copy was read, what an address may lead to."""


def cited_with(index: Index, record: Paged, edition: Edition) -> tuple[Work, ...]:
    """Return what is cited with a record's page: first whose words they are, then where we show them."""
    return (*_sources(index, record), _page(index, record, edition))


def all_works(index: Index, edition: Edition) -> dict[str, Work]:
    """Return everything that any page cites, by key."""
    return {work.id: work for record in index.paged_records() for work in cited_with(index, record, edition)}


def work_named(index: Index, key: str, edition: Edition) -> Work | None:
    """Return what `all_works` has under a key, without all the others."""
    register = index.register
    kind, _, id_ = key.partition(":")
    record = register.named(f"{kind}/{id_}")
    if isinstance(record, Paged) and register.has_page(record):
        return _page(index, record, edition)
    if key in register.documents:
        return work_of(register.documents[key], index.interface)
    return next((work for work in works_of_articles(index) if work.id == key), None)


def works_of_articles(index: Index) -> Iterator[Work]:
    """Yield each article and each comment below one."""
    for article in index.articles:
        yield _article(article, index.interface)
        yield from (_comment(article, comment, index.interface) for part in article.parts for comment in part.comments)


def dated(index: Index, record: Paged) -> date:
    """Return the day of a record's page: that on which the register was issued, or of a correction after it."""
    changes = index.corrections_of(record)
    return max([index.register.site.issued, *(change.on for change in changes)])


def first_published(index: Index, record: Paged, edition: Edition) -> date:
    """Return the day on which a record was first published; that of this edition, where it was not yet."""
    return index.first_days.get(path_of(record), edition.on or index.register.site.issued)


def citation_title(index: Index, record: Paged) -> str:
    """Name a record's page for citing.

    A claim is named by whose it is and what it says, so that nobody takes it for ours; by its number alone where it
    accuses somebody who may be alive.
    """
    say = index.interface.say
    if isinstance(record, Claim):
        article = index.article_of(record)
        whose = below(index, article) if index.part_of(record) is PartKind.COMMENTS else article.label
        if index.accuses_the_living(record):
            return say("Claim {id} ({whose})", id=record.id, whose=whose)
        who, says = f"{whose[:1].upper()}{whose[1:]}", record.says.removesuffix(".")
        return say("{who}: {says} (claim {id})", who=who, says=says, id=record.id)
    if isinstance(record, Article):
        return say("{article}, sentence by sentence", article=record.label)
    if isinstance(record, Document):
        return say("{document}: findings, and how far they were checked", document=record.unique_title)
    if isinstance(record, Person):
        return say("{person}, in the articles and in the record", person=record.name)
    return record.asks if isinstance(record, Question) else record.title


def page_of_ours(site: Site, edition: Edition, name: str, path: str, *, title: str, on: date, note: str = "") -> Work:  # noqa: PLR0913 -- what a citation says
    """Return the page that we have, or had, of the record `claim/m14`."""
    csl = Csl.model_construct(
        type="webpage",
        title=title,
        author=(Name(literal=site.publisher),),
        container_title=edition.site_name,
        issued=Edtf.of(on),
        language=site.language,
        url=full(path, edition.site_url),
    )
    return Work(name.replace("/", ":"), csl, " ".join(filter(None, [edition.note, note])), ours=True)


def _page(index: Index, record: Paged, edition: Edition) -> Work:
    changes = index.corrections_of(record)
    return page_of_ours(
        index.register.site,
        edition,
        name_of(record),
        path_of(record),
        title=citation_title(index, record),
        on=dated(index, record),
        note=index.interface.say(
            "Correction {number}, {date}.", number=len(changes), date=in_words(changes[0].on, index.interface)
        )
        if changes
        else "",
    )


def _sources(index: Index, record: Paged) -> tuple[Work, ...]:
    if isinstance(record, Document):
        return (work_of(record, index.interface),)
    if isinstance(record, Article):
        return (_article(record, index.interface),)
    if not isinstance(record, Claim):
        return ()
    article = index.article_of(record)
    section = index.home_sentence(record).section
    for part in article.parts:
        for comment in part.comments:
            if part.id is index.part_of(record) and comment.id == section:
                return (_comment(article, comment, index.interface),)
    return (_article(article, index.interface),)


def work_of(document: Document, interface: Interface) -> Work:
    """Return a document as it is cited."""
    checked, host = document.checked, document.host
    at_its_address = checked.how is CheckedHow.PUBLISHER and document.csl.url
    copy = ", ".join(filter(None, [host.name, host.url]))
    remarks = [
        interface.say("Read in a copy: {copy} ({date}).", copy=copy, date=in_words(checked.on, interface))
        if copy and checked.how is CheckedHow.COPY
        else "",
        interface.say("Archived: {address}", address=document.archived_url) if document.archived_url else "",
        interface.say("An address of it may lead to graphic images.") if document.graphic else "",
    ]
    return Work(
        document.id,
        document.csl,
        accessed=checked.on if at_its_address else None,
        remarks=tuple(filter(None, remarks)),
    )


def _article(article: Article, interface: Interface) -> Work:
    copy = ", ".join(filter(None, [article.host.name, article.host.url]))
    return Work(article.id, article.csl, remarks=(interface.say("Read in a copy: {copy}.", copy=copy),) if copy else ())


def _comment(article: Article, comment: Comment, interface: Interface) -> Work:
    """A comment is a work of its own: no author of ours to name, and never the article's."""
    csl = Csl.model_construct(
        type="post",
        title=interface.say(
            "{comment}, below {article}", comment=comment.label, article=interface.quoted(article.csl.title)
        ),
        container_title=article.csl.container_title,
        language=article.csl.language,
        url=article.csl.url,
    )
    return Work(f"{article.id}:{comment.id}", csl)
