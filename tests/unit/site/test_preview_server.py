import json
import socket
import struct
import threading
from http import HTTPStatus

import pytest

from synopsis.site.preview.frame import alone, framed
from synopsis.site.preview.news import Board
from synopsis.site.preview.server import Answer, PreviewServer

PAGES = {"": "first", "a/": "a"}


def site(path):
    """Play a site of two pages."""
    if path in PAGES:
        return Answer(f"<h1>{PAGES[path]}</h1>".encode())
    return None if f"{path}/" in PAGES else Answer(b"<h1>nothing</h1>", status=HTTPStatus.NOT_FOUND)


@pytest.fixture
def listening():
    """Let a server of the site listen at a port of this machine."""
    server = PreviewServer(site, Board(), "/halma/", port=0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def sent(server, raw):
    """Send bytes as they are; give what comes back."""
    with socket.create_connection(("127.0.0.1", server.server_port), 60) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def ask(server, path, host="127.0.0.1:8000"):
    """Ask for a path as a browser would; give status and text."""
    answer = sent(server, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    return int(answer.split()[1]), answer.decode()


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        pytest.param("/halma/", 200, "<h1>first</h1>", id="first"),
        pytest.param("/halma/a/?x=1", 200, "<h1>a</h1>", id="page"),
        pytest.param("/", 302, "Location: /halma/\r\n", id="to-the-site"),
        pytest.param("/halma", 302, "Location: /halma/\r\n", id="to-the-first-page"),
        pytest.param("/halma/a", 302, "Location: /halma/a/\r\n", id="to-the-folder"),
        pytest.param("/halma/nothing/", 404, "<h1>nothing</h1>", id="nothing"),
        pytest.param("/a/", 404, "The site stands at /halma/.", id="outside"),
        pytest.param("/halma/../../etc/hostname", 404, "<h1>nothing</h1>", id="above"),
    ],
)
def test_addresses(listening, path, status, says):
    """Addresses are led to where a host would lead them; what is not there is answered by the page of the site."""
    found, answer = ask(listening, path)

    assert (found, says in answer) == (status, True)


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", "127.0.0.1,evil.example", ""]
)
@pytest.mark.parametrize("path", ["/halma/a/", "/halma/.live/events"])
def test_only_this_machine_is_answered(listening, host, path):
    """A page from elsewhere whose name was led to this machine reads no draft, nor what is wrong with it."""
    assert ask(listening, path, host)[0] == 421
    assert ask(listening, "/halma/a/", "localhost:8000")[0] == 200


HOST = b"Host: 127.0.0.1\r\n"
END = b" HTTP/1.1\r\n" + HOST + b"\r\n"
ODD = {
    "nul": (b"GET /halma/%00" + END, b"400"),
    "bare-nul": (b"GET /halma/\0" + END, b"400"),
    "bad-percent": (b"GET /halma/%zz%e2%28" + END, b"404"),
    "controls": (b"GET /halma/\x1b[31m" + END, b"400"),
    "line-end": (b"GET /halma/a%0d%0aX:%20b" + END, b"400"),
    "long-path": (b"GET /halma/" + b"a" * 5000 + END, b"404"),
    "long-line": (b"GET /" + b"a" * 70_000 + END, b"414"),
    "long-header": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
    "many-headers": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 200 + b"\r\n", b"431"),
    "two-hosts": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"Host: evil\r\n\r\n", b"421"),
    "no-host": (b"GET /halma/ HTTP/1.0\r\n\r\n", b"421"),
    "another-address": (b"GET http://evil.example/halma/" + END, b"404"),
    "method": (b"FROB /halma/" + END, b"405"),
    "post": (b"POST /halma/ HTTP/1.1\r\n" + HOST + b"Content-Length: 999999999999\r\n\r\n", b"405"),
    "no-http": (b"\x16\x03\x01\x02\0\x01 hello\r\n\r\n", b"400"),
}


def test_odd_requests_are_answered(listening, capfd):
    """Whatever is asked is answered with an error, said nowhere, and the next page is served."""
    answers = {name: sent(listening, raw) for name, (raw, _) in ODD.items()}
    head = sent(listening, b"HEAD /halma/a/" + END)
    with socket.create_connection(("127.0.0.1", listening.server_port), 60) as gone:
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        gone.sendall(b"GET /hal")
    page = sent(listening, b"GET /halma/a/" + END)

    assert {name: status for name, (_, status) in ODD.items() if status not in answers[name][:300]} == {}
    assert head.startswith(b"HTTP/1.0 200")
    assert b"<h1>" not in head
    assert b"<h1>a</h1>" in page
    assert capfd.readouterr() == ("", "")


def test_news_are_told_as_they_come(listening):
    """Who listens is told what holds, and then each change of it, until he goes; the others are answered meanwhile."""
    board = listening.board
    board.show()
    with socket.create_connection(("127.0.0.1", listening.server_port), 60) as connection:
        connection.sendall(b"GET /halma/.live/events" + END)
        lines = (line for line in connection.makefile(encoding="utf-8") if line.startswith("data: "))
        told = [next(lines)]
        for act in (
            lambda: board.report(["a.yml:1:2: must be ü"], ["b.yml:1:1: to do"]),
            lambda: board.complain(["c.yml:1:1: must be YAML"]),
            board.show,
        ):
            act()
            told.append(next(lines))
        answered = ask(listening, "/halma/a/")[0]
    first, checked, broken, mended = (json.loads(line.removeprefix("data: ")) for line in told)

    assert answered == 200
    assert (first["is_current"], first["is_checked"], first["problems"]) == (True, False, [])
    assert (checked["state"], checked["is_checked"]) == (first["state"], True)
    assert (checked["problems"], checked["unfinished"]) == (["a.yml:1:2: must be ü"], ["b.yml:1:1: to do"])
    assert (broken["state"], broken["is_current"], broken["problems"]) == (
        first["state"],
        False,
        ["c.yml:1:1: must be YAML"],
    )
    assert mended["state"] != first["state"]
    assert (mended["is_current"], mended["problems"]) == (True, [])


def test_a_page_has_the_policy_of_the_published_one():
    """The panel's script is a file of the same host: the page is looked at under the policy that it will have."""
    page = framed('<html><head><meta charset="utf-8"><script>1</script></head><body></body></html>', "x-1", "/halma/")

    assert "script-src 'self' 'sha256-" in page
    assert "unsafe" not in page
    assert (
        '<script src="/halma/.live/panel.js" data-live="/halma/.live/events" data-state="x-1" defer></script>' in page
    )


def test_what_is_wrong_is_text():
    """Whatever stands in a message, the page that lists it shows it as text."""
    page = alone("Not yet", "Wait.", ["a.yml:1:1: must be one of <b>, not '</li><script>' [unknown-word]"])

    assert (
        "<li>a.yml:1:1: must be one of &lt;b&gt;, not &#x27;&lt;/li&gt;&lt;script&gt;&#x27; [unknown-word]</li>" in page
    )
