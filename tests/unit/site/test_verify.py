from pathlib import Path

import pytest

from synopsis.register.problems import Rule
from synopsis.site.verify import verify
from synopsis.site.verify.budget import PageViews

PAGE = (
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Title</title>{head}</head>\n'
    "<body>\n<h1>Heading</h1>\n{body}\n</body>\n</html>\n"
)


def a_page(body="", head=""):
    """Make a page that holds to every rule; what is put in stands in line 3 (head) or 6 (body)."""
    return PAGE.replace("{head}", head).replace("{body}", body)


GOOD = {
    "index.html": a_page('<p id="top-of-it">a</p>'),
    "questions/index.html": a_page(),
    "questions/how-many/index.html": a_page('<p id="m14">a</p><p id="ə">b</p><a name="old"></a>'),
    "questions/how-many/index.json": "{}",
    "data/register.json": "{}",
    "assets/images/logo.ab12.png": "png",
    "assets/main.css": "css",
    "404.html": a_page('<a href="/repo/">home</a>', '<link rel="stylesheet" href="/repo/assets/main.css">'),
}
HERE = "questions/how-many/index.html"


@pytest.fixture
def site(tmp_path):
    """Make a small site without a fault."""
    folder = tmp_path / "site"
    for path, text in GOOD.items():
        put(folder, path, text)
    return folder


def put(site: Path, path: str, text: str):
    """Put a file into the site."""
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


def found(site, base_path="/repo/", expected=()):
    """Verify and show what is found."""
    return [str(problem) for problem in verify(site, base_path=base_path, expected=expected, views=PageViews())]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="../../">x</a>', id="home"),
        pytest.param('<a href="../..">x</a>', id="home-without-slash"),
        pytest.param('<a href=".">x</a>', id="dot"),
        pytest.param('<a href="./">x</a>', id="self"),
        pytest.param('<a href="..">x</a>', id="folder-above"),
        pytest.param('<a href="../how-many/index.html">x</a>', id="file"),
        pytest.param('<a href="index.json">x</a>', id="data"),
        pytest.param('<a href="../../data/register.json?x=1">x</a>', id="query"),
        pytest.param('<a href="#m14">x</a>', id="id-here"),
        pytest.param('<a href="../how-many/#m14">x</a>', id="id"),
        pytest.param('<a href="#old">x</a>', id="anchor-name"),
        pytest.param('<a href="#%C9%99">x</a>', id="id-encoded"),
        pytest.param('<a href="#">x</a>', id="top"),
        pytest.param('<a href="../#:~:text=a%20b">x</a>', id="text-directive"),
        pytest.param('<a href="#m14:~:text=a">x</a>', id="id-and-text-directive"),
        pytest.param('<a href="../../index.json/../data/register%2Ejson">x</a>', id="encoded-path"),
        pytest.param('<a href="https://example.org/a#b">x</a>', id="other-site"),
        pytest.param('<a href="mailto:a@example.org">x</a>', id="mail"),
        pytest.param('<a id="x">x</a>', id="no-link"),
        pytest.param('<img src="../../assets/images/logo.ab12.png" alt="">', id="image"),
        pytest.param('<img src="data:image/png;base64,AA==" alt="">', id="inline-image"),
        pytest.param('<img src="../../assets/main.css" srcset="../index.html 1x, index.json 2x" alt="">', id="srcset"),
        pytest.param('<blockquote cite="https://example.org/">x</blockquote>', id="cite"),
        pytest.param('<svg><title>Not the page</title><use href="#m14"/></svg>', id="svg"),
        pytest.param('<form action="./"><input name="q"></form>', id="form"),
        pytest.param("<script>var a = '<a href=\"nowhere/\">'</script>", id="markup-in-script"),
        pytest.param('<!-- <a href="nowhere/"> -->', id="comment"),
        pytest.param('<p style="background: url(x.png)">x</p>', id="style"),
        pytest.param('<div data-onload="x" data="nowhere">x</div>', id="data-attributes"),
    ],
)
def test_what_is_right_passes(site, body):
    """A relative link to a file and an id of the site is no problem, nor is a reader's link to another site."""
    put(site, HERE, GOOD[HERE].replace("</body>", f"{body}</body>"))

    assert found(site, expected=["/", "/questions/how-many/", "/data/register.json"]) == []


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<link rel="canonical" href="https://example.org/repo/">', id="canonical"),
        pytest.param('<link rel="cite-as" href="https://example.org/repo/">', id="cite-as"),
        pytest.param('<link rel="license" href="https://creativecommons.org/">', id="license"),
        pytest.param('<link rel="type" href="https://schema.org/WebPage">', id="type"),
        pytest.param('<link rel="describedby" type="application/json" href="index.json">', id="describedby"),
        pytest.param('<link rel="stylesheet" href="../../assets/main.css">', id="stylesheet"),
        pytest.param('<meta http-equiv="refresh" content="0; url=../../">', id="refresh"),
        pytest.param(
            '<meta property="og:image" content="https://a.org/repo/assets/images/logo.ab12.png">', id="picture"
        ),
        pytest.param("<style>a { background: url(b.png) }</style>", id="style"),
    ],
)
def test_what_is_right_in_the_head_passes(site, head):
    """What programs read may name other sites; what the browser fetches is ours."""
    put(site, HERE, a_page(head=head))

    assert found(site) == []


