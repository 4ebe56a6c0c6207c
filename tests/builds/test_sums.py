"""A copy of the site is held to its sums."""

import json
import shutil
import zipfile

import pytest

from lighthouse import of, synopsis
from made_once import made_once


@pytest.fixture(scope="session")
def lighthouse(lighthouse_site, tmp_path_factory):
    """Pack the second register once."""

    def make(folder):
        shutil.copytree(lighthouse_site, folder, dirs_exist_ok=True)
        ran = synopsis("offline", *of(folder), "--to", folder / "halma.zip")
        assert (ran.returncode, ran.stderr) == (0, "")

    return made_once(tmp_path_factory, "packed", make)


def test_a_copy_is_held_to_its_sums(lighthouse, tmp_path):
    """`verify --copy` accepts what was published, says the one sum that stands for all, and names what differs."""
    copy = shutil.copytree(lighthouse / "site", tmp_path / "copy")

    good = synopsis("verify", "--copy", copy)
    page = copy / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("lighthouse", "light house"), encoding="utf-8")
    bad = synopsis("verify", "--copy", copy)

    assert (good.returncode, good.stderr) == (0, "")
    assert len(good.stdout.split()[-1]) == 64
    assert bad.returncode == 1
    assert bad.stderr == "copy/index.html:0:0: must have the SHA-256 that manifest.json gives [site-sum]\n"


def test_verify_holds_the_site_to_its_sums(lighthouse, tmp_path):
    """`verify` sees a file that was added to the built site by hand."""
    folder = shutil.copytree(lighthouse, tmp_path / "all")
    good = synopsis("verify", *of(folder))
    (folder / "site" / "late.txt").write_text("x")
    bad = synopsis("verify", *of(folder))

    assert (good.returncode, good.stderr) == (0, "")
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)
    assert bad.stderr.startswith("site/late.txt:0:0: ")


def test_the_packed_copy_has_sums_of_its_own(lighthouse, tmp_path):
    """One zip holds one folder with everything in it, and that folder is as its own manifest says."""
    with zipfile.ZipFile(lighthouse / "halma.zip") as packed:
        packed.extractall(tmp_path)

    ran = synopsis("verify", "--copy", tmp_path / "halma")
    named = json.loads((tmp_path / "halma/manifest.json").read_bytes())["files"]

    assert [path.name for path in tmp_path.iterdir()] == ["halma"]
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {"index.html", "data/register.json", "a-z/index.html"} <= named.keys()
    assert [name for name in named if name.startswith(("pagefind/", "search/"))] == []


def test_a_folder_is_not_replaced_by_a_zip(lighthouse, tmp_path):
    """What stands at the place of the zip and is no file stays."""
    folder = shutil.copytree(lighthouse, tmp_path / "all")
    (folder / "kept").mkdir()

    ran = synopsis("offline", *of(folder), "--to", folder / "kept")

    assert ran.returncode == 1
    assert ran.stderr.endswith("must be a file, not a folder [ownership]\n")
    assert (folder / "kept").is_dir()
