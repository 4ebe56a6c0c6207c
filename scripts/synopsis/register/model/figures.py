"""Numbers as texts give them."""

from __future__ import annotations

from synopsis.register.model.base import Id, Line, Number, OptionalLine, Value


class Figure(Value):
    """A number that a claim or a document gives; a word that stands for one ("dozens") is a hedge without a number."""

    value: Number | None = None
    """The number, when the text gives one."""
    min: Number | None = None
    """Lower end, when the text gives a range or "at least"."""
    max: Number | None = None
    """Upper end, when the text gives a range or "up to"."""
    unit: Line
    """What the number is of: people, bodies, soldiers, kilometres, percent."""
    counts: Line
    """What exactly is counted: killed in the town, bodies seen, names registered, fled, population."""
    group: Id | None = None
    """The word of the list `figure-group` that it shares with every figure that counts the same thing, and with no
    other; a figure of a claim that counts what no other counts has none."""
    hedge: OptionalLine = ""
    """The text's own hedge, as printed: "up to", "more than", "dozens"."""
    as_printed: Line
    """The number in the text's own characters."""
