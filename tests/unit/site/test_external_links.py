import json
import re
import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from builders import a_finding, a_register, write_sources
from lighthouse import LIGHTHOUSE, synopsis
from synopsis.register.problems import Location
from synopsis.site.external_links import check_links
from synopsis.site.external_links.address import MOST_CHARACTERS, RefusedError, address
from synopsis.site.external_links.classify import LinkState, classify, title_words, words_of_page
from synopsis.site.external_links.networks import special_use
from synopsis.site.external_links.reader import MOST_BYTES, MOST_HOPS, NoAnswer, Reader, RequestPolicy
from synopsis.site.external_links.targets import Target, targets

ROOT = Path(__file__).parents[3]
PATIENCE = 120
"""Seconds that an answer may take on a machine with other things to do; what never ends goes on for longer."""
AGENT = "Synopsis-links (+https://lights.example.org/halma/)"
TITLE = "Survey of the Bridges of the County"
PAGE = f"<html><title>Archive</title><body><h1>{TITLE}</h1><p>1998</p></body></html>"
OTHER = "<html><title>Cheap watches</title><body><p>Buy one today, while they are here.</p></body></html>"
CAPTCHA = "<html><title>Just a moment...</title><body>Checking your browser</body></html>"
SOFT_404 = "<html><title>Page not found</title><body>Nothing stands under this address.</body></html>"
ROBOTS = "User-agent: *\nDisallow: /members/\n"


def html(text, status=200):
    """Answer with a page."""
    return status, {"Content-Type": "text/html; charset=utf-8"}, text.encode()


def to(place, status=301):
    """Answer that it is elsewhere."""
    return status, {"Location": place}, b""


CODINGS = ("idna", "punycode", "undefined", "rot13", "no-such")
ANSWERS = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, ROBOTS.encode()),
    "/": html(PAGE),
    "/ok": html(PAGE),
    "/accents": html(PAGE.replace("Survey", "Súrvey").upper()),
    "/cyrillic": (200, {"Content-Type": "text/html"}, '<meta charset="cp1251"><p>Обзор мостов'.encode("cp1251")),
    "/report.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
    "/script": html("<html><script>document.write('x')</script></html>"),
    "/moved": to("/ok"),
    "/moved-later": to("/ok", 302),
    "/to-the-home-page": to("/"),
    "/loop": to("/loop"),
    "/to-a-file": to("file:///etc/hostname"),
    "/to-another-protocol": to("ftp://127.0.0.1/x"),
    "/moved-and-gone": to("/nothing"),
    "/moved-and-other": to("/other"),
    "/other": html(OTHER),
    "/soft-404": html(SOFT_404),
    "/captcha": html(CAPTCHA),
    "/captcha-and-title": html(PAGE + CAPTCHA),
    "/410": html("", 410),
    **{f"/{status}": html("", status) for status in (400, 401, 403, 405, 429, 451, 500, 503)},
    "/members/report": html(PAGE),
    **{f"/charset-{name}": (200, {"Content-Type": f"text/html; charset={name}"}, b"\xff") for name in CODINGS},
    "/no-number": (200, {"Content-Type": "text/html", "Refresh": "\0"}, b"<![0]><![ x"),
    "/to-a-bad-host": to("http://[::1/x"),
    "/brackets": html("<a " * 300_000),
    "/no-character": html(f"<p>&#{'9' * 5000};"),
    "/to-an-endless-address": to("/" + "x" * (2 * MOST_CHARACTERS)),
    "/large": html(PAGE + "x" * (3 * MOST_BYTES)),
}