LINK, REQUEST, ID, HEADING = Rule.SITE_LINK, Rule.SITE_REQUEST, Rule.SITE_ID, Rule.SITE_HEADING


@pytest.mark.parametrize(
    ("body", "message", "rule"),
    [
        pytest.param('<a href="../nowhere/">', "must name a file of the site, not '../nowhere/'", LINK, id="dead"),
        pytest.param('<a href="#nowhere">', f"must name an id of {HERE}, not '#nowhere'", LINK, id="dead-id"),
        pytest.param('<p id="m1"><a href="#m14">', f"must name an id of {HERE}", LINK, id="dead-id-beside-another"),
        pytest.param('<a href="../#m14">', "must name an id of questions/index.html", LINK, id="id-of-another"),
        pytest.param('<a href="../how-many">', "must end in /, not '../how-many'", LINK, id="no-slash"),
        pytest.param('<a href="../../../">', "must stay inside the site, not '../../../'", LINK, id="above-the-root"),
        pytest.param('<a href="../../..">', "must stay inside the site", LINK, id="above-the-root-without-slash"),
        pytest.param('<a href="../../../repo/">', "must stay inside the site", LINK, id="above-and-back"),
        pytest.param('<a href="/questions/">', "must be relative, not '/questions/'", LINK, id="absolute"),
        pytest.param('<a href="/repo/questions/">', "must be relative", LINK, id="absolute-with-base"),
        pytest.param('<a href="//example.org/">', "must be relative or begin with https://", LINK, id="no-scheme"),
        pytest.param('<a href="\\\\example.org/">', "must be relative or begin with", LINK, id="backslashes"),
        pytest.param('<a href="../How-Many/">', "must name a file of the site", LINK, id="case"),
        pytest.param('<a href="..//how-many/">', "must name a file of the site", LINK, id="two-slashes"),
        pytest.param('<a href="../../index.md">', "must name a file of the site", LINK, id="markdown"),
        pytest.param('<a href="">', "must name a target, not ''", LINK, id="empty"),
        pytest.param("<a href>", "must name a target, not ''", LINK, id="no-value"),
        pytest.param('<a href="javascript:alert(1)">', "must be relative or begin with https://", LINK, id="script"),
        pytest.param('<a href=" java\nscript:x">', "must be relative or begin with https://", LINK, id="hidden-script"),
        pytest.param('<a href="data:text/html,x">', "must be relative or begin with https://", LINK, id="data"),
        pytest.param('<a href="file:///etc">', "must be relative or begin with https://", LINK, id="file"),
        pytest.param('<img src="x.png" alt="">', "src of img must name a file of the site", LINK, id="dead-image"),
        pytest.param('<img src="" alt="">', "src of img must name a target", LINK, id="empty-image"),
        pytest.param('<img srcset="../ 1x, x.png 2x" alt="">', "srcset of img must name a file", LINK, id="srcset"),
        pytest.param('<video poster="x.png"></video>', "poster of video must name a file", LINK, id="poster"),
        pytest.param('<object data="x.svg"></object>', "data of object must name a file", LINK, id="object"),
        pytest.param('<form action="x/"></form>', "action of form must name a file", LINK, id="form"),
        pytest.param('<svg><use href="#x"/></svg>', "href of use must name an id", LINK, id="svg-use"),
        pytest.param('<base href="../">', "a page must not have the tag 'base'", LINK, id="base"),
        pytest.param('<img src="https://a.org/x.png" alt="">', "must be inside the site", REQUEST, id="image"),
        pytest.param('<img src="//a.org/x.png" alt="">', "must be inside the site", REQUEST, id="image-no-scheme"),
        pytest.param('<img srcset="https://a.org/x.png 2x" alt="">', "inside the site", REQUEST, id="foreign-srcset"),
        pytest.param('<script src="https://a.org/x.js"></script>', "must be inside the site", REQUEST, id="script-src"),
        pytest.param('<script src="data:,x"></script>', "must be inside the site", REQUEST, id="data-script"),
        pytest.param('<iframe src="https://a.org/"></iframe>', "must be inside the site", REQUEST, id="frame"),
        pytest.param('<iframe srcdoc="x"></iframe>', "must not have the attribute 'srcdoc'", REQUEST, id="srcdoc"),
        pytest.param('<form action="https://a.org/"></form>', "must be inside", REQUEST, id="foreign-form"),
        pytest.param('<a href="./" ping="https://a.org/">x</a>', "ping of a must be inside", REQUEST, id="ping"),
        pytest.param('<svg><image href="https://a.org/x"/></svg>', "must be inside", REQUEST, id="svg-image"),
        pytest.param('<p onclick="x()">', "must not have the attribute 'onclick'", REQUEST, id="handler"),
        pytest.param('<p ONLOAD="x()">', "must not have the attribute 'onload'", REQUEST, id="handler-upper-case"),
        pytest.param('<p style="background:url(//a.org/x)">', "must fetch nothing", REQUEST, id="style"),
        pytest.param('<p id="_1">', "id must be given by us, not numbered '_1'", ID, id="numbered"),
        pytest.param('<p id="">', "id must be one word, not ''", ID, id="empty-id"),
        pytest.param('<p id="a b">', "id must be one word, not 'a b'", ID, id="two-words"),
        pytest.param('<p><b id="a"></b><b id="a"></b>', "not 'a' again", ID, id="twice"),
        pytest.param("<h1>Second</h1>", "h1 must stand once in a page, not 2 times", HEADING, id="second-heading"),
    ],
)
def test_a_fault_is_found_where_it_stands(site, body, message, rule):
    """One fault gives one problem with file, line and rule."""
    put(site, HERE, a_page(body))

    problems = verify(site, base_path="/repo/", expected=(), views=PageViews())

    assert [(problem.location.file, problem.location.line, problem.rule) for problem in problems] == [
        (f"site/{HERE}", 6, rule)
    ]
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("head", "message", "rule"),
    [
        pytest.param('<link rel="stylesheet" href="https://a.org/x.css">', "inside the site", REQUEST, id="stylesheet"),
        pytest.param('<link rel="preconnect" href="https://a.org">', "inside the site", REQUEST, id="preconnect"),
        pytest.param('<link rel="shortcut ICON" href="https://a.org/x">', "inside the site", REQUEST, id="icon"),
        pytest.param('<link rel="stylesheet" href="x.css">', "must name a file", LINK, id="dead-stylesheet"),
        pytest.param('<link rel="describedby" href="x.json">', "must name a file", LINK, id="dead-description"),
        pytest.param('<link rel="canonical" href="/repo/">', "must be relative", LINK, id="canonical-path"),
        pytest.param('<link rel="license" href="ftp://a.org/">', "must be relative or", LINK, id="scheme"),
        pytest.param('<meta http-equiv="Refresh" content="0;url=x/">', "must name a file", LINK, id="dead-refresh"),
        pytest.param('<meta http-equiv="refresh" content="0;\'https://a.org\'">', "inside", REQUEST, id="refresh-away"),
        pytest.param(
            '<meta property="og:image" content="https://a.org/repo/x.png">', "name a file", LINK, id="picture"
        ),
        pytest.param('<meta name="twitter:image" content="x.png">', "name a file", LINK, id="picture-without-host"),
        pytest.param('<meta http-equiv="refresh" content="5">', "must name a target", LINK, id="refresh-self"),
        pytest.param('<style>@import "https://a.org/x.css";</style>', "fetch nothing", REQUEST, id="import"),
    ],
)
def test_a_fault_in_the_head_is_found(site, head, message, rule):
    """What the browser fetches by itself is ours; what programs read resolves."""
    put(site, HERE, a_page(head=head))

    problems = verify(site, base_path="/repo/", expected=(), views=PageViews())

    assert [(problem.location.file, problem.location.line, problem.rule) for problem in problems] == [
        (f"site/{HERE}", 3, rule)
    ]
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("<h1>Heading</h1>", "", "must have one h1, not 0", id="no-heading"),
        pytest.param("Title", " ", "title must not be empty", id="empty-title"),
        pytest.param("<title>Title</title>", "", "title must not be empty", id="no-title"),
        pytest.param(
            "<title>Title</title></head>\n<body>",
            "</head>\n<body><svg><title>x</title></svg>",
            "title must not be empty",
            id="title-of-a-picture",
        ),
        pytest.param(
            "<title>Title</title></head>\n<body>",
            "<svg><title>x</title></svg>",
            "title must not be empty",
            id="title-of-a-picture-without-body",
        ),
        pytest.param(' lang="en"', "", "lang of html must not be empty", id="no-language"),
        pytest.param('"en"', '" "', "lang of html must not be empty", id="empty-language"),
    ],
)
def test_a_page_without_a_name_is_found(site, old, new, message):
    """Every page has a heading, a title and a language."""
    assert old in a_page()
    put(site, HERE, a_page().replace(old, new))

    assert found(site) == [f"site/{HERE}:0:0: {message} [site-heading]"]


