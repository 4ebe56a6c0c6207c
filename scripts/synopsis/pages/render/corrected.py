"""Corrections as they are shown on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.pages.changes import marked
from synopsis.pages.lifecycle import label_of
from synopsis.pages.render.views import Link
from synopsis.pages.urls import path_named, record_at
from synopsis.register.model import Claim
from synopsis.register.model.published import CORRECTED, endings, named, owner_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from markupsafe import Markup

    from synopsis.pages.render.here import Here
    from synopsis.register.model import Correction


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


def of_page(here: Here) -> tuple[CorrectionView, ...]:
    """Return the corrections of the record whose page this is, the last first."""
    name = record_at(here.path)
    return views(here, here.index.corrections_of(*name.split("/"))) if name else ()


def views(here: Here, corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """Return corrections as this page shows them."""
    return tuple(_view(here, correction) for correction in corrections)


def _view(here: Here, correction: Correction) -> CorrectionView:
    register = here.index.register
    owner = owner_of(register, correction.record)
    accuses = _may_accuse(here, owner)
    is_own = path_named(owner) == here.path
    shown = bool(correction.before or correction.after) and (not accuses or (is_own and owner not in endings(register)))
    before, after = marked(correction.before, correction.after)
    return CorrectionView(
        id=correction.id,
        on=correction.on,
        kind=here.term("correction-kind", correction.kind),
        record=_link(here, correction.record),
        texts=tuple((label, text) for label, text in (("Before", before), ("After", after)) if shown and text),
        elsewhere=bool(correction.before) and not shown and owner not in endings(register),
        reason="" if accuses and not is_own else correction.reason,
        successors=tuple(_link(here, name) for name in correction.successors),
    )


def _may_accuse(here: Here, name: str) -> bool:
    """Tell whether the words of a record may accuse somebody who may be alive; of a claim that is gone nobody knows."""
    if not name.startswith("claim/"):
        return False
    claim = named(here.index.register, name)
    return not isinstance(claim, Claim) or here.index.accuses_the_living(claim)


def _link(here: Here, name: str) -> Link:
    register = here.index.register
    path = path_named(owner_of(register, name))
    kind = name.partition("/")[0]
    label = label_of(register, name)
    return Link(label, here.href(path) if path else "", kind if kind in CORRECTED else "")
