"""The wheel and the sdist, and the guide from an empty folder, by nothing but the wheel and what it asks for."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from checkout import ROOT, copy_files, kept_files
from packaging.metadata import Metadata
from packaging.requirements import Requirement

from guide import GUIDE, commands, run

PACKAGE = "scripts/synopsis/"
SETTINGS_OF_OURS = (
    "PYTHONPATH",
    "SITE_URL",
    "SOURCE_DATE_EPOCH",
    "REPOSITORY_URL",
    "VIRTUAL_ENV",
    "MAKEFLAGS",
    "MAKELEVEL",
)
SERVED = """\
import sys, time, urllib.request
for _ in range(600):
    try:
        sys.exit("The Flood at Harrow Mill" not in urllib.request.urlopen(sys.argv[1]).read().decode())
    except OSError:
        time.sleep(0.1)
sys.exit("nobody answers")
"""


def project():
    """Give what the project says of itself."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def made(kind, source, target):
    """Build the wheel or the sdist of a source, as the project names its builder; give the file."""
    command = f"from setuptools import build_meta as it; print(it.build_{kind}({str(target)!r}))"
    done = subprocess.run([sys.executable, "-c", command], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """Build both from a clean copy; give the folder of the copy, the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    copy_files(kept_files(), ROOT, folder / "source")
    (folder / "out").mkdir()
    return folder / "source", *(made(kind, folder / "source", folder / "out") for kind in ("wheel", "sdist"))


def names(wheel):
    """Name the files that a wheel installs, without what it says of itself."""
    with zipfile.ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_the_package_and_nothing_else(dist):
    """Every file of the package, templates and theme and words too, and no test, tool or register."""
    _, wheel, _ = dist

    assert names(wheel) == {
        name.removeprefix("scripts/") for name in kept_files("scripts/synopsis") if name.startswith(PACKAGE)
    }


def test_the_sdist_gives_the_same_wheel(dist, tmp_path):
    """Whoever builds from the sdist gets what we have built."""
    _, wheel, sdist = dist
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()

    again = made("wheel", source, tmp_path)

    assert names(again) == names(wheel)


def test_the_metadata_are_ready_for_an_index(dist):
    """What an index reads is valid by its own rules, and says what the project says."""
    _, wheel, sdist = dist
    with zipfile.ZipFile(wheel) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
        told = packed.read(name)
    with tarfile.open(sdist) as packed:
        of_sdist = packed.extractfile(f"{sdist.name.removesuffix('.tar.gz')}/PKG-INFO").read()
    metadata = Metadata.from_email(told, validate=True)

    assert Metadata.from_email(of_sdist, validate=True).name == metadata.name == project()["name"]
    assert str(metadata.version) == project()["version"]
    assert metadata.license_expression == "MIT"
    asked = map(Requirement, project()["dependencies"])
    assert sorted(map(str, metadata.requires_dist)) == sorted(map(str, asked))
    assert metadata.description_content_type == "text/markdown"
    assert message_from_bytes(told).get_payload().startswith("# Synopsis")


def test_the_guide(dist, tmp_path):
    """Every command of the guide ends as it says, from an empty folder, by the wheel in an empty environment."""
    _, wheel, _ = dist
    guide = GUIDE.read_text(encoding="utf-8")
    here, bare = tmp_path / "empty", tmp_path / "host.git"
    here.mkdir()
    subprocess.run([shutil.which("git"), "init", "--quiet", "--bare", bare], check=True)
    (tmp_path / "served.py").write_text(SERVED)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    pip = "python -m pip install --quiet --disable-pip-version-check"
    instead = {
        f'python -m pip install --quiet "synopsis @ git+https://github.com/OWNER/synopsis@v{project()["version"]}"': (
            f"{pip} --require-hashes -r '{ROOT / 'requirements.lock'}' && {pip} --no-deps '{wheel}'"
        ),
        "synopsis serve": (
            f"synopsis serve --port {port} & server=$!; "
            f"python '{tmp_path / 'served.py'}' http://127.0.0.1:{port}/; answered=$?; "
            "kill -TERM $server; wait $server; [ $? = 143 ] && [ $answered = 0 ]"
        ),
    }
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_OURS} | {
        "PATH": os.pathsep.join(
            one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != Path(sys.executable).parent
        ),
        "HOME": str(tmp_path),
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": f"url.{bare.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/ada/harrow-mill.git",
        "GIT_CONFIG_KEY_1": "user.name",
        "GIT_CONFIG_VALUE_1": "Ada",
        "GIT_CONFIG_KEY_2": "user.email",
        "GIT_CONFIG_VALUE_2": "ada@example.org",
    }
    given = [*commands(guide)]

    ran = run(given, instead, here, environment)

    assert len(given) > 20
    assert instead.keys() <= {one.text.strip() for one in given}
    assert [(one.command.text, one.status, one.said) for one in ran if one.status != one.command.status] == []
    pushed = subprocess.run(
        [shutil.which("git"), "--git-dir", bare, "ls-tree", "-r", "--name-only", "main"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert {name.partition("/")[0] for name in pushed} == {
        *(".github", ".gitignore", ".synopsis.yml", ".vscode", "README.md", "docs", "mkdocs.yml", "sources"),
    }
    assert not [name for name in pushed if re.search("example|[.]generated", name)]
    site = here / "harrow-mill"
    kept = {name: (site / name).read_text(encoding="utf-8") for name in pushed}
    assert [name for name, text in kept.items() if str(ROOT) in text or str(tmp_path) in text] == []
    assert "9 houses" in (site / "site/questions/how-many-houses/index.html").read_text(encoding="utf-8")
    where = f"{here}/.venv/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages/synopsis"
    theme = re.search(r"custom_dir: (.+)", (site / "mkdocs.effective.yml").read_text(encoding="utf-8"))
    assert theme[1].startswith(where)