def test_the_column_is_that_of_the_tag(site):
    """Line and column count from 1, columns in code points."""
    put(site, HERE, a_page('<p>𝔸ə</p><a href="x/">'))

    assert found(site) == [f"site/{HERE}:6:10: href of a must name a file of the site, not 'x/' [site-link]"]


@pytest.mark.parametrize(
    ("base_path", "href"),
    [
        pytest.param("/", "/questions/", id="root"),
        pytest.param("/", "/", id="root-home"),
        pytest.param("/repo/", "/repo/questions/how-many/#m14", id="sub-path"),
        pytest.param("/repo/", "/repo/.", id="sub-path-dot"),
        pytest.param("/repo/", "#top", id="here"),
    ],
)
def test_not_found_page_links_from_the_root(site, base_path, href):
    """404.html answers at any depth, so its links begin with the base path."""
    put(site, "404.html", a_page(f'<a id="top" href="{href}">x</a>'))

    assert found(site, base_path) == []


@pytest.mark.parametrize(
    ("href", "message"),
    [
        pytest.param("questions/", "must begin with /repo/, because 404.html answers at any depth", id="relative"),
        pytest.param("/questions/", "must begin with /repo/", id="without-base"),
        pytest.param("/repo/nowhere/", "must name a file of the site", id="dead"),
        pytest.param("/repo/../", "must stay inside the site", id="above"),
        pytest.param("/repo/questions/#x", "must name an id of questions/index.html", id="dead-id"),
    ],
)
def test_wrong_link_of_not_found_page_is_found(site, href, message):
    """A link of 404.html that would break at some depth or base path is a problem."""
    put(site, "404.html", a_page(f'<a href="{href}">x</a>'))

    problems = found(site)

    assert len(problems) == 1
    assert message in problems[0]


