import shutil

from synopsis.languages.interface import ENGLISH
from synopsis.site import assets


def test_line_ends_of_a_checkout_leave_no_trace(tmp_path, monkeypatch):
    """Styles, scripts and the mark are the same bytes where git, an editor or a zip has written those of Windows."""
    before = list(assets.assets(ENGLISH))
    theme = shutil.copytree(assets.THEME, tmp_path / "theme")
    for file in theme.rglob("*"):
        if file.suffix in {".css", ".js", ".svg"}:
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(assets, "THEME", theme)

    assert list(assets.assets(ENGLISH)) == before
    assert {page.path for page in before} >= {assets.STYLES, assets.SCRIPTS, assets.MARK}


def test_no_file_of_the_theme_is_copied_as_it_is():
    """MkDocs copies what stands beside the theme's templates byte by byte; there is nothing but templates."""
    assert {file.suffix for file in (assets.THEME / "overrides").rglob("*") if file.is_file()} == {".html"}
