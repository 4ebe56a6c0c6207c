import shutil
from typing import Any

import pytest
from checkout import ROOT, copy_files, hand_written
from mkdocs.config import load_config

from lighthouse import LIGHTHOUSE
from synopsis.site.effective_settings import NAME, navigation, written
from synopsis.site.settings import read_settings

EVERY: list[dict[str, Any]] = [
    {"Home": "index.md"},
    {"Method": [{"How": "method/index.md"}, {"Rules": "method/rules/index.md"}]},
    {"About": []},
]


def in_force(project, folder, more=""):
    """Write what is in force for a project into `folder`, and read it as MkDocs does."""
    shutil.copy(project / "mkdocs.yml", folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    copy_files(hand_written(project / "docs"), project / "docs", folder / "docs")
    settings = read_settings(folder / "mkdocs.yml", {})
    assert written(settings, folder / "docs", folder / "site").in_force == folder / NAME
    return load_config(str(folder / NAME))


def leaves(nav):
    """Name every page of a navigation."""
    for entry in nav:
        for below in entry.values() if isinstance(entry, dict) else [entry]:
            yield from [below] if isinstance(below, str) else leaves(below)


def test_both_registers_are_built_alike(tmp_path):
    """What is in force differs in names, addresses and pages written by hand alone, which stand in the navigation."""
    first, second = (tmp_path / name for name in ("first", "second"))
    first.mkdir()
    second.mkdir()
    settings = [in_force(ROOT, first), in_force(LIGHTHOUSE, second)]

    shared = ("markdown_extensions", "extra_css", "extra_javascript", "not_in_nav", "validation", "plugins", "hooks")
    of_first, of_second = ({name: str(one[name]) for name in shared} for one in settings)

    assert of_first == of_second
    assert settings[0].site_name != settings[1].site_name
    assert [*settings[0].theme.dirs] == [*settings[1].theme.dirs]
    pages = [set(leaves(one.nav)) for one in settings]
    for folder, named in zip((first, second), pages, strict=True):
        assert {path.relative_to(folder / "docs").as_posix() for path in folder.rglob("docs/**/*.md")} <= named


def test_nothing_of_the_machine_stands_in_what_is_kept(tmp_path):
    """The folder of the theme is named in the file that no repository keeps, and nowhere else."""
    in_force(LIGHTHOUSE, tmp_path)

    assert str(ROOT) in (tmp_path / NAME).read_text(encoding="utf-8")
    assert f"/{NAME}" in (LIGHTHOUSE / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "theme" not in (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")


def test_it_is_written_where_it_differs_alone(tmp_path):
    """A build that finds what it would write leaves the file alone, so that who watches it sees no change."""
    in_force(LIGHTHOUSE, tmp_path)
    before = (tmp_path / NAME).stat().st_mtime_ns

    written(read_settings(tmp_path / "mkdocs.yml", {}), tmp_path / "docs", tmp_path / "site")

    assert (tmp_path / NAME).stat().st_mtime_ns == before


def test_a_navigation_of_ones_own_is_the_whole(tmp_path):
    """Who gives a navigation gives all of it."""
    config = in_force(LIGHTHOUSE, tmp_path, "nav: [index.md, {More: [{A page: about/index.md}]}]\n")

    assert config.nav == ["index.md", {"More": [{"A page": "about/index.md"}]}]


@pytest.mark.parametrize(
    ("own", "method", "about"),
    [
        pytest.param([], ["method/rules/index.md"], [], id="none"),
        pytest.param(["method/index.md"], ["method/index.md", "method/rules/index.md"], [], id="a-known-one"),
        pytest.param(["method/why/index.md"], ["method/rules/index.md", "method/why/index.md"], [], id="of-a-section"),
        pytest.param(["guide/index.md"], ["method/rules/index.md"], ["guide/index.md"], id="of-none"),
    ],
)
def test_pages_written_by_hand_stand_in_their_section(own, method, about):
    """What is there stands in the navigation, what is not does not; pages of the generator always do."""
    _, of_method, of_about = navigation(EVERY, own)

    assert ([*leaves([of_method])], [*leaves([of_about])]) == (method, about)
