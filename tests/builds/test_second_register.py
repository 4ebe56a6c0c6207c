import re
from pathlib import Path

import pytest
from html5lib import parse
from mkdocs.commands.build import build as mkdocs_alone
from mkdocs.config import load_config

from builders import a_register
from lighthouse import IN_ORDER, LIGHTHOUSE, an_index, copied, edit, of, synopsis, tree
from publishing import HOST, ran
from synopsis.site.build_cache import NAME as CACHE  # which counts the builds
from synopsis.site.effective_settings import written
from synopsis.site.mkdocs import run_mkdocs
from synopsis.site.settings import read_settings

XHTML = "{http://www.w3.org/1999/xhtml}"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(lighthouse_site):
    """Give the site as it was built by the command line alone."""
    return lighthouse_site


def page(folder, path):
    """Read a built page as a browser does."""
    return parse((folder / "site" / path / "index.html").read_text(encoding="utf-8"))


def found(tree, tag, **attributes):
    """Find elements by tag and attributes, a class among several."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    return [
        element
        for element in tree.iter(f"{XHTML}{tag}")
        if all(value in element.get(name, "").split() for name, value in named.items())
    ]


def words(element):
    """Give the text of an element as it is read."""
    return " ".join("".join(element.itertext()).split())


def test_every_record_has_a_page(built):
    """Each article, claim, document, question and topic has its page in the site."""
    register = an_index().register
    for kind in ("articles", "claims", "documents", "questions", "topics"):
        for name in getattr(register, kind):
            assert (built / "site" / kind / name / "index.html").is_file(), name


def test_three_sides_in_order_of_publication(built):
    """A row has as many cells as there are articles, by date, each claim with the same elements."""
    rows = found(page(built, "questions/how-tall"), "section", class_="point")
    cells = [found(row, "section", class_="cell") for row in rows]
    claims = [claim for row in rows for claim in found(row, "article", class_="claim")]
    labels = [an_index().register.articles[name].label for name in IN_ORDER]

    named = [[words(found(cell, "h4", class_="cell__who")[0]) for cell in row] for row in cells]

    assert named == [[*labels, "The record"]] * 2
    assert [[len(found(cell, "article", class_="claim")) for cell in row] for row in cells] == [
        [1, 0, 1, 0],
        [0, 1, 1, 0],
    ]
    assert len(claims) == 4
    assert {tuple(len(found(claim, tag)) > 0 for tag in ("h5", "p", "a")) for claim in claims} == {(True, True, True)}


def test_silence_is_said(built):
    """An article that does not speak to a question, or to a point of it, stands there and says so."""
    silent = found(page(built, "questions/what-called"), "section", class_="short--silent")
    said = found(page(built, "questions/what-called"), "p", class_="points__silent")
    points = found(page(built, "questions/how-tall"), "p", class_="cell__silent")

    assert [words(found(side, "p", class_="short__brief")[0]) for side in silent] == ["Does not address this"] * 2
    assert sum("does not address this question" in words(note) for note in said) == 2
    assert [words(note) for note in points] == ["Does not address this point."] * 2


def test_hostile_titles_are_shown(built):
    """A title full of marks is read as it was written, in the heading and in the tab."""
    title = 'A Survey of "Four" Lights: <Halma> & *Others* | 1. Heights_'
    document = page(built, "documents/survey-2011")

    (heading,) = found(document, "h1")
    assert words(heading) == title
    assert title in words(next(document.iter(f"{XHTML}title")))


def test_right_to_left_names_are_isolated(built):
    """A form in another script stands in an element that isolates its direction and says its language."""
    forms = {form.get("lang"): words(form) for form in found(page(built, "names"), "bdi")}

    assert forms["el"] == "Ακρωτήριο Χάλμα"
    assert forms["ar"] in {"رأس حلمة", "حلمة"}


def test_verify_at_the_sub_path(built):
    """The built site holds at the sub-path for which it was built."""
    ran = synopsis("verify", *of(built))

    assert (ran.returncode, ran.stderr) == (0, "")


def test_it_stands_at_the_root_too(built, published):
    """The same register built for `/` passes, and its pages differ in whole addresses alone."""
    verified = ran("verify", published)

    assert (verified.returncode, verified.stderr) == (0, "")
    below, above = tree(built / "site"), tree(published / "site")
    assert above.pop("robots.txt").decode() == f"User-agent: *\nAllow: /\nSitemap: {HOST}sitemap.xml\n"
    assert below.keys() | {"publication.json"} == above.keys() | {"publication.json"}
    for path in ("questions/how-tall/index.html", "claims/ac2/index.html", "index.html"):
        links = [re.findall(rb'href="(?!https?:)[^"]*"', found[path]) for found in (below, above)]
        assert links[0] == links[1]


def test_no_path_of_this_machine(built):
    """No file of the site says where it was built."""
    marks = [str(path).encode() for path in (built, ROOT)]

    assert [path for path, content in tree(built / "site").items() if any(mark in content for mark in marks)] == []


def changed(before, after):
    """Name the files that came, went or differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def stamps(folder):
    """Give the time of the last writing of every file."""
    return {name: (folder / name).stat().st_mtime_ns for name in tree(folder)}


