"""The wheel and the sdist; the guide and a whole register from an empty folder, by the wheel and what it asks for."""

import json
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
FROM_NOTHING = Path(__file__).with_name("town-clock.md")
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


def walked(document, wheel, folder, repository):
    """Run every command of a document from an empty folder, by the wheel in an empty environment; give how each ended.

    The host of repositories is a bare one on this machine, which stands at the address of `repository`.
    """
    here, bare = folder / "empty", folder / "host.git"
    here.mkdir()
    subprocess.run([shutil.which("git"), "init", "--quiet", "--bare", bare], check=True)
    (folder / "served.py").write_text(SERVED)
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
            f"python '{folder / 'served.py'}' http://127.0.0.1:{port}/; answered=$?; "
            "kill -TERM $server; wait $server; [ $? = 143 ] && [ $answered = 0 ]"
        ),
    }
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_OURS} | {
        "PATH": os.pathsep.join(
            one for one in os.environ["PATH"].split(os.pathsep) if Path(one) != Path(sys.executable).parent
        ),
        "HOME": str(folder),
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": f"url.{bare.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": f"https://github.com/{repository}.git",
        "GIT_CONFIG_KEY_1": "user.name",
        "GIT_CONFIG_VALUE_1": "Ada",
        "GIT_CONFIG_KEY_2": "user.email",
        "GIT_CONFIG_VALUE_2": "ada@example.org",
    }
    given = [*commands(document.read_text(encoding="utf-8"))]
    assert next(iter(instead)) in {one.text.strip() for one in given}
    return run(given, instead, here, environment)


def failed(ran):
    """Give the commands that did not end as they say, with what they said."""
    return [(one.command.text, one.status, one.said) for one in ran if one.status != one.command.status]


def test_the_guide(dist, tmp_path):
    """Every command of the guide ends as it says, and what it leaves is a site that holds nothing of the program."""
    _, wheel, _ = dist

    ran = walked(GUIDE, wheel, tmp_path, "ada/harrow-mill")

    assert len(ran) > 20
    assert "synopsis serve" in {one.command.text.strip() for one in ran}
    assert failed(ran) == []
    pushed = subprocess.run(
        [shutil.which("git"), "--git-dir", tmp_path / "host.git", "ls-tree", "-r", "--name-only", "main"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert {name.partition("/")[0] for name in pushed} == {
        *(".github", ".gitignore", ".synopsis.yml", ".vscode", "README.md", "docs", "mkdocs.yml", "sources"),
    }
    assert not [name for name in pushed if re.search("example|[.]generated", name)]
    here = tmp_path / "empty"
    site = here / "harrow-mill"
    kept = {name: (site / name).read_text(encoding="utf-8") for name in pushed}
    assert [name for name, text in kept.items() if str(ROOT) in text or str(tmp_path) in text] == []
    assert "9 houses" in (site / "site/questions/how-many-houses/index.html").read_text(encoding="utf-8")
    where = f"{here}/.venv/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages/synopsis"
    theme = re.search(r"custom_dir: (.+)", (site / "mkdocs.effective.yml").read_text(encoding="utf-8"))
    assert theme[1].startswith(where)


def test_a_register_from_nothing(dist, tmp_path):
    """Three articles on another subject, one with letters and one in German, and the days after: no command fails."""
    _, wheel, _ = dist

    ran = walked(FROM_NOTHING, wheel, tmp_path, "ada/town-clock")

    assert len(ran) > 70
    assert failed(ran) == []
    site = tmp_path / "empty/town-clock/site"
    question = (site / "questions/who-came/index.html").read_text(encoding="utf-8")
    assert [name for name in ("Pell 1921", "Brandt 1954", "Okafor 1978") if name not in question] == []
    assert "Letters to the editor" in question
    assert 'lang="de"' in (site / "claims/b4/index.html").read_text(encoding="utf-8")
    assert ">withdrawn<" in (site / "claims/pc2/index.html").read_text(encoding="utf-8")
    assert json.loads((site / "publication.json").read_bytes())["number"] == 2
