import contextlib
import re
import unicodedata

import pytest
from checkout import ROOT, kept_files

from lighthouse import synopsis


def test_register_is_clean():
    """The register that we publish holds every rule."""
    done = synopsis("check", cwd=ROOT)

    assert (done.returncode, done.stderr) == (0, "")


def test_register_is_proved(texts):
    """Where the article texts are at hand, every fingerprint, anchor and guarded word is found in them."""
    done = synopsis("quotes", "--texts", texts, cwd=ROOT)

    assert (done.returncode, done.stderr) == (0, "")


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
    for name in kept_files():
        with contextlib.suppress(UnicodeDecodeError):  # a picture
            yield name, (ROOT / name).read_text(encoding="utf-8")


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


def test_no_file_repeats_an_article(texts):
    """Where the article texts are at hand, no file of the project has more than twelve consecutive words of one."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt"))]
    known = {run for text in articles for run in runs(without_title(text))}

    # names alone: what was copied shall not stand in a log either
    found = sorted({name for name, text in tracked_texts() for run in runs(text) if run in known})

    assert len(articles) == 2
    assert len(known) > 1000
    assert found == []