class Handler(BaseHTTPRequestHandler):
    """Plays every kind of server that a link may lead to."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_HEAD(self):
        """Answer without a body; some servers do not know how."""
        self.answer(body=False)

    def do_GET(self):
        """Answer in full."""
        self.answer(body=True)

    def answer(self, *, body):
        """Answer what the table has for the path, or play a server that is at fault."""
        seen = self.server.seen
        with self.server.lock:
            seen.append((time.monotonic(), self.command, self.path, self.headers["User-Agent"]))
            self.server.open += 1
            self.server.most_open = max(self.server.most_open, self.server.open)
        try:
            time.sleep(0.01)
            if self.path == "/hangs-up-on-head" and not body:
                self.close_connection = True
                return
            if self.path == "/never-ends":
                self.drip()
                return
            if self.path == "/no-http":
                self.wfile.write(b"hello\r\n\r\n")
                self.close_connection = True
                return
            known = {**ANSWERS, "/hangs-up-on-head": html(PAGE), "/no-head": html(PAGE, 200 if body else 405)}
            status, headers, content = known.get(self.path, html("", 404))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": len(content)}.items():
                self.send_header(name, str(value))
            self.end_headers()
            if body:
                self.wfile.write(content)
        except OSError:
            self.close_connection = True
        finally:
            with self.server.lock:
                self.server.open -= 1

    def drip(self):
        """Keep the connection alive, byte by byte, for much longer than anybody waits."""
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(20 * PATIENCE):
            self.wfile.write(b"x")
            self.wfile.flush()
            if self.server.stopping.wait(0.05):
                return

    def log_message(self, *_):
        """Keep quiet."""


@contextmanager
def a_server():
    """Run the server; give it, with its address as `url`."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.seen, server.open, server.most_open, server.lock = [], 0, 0, threading.Lock()
    server.stopping = threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def server():
    """Share one server among the cases that do not look at what it has seen."""
    with a_server() as running:
        yield running


def a_target(url, title=TITLE):
    """Give a link to a document of that title."""
    return Target("documents/survey", "csl.URL", url, (title,) if title else (), Location("sources/d.yml", 3, 9))


def policy(**more):
    """Give a policy for a server of this machine, without a pause, and patient: it may have other things to do."""
    return RequestPolicy(**{"agent": AGENT, "timeout": PATIENCE, "delay": 0.0, "allow_local": True, **more})


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        pytest.param("/ok", "ok", "", id="ok"),
        pytest.param("/ok#page-4", "ok", "", id="ok-with-a-fragment"),
        pytest.param("/accents", "ok", "", id="case-and-accents-do-not-matter"),
        pytest.param("/report.pdf", "ok", "", id="a-file-has-no-words-to-compare"),
        pytest.param("/script", "ok", "", id="a-page-without-words-is-not-compared"),
        pytest.param("/no-head", "ok", "", id="get-where-head-is-refused"),
        pytest.param("/hangs-up-on-head", "ok", "", id="get-where-head-is-hung-up-on"),
        pytest.param("/captcha-and-title", "ok", "", id="a-page-with-the-title-is-the-page"),
        pytest.param("/moved-later", "ok", "", id="redirect-for-now"),
        pytest.param("/large", "ok", "", id="a-large-page-is-read-in-part"),
        pytest.param("/moved", "moved", "for good to", id="redirect-for-good"),
        pytest.param("/400", "blocked", "answered 400", id="bad-request"),
        pytest.param("/401", "blocked", "answered 401", id="log-in"),
        pytest.param("/403", "blocked", "answered 403", id="forbidden"),
        pytest.param("/405", "blocked", "answered 405", id="method"),
        pytest.param("/429", "blocked", "answered 429", id="too-many"),
        pytest.param("/451", "blocked", "answered 451", id="legal"),
        pytest.param("/500", "blocked", "answered 500", id="fault-of-the-server"),
        pytest.param("/503", "blocked", "answered 503", id="out-of-order"),
        pytest.param("/captcha", "blocked", "human being", id="captcha"),
        pytest.param("/members/report", "blocked", "robots.txt", id="robots"),
        pytest.param("/never-ends", "blocked", "no answer in time", id="byte-by-byte"),
        pytest.param("/no-http", "blocked", "no HTTP", id="no-http"),
        pytest.param("/loop", "blocked", f"more than {MOST_HOPS} redirects", id="redirects-without-end"),
        *(pytest.param(f"/charset-{name}", "ok", "", id=f"charset-{name}") for name in CODINGS),
        pytest.param("/no-number", "ok", "", id="marked-sections-without-an-end"),
        pytest.param("/brackets", "ok", "", id="brackets-without-an-end"),
        pytest.param("/no-character", "ok", "", id="number-of-no-character"),
        pytest.param(
            "/to-an-endless-address", "blocked", "characters is not asked", id="redirect-to-an-endless-address"
        ),
        pytest.param("/to-a-bad-host", "blocked", "not an address", id="redirect-to-a-bad-host"),
        pytest.param("/to-a-file", "blocked", "only http and https", id="redirect-to-a-file"),
        pytest.param("/to-another-protocol", "blocked", "only http and https", id="redirect-to-another-protocol"),
        pytest.param("/nothing", "gone", "answered 404", id="not-found"),
        pytest.param("/410", "gone", "answered 410", id="gone"),
        pytest.param("/moved-and-gone", "gone", "answered 404", id="redirect-to-nothing"),
        pytest.param("/other", "changed", "without the words of the title", id="another-page"),
        pytest.param("/soft-404", "changed", "nothing was found", id="not-found-in-words"),
        pytest.param("/to-the-home-page", "changed", "home page", id="redirect-to-the-home-page"),
        pytest.param("/moved-and-other", "changed", "without the words of the title", id="redirect-to-another-page"),
    ],
)
def test_every_class(path, state, why, server):
    """Each way in which a server answers has its class, and a reason in words where it is not simply there."""
    timeout = 0.5 if path == "/never-ends" else PATIENCE

    (report,) = check_links([a_target(server.url + path)], policy(timeout=timeout))

    assert (report.state, bool(report.why)) == (state, bool(why))
    assert why in report.why


