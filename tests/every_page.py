"""What holds on every kind of page of a site: one visit a page, one test a property, which names every offender."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from synopsis.site.verify import budget
from synopsis.site.verify.internal_links import fetched
from synopsis.site.verify.page_reader import read_page
from visits import WIDTHS

VIEWS = budget.PageViews()
"""How heavy a page of any register may be."""
OWN_BUDGET = 15_000
compressed = cache(budget.compressed)


def file_of(site, path):
    """Name the file that an address below the base path stands for."""
    file = site / (path + "index.html" if not path or path.endswith("/") else path)
    return file if file.is_file() else site / "404.html"


def weight(site, visit):
    """Weigh all that a page view asks for."""
    return sum(compressed(file_of(site, path)) for path in visit.asked)


class EveryPage:
    """Fixtures: `site`, its `visits` by path, `not_there`: the path among them that does not exist, `markups`.

    `looks`: in which ways axe looks at each path.
    """

    STACKED: ClassVar[frozenset[str]] = frozenset({"topics/"})
    """Pages with a table that is read down on a phone."""
    FOCUSED: ClassVar[frozenset[str]] = frozenset()
    """Pages that are walked through by Tab."""
    WIDTHS: ClassVar[tuple[int, ...]] = WIDTHS
    """Widths of windows in which nothing is too wide."""

    def test_every_page_answers(self, visits, not_there):
        """Every page is there, with a title and a heading; what is not there is answered as such."""
        expected = {path: 404 if path == not_there else 200 for path in visits}
        unnamed = [path for path, seen in visits.items() if not (seen.title and seen.heading)]
        titles = {seen.title for seen in visits.values()}

        assert {path: seen.status for path, seen in visits.items()} == expected
        assert unnamed == []
        assert len(titles) == len(visits)

    def test_axe_finds_nothing(self, visits, looks):
        """No page breaks a rule of axe, on a phone or a desk, by day or by night."""
        names = {"light": "default", "dark": "slate"}
        ways = {path: looks.get(path, ()) for path in visits}

        assert {path: seen.axe for path, seen in visits.items() if any(seen.axe.values())} == {}
        assert {path: [*seen.axe] for path, seen in visits.items()} == {
            path: [f"{look.width} {look.scheme}" for look in its] for path, its in ways.items()
        }
        assert {path: seen.schemes for path, seen in visits.items()} == {
            path: [names[look.scheme] for look in its] for path, its in ways.items()
        }
        assert any(ways.values())

    def test_no_page_scrolls_sideways(self, visits):
        """Nothing is wider than the window."""
        wide = {
            path: seen.overflow for path, seen in visits.items() if any(over > 0 for over in seen.overflow.values())
        }

        assert wide == {}
        assert {tuple(seen.overflow) for seen in visits.values()} == {self.WIDTHS}

    def test_all_pages_have_one_left_edge(self, visits):
        """From page to page the text begins at the same place: headings, lists without bullets, whole-width parts."""
        edges = {path: set(seen.edges) for path, seen in visits.items()}

        assert len(set.union(*edges.values())) == 1, edges

    def test_a_page_asks_nobody_else(self, visits, not_there):
        """No page asks another host for anything, breaks its own policy or logs an error, read to its end."""
        said = {path: seen.said for path, seen in visits.items() if seen.said}
        own = said.pop(not_there, [])

        assert {path: seen.foreign for path, seen in visits.items() if seen.foreign} == {}
        assert said == {}
        assert [line for line in own if "404 (Not Found)" not in line] == []

    def test_nothing_is_lost_without_scripts(self, visits, markups):
        """All text that is there with JavaScript is there without it."""
        lost = {path: [word for word in seen.words if word not in markups[path].plain] for path, seen in visits.items()}

        assert all(seen.words for seen in visits.values())
        assert {path: words for path, words in lost.items() if words} == {}

    def test_html_is_valid(self, markups):
        """An independent parser reads every page without an error."""
        assert {path: read.errors for path, read in markups.items() if read.errors} == {}

    def test_a_page_view_is_light(self, visits, site):
        """A page with all that it asks for stays within its budget, compressed."""
        weights = {path: weight(site, seen) for path, seen in visits.items()}
        limits = {path: VIEWS.limit(f"{path}index.html") * budget.KILOBYTE for path in visits}

        assert {path for path, seen in visits.items() if len(seen.asked) <= 3} == set()
        assert {path: weighs for path, weighs in weights.items() if weighs > limits[path]} == {}
        assert set(limits.values()) == {VIEWS.answers * budget.KILOBYTE, VIEWS.others * budget.KILOBYTE}

    def test_a_build_weighs_what_a_browser_asks_for(self, visits, site, not_there):
        """The files for which a build reckons are those that the browser fetches, on every kind of page."""
        asked, reckoned = {}, {}
        for path in visits.keys() - {not_there}:
            page = read_page(f"{path}index.html", file_of(site, path).read_text(encoding="utf-8"), site.name)
            reckoned[path] = fetched(page, "/")
            asked[path] = set(visits[path].asked) - {path}

        assert reckoned == asked

    def test_a_page_asks_for_one_script(self, visits, site):
        """No page view loads a script but ours, and the site holds none of the theme's."""
        scripts = {path: [asked for asked in seen.asked if asked.endswith(".js")] for path, seen in visits.items()}

        assert set(map(tuple, scripts.values())) == {("assets/synopsis.js",)}
        assert not (site / "assets/javascripts").exists()

    def test_our_own_styles_and_scripts_are_small(self, site):
        """What we add to the theme is at most 15 KB compressed."""
        own = [file for file in (site / "assets").glob("synopsis.*") if file.suffix in {".css", ".js"}]

        assert own
        assert sum(compressed(file) for file in own) <= OWN_BUDGET

    def test_tables_are_read_down_on_a_phone(self, visits):
        """On a phone no table is pushed sideways, and each cell of those read down says what it is."""
        stacked = {path for path, seen in visits.items() if seen.labels}

        assert {path for path, seen in visits.items() if path in stacked and seen.pushed} == set()
        assert {path for path, seen in visits.items() if seen.unlabelled} == set()
        assert {path for path in stacked if set(visits[path].labels) & {"none", "normal"}} == set()
        assert stacked >= self.STACKED

    def test_facts_have_room_on_a_phone(self, visits):
        """On a phone of 320 px no value of a list of facts is squeezed beside its name."""
        squeezed = {path: min(seen.facts) for path, seen in visits.items() if seen.facts and min(seen.facts) < 200}

        assert squeezed == {}
        assert {path.split("/")[0] for path, seen in visits.items() if seen.facts} >= {"claims", "documents"}

    def test_focus_is_seen_and_goes_in_order(self, visits):
        """The first Tab reaches the skip link; each stop after it is outlined and stands further down the page."""
        walks = {path: seen.stops for path, seen in visits.items() if seen.stops}

        assert set(walks) == self.FOCUSED
        assert [path for path, stops in walks.items() if not stops[0]["skip"]] == []
        assert [path for path, stops in walks.items() if sum(stop["header"] for stop in stops) <= 2] == []
        assert [path for path, stops in walks.items() if sum(stop["main"] for stop in stops) <= 10] == []
        assert [(path, stop["name"]) for path, stops in walks.items() for stop in stops if stop["back"]] == []
        assert [(path, stop["name"]) for path, stops in walks.items() for stop in stops if not stop["seen"]] == []

    def test_no_rule_is_missing_from_the_styles(self, visits, left_out):
        """What was left out of the theme's styles would match nothing, in whatever state a part may be."""
        assert len(left_out) > 100
        assert {path: seen.dropped for path, seen in visits.items() if seen.dropped} == {}
