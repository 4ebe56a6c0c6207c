"""A scale from nought to a round number, evenly divided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
"""What a reader counts in, times a power of ten."""
MOST_DIVISIONS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """A line on which numbers have a place; it begins at nought, so that twice as far is twice as much."""

    top: Decimal
    divisions: int

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The numbers written at it, nought and top among them."""
        return tuple(self.top * number / self.divisions for number in range(self.divisions + 1))

    def place(self, number: Decimal) -> float:
        """Return where a number stands, in per cent of the length."""
        return round(float(number / self.top * 100), 2)


def scale_to(needed: Decimal, *, whole: bool) -> Scale:
    """Return the shortest scale that reaches `needed`; `whole` numbers are not counted in parts."""
    fitting = [Scale(step * divisions, divisions) for step, divisions in _divided(needed, whole=whole)]
    return min(fitting, key=lambda scale: (scale.top, -scale.divisions))


def _divided(needed: Decimal, *, whole: bool) -> Iterator[tuple[Decimal, int]]:
    """Yield each step that reaches `needed` in few divisions, with how many it takes."""
    power = needed.adjusted() if needed else 0
    for exponent in (power - 1, power, power + 1):
        for step in (base.scaleb(exponent) for base in STEPS):
            divisions = max(int((needed / step).to_integral_value(ROUND_CEILING)), 1)
            if divisions <= MOST_DIVISIONS and not (whole and step % 1):
                yield step, divisions


def written(number: Decimal) -> str:
    """Write a number as pages do: `1,400`, `26.5`."""
    return f"{number.to_integral_value() if number == number.to_integral_value() else number.normalize():,f}"
