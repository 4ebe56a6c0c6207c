import socket
import socketserver
import struct
import threading

import pytest

from synopsis.site.serve import EditingServer

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
PAGE = f'<html><head><meta charset="utf-8">{POLICY}<title>A</title></head><body><h1>A</h1></body></html>'


@pytest.fixture
def server(tmp_path):
    """Make a server of a small site, which listens at no port."""
    for name in ("index.html", "a/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.replace("A", name), encoding="utf-8")
    server = EditingServer(lambda: None, tmp_path, "/halma/", port=0, started=lambda _: None)
    server.watch(str(tmp_path))
    yield server
    server.server_close()


def ask(server, path, host="127.0.0.1:8000"):
    """Ask for a path as a browser would; give status and text."""
    said = []
    environ = {"PATH_INFO": path, "HTTP_HOST": host, "REQUEST_METHOD": "GET"}
    body = b"".join(server.serve_request(environ, lambda status, _: said.append(status)))
    return int(said[0].split()[0]), body.decode()


def test_a_page_reloads_itself(server):
    """Below the path of the site a page is served with a script that the policy would not let run."""
    status, page = ask(server, "/halma/a/")

    assert status == 200
    assert "<h1>a/index.html</h1>" in page
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/", 302, id="to-the-site"),
        pytest.param("/halma/a", 302, id="to-the-folder"),
        pytest.param("/halma/nothing/", 404, id="nothing"),
        pytest.param("/a/", 404, id="outside"),
        pytest.param("/halma/../../etc/hostname", 404, id="above"),
    ],
)
def test_other_addresses(server, path, status):
    """Addresses are led to where a host would lead them; what is not there is answered by the page of the site."""
    found, page = ask(server, path)

    assert found == status
    assert ("<h1>404.html</h1>" in page) is (status == 404)


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", "127.0.0.1,evil.example", ""]
)
def test_only_this_machine_is_answered(server, host):
    """A page from elsewhere whose name was led to this machine reads no draft."""
    assert ask(server, "/halma/a/", host)[0] == 421
    assert ask(server, "/halma/a/", "localhost:8000")[0] == 200


@pytest.fixture
def listening(server):
    """Let the server listen at a port of this machine."""
    server.server_bind()
    server.server_activate()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    socketserver.BaseServer.shutdown(server)
    thread.join()


def sent(server, raw):
    """Send bytes as they are; give what comes back."""
    with socket.create_connection(("127.0.0.1", server.server_port), 60) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


HOST = b"Host: 127.0.0.1\r\n"
END = b" HTTP/1.1\r\n" + HOST + b"\r\n"
ODD = {
    "nul": (b"GET /halma/%00" + END, b"400"),
    "bare-nul": (b"GET /halma/\0" + END, b"400"),
    "bad-percent": (b"GET /halma/%zz%e2%28" + END, b"404"),
    "controls": (b"GET /halma/\x1b[31m" + END, b"404"),
    "long-path": (b"GET /halma/" + b"a" * 5000 + END, b"404"),
    "long-line": (b"GET /" + b"a" * 70_000 + END, b"414"),
    "long-header": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
    "many-headers": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 200 + b"\r\n", b"431"),
    "two-hosts": (b"GET /halma/ HTTP/1.1\r\n" + HOST + b"Host: evil\r\n\r\n", b"421"),
    "no-host": (b"GET /halma/ HTTP/1.0\r\n\r\n", b"421"),
    "another-address": (b"GET http://evil.example/halma/" + END, b"404"),
    "endless-number": (b"GET /livereload/" + b"9" * 5000 + b"/1" + END, b"400"),
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
    assert b"<h1>a/index.html</h1>" in page
    assert capfd.readouterr() == ("", "")
