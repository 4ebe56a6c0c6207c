"""What the head of a page says to programs, in the front matter from which the theme prints it."""

from __future__ import annotations

from dataclasses import asdict, replace
from html import escape

from synopsis.exports.bibliography.works import citation_title, dated
from synopsis.pages import reporting
from synopsis.pages.head import Head
from synopsis.pages.linked_data import as_script, of_page
from synopsis.pages.sharing import NAME
from synopsis.pages.sharing.share_card import ShareCard
from synopsis.pages.sharing.share_layout import HEIGHT, WIDTH
from synopsis.pages.signposts import links
from synopsis.register.edition import Edition
from synopsis.register.index import Index
from synopsis.register.urls import file_of, full, relative


def fields(index: Index, edition: Edition, path: str, head: Head, card: ShareCard | None) -> dict[str, object]:
    """Return what the theme prints into the head; every text is escaped, because the theme does not.

    `card` is what the picture of the page shows; None where it has no picture.
    """
    site, record = index.register.site, head.record
    name = citation_title(index, record) if record else head.title
    day = dated(index, record) if record else site.issued
    texts = {
        "title": name,
        "author": site.publisher,
        "day": day.isoformat(),
        "language": site.language,
        "license": site.licence_url,
        "terms": site.licence,
        "edition": edition.called(site, index.interface),
        "edition_at": relative(edition.path, path),
        "report": reporting.of_page(site, full(path, edition.site_url)) if record else reporting.of_site(site).mistake,
    }
    return {
        **{key: escape(" ".join(text.split())) for key, text in texts.items()},
        "links": [{name: escape(text) for name, text in asdict(link).items()} for link in links(path, head)],
        "draft": index.is_draft,
        **({"picture": _picture(edition, path, card)} if card else {}),
        "data": as_script(of_page(index, edition, path, replace(head, title=name))),
    }


def _picture(edition: Edition, path: str, card: ShareCard) -> dict[str, object]:
    address = full(file_of(path, NAME), edition.site_url)
    return {"url": escape(address), "width": WIDTH, "height": HEIGHT, "says": escape(card.alternative)}