@pytest.mark.parametrize(
    ("path", "title", "state"),
    [
        pytest.param("/cyrillic", "Обзор мостов", "ok", id="another-script-and-coding"),
        pytest.param("/cyrillic", "Survey of Bridges", "changed", id="another-title"),
        pytest.param("/other", "", "ok", id="no-title-to-compare"),
        pytest.param("/other", "M. v. N.", "ok", id="title-without-words"),
        pytest.param("/soft-404", "", "changed", id="not-found-needs-no-title"),
    ],
)
def test_words_of_the_title(path, title, state, server):
    """A page is compared with the words of the title, where there are any."""
    (report,) = check_links([a_target(server.url + path, title)], policy())

    assert report.state == state


@pytest.mark.parametrize(
    ("page", "text", "title"),
    [
        pytest.param("<title>A &amp; B</title><p>C", "A & B C", "A & B", id="title"),
        pytest.param("<script>no <b>no</script><style>no</style>yes", "yes", "", id="scripts-and-styles"),
        pytest.param("<!-- <p>no</p> -->yes<!-- no", "yes", "", id="comments"),
        pytest.param('<META name="x" content="A title"><p>yes', "A title yes", "", id="descriptions"),
        pytest.param("a < b <![0]>c <![ x", "a c", "", id="no-html"),
        pytest.param(f"a&#{'9' * 5000};b&#{'9' * 5000}&#98;", "a b b", "", id="numbers-of-no-character"),
    ],
)
def test_the_words_of_a_page(page, text, title):
    """The text that a page shows is found whatever stands around it."""
    found = words_of_page(page)

    assert tuple(" ".join(one.split()) for one in found) == (text, title)


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<script>", "<meta content='", "<", "&", "<![x", "<title>"])
def test_a_page_takes_the_time_of_its_length(piece):
    """A megabyte of what never ends is read in a moment."""
    before = time.process_time()

    words_of_page(piece * (MOST_BYTES // len(piece)))

    assert time.process_time() - before < 5


@pytest.mark.parametrize("marks", ["\u0300\u0316", "\u0f73"], ids=["marks", "a-letter-that-is-marks"])
def test_words_take_the_time_of_their_length(marks):
    """Half a million marks on one letter are put in no order, which would take the square of their number."""
    before = time.process_time()

    assert title_words(f"Brid\u0327{marks * 250_000}ges and bridges") == {"bridges"}
    assert time.process_time() - before < 5


def test_no_such_host_is_gone():
    """A host that name servers do not know has taken its pages with it."""
    assert (
        classify("http://old.example.org/x", (), NoAnswer("no host old.example.org", no_host=True))[0] is LinkState.GONE
    )


def test_what_nobody_foresaw_costs_one_line(server, monkeypatch):
    """A server that brings the reader down is one line of the report, and the others are read."""
    read = Reader.read

    def fails(reader, url):
        if url.endswith("/bad"):
            raise ZeroDivisionError
        return read(reader, url)

    monkeypatch.setattr(Reader, "read", fails)

    first, second = check_links([a_target(f"{server.url}/bad"), a_target(f"{server.url}/ok")], policy())

    assert (first.state, first.why) == ("blocked", "not understood: ZeroDivisionError")
    assert second.state == "ok"


def test_nobody_there(server):
    """A port at which nobody answers, and TLS that is none, are no proof that the source is gone."""
    with a_server() as stopped:
        pass
    urls = [f"{stopped.url}/ok", server.url.replace("http:", "https:") + "/ok"]

    reports = check_links([a_target(url) for url in urls], policy())

    assert [(report.state, report.status) for report in reports] == [("blocked", 0), ("blocked", 0)]
    assert "safe connection" in reports[1].why


def test_polite():
    """A host is asked one request at a time, with a pause, once a link, robots.txt first, under our own name."""
    delay = 0.05
    with a_server() as server:
        wanted = [a_target(f"{server.url}/{name}") for name in ("ok", "report.pdf", "403", "429", "ok", "ok", "moved")]
        reports = check_links(wanted, policy(delay=delay))

    asked = Counter((method, path) for _, method, path, _ in server.seen)
    times = [moment for moment, *_ in server.seen]
    assert len(reports) == len(wanted)
    assert server.seen[0][2] == "/robots.txt"
    assert asked[("GET", "/robots.txt")] == 1
    assert asked == {
        ("GET", "/robots.txt"): 1,
        ("HEAD", "/ok"): 2,  # itself, and where /moved leads
        ("GET", "/ok"): 2,
        ("HEAD", "/report.pdf"): 1,
        ("HEAD", "/403"): 1,
        ("GET", "/403"): 1,
        ("HEAD", "/429"): 1,  # who asks for less is not asked again
        ("HEAD", "/moved"): 1,
        ("GET", "/moved"): 1,
    }
    assert server.most_open == 1
    assert min(later - before for before, later in pairwise(times)) >= delay
    assert {agent for *_, agent in server.seen} == {AGENT}


def test_bounded(server):
    """Of a page that is too large only the beginning is read, and of one without an end nothing is waited for."""
    answer = Reader(policy()).read(f"{server.url}/large")
    no_answer = Reader(policy(timeout=0.5)).read(f"{server.url}/never-ends")

    assert len(answer.text) == MOST_BYTES
    assert isinstance(no_answer, NoAnswer)  # at the end of it, minutes later, there is an answer


def test_a_host_that_does_not_answer_is_waited_for_once():
    """A second link to a silent host is given up at once."""
    with a_server() as stopped:
        pass
    reader = Reader(policy())

    first, second = (reader.read(f"{stopped.url}/{name}") for name in "ab")

    assert first == second
    assert isinstance(first, NoAnswer)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[fd00::1]"]
)
def test_local_hosts_are_refused(host):
    """Without being told to, nothing on this machine or in a private network is asked."""
    with a_server() as server:
        (report,) = check_links([a_target(f"http://{host}:{server.server_port}/ok")], policy(allow_local=False))

    assert (report.state, report.why.partition(" (")[0]) == ("blocked", "an address of no public host is not asked")
    assert server.seen == []


@pytest.mark.parametrize(
    ("number", "name"),
    [
        pytest.param("93.184.216.34", "", id="public"),
        pytest.param("2606:2800:220:1::1", "", id="public-6"),
        pytest.param("64:ff9b::5db8:d822", "", id="translated-public"),
        pytest.param("64:ff9b::a00:1", "Private-Use", id="translated"),
        pytest.param("64:ff9b:1::7f00:1", "IPv4-IPv6 Translat.", id="translated-locally"),
        pytest.param("::ffff:127.0.0.1", "IPv4-mapped Address", id="mapped"),
        pytest.param("::127.0.0.1", "IPv4-compatible", id="compatible"),
        pytest.param("::ffff:0:127.0.0.1", "IPv4-translated", id="translated-by-siit"),
        pytest.param("2002:7f00:1::", "6to4", id="six-to-four"),
        pytest.param("2001:0:4136:e378:8000:63bf:80ff:fffe", "IETF Protocol Assignments", id="teredo"),
        pytest.param("fe80::1%lo", "Link-Local Unicast", id="link"),
        pytest.param("fec0::1", "Site-Local Unicast", id="site"),
        pytest.param("fd00:ec2::254", "Unique-Local", id="metadata-6"),
        pytest.param("3fff::1", "Documentation", id="newer-than-some-pythons"),
        pytest.param("5f00::1", "Segment Routing (SRv6) SIDs", id="routing"),
        pytest.param("4000::1", "Reserved by IETF", id="not-given-out"),
        pytest.param("192.0.0.192", "IETF Protocol Assignments", id="metadata-of-oracle"),
        pytest.param("169.254.169.254", "Link Local", id="metadata"),
        pytest.param("100.100.100.200", "Shared Address Space", id="metadata-of-alibaba"),
        pytest.param("168.63.129.16", "host of a machine at Azure", id="host-of-azure"),
        pytest.param("224.0.0.1", "Multicast", id="multicast"),
    ],
)
def test_what_is_no_public_host(number, name):
    """Each range of the registries is known by its name there, also where it wraps an address of IPv4."""
    assert special_use(number) == name


@given(ip_addresses())
def test_whatever_python_knows_to_be_special_is_refused(ip):
    """What the standard library takes for no public address is none for us: it may know less, never more."""
    assert ip.is_global or ip.is_multicast or special_use(str(ip))


@pytest.mark.parametrize(
    "rules", ["User-agent: *\nCrawl-delay: ²\n", "User-agent: *\nDisallow: http://[::\n"], ids=["number", "address"]
)
def test_robots_that_cannot_be_understood_forbid(rules):
    """Where nobody can tell what a host asks of robots, nothing of it is read, each time it is asked."""
    with a_server() as server, answering(robots_txt=(200, {"Content-Type": "text/plain"}, rules.encode())):
        reports = check_links([a_target(f"{server.url}/{name}") for name in ("ok", "report.pdf")], policy())

    assert [(report.state, "robots.txt" in report.why) for report in reports] == [("blocked", True)] * 2


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("http://Example.org", "http://example.org/", id="host-alone"),
        pytest.param("https://example.org:443/a?b=c#d", "https://example.org/a?b=c", id="fragment-and-port"),
        pytest.param("https://example.org:8443/a b/ü", "https://example.org:8443/a%20b/%C3%BC", id="to-ascii"),
        pytest.param("https://bücher.example/%C3%BC", "https://xn--bcher-kva.example/%C3%BC", id="host-to-ascii"),
        pytest.param("http://[::1]:81/x", "http://[::1]:81/x", id="ipv6"),
        pytest.param("http://user:secret@example.org/x", "http://example.org/x", id="no-password-is-sent"),
    ],
)
def test_addresses(url, expected):
    """An address is asked for in ASCII, without its fragment and without anybody's password."""
    assert str(address(url)) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://ex\x1b[31mample.org/",
        "file:///etc/hostname",
        "ftp://example.org/",
        "javascript:1",
        "http://",
        "http://x:99999/",
        f"http://{'a' * 64}/",
    ],
)
def test_other_addresses_are_refused(url):
    """Nothing but http and https is asked."""
    with pytest.raises(RefusedError):
        address(url)


