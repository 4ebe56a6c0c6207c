"""A build made in parts, as on several machines, and put together."""

import zlib

import pytest

from lighthouse import copied, of, synopsis, tree


@pytest.fixture(scope="module")
def built_in_parts(tmp_path_factory):
    """Make three parts of the second register, each in a copy of its own, into one folder."""
    parts = tmp_path_factory.mktemp("parts")
    for number in (1, 2, 3):
        folder = copied(tmp_path_factory.mktemp(f"machine-{number}"))
        made = synopsis("build", "--part", f"{number}/3", "--to", parts, "--processes", "1", *of(folder))
        assert (made.returncode, made.stderr) == (0, "")
        assert made.stdout.endswith(f"part-{number}-of-3.json.z: written.\n")
    return parts, folder


def test_parts_make_the_site_of_one_build(built_in_parts, lighthouse_site):
    """The site that is put together of three parts is byte for byte that of one build; a part is not made twice.

    It was made in other folders, in another time zone and by another process.
    """
    parts, folder = built_in_parts

    again = synopsis("build", "--part", "3/3", "--to", parts, *of(folder))
    joined = synopsis("assemble", "--parts", parts, *of(folder), TZ="America/Anchorage")

    assert again.stdout.endswith("as it was, nothing to do.\n")
    assert (joined.returncode, joined.stderr) == (0, "")
    assert tree(folder / "site") == tree(lighthouse_site / "site")


def test_unfit_parts_are_refused(built_in_parts, tmp_path):
    """A part that is missing, was changed, or is of another register ends the command with its name."""
    parts, _ = built_in_parts
    folder = copied(tmp_path)
    own = tmp_path / "parts"
    own.mkdir()
    assemble = ["assemble", "--parts", own, *of(folder)]

    assert "must hold the parts of a build, not none" in synopsis(*assemble).stderr
    for file in parts.iterdir():
        (own / file.name).write_bytes(file.read_bytes())
    second = own / "part-2-of-3.json.z"
    text = zlib.decompress(second.read_bytes())
    second.write_bytes(zlib.compress(text.replace(b"lighthouse", b"lightHouse")))
    assert "part-2-of-3.json.z:0:0: must have the page" in synopsis(*assemble).stderr
    second.write_bytes(text[:1000])
    assert "part-2-of-3.json.z:0:0: must be a part of this register" in synopsis(*assemble).stderr
    second.unlink()
    assert "part-2-of-3.json.z:0:0: must be there" in synopsis(*assemble).stderr
    second.write_bytes(zlib.compress(text))
    (folder / "docs/about/index.md").write_text("---\ntitle: Other\ndescription: Other.\n---\n\n# Other\n")
    assert synopsis(*assemble).stderr.count("must be a part of this register") == 3
    assert not (folder / "site").exists()


@pytest.mark.parametrize("part", ["0/3", "4/3", "2", "1/1000", "-1/3", "1/3/3"])
def test_parts_are_named_by_two_numbers(part):
    """A part that cannot be is wrong usage."""
    assert synopsis("build", f"--part={part}").returncode == 2
