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


@pytest.mark.parametrize("host", ["evil.example:8000", "127.0.0.1.evil.example", ""])
def test_only_this_machine_is_answered(server, host):
    """A page from elsewhere whose name was led to this machine reads no draft."""
    assert ask(server, "/halma/a/", host)[0] == 421
    assert ask(server, "/halma/a/", "localhost:8000")[0] == 200