@pytest.mark.parametrize(
    ("path", "file"),
    [
        pytest.param("/claims/m14/", "claims/m14/index.html", id="page"),
        pytest.param("/data/claims.csv", "data/claims.csv", id="data"),
        pytest.param("/questions/how-many", "questions/how-many", id="without-slash"),
    ],
)
def test_a_promised_path_that_does_not_resolve_is_found(site, path, file):
    """Every record has its page."""
    assert found(site, expected=["/", path]) == [
        f"site/{file}:0:0: must exist, because '{path}' is to resolve [site-record]"
    ]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("questions/Who/index.html", id="upper-case"),
        pytest.param("_drafts/index.html", id="underscore"),
        pytest.param("data/Register.json", id="data"),
        pytest.param("data/claims.CSV", id="suffix"),
        pytest.param("about/Photo.png", id="picture"),
        pytest.param("about/photo.PNG", id="suffix-of-a-picture"),
        pytest.param("about/_x.js", id="script"),
        pytest.param("assets/_own/x.woff2", id="folder-of-a-font"),
        pytest.param("about/README", id="without-suffix"),
        pytest.param(".hidden/x.css", id="hidden-folder"),
        pytest.param("about/.ds_store", id="hidden"),
        pytest.param("about/a b.png", id="space"),
    ],
)
def test_a_path_that_a_host_could_lose_is_found(site, path):
    """Every file, of whatever kind, has a plain path in lower case: hosts drop hidden names and fold letters."""
    put(site, path, a_page())

    problems = found(site)

    assert len(problems) == 1
    assert problems[0].startswith(f"site/{path}:0:0: a path must be lower case")


