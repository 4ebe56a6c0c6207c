"""The pictures of numbers, read back from a page's HTML and held against the figures of a register.

Nothing here uses what draws them: a place is worked out anew from the scale that a table says it has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from synopsis.languages.interface import ENGLISH
from synopsis.pages import all_figures, plots
from synopsis.pages.context import PageContext
from synopsis.pages.jinja import capital, environment
from synopsis.pages.renderer import PageRenderer
from synopsis.register.edition import Edition
from synopsis.register.enums import FIGURE_GROUPS, PartKind
from synopsis.register.index import Index
from synopsis.register.model import Claim, Figure, Finding

HEADS = {"M-4-4L1 0L-4 4": "right", "M4-4L-1 0L4 4": "left"}
CLOSE = 0.02
"""Per cent by which a place may differ: places are written with two digits."""
EDITION = Edition("Side by side", "https://example.org/")
SECTION = re.compile(r"^## [^\n]* \{ #([a-z0-9-]+) \}\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
PLOT = '{% import "plots.md.jinja" as plots %}{{ plots.plot(view) }}'


class Mark(NamedTuple):
    """What is drawn for one number: where it stands, how far it reaches, and which way when its end is open."""

    at: float
    to: float
    arrow: str
    line: int
    sign: str


class Row(NamedTuple):
    """A row of a plot as a reader has it."""

    group: str
    who: str
    links: list[str]
    counts: str
    number: str
    marks: list[Mark]
    top: float | None
    unit: str


class Table(NamedTuple):
    """A plot as a reader has it."""

    caption: str
    heads: list[str]
    divisions: int
    ticks: list[float]
    rows: list[Row]


def text_of(element: Any) -> str:
    """Give the text of an element without that of pictures."""
    if element.tag == "svg":
        return ""
    inner = "".join(text_of(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def place(text: str) -> float:
    """Read a place in per cent."""
    assert text.endswith("%"), text
    return float(text.removesuffix("%"))


def marks_of(picture: Any) -> list[Mark]:
    """Read the marks of a row from its SVG."""
    signs = [(place(item.get("x")), int(item.get("y")), item.find("path").get("d")) for item in picture.findall("svg")]
    heads = {(at, line): HEADS[sign] for at, line, sign in signs if sign in HEADS}
    standing = [(at, line, sign) for at, line, sign in signs if sign not in HEADS]
    found = []
    for item in picture.findall("line"):
        at, to, line = place(item.get("x1")), place(item.get("x2")), int(item.get("y1"))
        assert item.get("y2") == item.get("y1")
        sign = next(sign for start, y, sign in standing if (start, y) == (at, line))
        standing.remove((at, line, sign))
        if item.get("stroke-dasharray"):
            found.append(Mark(at, to, heads.pop((to, line)), line, sign))
        else:
            standing.remove((to, line, sign))
            found.append(Mark(at, to, "", line, sign))
    assert not heads, "an arrow without its line"
    return found + [Mark(at, at, "", line, sign) for at, line, sign in standing]


def tables(html: str) -> Iterator[Table]:
    """Read every plot of a page."""
    for source in re.findall(r'<table class="plot[ "].*?</table>', html, re.DOTALL):
        table = ET.fromstring(source.replace(" data-pagefind-ignore", ""))  # noqa: S314 -- our own page
        heads = [text_of(item).strip() for item in table.findall("thead/tr/th")]
        scale = re.fullmatch(r"On a scale from 0 to ([\d,.]+) (.*)", heads[-1])
        top = float(scale[1].replace(",", "")) if scale else None
        group, rows = "", []
        for row in table.findall("tbody/tr"):
            first, *cells = list(row)
            if first.get("scope") == "rowgroup":
                group = text_of(first)
                continue
            assert (first.tag, first.get("scope")) == ("th", "row")
            known = {name: cell for cell in cells for name in cell.get("class").split()}
            picture = known["plot__mark"].find("svg") if scale else None
            rows.append(
                Row(
                    group=group,
                    who=text_of(first),
                    links=[link.get("href") for cell in row for link in cell.iter("a")],
                    counts=text_of(known["plot__counts"]) if "plot__counts" in known else "",
                    number=text_of(known["plot__number"]),
                    marks=[] if picture is None else marks_of(picture),
                    top=top,
                    unit=scale[2] if scale else "",
                )
            )
        divisions = re.search(r"plot--(\d)", table.get("class"))
        ticks = [place(tick.get("x")) for tick in table.findall("thead//text")]
        caption = text_of(table.find("caption"))
        yield Table(caption, heads, int(divisions[1]) if divisions else 0, ticks, rows)


def wanted(figure: Figure, top: float) -> tuple[float, float | None, str] | None:
    """Work out where a figure stands, where it ends if its end is closed, and which way its arrow points."""
    low, high = (None if end is None else float(end) / top * 100 for end in (figure.min, figure.max))
    if figure.value is not None:
        at = float(figure.value) / top * 100
        return at, at, ""
    if low is not None:
        return low, high, "" if high is not None else "right"
    return None if high is None else (high, None, "left")


def is_drawn(figure: Figure, row: Row) -> bool:
    """Tell whether a figure's mark, and no other, stands in its row; of a word no mark."""
    place = wanted(figure, row.top) if row.top else None
    if place is None or len(row.marks) != 1:
        return place is None and row.marks == []
    (mark,), (at, to, arrow) = row.marks, place
    return (
        abs(mark.at - at) < CLOSE
        and mark.arrow == arrow
        and (abs(mark.to - to) < CLOSE if to is not None else (mark.to > mark.at) == (arrow == "right"))
    )


