import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*words):
    """Run a command on the register that we publish."""
    command = [sys.executable, "scripts/build.py", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def article_texts():
    """Find the folder of the article texts, which are not in the repository; nothing where it is not there."""
    if given := os.environ.get("SYNOPSIS_TEXTS"):
        return Path(given)
    beside = ROOT.parent / "shared" / "articles"
    return beside if beside.is_dir() else None


def test_register_is_clean():
    """The register that we publish holds every rule."""
    done = run("check")

    assert done.stderr == ""
    assert done.returncode == 0


def test_register_is_proved(record_property):
    """Where the article texts are at hand, every fingerprint, anchor and guarded word is found in them."""
    texts = article_texts()
    if texts is None:
        record_property("not_done", "article texts not found (SYNOPSIS_TEXTS): proof of quotes not run")
        return

    done = run("quotes", "--texts", texts)

    assert done.stderr == ""
    assert done.returncode == 0
