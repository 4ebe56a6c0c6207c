import pytest

from synopsis.register.ledger import placeholder, published_paths, read_ledger, updated
from synopsis.register.lifecycle import Published
from synopsis.register.problems import Location, Rule

SUM, OTHER = "0" * 64, "1" * 64
SHOWN = "sources/permalinks.txt"


def read(tmp_path, text):
    """Read a ledger with this text."""
    file = tmp_path / "permalinks.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_ledger(file, SHOWN)


def test_no_ledger(tmp_path):
    """Without a file nothing was published."""
    ledger = read_ledger(tmp_path / "permalinks.txt", SHOWN)

    assert (ledger.lines, ledger.problems, ledger.paths) == ((), (), ())


def test_lines_are_read(tmp_path):
    """Each line is a path with a sum or none, and knows the record to whose page it belongs."""
    ledger = read(tmp_path, f"/\t-\n/claims/m14/\t{SUM}\n/claims/m14/index.json\t-\n/data/claims.csv\t-\n")

    assert ledger.problems == ()
    assert ledger.lines == (
        Published("/", "", "", Location(SHOWN, 1, 1)),
        Published("/claims/m14/", SUM, "claim/m14", Location(SHOWN, 2, 1)),
        Published("/claims/m14/index.json", "", "claim/m14", Location(SHOWN, 3, 1)),
        Published("/data/claims.csv", "", "", Location(SHOWN, 4, 1)),
    )


def test_corrections_are_read(tmp_path):
    """A correction stands in the ledger by its place; that is no path of its own."""
    ledger = read(tmp_path, f"/corrections/\t-\n/corrections/#correction-c1\t{SUM}\n/corrections/x/\t-\n")

    assert ledger.problems == ()
    assert [line.correction for line in ledger.lines] == ["", "c1", ""]
    assert ledger.lines[1].fingerprint == SUM
    assert ledger.paths == ("/corrections/", "/corrections/x/")


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        pytest.param("/a/ -\n", 1, Rule.SYNTAX, id="no-tab"),
        pytest.param("/a/\tabc\n", 1, Rule.SYNTAX, id="no-sum"),
        pytest.param("a/\t-\n", 1, Rule.SYNTAX, id="not-from-the-root"),
        pytest.param("/a/../b/\t-\n", 1, Rule.SYNTAX, id="upwards"),
        pytest.param("/A/\t-\n", 1, Rule.SYNTAX, id="capital"),
        pytest.param("/claims/m14/#quote\t-\n", 1, Rule.SYNTAX, id="place-in-a-page"),
        pytest.param("/a/\t-\n<<<<<<< mine\n", 2, Rule.SYNTAX, id="half-merged"),
        pytest.param("/b/\t-\n/a/\t-\n", 2, Rule.SYNTAX, id="out-of-order"),
        pytest.param("/a/\t-\n/a/\t-\n", 2, Rule.SYNTAX, id="twice"),
        pytest.param(b"/\xff/\t-\n", 0, Rule.UNREADABLE, id="not-utf-8"),
    ],
)
def test_a_damaged_ledger(tmp_path, text, line, rule):
    """A line that no `publish` wrote is told where it stands."""
    (problem,) = read(tmp_path, text).problems

    assert (problem.location.line, problem.rule) == (line, rule)


def test_a_folder_is_no_ledger(tmp_path):
    """What cannot be read as a file is told, and not taken for nothing."""
    (tmp_path / "permalinks.txt").mkdir()

    assert [problem.rule for problem in read_ledger(tmp_path / "permalinks.txt", SHOWN).problems] == [Rule.UNREADABLE]


def test_published_paths(tmp_path):
    """Pages and data files are promised; what belongs to the theme or to the search is not."""
    for path in (
        *("index.html", "404.html", "sitemap.xml", "feed.atom", "manifest.json", "claims/m14/index.html"),
        *("claims/m14/cite.bib", "assets/a.json", "pagefind/pagefind-entry.json"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")

    assert published_paths(tmp_path) == ["/", "/claims/m14/", "/claims/m14/cite.bib", "/feed.atom", "/manifest.json"]


def lines(**sums):
    """Give lines of a ledger by path without slashes."""
    return [Published(f"/{path}/", sum_, "", Location(SHOWN, 1, 1)) for path, sum_ in sums.items()]


def test_updated():
    """New paths are added, sums renewed, nothing is ever taken out; the text is sorted."""
    update = updated(lines(b=SUM, d=SUM, e=SUM), ["/c/", "/b/", "/a/"], {"/b/": OTHER, "/c/": SUM, "/d/": SUM})

    assert update.text == f"/a/\t-\n/b/\t{OTHER}\n/c/\t{SUM}\n/d/\t{SUM}\n/e/\t-\n"
    assert (update.added, update.changed) == (("/a/", "/c/"), ("/b/", "/e/"))


def test_updated_again(tmp_path):
    """What was written is read back, and writing it again changes nothing."""
    first = updated([], ["/b/", "/a/"], {"/b/": SUM})

    again = updated(read(tmp_path, first.text).lines, ["/a/", "/b/"], {"/b/": SUM})

    assert (again.text, again.added, again.changed) == (first.text, (), ())


@pytest.mark.parametrize(
    "host",
    [
        *("example.org", "lights.example.org", "example.github.io", "accounts.example", "accounts.invalid"),
        *("accounts.test", "localhost", "accounts.localhost", "accounts.local", "intranet", "127.0.0.1", "10.0.0.7"),
    ],
)
def test_placeholder_hosts(host):
    """At an address that is nobody's, or one machine's, nothing stays."""
    assert placeholder(f"https://{host}/repo/") == host
    assert placeholder(f"https://{host}:8000/") == host


@pytest.mark.parametrize("host", ["halma-lights.org", "halma.github.io", "examples.org", "www.contest.org"])
def test_real_hosts(host):
    """Any other address may be published at."""
    assert placeholder(f"https://{host}/") == ""