def test_an_edit_rewrites_what_it_concerns(tmp_path):
    """An edited claim changes the pages that show it and the data, and leaves the others unwritten; going back, too."""
    copied(tmp_path)
    assert synopsis("generate", *of(tmp_path)).returncode == 0
    docs, claims = tmp_path / "docs", tmp_path / "sources" / "claims" / "adeyemi-2007.yml"
    before, written = tree(docs), stamps(docs)

    edit(claims, "laid grey granite that came", "laid the grey granite that came")
    ran = synopsis("generate", *of(tmp_path))

    found = changed(before, tree(docs))
    pages = {path for path in found if path.endswith(".md")}
    assert pages == {
        "articles/adeyemi-2007/index.md",
        "claims/a4/index.md",
        "method/balance/index.md",
        "questions/what-stone/index.md",
    }
    # beside a page that changed stand its data, and the whole register's data change with every record
    beside = {path.rpartition("/")[0] for path in pages}
    assert {path for path in found - pages if path.rpartition("/")[0] not in {*beside, "data", ""}} == set()
    assert ran.stdout.startswith(f"{len(found) - 1} files written, 0 removed")
    assert changed(written, stamps(docs)) == changed(before, tree(docs))
    edit(claims, "laid the grey granite that came", "laid grey granite that came")
    assert synopsis("generate", *of(tmp_path)).returncode == 0
    assert tree(docs) == before


def test_a_removed_question_takes_its_page_along(lighthouse_copy):
    """A question that is gone leaves no page, no folder and no link; what was written by hand stays."""
    tmp_path = lighthouse_copy
    before = tree(tmp_path / "site")
    questions = tmp_path / "sources" / "questions" / "size.yml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text[: text.index("- id: why-counts-differ")], encoding="utf-8")
    edit(questions, "comments: [ac1, ac3]", "comments: [ac1, ac2, ac3]")

    ran = synopsis(*of(tmp_path))

    assert (ran.returncode, ran.stderr) == (0, "")
    after = tree(tmp_path / "site")
    gone = {path for path in before.keys() - after.keys() if not path.startswith("pagefind/")}
    assert gone == {
        f"questions/why-counts-differ/{name}"
        for name in ("index.html", "index.json", "card.png", "cite.bib", "cite.csl.json", "cite.ris")
    }
    assert not (tmp_path / "docs" / "questions" / "why-counts-differ").exists()
    assert [path for path, content in after.items() if b"why-counts-differ" in content] == []
    assert {path for path in after if not path.startswith("pagefind/")} <= before.keys()
    assert (tmp_path / "docs" / "about" / "index.md").read_bytes() == (LIGHTHOUSE / "docs/about/index.md").read_bytes()


def test_a_second_build_changes_no_byte(lighthouse_copy):
    """Building again, by default and with the options alone, leaves every byte and every page as it was."""

    def files():
        return {path: content for path, content in tree(lighthouse_copy).items() if not path.startswith(CACHE)}

    before, written = files(), stamps(lighthouse_copy / "docs")

    ran = synopsis(*of(lighthouse_copy))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert files() == before
    assert stamps(lighthouse_copy / "docs") == written


def test_a_failed_build_leaves_the_site(lighthouse_copy):
    """A register with a fault changes nothing of what was published before."""
    file = lighthouse_copy / "sources" / "claims" / "wexford-1998.yml"
    before, text = tree(lighthouse_copy / "site"), file.read_text(encoding="utf-8")
    at = text[: text.index("kind: factual")].count("\n") + 1
    file.write_text(text.replace("kind: factual", "kind: fictional", 1), encoding="utf-8")
    try:
        ran = synopsis("build", *of(lighthouse_copy))
    finally:
        file.write_text(text, encoding="utf-8")

    assert ran.returncode == 1
    assert f"wexford-1998.yml:{at}:9: kind must be one of" in ran.stderr
    assert tree(lighthouse_copy / "site") == before


def test_no_word_of_the_first_register(built):
    """Nothing of another register's subject stands in this site."""
    names = {article.id for article in an_index().articles} | set(a_register().articles)
    others = {path.stem for path in (ROOT / "sources" / "articles").glob("*.yml")} - names
    marks = [name.encode() for other in others for name in (other, other.split("-")[0])]

    assert marks
    for path, content in tree(built / "site").items():
        if not path.startswith("assets/"):
            assert [mark for mark in marks if mark in content.lower()] == [], path


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # which pages do not need
def test_pages_are_the_same_by_any_number_of_processes_and_by_mkdocs_alone(built, tmp_path, monkeypatch):
    """What several processes make is what one makes, and what MkDocs makes of the same pages without us."""
    settings = written(read_settings(LIGHTHOUSE / "mkdocs.yml", {}), built / "docs", built / "site")
    made = {}
    for processes in (1, 3):
        site = tmp_path / str(processes)
        folders = {"docs": built / "docs", "site": site}
        assert run_mkdocs(settings, **folders, source_date_epoch=0, processes=processes) == []
        made[processes] = tree(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    mkdocs_alone(load_config(str(settings.in_force), site_dir=str(tmp_path / "alone"), strict=True))

    alone = tree(tmp_path / "alone")
    packed = "sitemap.xml.gz"  # by us without a name and a day
    assert made[1] == made[3]
    assert len(alone) > 250
    assert alone | {packed: b""} == made[1] | {packed: b""}