@pytest.mark.parametrize(
    "path", ["about/x.htm", "about/x.html", "about/x.xhtml", "about/x.svg", "about/feed.xml", "about/x.mht", "about/x"]
)
def test_a_file_that_a_browser_takes_for_a_page_is_found(site, path):
    """Only pages, which begin with the policy, are opened as pages; no other file may be opened as one."""
    put(site, path, a_page())

    assert [one.split(":")[0] for one in found(site)] == [f"site/{path}"]
    assert found(site)[0].endswith("[site-policy]")


@pytest.mark.parametrize(
    "tag", ['<script src="../../{}"></script>', '<link rel="alternate stylesheet" href="../../{}">']
)
def test_a_script_or_style_beside_the_themes_is_found(site, tag):
    """A script or a style of the site's own folder is no better than one of elsewhere: only the theme's are taken."""
    put(site, "assets/evil.css", "x")
    put(site, HERE, a_page(tag.format("assets/evil.css")))
    name = tag[1:].split()[0]

    assert found(site) == [
        f"site/{HERE}:6:1: {name} must be one of 404.html, not '../../assets/evil.css' [site-policy]"
    ]

    put(site, HERE, a_page(tag.format("assets/main.css")))
    assert found(site) == []


def test_a_page_that_is_no_utf_8_is_found(site):
    """A page that cannot be read is a problem, not a traceback."""
    (site / HERE).write_bytes(b"<h1>\xff</h1>")

    assert found(site) == [f"site/{HERE}:0:0: must be UTF-8, not with byte 0xff [encoding]"]


def test_all_problems_are_reported_in_order(site):
    """Problems of all pages come at once, by file and line."""
    put(site, "index.html", a_page('<a href="x/">\n<a href="y/">'))
    put(site, HERE, a_page('<a href="z/">'))

    files = [problem.partition(": ")[0] for problem in found(site, expected=["/a/"])]

    assert files == ["site/a/index.html:0:0", "site/index.html:6:1", "site/index.html:7:1", f"site/{HERE}:6:1"]


def test_the_folder_is_shown_by_the_name_that_is_given(site):
    """A site under construction is shown as the one that it is to be."""
    put(site, "index.html", a_page('<a href="x/">'))

    problems = verify(site, base_path="/repo/", expected=(), views=PageViews(), shown="public")

    assert problems[0].location.file == "public/index.html"
