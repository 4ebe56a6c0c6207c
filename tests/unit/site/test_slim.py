from pathlib import Path

import pytest

from synopsis.site import slim

NAMES = frozenset({"a", "used", "top", "dark", "other"})


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("a{color:red}", "a{color:red}"),
        (".used{a:b}.unused{c:d}", ".used{a:b}"),
        (".used,.unused{a:b}", ".used{a:b}"),
        (".used .unused{a:b}", ""),
        ("#top{a:b}#bottom{a:b}", "#top{a:b}"),
        ("/* why */a{b:c}", "a{b:c}"),
        ("[data-scheme=dark]{a:b}[data-scheme=light]{a:b}", "[data-scheme=dark]{a:b}"),
        ('[data-scheme="dark"]{a:b}[data-scheme="light"]{a:b}', '[data-scheme="dark"]{a:b}'),
        ("[dir=rtl] a{b:c}", ""),
        ("[hidden]{a:b}[data-x]{a:b}", "[hidden]{a:b}[data-x]{a:b}"),
        ("[class^=unus]{a:b}", "[class^=unus]{a:b}"),
        ("[href=unused]{a:b}", "[href=unused]{a:b}"),
        (":not(.unused){a:b}", ":not(.unused){a:b}"),
        ("a:is(.unused,.other){b:c}", "a:is(.unused,.other){b:c}"),
        ("a:is(.unused,.gone){b:c}", ""),
        ("kbd{b:c}.used a kbd:hover{b:c}", ""),
        ("kbd,a::marker{b:c}", "a::marker{b:c}"),
        ("a:nth-child(2n):hover::before{b:c}", "a:nth-child(2n):hover::before{b:c}"),
        ("@media print{.unused{a:b}}", ""),
        ("@media print{.unused{a:b}.used{a:b}}", "@media print{.used{a:b}}"),
        ("@supports (a:b){@media print{.unused{a:b}}}", ""),
        ("@keyframes x{0%{a:b}}", "@keyframes x{0%{a:b}}"),
        ('@charset "UTF-8";a{b:c}', '@charset "UTF-8";a{b:c}'),
        ("@font-face{src:url(x)}", "@font-face{src:url(x)}"),
        ("a{b:url('x,y{z}')}", "a{b:url('x,y{z}')}"),
    ],
)
def test_used_rules(sheet, kept):
    """A rule stays unless it asks for a name that nothing has."""
    assert slim.used_rules(sheet, NAMES).replace('url("x,y{z}")', "url('x,y{z}')") == kept


def test_names_come_from_pages_and_scripts(tmp_path):
    """Classes, ids and values stand in the pages; what a script adds stands in the script."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text('<p class="one two" id=three data-kind="four">five <b name="six"></b>')
    (tmp_path / "assets/own.js").write_text('e.classList.add("md-seven","eight--nine")')

    names = slim.names_of(tmp_path)

    assert names >= {"one", "two", "three", "four", "six", "md-seven", "eight--nine"}
    assert "five" not in names


def test_what_is_ours_stays(tmp_path):
    """Only the theme's sheets are changed, and its scripts alone go, of whose words none keeps a rule."""
    (tmp_path / "assets/javascripts/workers").mkdir(parents=True)
    (tmp_path / "assets/javascripts/bundle.js").write_text("unused")
    (tmp_path / "assets/own.js").write_text("used")
    (tmp_path / slim.SHEETS).mkdir(parents=True)
    (tmp_path / "assets/own.css").write_text(".unused{a:b}")
    (tmp_path / slim.SHEETS / "main.css").write_text(".unused{a:b}")

    (tmp_path / slim.SHEETS / "main.css.map").write_text("{}")

    assert slim.slim_theme(tmp_path) == []
    assert not (tmp_path / "assets/javascripts").exists()
    assert (tmp_path / "assets/own.js").read_text() == "used"
    assert [sheet.name for sheet in (tmp_path / slim.SHEETS).iterdir()] == ["main.css"]
    assert (tmp_path / "assets/own.css").read_text() == ".unused{a:b}"
    assert (tmp_path / slim.SHEETS / "main.css").read_text().strip() == ""


VALUED = [
    (":root{--used:1;--unused:2}a{b:var(--used)}", ":root{--used:1}a{b:var(--used)}"),
    (":root{--first:var(--second);--second:1}", ""),
    (":root{--first:var(--second);--second:1}a{b:var( --first,2)}", None),
    (":root{--ours:1;--unused:url('a;b}c')}", ":root{--ours:1}"),
    ("@media print{:root{--unused:1}a{b:c}}", "@media print{a{b:c}}"),
    ("@media print{:root{--unused:1}}", ""),
    ("a{b:c!important;d:e}", None),
    ("@keyframes gone{0%{a:b}}", ""),
    ("@keyframes moved{0%{a:b}}a{animation:moved 1s infinite}", None),
    ("@keyframes moved{0%{a:b}}a{animation-name:other,moved}", None),
    ('@charset "UTF-8";@page{margin:1mm}a{b:c}', None),
]


@pytest.mark.parametrize(("sheet", "kept"), VALUED)
def test_used_values(sheet, kept):
    """A custom property stays that some style asks for, directly or through another, and a movement that one names."""
    slim_sheets = slim.used_values({Path("x.css"): sheet}, ["a{b:var(--ours)}"])

    assert slim_sheets == {Path("x.css"): sheet if kept is None else kept}


def test_values_are_asked_for_across_sheets():
    """What one sheet names another may ask for."""
    sheets = {Path("a.css"): ":root{--one:1;--two:2}", Path("b.css"): "a{b:var(--two)}"}

    assert slim.used_values(sheets, []) == sheets | {Path("a.css"): ":root{--two:2}"}
