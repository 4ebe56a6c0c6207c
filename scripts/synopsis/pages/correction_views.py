"""Corrections as they are shown on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.exports.tombstones import label_of
from synopsis.pages.views import Link
from synopsis.pages.word_diff import marked
from synopsis.register.lifecycle import CORRECTED, final_successors, named, owner_of
from synopsis.register.model import Claim
from synopsis.register.urls import path_named, record_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from markupsafe import Markup

    from synopsis.pages.context import PageContext
    from synopsis.register.model import Correction, Register


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A dated change, with what stood before and what stands after."""

    id: str
    on: date
    kind: Link
    record: Link
    texts: tuple[tuple[str, Markup], ...]
    """Before and after; none where they are not to stand on this page."""
    elsewhere: bool
    """Whether the texts stand on the record's own page alone, where an accusation has its outcome and its reply."""
    reason: str
    successors: tuple[Link, ...]


def of_page(here: PageContext) -> tuple[CorrectionView, ...]:
    """Return the corrections of the record whose page this is, the last first."""
    name = record_at(here.path)
    return views(here, here.index.corrections_of(*name.split("/"))) if name else ()


def views(here: PageContext, corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Return corrections as this page shows them."""
    return tuple(_view(here, correction) for correction in corrections)


def _view(here: PageContext, correction: Correction) -> CorrectionView:
    register = here.index.register
    owner = owner_of(register, correction.record)
    living = _living(register, owner)
    accuses = _may_accuse(here, owner)
    is_told = here.path in {path_named(name) for name in living}
    shown = bool(correction.before or correction.after) and (not accuses or is_told)
    before, after = marked(correction.before, correction.after)
    return CorrectionView(
        id=correction.id,
        on=correction.on,
        kind=here.term("correction-kind", correction.kind),
        record=_link(here, correction.record),
        texts=tuple((label, text) for label, text in (("Before", before), ("After", after)) if shown and text),
        elsewhere=bool(correction.before) and not shown and bool(living),
        reason=correction.reason if not accuses or is_told or path_named(owner) == here.path else "",
        successors=tuple(_link(here, name) for name in correction.successors),
    )


def _living(register: Register, name: str) -> tuple[str, ...]:
    """Name the records that are there and whose pages say what a record said: its own, or what took its place."""
    return tuple(found for found in (name, *final_successors(register, name)) if named(register, found))


def _may_accuse(here: PageContext, name: str) -> bool:
    """Tell whether the words of a correction may accuse somebody who may be alive; of what is gone nobody knows."""
    if not name.startswith("claim/"):
        return False
    claims = [named(here.index.register, found) for found in _living(here.index.register, name)]
    return not claims or any(not isinstance(item, Claim) or here.index.accuses_the_living(item) for item in claims)


def _link(here: PageContext, name: str) -> Link:
    register = here.index.register
    path = path_named(owner_of(register, name))
    kind = name.partition("/")[0]
    label = label_of(register, name)
    return Link(label, here.href(path) if path else "", kind if kind in CORRECTED else "")
