"""What the head of a page says to programs, in the front matter from which the theme prints it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from synopsis.exports.bibliography.works import citation_title, dated
from synopsis.pages.linked_data import as_script, of_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synopsis.exports.bibliography.works import Edition
    from synopsis.exports.files import DataFile
    from synopsis.register.index import Index
    from synopsis.register.urls import Paged


def fields(  # noqa: PLR0913 -- what a page says of itself
    index: Index,
    edition: Edition,
    path: str,
    *,
    title: str,
    description: str,
    record: Paged | None = None,
    files: Sequence[DataFile] = (),
) -> dict[str, object]:
    """Return what the theme prints into the head; every text is escaped, because the theme does not."""
    site = index.register.site
    name = citation_title(index, record) if record else title
    day = dated(index, record) if record else site.issued
    texts = {
        "title": name,
        "author": site.publisher,
        "date": day.strftime("%Y/%m/%d"),
        "day": day.isoformat(),
        "language": site.language,
        "license": site.licence_url,
    }
    data = of_page(index, edition, path, title=name, description=description, record=record, files=files)
    return {
        **{key: escape(" ".join(text.split())) for key, text in texts.items()},
        "record": record is not None,
        "data": as_script(data),
    }
