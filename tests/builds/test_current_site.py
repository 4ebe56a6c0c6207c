import json
import re
import shutil

import pytest

from lighthouse import KINDS, copied, copied_settings, edit
from synopsis.cli import current_site
from synopsis.cli.current_site import CurrentSite
from synopsis.cli.project import Project
from synopsis.cli.whole_check import found
from synopsis.pages import jinja
from synopsis.site.preview.news import Board
from synopsis.site.slim_pages import slim_page

OF_THE_PREVIEW = re.compile(
    '<meta http-equiv="Content-Security-Policy" content="[^"]*">'
    '|<link rel="stylesheet" href="/halma/.live/panel.css">.*?</script>'
    '|<meta name="robots" content="noindex">'
)
SOME = ("home", "question-with-comments", "claim-that-accuses", "article", "documents", "person", "figures", "rules")
"""Kinds of pages, each with something of its own."""
BANNER = re.compile(r'\s*<aside class="md-banner">.*?</aside>\s*', re.DOTALL)


class Shown:
    """The site of a copy of the second register, as its editor sees it."""

    def __init__(self, folder):
        self.folder = copied(folder)
        self.board = Board()
        self.site = CurrentSite(Project(copied_settings(folder)), self.board)
        self.site.update()

    def page(self, path):
        """Read a page."""
        return self.site.at(path).content.decode()

    def edited(self, file, old, new):
        """Change a file, and see it."""
        edit(self.folder / file, old, new)
        self.site.update([self.folder / file])

    @property
    def news(self):
        """What the editor is told."""
        return self.board.news


@pytest.fixture
def shown(tmp_path):
    """Show the second register."""
    return Shown(tmp_path)


def test_pages_are_those_of_a_build(shown, lighthouse_site):
    """A page that is made alone is the page of the whole build, but for the banner and the panel; files too."""
    built = lighthouse_site / "site"

    def without_frame(page):
        return re.sub(r"\s+", " ", BANNER.sub(" ", OF_THE_PREVIEW.sub("", page)))

    for path in map(KINDS.get, SOME):
        whole = (built / path / "index.html").read_text(encoding="utf-8")
        alone = slim_page(shown.site.at(path).content).decode()
        assert "data-draft>Draft, not published" in alone
        assert without_frame(alone) == without_frame(whole), path
    for file in ("assets/synopsis.js", "claims/a3/index.json", "claims/a3/cite.bib", "data/claims.csv", "feed.atom"):
        assert shown.site.at(file).content == (built / file).read_bytes(), file
    assert shown.site.at("questions/how-tall/card.png").content == (built / "questions/how-tall/card.png").read_bytes()
    assert shown.site.at("no-such-page/").status == 404
    assert shown.site.at("claims/a3") is None


def test_an_edit_is_another_state(shown):
    """A page shows what was saved in any of its files, and whoever looks at it is told that it is another."""
    before = shown.news.state
    assert "gives no year" in shown.page("claims/t4/")

    shown.edited("sources/claims/tanaka-2015.yml", "gives no year", "names no year")

    assert "names no year" in shown.page("claims/t4/")
    assert shown.news.state not in {before, ""}
    shown.edited("docs/about/index.md", "\n## ", "\nAdded by hand.\n\n## ")
    assert "Added by hand." in shown.page("about/")
    page = shown.folder / "docs" / "more" / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: More\ndescription: More of it\n---\n# More\n\n[claims](../claims/index.md)\n", "utf-8")
    shown.site.update([page])
    assert 'href="../claims/"' in shown.page("more/")


def test_what_a_build_writes_is_no_edit(shown):
    """Files that a build has made among the pages are neither shown nor news."""
    made = shown.folder / "docs" / "claims" / "a3" / "index.md"
    made.parent.mkdir(parents=True)
    made.write_text("# Of an earlier build\n", encoding="utf-8")
    (shown.folder / "docs" / ".generated.json").write_text(json.dumps({"claims/a3/index.md": "0" * 64}), "utf-8")
    before = shown.news

    shown.site.update([made])

    assert shown.news is before
    assert "Of an earlier build" not in shown.page("claims/a3/")


