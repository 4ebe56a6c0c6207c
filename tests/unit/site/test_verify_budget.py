import pytest

from synopsis.register.problems import Rule
from synopsis.site.verify import verify
from synopsis.site.verify.budget import site_is_small

MB = 1_000_000


@pytest.mark.parametrize(
    ("sizes", "files"),
    [
        pytest.param({"a.json": 20 * MB - 1, "b.html": 0}, [], id="just-small-enough"),
        pytest.param({"a.json": 20 * MB, "b.html": 0}, ["site/a.json"], id="large-file"),
        pytest.param({f"{n}.html": 10 * MB for n in range(79)}, [], id="site-just-small-enough"),
        pytest.param({f"{n}.html": 10 * MB for n in range(80)}, ["site"], id="large-site"),
    ],
)
def test_budget(sizes, files):
    """A file of 20 MB or a site of 800 MB is too large."""
    assert [problem.location.file for problem in site_is_small(sizes, "site")] == files


def test_verify_keeps_the_budget(tmp_path):
    """The size of every file counts, whatever its kind."""
    with (tmp_path / "film.bin").open("wb") as file:
        file.truncate(21 * MB)

    problems = verify(tmp_path, base_path="/", expected=())

    assert [problem.rule for problem in problems] == [Rule.SITE_BUDGET]
