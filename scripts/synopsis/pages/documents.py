"""The bibliography."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from synopsis.exports.bibliography.references import filed_under, page_title
from synopsis.pages.list_filters import by
from synopsis.register.enums import CheckedHow, DocumentKind
from synopsis.register.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from synopsis.page import Page
    from synopsis.pages.renderer import PageRenderer
    from synopsis.register.model import Document


def pages(renderer: PageRenderer) -> Iterator[Page]:
    """Yield the bibliography and each document."""
    yield _documents(renderer)
    for document in renderer.index.documents:
        yield _document(renderer, document)


def _documents(renderer: PageRenderer) -> Page:
    index, here = renderer.index, renderer.here("/documents/")
    ranks = {kind: number for number, kind in enumerate(DocumentKind, 1)}
    counts = Counter(document.checked.how for document in index.documents)
    read = Counter(finding.checked.how for finding in index.findings)
    topics = {topic.id: f"{number:02}" for number, topic in enumerate(index.topics, 1)}
    return renderer.page(
        "documents",
        "/documents/",
        title="Documents",
        description="Every document that is cited, with how far each was checked.",
        wide=True,
        counts=[(here.term("checked", how), counts[how]) for how in CheckedHow],
        total=len(index.documents),
        findings=len(index.findings),
        read=[(here.term("checked", how), read[how]) for how in CheckedHow if read[how]],
        at_second_hand=2 * sum(finding.checked.how is not CheckedHow.PUBLISHER for finding in index.findings)
        > len(index.findings),
        documents=[
            {
                "id": document.id,
                "graphic": document.graphic,
                "link": here.document(document),
                "reference": here.references[document.id],
                "kind": here.term("document-kind", document.kind),
                "kind_id": document.kind,
                "rank": ranks[document.kind],
                "date": document.csl.issued or "",
                "checked_id": document.checked.how,
                "checked_rank": list(CheckedHow).index(document.checked.how) + 1,
                "topic_rank": min(
                    (topics[topic.id] for topic in renderer.catalogue.topics_of_document(document)), default="99"
                ),
                "archived": document.archived_url,
                "topics": [topic.id for topic in renderer.catalogue.topics_of_document(document)],
                "checked": here.checked(document.checked, document),
                "findings": len(index.findings_of_document(document)),
                "cited": len(index.claims_of_document(document)),
            }
            for document in sorted(index.documents, key=lambda item: filed_under(here.references[item.id]))
        ],
        filters=[
            by(
                "kind",
                "Kind",
                [(kind, index.term("document-kind", kind).label) for kind in DocumentKind],
                [[document.kind] for document in index.documents],
            ),
            by(
                "checked",
                "How checked",
                [(how, index.term("checked", how).label) for how in CheckedHow],
                [[document.checked.how] for document in index.documents],
            ),
            by(
                "topic",
                "Topic",
                [(topic.id, topic.title) for topic in index.topics],
                [[topic.id for topic in renderer.catalogue.topics_of_document(item)] for item in index.documents],
            ),
        ],
    )


def _document(renderer: PageRenderer, document: Document) -> Page:
    index, here = renderer.index, renderer.here(path_of(document))
    return renderer.page(
        "document",
        path_of(document),
        title=page_title(document),
        description=f"What this document says on the questions of {renderer.site_name}, and how far it was checked.",
        entry=renderer.catalogue.document(document),
        record=document,
        wide=True,
        document=document,
        reference=here.references[document.id],
        kind=here.term("document-kind", document.kind),
        checked=here.checked(document.checked, document),
        findings=[here.finding(finding) for finding in index.findings_of_document(document)],
        audits=[here.audit(audit) for audit in index.audits_of_document(document)],
        cited=[here.link(claim, claim.id) for claim in index.claims_of_document(document)],
        state=index.state_of(document),
    )
