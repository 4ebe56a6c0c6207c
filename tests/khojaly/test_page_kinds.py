from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from checkout import copy_files, hand_written
from screenshots import FALLBACK, kinds, named

from khojaly.page_kinds import KINDS, NOT_THERE
from khojaly.published import ROOT
from synopsis.site.effective_settings import written
from synopsis.site.settings import read_settings


def named_in_force():
    """Name every page of the navigation of this register."""
    with TemporaryDirectory() as folder:
        copy_files(hand_written(ROOT / "docs"), ROOT / "docs", Path(folder, "docs"))
        settings = read_settings(ROOT / "mkdocs.yml", {})
        return named(written(settings, Path(folder, "docs"), Path(folder, "site")).in_force)


NAV = """\
site_url: !ENV [SITE_URL, "https://example.org/"]
nav:
  - Home: index.md
  - Method:
      - method/index.md
      - Trust: method/trust.md
"""


@pytest.mark.parametrize("path", named_in_force())
def test_every_page_of_the_navigation_is_looked_at(path):
    """What readers are led to is a kind of page of its own for the tests that look at every kind."""
    assert path in KINDS.values()


def test_kinds_have_one_page_each():
    """No page is looked at twice, and what is not there is no kind."""
    assert len(set(KINDS.values())) == len(KINDS)
    assert not NOT_THERE.items() & KINDS.items()


def test_pages_of_the_navigation(tmp_path):
    """Paths are read in the order of `nav`, however deep and with or without a title, beside tags of MkDocs."""
    (tmp_path / "mkdocs.yml").write_text(NAV, encoding="utf-8")

    assert named(tmp_path / "mkdocs.yml") == ["", "method/", "method/trust/"]


def test_pictures_are_taken_of_every_kind(tmp_path):
    """Every page of the navigation once, every section, the first page in each, and what is shown where none is."""
    for folder in (".", "claims", "claims/r2", "claims/r1", "method", "method/trust", "assets/inner"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "index.html").touch()
    (tmp_path / "assets/inner/index.html").unlink()

    assert kinds(tmp_path, ["", "method/", "method/trust/"]) == [
        "",
        "method/",
        "method/trust/",
        "claims/",
        "claims/r1/",
        FALLBACK,
    ]
