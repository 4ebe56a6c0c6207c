"""Works as items of CSL-JSON (CSL 1.0.2)."""

from __future__ import annotations

from typing import Any, TypeAlias

from synopsis.exports.bibliography.works import Work
from synopsis.register.edtf import Edtf
from synopsis.register.model import Csl

CslItem: TypeAlias = dict[str, Any]
"""What CSL's own schema describes."""
NAMES = frozenset({"author", "editor", "interviewer"})


def item_of(record_id: str, csl: Csl) -> CslItem:
    """Write a record as an item: dates as date parts, empty variables left out."""
    item: CslItem = {"id": record_id}
    for name, value in csl.model_dump(by_alias=True, exclude={"issued"}).items():
        if name in NAMES:
            people = [{part: text for part, text in person.items() if text} for person in value]
            if people:
                item[name] = people
        elif value:
            item[name] = value
    if csl.issued:
        item["issued"] = csl.issued.csl()
    return item


def cited_item(work: Work) -> CslItem:
    """Write a work as an item, with its correction as a note, when it was read, and remarks that no style prints."""
    return item_of(work.id, work.csl) | {
        **({"accessed": Edtf.of(work.accessed).csl()} if work.accessed else {}),
        **({"note": work.note} if work.note else {}),
        **({"annote": " ".join(work.remarks)} if work.remarks else {}),
    }