@cache
def signs(html: str) -> dict[str, str]:
    """Read a key: the sign of each source by its name."""
    found = re.findall(r'<span><svg.*?<path d="([^"]*)" fill="(\w+)".*?</svg>&nbsp;([^<]*)<', html)
    return {label.strip(): f"{path} {fill}" for path, fill, label in found}


def context(index: Index, path: str) -> PageContext:
    """Give the maker of views for a page."""
    return PageContext(index, path, {}, EDITION)


def figures_page(index: Index) -> str:
    """Give the page of all figures."""
    (plan,) = all_figures.pages(PageRenderer(index, {}, EDITION))
    return plan.make().text


def questions(index: Index) -> dict[str, str]:
    """Give the plot of each question that has one, as HTML."""
    views = {item.id: plots.of_question(context(index, f"/questions/{item.id}/"), item) for item in index.questions}
    template = environment(ENGLISH).from_string(PLOT)
    return {name: template.render(view=view) for name, view in views.items() if view}


class PlotsHoldToFigures:
    """Fixtures: `index`, the `figures_page` of its register as HTML, its `question_plots` by question."""

    def rows(self, html: str) -> dict[tuple[str, str], list[Row]]:
        """Give the rows of a page by what they link to, with the group as their title."""
        found = defaultdict(list)
        for table in tables(html):
            for row in table.rows:
                for link in row.links:
                    found[link, row.group].append(row)
        return found

    def given(self, index: Index) -> Iterator[tuple[Claim | Finding, str, Figure]]:
        """Yield every figure with its record and the address to which its row leads."""
        for claim in index.claims:
            yield from ((claim, f"../claims/{claim.id}/", figure) for figure in claim.figures)
        for finding in index.findings:
            address = f"../documents/{finding.document}/#{finding.id}"
            yield from ((finding, address, figure) for figure in finding.figures)

    def test_every_figure_has_a_row_in_its_group(self, index, figures_page):
        """On the page of all figures each has its row, in the table of its group, and its mark where it belongs."""
        sections = dict(SECTION.findall(figures_page))
        rows = {group: self.rows(section) for group, section in sections.items()}
        alone = unescape(sections.pop("alone", ""))
        missing, misplaced = [], []
        for record, address, figure in self.given(index):
            if figure.group in sections:
                own = [
                    row
                    for row in rows[figure.group][address, ""]
                    if figure.as_printed.casefold() in row.number.casefold()
                ]
                if not own:
                    missing.append((record.id, figure.as_printed))
                elif not any(is_drawn(figure, row) for row in own):
                    misplaced.append((record.id, figure.as_printed, own))
            elif f'href="{address}"' not in alone:
                missing.append((record.id, figure.as_printed))

        assert len(sections) > 2
        assert missing == []
        assert misplaced == []

    def test_places_follow_values(self, figures_page, question_plots):
        """All places are from 0 to 100, ticks from 0 on evenly, and what is read twice stands once."""
        every = [table for html in (figures_page, *question_plots.values()) for table in tables(html)]

        marks = [mark for table in every for row in table.rows for mark in row.marks]
        assert marks
        assert [mark for mark in marks if not (0 <= mark.at <= 100 and 0 <= mark.to <= 100)] == []
        for table in every:
            assert table.divisions in range(7)
            assert table.ticks == sorted(set(table.ticks))
            assert table.ticks[:1] in ([], [0])

    def test_tables_have_heads(self, figures_page, question_plots):
        """Each table says whose numbers, in which unit, on which scale; each has a caption and rows."""
        for html in (figures_page, *question_plots.values()):
            for table in tables(html):
                assert table.caption
                assert table.heads[0] == "Who"
                assert any(re.fullmatch(r"Number \(.+\)", head) for head in table.heads)
                assert table.rows
                assert bool(table.divisions) == table.heads[-1].startswith("On a scale from 0 to ")

    def test_shapes_say_whose_number_it_is(self, index, figures_page):
        """A mark has the sign that the key gives its source; all signs are different."""
        key = signs(figures_page.split("<table")[0])
        paths = {label: sign.rpartition(" ")[0] for label, sign in key.items()}
        wrong = []
        for table in tables(figures_page):
            for row in table.rows:
                label = next((article.label for article in index.articles if row.who.startswith(article.label)), None)
                if label is None:
                    of_comment = any(re.search(r"claims/[a-z]+c\d+/$", link) for link in row.links)
                    label = "reader comments" if of_comment else "the record"
                wrong += [row for mark in row.marks if mark.sign != paths[label]]

        assert wrong == []
        assert len(set(key.values())) == len(key) == len(index.articles) + 1 + ("reader comments" in key)

    def test_a_question_shows_what_its_sources_give(self, index, question_plots):
        """Each figure of a group that a question's plot shows has a row there; comments have none."""
        register = index.register
        for name, html in question_plots.items():
            question, rows = register.questions[name], self.rows(html)
            shown = {group for _, group in rows}
            labels = {
                term.id: capital(term.label)
                for item in register.vocabularies.whole
                for term in item.terms
                if item.id == FIGURE_GROUPS
            }
            records = [register.claims[one] for side in question.sides.values() for one in side.claims]
            records += index.findings_of_question(question)
            units = defaultdict(set)
            for table in tables(html):
                for row in table.rows:
                    units[row.group].add(row.unit)
            missing = [
                (name, record.id, figure.as_printed)
                for record in records
                for figure in record.figures
                if labels.get(figure.group) in shown
                and figure.unit in units[labels[figure.group]]
                and not any(
                    is_drawn(figure, row)
                    for row in rows[f"#{record.id}", labels[figure.group]]
                    if row.counts or len(row.marks) < 2
                )
            ]

            assert missing == []
            assert not {link for link, _ in rows} & {f"#{one}" for one in question.comments}

    def test_lanes_draw_every_number_once(self, index):
        """The plot of one group in short has each number of each lane, apart from its neighbours."""
        group = index.register.site.home_figures
        view = plots.of_group(context(index, "/"), group)
        (table,) = tables(environment(ENGLISH).from_string(PLOT).render(view=view))
        records = [*(claim for claim in index.claims if index.part_of(claim) is PartKind.ARTICLE), *index.findings]
        figures = [figure for record in records for figure in record.figures if figure.group == group]
        top = table.rows[0].top

        drawn = {(round(mark.at, 1), mark.arrow) for row in table.rows for mark in row.marks}
        places = filter(None, (wanted(figure, top) for figure in figures))
        assert drawn == {(round(at, 1), arrow) for at, _, arrow in places}
        for row in table.rows:
            ends = [(mark.line, *sorted((mark.at, mark.to))) for mark in row.marks]
            touching = [
                (one, other)
                for number, one in enumerate(ends)
                for other in ends[:number]
                if one[0] == other[0] and one[1] - 3.9 < other[2] and other[1] - 3.9 < one[2]
            ]
            assert touching == []
        assert {article.label for article in index.articles} <= {row.who.split(" (")[0] for row in table.rows}

    def test_lanes_name_every_voice(self, index):
        """The plot of one group in short names at its numbers each chain of voices that an article reports."""
        group = index.register.site.home_figures
        (table,) = tables(
            environment(ENGLISH).from_string(PLOT).render(view=plots.of_group(context(index, "/"), group))
        )
        printed = " ".join(row.number for row in table.rows)
        claims = [claim for claim in index.claims if index.part_of(claim) is PartKind.ARTICLE]
        reported = [claim.voices[1:] for claim in claims if any(figure.group == group for figure in claim.figures)]
        chains = {" \u203a ".join(index.register.people[name].name for name in voices) for voices in reported}

        assert {chain for chain in chains if chain not in printed} == set()
        assert chains != {""}
