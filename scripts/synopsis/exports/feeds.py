"""Corrections and new questions as feeds. No text of a correction stands in them, because it may accuse somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from synopsis.exports.bibliography.works import first_published
from synopsis.exports.register_json import as_json
from synopsis.languages.interface import message
from synopsis.page import Page
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.lifecycle import label_of
from synopsis.register.model import Correction, Question
from synopsis.register.urls import full, path_of, path_of_correction

ATOM = "feed.atom"
JSON = "feed.json"
MOST = 500
"""So many entries stand in a feed, which readers fetch again and again."""
_ELSEWHERE = message("What stood there before and what stands there now is on the page of corrections.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    path: str
    title: str
    published: date
    """When it was first published."""
    updated: date
    """When it was last corrected, else the same."""
    text: str


def pages(index: Index, edition: Edition) -> Iterator[Page]:
    """Yield the feeds, whose dates come from the register."""
    listed = entries(index, edition)
    yield Page(ATOM, _atom(index, listed, edition.site_name, edition.site_url))
    yield Page(JSON, _json(index, listed, edition.site_name, edition.site_url))


def entries(index: Index, edition: Edition) -> list[Entry]:
    """Return corrections and questions, the last first, as many as feed readers take; all stand in the register."""
    corrections = [_correction(index, correction) for correction in index.corrections]
    questions = [_question(index, question, edition) for question in index.questions]
    return sorted([*corrections, *questions], key=lambda entry: entry.updated, reverse=True)[:MOST]


def _correction(index: Index, correction: Correction) -> Entry:
    say = index.interface.say
    what = index.term("correction-kind", correction.kind).label
    label = label_of(index.register, correction.record)
    says = f"{what}: {correction.record}."
    if correction.record not in index.register.removals:
        says = f"{says} {say(_ELSEWHERE)}"
    return Entry(
        path_of_correction(correction.id),
        say("Correction ({kind}): {record}", kind=what, record=label),
        correction.on,
        correction.on,
        says,
    )


def _question(index: Index, question: Question, edition: Edition) -> Entry:
    answers = [f"{article.label}: {question.sides[article.id].short}" for article in index.articles]
    text = "\n".join(
        [
            question.difference.says,
            *answers,
            index.interface.say("The record: {answer}", answer=question.record.in_short),
        ]
    )
    first = first_published(index, question, edition)
    corrected = max([first, *(change.on for change in index.corrections_of(question))])
    return Entry(path_of(question), question.asks, first, corrected, text)


def _named(index: Index, path: str, site_url: str) -> str:
    """Name an entry for ever: by its address where the site first stood, also after it has moved (RFC 4287, 4.2.6)."""
    return full(path, next(iter(index.register.site.moved_from), site_url))


def _updated(index: Index, listed: list[Entry]) -> date:
    return max([index.register.site.issued, *(entry.updated for entry in listed)])


def _atom(index: Index, listed: list[Entry], site_name: str, site_url: str) -> str:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(index.register.site.language)}>',
        f"<title>{escape(site_name)}</title>",
        f"<id>{escape(_named(index, '/', site_url))}</id>",
        f"<link href={quoteattr(site_url)}/>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(full(ATOM, site_url))}/>',
        f"<updated>{_instant(_updated(index, listed))}</updated>",
        f"<author><name>{escape(index.register.site.publisher)}</name></author>",
    ]
    for entry in listed:
        url = full(entry.path, site_url)
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{escape(_named(index, entry.path, site_url))}</id>",
            f"<link href={quoteattr(url)}/>",
            f"<published>{_instant(entry.published)}</published>",
            f"<updated>{_instant(entry.updated)}</updated>",
            f"<content>{escape(entry.text)}</content>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _json(index: Index, listed: list[Entry], site_name: str, site_url: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site_name,
        "home_page_url": site_url,
        "feed_url": full(JSON, site_url),
        "items": [
            {
                "id": _named(index, entry.path, site_url),
                "url": full(entry.path, site_url),
                "title": entry.title,
                "date_published": _instant(entry.published),
                "date_modified": _instant(entry.updated),
                "content_text": entry.text,
            }
            for entry in listed
        ],
    }
    return as_json(feed)


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
