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


def test_pages_say_characters_as_themselves(tmp_path):
    """An entity that Markdown alone needed is written as its character; what HTML or a script reads stays."""
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    kept = "&#60;b&#62; &#38;amp; &#34;c&#34; &#39; &amp; &#8217; <script>x = '&#46;'</script><style>&#46;</style>"
    page.write_text(f'<a href="b&#46;html&#35;c">d&#46; &#123;&#123;</a> {kept}', encoding="utf-8")

    slim.slim_pages(tmp_path)

    assert page.read_text(encoding="utf-8") == f'<a href="b.html#c">d. {{{{</a> {kept}'
