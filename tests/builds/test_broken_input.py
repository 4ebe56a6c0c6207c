"""A register that cannot be read, through the command line: a message, status 1, no traceback, nothing written."""

import copy
import itertools
import os
import random
import re
import shutil

import pytest
import yaml

from hostile import first_places, hostile
from lighthouse import LIGHTHOUSE, of, synopsis, tree

PROBLEM = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+):(?P<column>\d+): .+ \[(?P<rule>[a-z-]+)\]")
CLAIMS = "claims/tanaka-2015.yml"
SPOILED = (CLAIMS, "site.yml", "vocabularies.yml")
"""A file of many records, and those that hold one."""
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def whole(lighthouse_site, tmp_path_factory):
    """Copy the built site once, so that there is an output which a fault could touch."""
    return shutil.copytree(lighthouse_site, tmp_path_factory.mktemp("whole") / "copy")


@pytest.fixture
def folder(whole):
    """Give the built copy, and put its sources right again."""
    yield whole
    shutil.rmtree(whole / "sources")
    shutil.copytree(LIGHTHOUSE / "sources", whole / "sources")


def outputs(folder):
    """Give size and times of whatever was written; no program can set the time at which a file was last changed."""
    paths = [path for name in ("docs", "site") for path in (folder / name).rglob("*")]
    stats = [path.lstat() for path in paths]
    return {path: (one.st_ino, one.st_size, one.st_ctime_ns) for path, one in zip(paths, stats, strict=True)}


def refused(folder, command="build"):
    """Run a command on a broken register; give its problems, after nothing was found touched."""
    before = outputs(folder)
    ran = synopsis(command, *of(folder))
    lines = ran.stderr.splitlines()
    matches = [PROBLEM.fullmatch(line) for line in lines]
    assert (ran.returncode, ran.stdout) == (1, "")
    assert [line for line, match in zip(lines, matches, strict=True) if match is None] == []
    assert outputs(folder) == before
    return [(match["file"].rpartition("sources/")[2], match["rule"]) for match in matches]


# files


