"""How growth is told."""

import pytest
from growth import Cost, Size, exponent, table


@pytest.mark.parametrize("power", [0.5, 1, 1.1, 2])
def test_the_exponent_is_that_of_the_growth(power):
    """What grows by a power of the size has that power."""
    sizes = [500, 2_000, 10_000]

    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def cost(seconds):
    """Give what took so long."""
    return Cost(seconds, seconds, 9)


def test_ratios_stand_first():
    """The table begins with the ratios to other engines, and leaves out an engine that was not there."""
    sizes = [
        Size(
            claims,
            claims,
            claims,
            40_000 * claims,
            {"HTML alone": Cost(2, 2, 9), "build": Cost(5, 5, 9), "Hugo": Cost(2, 3, 9)},
        )
        for claims in (500, 2_000)
    ]

    rows = list(table(sizes))

    assert rows[0] == "|  | 500 claims | 2,000 claims | exponent |"
    assert rows[2:4] == ["| HTML alone, times Hugo | 1.00 | 1.00 |  |", "| build, times Hugo | 2.50 | 2.50 |  |"]
    assert "| site, KB a page | 40.0 | 40.0 | 0.00 |" in rows
    assert not any("Zensical" in row for row in rows)