def test_a_broken_file_leaves_the_last_state(shown, capsys):
    """Where a file cannot be read the pages stay as they were and its place is told, until it is mended."""
    state = shown.news.state

    shown.edited("sources/claims/tanaka-2015.yml", "kind: factual", "kind: fictional")
    broken, page = shown.news, shown.page("claims/t4/")
    shown.edited("sources/claims/tanaka-2015.yml", "kind: fictional", "kind: factual")

    assert (broken.state, broken.is_current) == (state, False)
    told = re.compile(r"\S*sources/claims/tanaka-2015.yml:\d+:9: .* \[unknown-word\]")
    assert broken.problems
    assert [line for line in broken.problems if not told.fullmatch(line)] == []
    assert "<h1" in page
    assert (shown.news.is_current, shown.news.problems) == (True, ())
    assert capsys.readouterr().err.splitlines() == [*broken.problems]


def test_a_broken_beginning_is_told_on_every_page(tmp_path):
    """A register that cannot be read from the first is a page that says why, at any address, until it can."""
    copied(tmp_path)
    file = tmp_path / "sources" / "topics" / "topics.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text("- id: [", encoding="utf-8")
    board = Board()
    site = CurrentSite(Project(copied_settings(tmp_path)), board)
    site.update()

    first = site.at("claims/a3/")
    file.write_text(text, encoding="utf-8")
    site.update([file])

    assert first.status == 200
    assert re.search(r"<li>\S*sources/topics/topics.yml:2:1: [^<]+ \[syntax\]</li>", first.content.decode())
    assert "live/panel.js" in first.content.decode()
    assert "data-draft>" in site.at("claims/a3/").content.decode()


def test_a_draft_is_shown_unfinished(shown):
    """Sentences that are to do, claims in no question, questions without a side, stale proofs are work to do."""
    sources = shown.folder / "sources"
    edit(sources / "claims" / "tanaka-2015.yml", "exact: no year for", "exact: gives no year")
    sentences = sources / "sentences" / "wexford-1998.yml"
    text = sentences.read_text(encoding="utf-8")
    sentences.write_text(re.sub(r"no_claim: [a-z-]+", "no_claim: to-do", text, count=1), encoding="utf-8")
    questions = next(file for file in (sources / "questions").iterdir() if "how-tall" in file.read_text("utf-8"))
    text = questions.read_text(encoding="utf-8")
    questions.write_text(re.sub(r"(?m)^( +)wexford-1998:.*\n(?:\1 +.*\n)*", "", text, count=1), encoding="utf-8")

    shown.site.update([sources])
    problems, unfinished = found(Project(shown.folder / "mkdocs.yml", draft=True))

    assert shown.news.is_current
    assert "To do" in shown.page("questions/how-tall/") + shown.page("")
    assert {rule for line in unfinished for rule in re.findall(r"\[([a-z-]+)\]$", str(line))} >= {
        "question-sides",
        "sentence-account",
        "stale-proof",
    }
    assert not {problem.rule for problem in problems} & {problem.rule for problem in unfinished}


def test_a_template_that_fails_is_told_with_its_line(shown, tmp_path, monkeypatch):
    """A page whose template cannot be filled says in which line, and comes back when that is mended."""
    templates = shutil.copytree(jinja.TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(jinja, "TEMPLATES", templates)
    monkeypatch.setattr(current_site, "TEMPLATES", templates)
    file = templates / "claim.md.jinja"
    text = file.read_text(encoding="utf-8")
    pages = []
    try:
        for added in ("{% if %}", "{{ claim.nothing }}", "Added to the template."):
            file.write_text(f"{text}\n{added}\n", encoding="utf-8")
            shown.site.update([file])
            pages.append(shown.page("claims/a3/"))
    finally:
        jinja.environment.cache_clear()
    line = text.count("\n") + 2

    assert f"templates/claim.md.jinja:{line}:0: page must be made without &#x27;TemplateSyntaxError" in pages[0]
    assert f"templates/claim.md.jinja:{line}:0: page must be made without &#x27;UndefinedError" in pages[1]
    assert "Added to the template." in pages[2]
