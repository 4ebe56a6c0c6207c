import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


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


# the articles are not republished

MOST_WORDS = 12
"""How many consecutive words of an article may stand in a file of ours."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def folded(text):
    """Split a text into words without regard to case and to the form of apostrophes."""
    return WORD.findall(unicodedata.normalize("NFKC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold())


def runs(text):
    """Yield every run of one word more than is allowed."""
    words = folded(text)
    yield from (tuple(words[start : start + MOST_WORDS + 1]) for start in range(len(words) - MOST_WORDS))


def without_title(text):
    """Leave out the main title, which may be quoted whole: the first line, where it is no sentence."""
    first, _, rest = text.partition("\n")
    return text if first.rstrip().endswith(".") else rest


def tracked_texts():
    """Yield every text file that git keeps, or would keep."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    for name in filter(None, listed.split("\0")):
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):  # a picture; or deleted and not yet committed
            continue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one two three four five six seven eight nine ten eleven twelve", 0, id="allowed"),
        pytest.param("One two, three-four five six seven\neight nine ten “eleven” twelve 13", 1, id="too-long"),
    ],
)
def test_runs(text, expected):
    """Up to twelve words are allowed, whatever stands between them."""
    assert len(list(runs(text))) == expected


def test_no_file_repeats_an_article(record_property):
    """Where the article texts are at hand, no file of the project has more than twelve consecutive words of one."""
    folder = article_texts()
    if folder is None:
        record_property("not_done", "article texts not found (SYNOPSIS_TEXTS): files not held against them")
        return
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    known = {run for text in texts for run in runs(without_title(text))}

    # names alone: what was copied shall not stand in a log either
    found = sorted({name for name, text in tracked_texts() for run in runs(text) if run in known})

    assert len(texts) == 2
    assert len(known) > 1000
    assert found == []