def cut_in_the_middle(file):
    """End a file within a list in brackets."""
    text = file.read_bytes()
    file.write_bytes(text[: text.index(b"[", len(text) // 2) + 3])


def cut_in_a_character(file):
    """End a file within a letter."""
    file.write_bytes(file.read_bytes() + "# Ə".encode()[:-1])


def cut_to_nothing(file):
    """Leave a file with nothing in it."""
    file.write_bytes(b"")


def make_large(file):
    """Let a file grow to 50 MB."""
    file.write_bytes(file.read_bytes() + b"#" * (50 * MEGABYTE))


def make_zeros(file):
    """Put 50 MB of zeros, which take no room on the disk, in the place of a file."""
    with file.open("wb") as stream:
        stream.truncate(50 * MEGABYTE)


def encode_otherwise(file):
    """Write a file as some editors do."""
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))


def put_binary(file):
    """Put what is no text in the place of a file."""
    file.write_bytes(random.Random(1).randbytes(5000))  # noqa: S311 -- any bytes, the same each time


def put_folder(file):
    """Put a folder in the place of a file."""
    file.unlink()
    file.mkdir()


def put_dangling_link(file):
    """Put a link to nothing in the place of a file."""
    file.unlink()
    file.symlink_to("nothing.yml")


def put_circle(file):
    """Put a link to itself in the place of a file."""
    file.unlink()
    file.symlink_to(file.name)


def put_way_out(file):
    """Put a link out of the sources in the place of a file, to a good file."""
    outside = file.parents[2] / f"outside-{file.name}"
    shutil.move(file, outside)
    file.symlink_to(outside)


def put_device(file):
    """Put a link to a device without an end in the place of a file."""
    file.unlink()
    file.symlink_to("/dev/zero")


def put_pipe(file):
    """Put a pipe, from which reading would wait for ever, in the place of a file."""
    file.unlink()
    os.mkfifo(file)


def put_bomb(file):
    """Let aliases grow to thousands of millions of values."""
    lines = ["- a: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def put_circle_of_aliases(file):
    """Let a value hold itself."""
    file.write_text("- &a {id: *a}\n", encoding="utf-8")


def put_depth(file):
    """Nest a hundred thousand lists."""
    file.write_text("[" * 100_000, encoding="utf-8")


def put_many(file):
    """Put more values into a file than it may have."""
    file.write_text("- {id: x, list: [" + "x," * 300_000 + "]}\n", encoding="utf-8")


def put_tag(file):
    """Ask YAML to run something."""
    file.write_text('!!python/object/apply:os.system ["touch ran"]\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        pytest.param(cut_in_the_middle, "syntax", id="cut-in-the-middle"),
        pytest.param(cut_in_a_character, "encoding", id="cut-in-a-character"),
        pytest.param(cut_to_nothing, "wrong-type", id="cut-to-nothing"),
        pytest.param(make_large, "too-large", id="50-megabytes"),
        pytest.param(make_zeros, "too-large", id="50-megabytes-of-nothing"),
        pytest.param(encode_otherwise, "encoding", id="utf-16"),
        pytest.param(put_binary, "encoding", id="binary"),
        pytest.param(put_folder, "unreadable", id="folder"),
        pytest.param(put_dangling_link, "unreadable", id="dangling-link"),
        pytest.param(put_circle, "unreadable", id="link-to-itself"),
        pytest.param(put_way_out, "unreadable", id="link-out"),
        pytest.param(put_device, "unreadable", id="device"),
        pytest.param(put_pipe, "unreadable", id="pipe"),
        pytest.param(put_bomb, "forbidden-yaml", id="bomb"),
        pytest.param(put_circle_of_aliases, "forbidden-yaml", id="alias-to-itself"),
        pytest.param(put_depth, "too-deep", id="depth"),
        pytest.param(put_many, "too-large", id="many-values"),
        pytest.param(put_tag, "forbidden-yaml", id="tag"),
    ],
)
def test_broken_files(folder, spoil, rule):
    """Files that are none, or not whole, or not ours, are all named with what is wrong; the output stays as it was."""
    for name in SPOILED:
        if name != CLAIMS and spoil is cut_in_the_middle:
            (folder / "sources" / name).write_text("lists: [\n", encoding="utf-8")
        else:
            spoil(folder / "sources" / name)

    found = refused(folder)

    assert [name for name in SPOILED if (name, rule) not in found] == []
    assert not (folder / "ran").exists()


@pytest.mark.parametrize(
    ("make", "file", "rule"),
    [
        pytest.param(
            lambda sources: (sources / "claims/loop").symlink_to(".."), "claims/loop", "unreadable", id="loop"
        ),
        pytest.param(lambda sources: (sources / "claims/etc").symlink_to("/etc"), "claims/etc", "unreadable", id="out"),
        pytest.param(lambda sources: (sources / "claims/x.yml").mkdir(), "claims/x.yml", "unreadable", id="folder"),
        pytest.param(lambda sources: (sources / "claims/x.YML").touch(), "claims/x.YML", "stray-file", id="other-case"),
        pytest.param(lambda sources: (sources / "letters").mkdir(), "letters", "stray-file", id="unknown-folder"),
        pytest.param(
            lambda sources: (shutil.rmtree(sources / "events"), (sources / "events").write_text("- {}\n")),
            "events",
            "unreadable",
            id="file-for-folder",
        ),
        pytest.param(
            lambda sources: (shutil.move(sources / "events", sources.parent), put_link(sources / "events")),
            "events",
            "unreadable",
            id="folder-linked-out",
        ),
        pytest.param(
            lambda sources: (sources / "permalinks.txt").symlink_to("nothing"),
            "permalinks.txt",
            "unreadable",
            id="dangling-ledger",
        ),
        pytest.param(
            lambda sources: (sources / "permalinks.txt").symlink_to("/dev/zero"),
            "permalinks.txt",
            "unreadable",
            id="endless-ledger",
        ),
        pytest.param(
            lambda sources: (sources / "permalinks.txt").mkdir(), "permalinks.txt", "unreadable", id="folder-for-ledger"
        ),
        pytest.param(
            lambda sources: (sources / "permalinks.txt").write_bytes(b"/\t-\n/\xff"),
            "permalinks.txt",
            "unreadable",
            id="ledger-not-utf-8",
        ),
        pytest.param(
            lambda sources: (sources / "permalinks.txt").write_text("/\t-\n/clai"),
            "permalinks.txt",
            "syntax",
            id="ledger-cut",
        ),
    ],
)
def test_broken_folders(folder, make, file, rule):
    """What has no place among the sources is named, and never followed out of them."""
    make(folder / "sources")

    assert (file, rule) in refused(folder)
    shutil.rmtree(folder / "events", ignore_errors=True)


def put_link(path):
    """Link to a folder beside the sources."""
    path.symlink_to(f"../{path.name}")


# records


def rewrite(folder, change):
    """Change the first record of every kind as `change` says; give the file of each."""
    files = {place[0] for place in first_places().values()}
    for shown in files:
        records = [dict(record) for record in hostile().records[shown]]
        single = shown.endswith(("/site.yml", "/vocabularies.yml"))
        changed = change(records, single=single)
        text = yaml.safe_dump(changed[0] if single else changed, allow_unicode=True, sort_keys=False)
        (folder / shown).write_text(text, encoding="utf-8")
    return {shown.removeprefix("sources/") for shown in files}


def test_every_id_twice(folder):
    """In every kind of record an id that is used twice is refused where it stands the second time."""
    files = rewrite(folder, lambda records, single: records if single else [*records, copy.deepcopy(records[0])])

    found = refused(folder)

    assert {file for file, rule in found if rule == "duplicate-id"} == files - {"site.yml", "vocabularies.yml"}


def test_every_id_gone(folder):
    """In every kind of record a missing id is said, and what names the record is not blamed for it."""

    def without_id(records, *, single):
        return records if single else [{key: value for key, value in records[0].items() if key != "id"}, *records[1:]]

    files = rewrite(folder, without_id)

    found = refused(folder, "check")

    assert {file for file, rule in found if rule == "missing-field"} == files - {"site.yml", "vocabularies.yml"}
    assert "unknown-reference" not in {rule for _, rule in found}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(["x"], id="list"),
        pytest.param({"x": "y"}, id="mapping"),
        pytest.param([], id="empty-list"),
        pytest.param({}, id="empty-mapping"),
        pytest.param([["x"]], id="list-of-lists"),
        pytest.param([{"x": "y"}], id="list-of-mappings"),
        pytest.param("", id="nothing"),
        pytest.param("x", id="letter"),
        pytest.param("-1", id="number"),
        pytest.param("99999999999999999999", id="large-number"),
        pytest.param("2026-02-30", id="no-day"),
    ],
)
def test_wrong_types(wrong):
    """Whatever stands in a field, the record is read, or the fault has its place; each field refuses some of it."""
    faults = {place: hostile().faults(place, wrong) for place in first_places().values()}

    for place, found in faults.items():
        assert {(fault.location.file, fault.location.line > 0) for fault in found} <= {(place[0], True)}
    if not isinstance(wrong, str):
        assert all(faults.values())


