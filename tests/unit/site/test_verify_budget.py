import base64
import random

import pytest

from synopsis.register.problems import Rule
from synopsis.site.verify import verify
from synopsis.site.verify.budget import PageViews, SiteSizes, site_is_small

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
    assert [problem.location.file for problem in site_is_small(sizes, SiteSizes(), "site")] == files


@pytest.mark.parametrize(("most", "said"), [(SiteSizes(), "20 MB"), (SiteSizes(file=5), "5 MB")])
def test_verify_keeps_the_budget(tmp_path, most, said):
    """The size of every file counts, whatever its kind; a register may have limits of its own."""
    with (tmp_path / "film.pdf").open("wb") as file:
        file.truncate(21 * MB)

    problems = verify(tmp_path, base_path="/", expected=(), views=PageViews(), most=most)

    assert [problem.rule for problem in problems] == [Rule.SITE_BUDGET]
    assert f"must be smaller than {said}" in problems[0].message


def noise(seed, kilobytes):
    """Write text that a host cannot make smaller than that; at most a fiftieth more."""
    return base64.b64encode(random.Random(seed).randbytes(kilobytes * 1000)).decode()  # noqa: S311


def heavy(site, path, kilobytes, views=None):
    """Give what is said of a page of that weight, which fetches 10 KB twice and leads to 30 KB more."""
    page = site / path / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    up = "../" * path.count("/")
    (site / "a.css").write_text(noise(1, 10))
    (site / "far.html").write_text(f"<html lang=en><title>far</title><h1>far</h1>{noise(2, 30)}</html>")
    fetched = f"<link rel=stylesheet href='{up}a.css'><link rel=preload href='{up}a.css?x#y'><img src=data:,>"
    text = f"<a href='{up}far.html'>far</a> {noise(3, kilobytes)}"
    page.write_text(f"<html lang=en><title>a</title>{fetched}<h1>a</h1>{text}</html>")
    return [
        str(problem)
        for problem in verify(site, base_path="/", expected=(), views=views or PageViews(), shown="site")
        if problem.rule is Rule.SITE_BUDGET
    ]


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("", 45),
        ("questions/how-high/", 45),
        ("claims/a1/", 45),
        ("topics/size/", 45),
        ("questions/", 60),
        ("claims/", 60),
        ("documents/a1/", 60),
    ],
)
def test_a_page_view_is_light(tmp_path, path, limit):
    """A page counts with what a browser fetches for it, once, and not with what a reader may open from it."""
    assert heavy(tmp_path, path, limit - 12) == []

    (problem,) = heavy(tmp_path, path, limit - 9)

    must = f"site/{path}index.html:0:0: must have at most {limit} KB with all that it fetches, compressed, not "
    assert problem.startswith(must)
    assert limit < float(problem.removeprefix(must).split(" KB, of which ")[0]) < limit + 2


def test_each_register_may_have_its_own_limits(tmp_path):
    """What the settings say is what holds."""
    views = PageViews(answers=20, others=45)

    assert "at most 20 KB" in heavy(tmp_path / "a", "claims/a1/", 12, views)[0]
    assert "at most 45 KB" in heavy(tmp_path / "a", "documents/a1/", 36, views)[-1]
    assert heavy(tmp_path / "b", "documents/a1/", 33, views) == []