def test_targets_of_a_register():
    """Every external address of documents, findings, articles and the site is followed, with its place and title."""
    copy = a_finding(host={"name": "A keeper", "url": "https://example.org/copy"})
    found = {(target.source, target.field): target for target in targets(a_register(copy))}

    assert sorted(found) == [
        ("articles/one-2020", "csl.URL"),
        ("articles/two-2024", "csl.URL"),
        ("documents/almanac-2010", "host.url"),
        ("documents/survey-1998", "csl.URL"),
        ("findings/survey-length", "host.url"),
        ("site", "licence_url"),
    ]
    almanac = found["documents/almanac-2010", "host.url"]
    assert (almanac.url, almanac.titles) == ("https://example.org/almanac", ("County Almanac",))
    assert almanac.location.file == "sources/documents/almanac-2010.yml"
    assert almanac.location.line > 1
    assert found["findings/survey-length", "host.url"].titles == ("Survey of the Bridges of Linder",)
    assert found["site", "licence_url"].titles == ()


# the command


def sources_at(url, folder):
    """Write a register whose addresses are all of one server."""
    sources = write_sources(folder, a_register())
    for file in sources.rglob("*.yml"):
        text = re.sub(r"https://(?:example|creativecommons)\.org(?=/)", url, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    return sources


def links(folder, url, *more):
    """Run the command on that register."""
    words = ["--sources", sources_at(url, folder), "--config", LIGHTHOUSE / "mkdocs.yml", "--delay", "0.01"]
    return synopsis("links", "--on", "2026-11-22", *words, "--timeout", str(PATIENCE), "--allow-local", *more)


@contextmanager
def answering(**pages):
    """Have the server answer these paths too."""
    before = dict(ANSWERS)
    ANSWERS.update(
        {"/robots.txt" if name == "robots_txt" else f"/{name.replace('_', '-')}": pages[name] for name in pages}
    )
    try:
        yield
    finally:
        ANSWERS.clear()
        ANSWERS.update(before)


GOOD = {
    "how_long": html("<h1>How Long Is the Old Bridge?</h1>"),
    "ninety": html("<h1>A Bridge of Ninety Metres</h1>"),
    "survey": to("/new-survey"),
    "new_survey": html("<h1>Survey of bridges"),
    "almanac": html("", 403),
    "licenses/by/4.0/": html("<p>Attribution"),
}


def test_command_reports_every_link(tmp_path, server):
    """Each link stands on standard output with its day, its state and its source, and in the file that was named."""
    with answering(**GOOD):
        ran = links(tmp_path, server.url, "--json", tmp_path / "links.json")

    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[-1] == "5 links on 2026-11-22: 3 ok, 1 moved, 1 blocked, 0 gone, 0 changed."
    assert f"2026-11-22  blocked  documents/almanac-2010 host.url  {server.url}/almanac  (answered 403)" in lines
    data = json.loads((tmp_path / "links.json").read_text(encoding="utf-8"))
    assert data["on"] == "2026-11-22"
    assert data["counts"] == {"ok": 3, "moved": 1, "blocked": 1, "gone": 0, "changed": 0}
    assert {"source", "field", "url", "on", "state", "why", "status", "final_url"} == data["links"][0].keys()
    moved = next(link for link in data["links"] if link["state"] == "moved")
    assert (moved["source"], moved["final_url"]) == ("documents/survey-1998", f"{server.url}/new-survey")


@pytest.mark.parametrize(
    ("answer", "state"),
    [pytest.param(html("", 404), "gone", id="gone"), pytest.param(to("/"), "changed", id="changed")],
)
def test_a_broken_link_is_a_problem(answer, state, tmp_path, server):
    """A link that no longer leads to its source is status 1, at its place in the register."""
    with answering(**{**GOOD, "survey": answer}):
        ran = links(tmp_path, server.url)

    assert ran.returncode == 1
    (problem,) = ran.stderr.splitlines()
    assert re.match(r"\S*sources/documents/survey-1998\.yml:\d+:\d+: link must lead to its source, not ", problem)
    assert f"{state}, " in problem
    assert problem.endswith(" [external-link]")


@pytest.mark.parametrize("local", [True, False], ids=["nobody-answers", "all-refused"])
def test_nothing_checked_is_a_failure(local, tmp_path):
    """A run in which no server answered has checked nothing, and says so."""
    with a_server() as stopped:
        pass
    sources = sources_at(stopped.url, tmp_path)
    words = ["--sources", sources, "--config", LIGHTHOUSE / "mkdocs.yml", "--timeout", "1", "--delay", "0.01"]

    ran = synopsis("links", "--on", "2026-11-22", *words, *(["--allow-local"] if local else []))

    assert ran.returncode == 1
    assert "links must be checked: of 5 not one was answered [external-link]" in ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no-day"),
        pytest.param(["--on", "yesterday"], id="no-day-of-the-calendar"),
        pytest.param(["--on", "2026-11-22", "--delay", "-1"], id="negative-delay"),
        pytest.param(["--on", "2026-11-22", "--timeout", "nan"], id="no-timeout"),
        pytest.param(["--on", "2026-11-22", "--timeout", "0"], id="timeout-of-nothing"),
    ],
)
def test_wrong_usage(words):
    """The day of the check is given, never looked up."""
    assert synopsis("links", *words).returncode == 2