def test_wrong_types_everywhere(folder):
    """With every field of the first records of all kinds of a wrong type at once, each is named in one run."""

    def of_a_wrong_type(records, **_):
        return [{key: ["x", {"y": "z"}] for key in records[0]}, *records[1:]]

    files = rewrite(folder, of_a_wrong_type)

    found = refused(folder)

    assert {file for file, rule in found if rule == "wrong-type"} == files
    assert len(found) > 60


def corrected(number, record, successor):
    """Give a correction that says that a record was renamed."""
    return {"id": f"moved-{number}", "record": record, "on": "2026-11-22", "kind": "renamed", "successors": [successor]}


@pytest.mark.parametrize(
    ("chain", "refusal"),
    [
        pytest.param(["old", "old"], ("corrections/moved.yml", "correction"), id="itself"),
        pytest.param(["old", "older", "old"], ("corrections/moved.yml", "correction"), id="two"),
        pytest.param(["a", "b", "c", "b"], ("corrections/moved.yml", "correction"), id="into-a-circle"),
        pytest.param(
            ["how-tall", "old", "how-tall"], ("questions/size.yml", "published-id"), id="through-a-living-one"
        ),
    ],
)
def test_circles_of_reference(folder, chain, refusal):
    """Records that are said to have moved in a circle are refused; nothing is followed for ever."""
    pairs = itertools.pairwise(f"question/{name}" for name in chain)
    moves = [corrected(number, *pair) for number, pair in enumerate(pairs)]
    (folder / "sources/corrections/moved.yml").write_text(yaml.safe_dump(moves), encoding="utf-8")

    assert refusal in refused(folder)


