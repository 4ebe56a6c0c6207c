import base64
import hashlib
import re

import pytest

from synopsis.register.problems import Rule
from synopsis.site import csp

THEME = 'scope=new URL("{base}",location);'
PAGE = (
    '<!doctype html>\n<html lang="en"><head>\n<meta charset="utf-8">\n<title>T</title>\n'
    '<script>scope=new URL("{base}",location);</script></head><body>{body}'
    '<script id="c" type="application/json">{{"a": 1}}</script><script src="a.js"></script></body></html>\n'
)
POLICY = re.compile(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.fixture
def site(tmp_path):
    """Make a site of two pages with the same script of the theme at two depths."""
    put(tmp_path / "site/404.html", "/repo/")
    put(tmp_path / "site/a/b/index.html", "../..")
    (tmp_path / "site/sitemap.xml").write_text("<urlset/>")
    return tmp_path / "site"


def put(path, base, body=""):
    """Write a page as the theme does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(base=base, body=body), encoding="utf-8")


def policy_of(path):
    """Take the policy out of a page, by directive."""
    content = POLICY.search(path.read_text(encoding="utf-8"))[1]
    return {directive.split()[0]: directive.split()[1:] for directive in content.split("; ")}


def test_every_page_begins_with_its_policy(site):
    """The policy stands before every script and allows the page's own inline scripts by their sum, no other."""
    problems = csp.protect(site, "site")

    for path, base in (("404.html", "/repo/"), ("a/b/index.html", "../..")):
        digest = hashlib.sha256(THEME.format(base=base).encode()).digest()
        assert policy_of(site / path)["script-src"] == ["'self'", f"'sha256-{base64.b64encode(digest).decode()}'"]
        assert (site / path).read_text().index("http-equiv") < (site / path).read_text().index("<script")
    assert problems == []
    assert (site / "sitemap.xml").read_text() == "<urlset/>"
    assert csp.unprotected(site, "site") == []


def test_nothing_is_open_that_need_not_be(site):
    """Whatever the policy does not name is closed; no directive lets inline text or `eval` run, or another host in."""
    csp.protect(site, "site")

    found = policy_of(site / "404.html")
    words = {word for sources in found.values() for word in sources}

    assert found["default-src"] == found["object-src"] == ["'none'"]
    assert found["connect-src"] == found["base-uri"] == found["form-action"] == ["'self'"]
    assert {word for word in words if not word.startswith("'sha256-")} == {"'self'", "'none'", "data:"}
    assert csp.REFERRER in (site / "404.html").read_text()


def test_web_assembly_is_for_the_search_alone(site):
    """The right that the search needs is given where the search is there."""
    (site / "pagefind").mkdir()
    (site / "pagefind/wasm.en.pagefind").write_bytes(b"")

    csp.protect(site, "site")
    text = (site / "404.html").read_text()

    assert policy_of(site / "404.html")["script-src"][:2] == ["'self'", "'wasm-unsafe-eval'"]
    assert "wasm" not in csp.without_search(text)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("<SCRIPT>alert(1)</SCRIPT >", id="upper-case"),
        pytest.param("<script\n>alert(1)</script\n>", id="line-breaks"),
        pytest.param('<script type="module">alert(1)</script>', id="module"),
        pytest.param('<script data-src="x">alert(1)</script>', id="source-of-another-name"),
        pytest.param('<script data-type="application/json">alert(1)</script>', id="type-of-another-name"),
        pytest.param("<script data-x=' src=y type=\"application/json\"'>alert(1)</script>", id="within-a-value"),
        pytest.param('<script type="text/javascript" type="application/json">alert(1)</script>', id="second-type"),
        pytest.param('<script type="importmap">{"imports": {}}</script>', id="import-map"),
        pytest.param('<script type="text/javascript">alert(1)</script>', id="typed"),
        pytest.param('<script>scope=new URL("..",location);alert(1)</script>', id="longer-than-the-theme's"),
        pytest.param('<script>scope=new URL("");alert(1);new URL("..",location);</script>', id="around-the-address"),
    ],
)
def test_a_script_that_is_not_the_themes_stops_the_build(site, body):
    """What stands on no page of the theme's own is never given a sum, and the page is left as it was."""
    put(site / "a/b/index.html", "../..", body)

    problems = csp.protect(site, "shown")

    assert [(problem.location.file, problem.rule) for problem in problems] == [
        ("shown/a/b/index.html", Rule.SITE_POLICY)
    ]
    assert "http-equiv" not in (site / "a/b/index.html").read_text()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<html><head><title>x</title></head></html>", id="no-charset"),
        pytest.param('<script src="a.js"></script><meta charset="utf-8">', id="script-first"),
    ],
)
def test_a_page_without_room_for_a_policy(site, text):
    """A policy that would come too late is a problem, not a comfort."""
    (site / "a/b/index.html").write_text(text)

    assert [problem.rule for problem in csp.protect(site, "site")] == [Rule.SITE_POLICY]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("default-src 'none'", "default-src *", id="opened"),
        pytest.param(csp.REFERRER, "", id="referrer"),
        pytest.param("</body>", "<script>x</script></body>", id="script-added"),
        pytest.param('<meta charset="utf-8">', '<meta charset="utf-8"><script src="a.js"></script>', id="too-late"),
    ],
)
def test_a_page_that_lost_its_policy_is_found(site, old, new):
    """A policy that was changed after the build is seen by `verify`."""
    csp.protect(site, "site")
    page = site / "a/b/index.html"
    page.write_text(page.read_text().replace(old, new, 1))

    found = csp.unprotected(site, "site")

    assert [problem.location.file for problem in found] == ["site/a/b/index.html"]