def test_never_part_of_the_gate():
    """No build, check or test follows links; besides this command, `publish` alone uses the network, for its site."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = dict(re.findall(r"^(\w+):[^\n]*\n((?:\t[^\n]*\n)*)", makefile, re.MULTILINE))
    used = r"http\.client|socket|urllib\.request|synopsis\.site\.external_links"
    network = re.compile(rf"^(?:from|import) (?:{used})\b", re.MULTILINE)
    modules = {path.relative_to(ROOT / "scripts").as_posix(): path for path in (ROOT / "scripts").rglob("*.py")}
    users = {name for name, path in modules.items() if network.search(path.read_text(encoding="utf-8"))}

    assert [name for name, recipe in recipes.items() if "build.py links" in recipe] == ["links"]
    assert [name for name in recipes if re.search(rf"^{name}:.*\blinks\b", makefile, re.MULTILINE)] == []
    assert {name for name in users if not name.startswith("synopsis/site/external_links/")} == {
        "dev/pages_server.py",  # serves this machine, by hand
        "dev/serve_benchmark.py",  # asks the server that it has started itself
        "synopsis/cli/links.py",
        "synopsis/site/live_site.py",
        "dev/zotero.py",  # this machine alone, by hand
    }
    assert {name for name, path in modules.items() if "live_site" in path.read_text(encoding="utf-8")} == {
        "synopsis/cli/publish.py"
    }
