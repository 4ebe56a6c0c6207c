"""Corrections as they are shown on one page."""

from __future__ import annotations

from collections.abc import Iterable

from synopsis.pages.context import PageContext
from synopsis.pages.views import CorrectedText, CorrectionView, Link
from synopsis.pages.word_diff import marked
from synopsis.register.lifecycle import final_successors, label_of, page_owner, page_path
from synopsis.register.model import Claim, Correction, Register
from synopsis.register.urls import path_named, record_at


def of_page(context: PageContext) -> tuple[CorrectionView, ...]:
    """Return the corrections of the record whose page this is, the last first."""
    name = record_at(context.path)
    return views(context, context.index.corrections_at(name)) if name else ()


def views(context: PageContext, corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Return corrections as this page shows them."""
    return tuple(_view(context, correction) for correction in corrections)


def _view(context: PageContext, correction: Correction) -> CorrectionView:
    register = context.index.register
    owner = page_owner(register, correction.record)
    present = _present(register, owner)
    accuses = _may_accuse(context, owner)
    is_own_page = context.path in {path_named(name) for name in present}
    shown = bool(correction.before or correction.after) and (not accuses or is_own_page)
    before, after = marked(correction.before, correction.after)
    return CorrectionView(
        id=correction.id,
        on=correction.on,
        kind=context.term("correction-kind", correction.kind),
        record=link_to(context, correction.record),
        texts=tuple(
            CorrectedText(label, text)
            for label, text in ((context.say("Before"), before), (context.say("After"), after))
            if shown and text
        ),
        elsewhere=bool(correction.before) and not shown and bool(present),
        reason=correction.reason if not accuses or is_own_page or path_named(owner) == context.path else "",
        successors=tuple(link_to(context, name) for name in correction.successors),
    )


def _present(register: Register, name: str) -> tuple[str, ...]:
    """Name the records that are there and whose pages say what a record said: its own, or what took its place."""
    return tuple(found for found in (name, *final_successors(register, name)) if register.named(found))


def _may_accuse(context: PageContext, name: str) -> bool:
    """Tell whether the words of a correction may accuse somebody who may be alive; of what is gone nobody knows."""
    if not name.startswith("claim/"):
        return False
    claims = [context.index.register.named(found) for found in _present(context.index.register, name)]
    return not claims or any(not isinstance(item, Claim) or context.index.accuses_the_living(item) for item in claims)


def link_to(context: PageContext, name: str) -> Link:
    """Return a record that is there or gone, by kind and id, linked where it has a page."""
    register = context.index.register
    path = page_path(register, page_owner(register, name))
    return Link(label_of(register, name), context.href(path) if path else "")