# settings, and what is not the register


def bomb():
    """Write a setting that is small in the file and has thousands of millions of values."""
    lists = ["- &a0 [x, x, x, x, x, x, x, x, x]"]
    lists += [f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "site_url: https://example.org/\nsite_name:\n  " + "\n".join(lists) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="folder"),
        pytest.param(b"", id="empty"),
        pytest.param(b"site_name: x\nnav: [", id="cut"),
        pytest.param("site_name: Lights\n".encode("utf-16"), id="utf-16"),
        pytest.param(b"\xff\xfe\x00\x00", id="binary"),
        pytest.param(bomb().encode(), id="bomb"),
        pytest.param(b"site_name: " + b"[" * 100_000, id="depth"),
        pytest.param(b"site_url: https://example.org/\nsite_name: \xe2\x80\xae\n", id="direction"),
    ],
)
def test_broken_settings(folder, tmp_path, content):
    """Settings that cannot be read are named, before anything is written."""
    config = tmp_path / "mkdocs.yml"
    config.mkdir() if content is None else config.write_bytes(content)
    before = outputs(folder)

    ran = synopsis("build", *of(folder), "--config", config)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert [line for line in ran.stderr.splitlines() if not PROBLEM.fullmatch(line)] == []
    assert ran.stderr.startswith("mkdocs.yml:")
    assert outputs(folder) == before


@pytest.mark.parametrize(
    ("option", "path"),
    [
        pytest.param("--sources", "/dev/zero", id="sources-device"),
        pytest.param("--sources", "file", id="sources-file"),
        pytest.param("--docs", "file", id="docs-file"),
        pytest.param("--docs", "file/docs", id="docs-below-a-file"),
        pytest.param("--site", "file", id="site-file"),
        pytest.param("--site", "file/site", id="site-below-a-file"),
        pytest.param("--site", "/dev/null", id="site-device"),
    ],
)
def test_folders_that_are_none(folder, tmp_path, option, path):
    """A file or device in the place of a folder is named, and stays."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    before = outputs(folder)

    ran = synopsis("build", *of(folder), option, tmp_path / path)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr
    assert [line for line in ran.stderr.splitlines() if not PROBLEM.fullmatch(line)] == []
    assert outputs(folder) == before
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        pytest.param(lambda extra, outside: extra.symlink_to(outside / "secret.txt"), "symbolic link", id="link"),
        pytest.param(lambda extra, outside: extra.symlink_to(outside), "symbolic link", id="linked-folder"),
        pytest.param(lambda extra, _: extra.symlink_to("nothing.txt"), "symbolic link", id="dangling-link"),
        pytest.param(lambda extra, _: os.mkfifo(extra), "device, pipe or socket", id="pipe"),
    ],
)
def test_what_leads_out_of_the_prose(folder, tmp_path, make, kind):
    """A link or a pipe among the prose is named before MkDocs could publish what it leads to, or wait for it."""
    (tmp_path / "secret.txt").write_text("never published", encoding="utf-8")
    extra = folder / "docs/about/extra.txt"
    extra.parent.mkdir(exist_ok=True)
    make(extra, tmp_path)
    before = tree(folder / "site")

    ran = synopsis("build", *of(folder))
    extra.unlink()

    message = f"docs/about/extra.txt:0:0: must be a file or a folder, not a {kind} [ownership]\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", message)
    assert tree(folder / "site") == before


@pytest.mark.parametrize("given", ["abc", "-1", "1e9", " 1", "99999999999999999999", "0x10"])
def test_times_that_are_none(folder, given):
    """A time in the environment that is none is a problem of the environment."""
    before = outputs(folder)

    ran = synopsis("build", *of(folder), SOURCE_DATE_EPOCH=given)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("SOURCE_DATE_EPOCH:0:0: must be a number of seconds since 1970")
    assert outputs(folder) == before
