"""A polite reader of other people's sites: one request a host at a time, with a pause, within bounds."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.robotparser import RobotFileParser

from synopsis.site.external_links.address import Address, NoSuchHostError, RefusedError, address, resolved

MOST_BYTES = 1_000_000
MOST_HOPS = 5
_CHUNK = 16_384
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """How other people's sites are asked."""

    agent: str
    """The User-Agent, which names the site."""
    timeout: float = 20.0
    """Seconds after which an answer is no longer waited for."""
    delay: float = 1.0
    """Seconds between two requests to one host."""
    allow_local: bool = False
    """Whether hosts of this machine and of private networks may be asked; for tests."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered in the end."""

    url: str
    """The address after all redirects."""
    status: int
    for_good: bool = False
    """Whether one of the redirects was permanent."""
    kind: str = ""
    """The media type."""
    text: str = ""
    """The page, when it is text and was asked for."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """That no answer was had, and why."""

    why: str
    no_host: bool = False
    """Whether the reason is that the host does not exist."""


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    location: str
    content_type: str
    body: bytes


@dataclass
class _Host:
    """A host that is asked: one request at a time, as its robots.txt wishes."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    free_from: float = 0.0
    first: threading.Lock = field(default_factory=threading.Lock)
    robots: RobotFileParser | None = None
    fault: OSError | http.client.HTTPException | None = None
    """Why the host could not even be asked for its robots.txt; it is not asked again."""


class Reader:
    """Asks servers, and remembers what each one asks of robots."""

    def __init__(self, policy: RequestPolicy) -> None:
        self._policy = policy
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._known = threading.Lock()
        self._tls = ssl.create_default_context()

    def read(self, url: str) -> Answer | NoAnswer:
        """Ask for `url`: by HEAD first, by GET where the answer is a page or where HEAD is not understood."""
        try:
            asked = address(url)
            answer = self._head(asked)
            if answer is None or _needs_get(answer):
                answer = self._follow("GET", asked)
        except NoSuchHostError as error:
            return NoAnswer(f"no host {error}", no_host=True)
        except RefusedError as error:
            return NoAnswer(str(error))
        except (OSError, http.client.HTTPException) as error:
            return NoAnswer(_in_words(error))
        return answer

    def _head(self, asked: Address) -> Answer | None:
        try:
            return self._follow("HEAD", asked)
        except (ConnectionError, http.client.HTTPException):  # some servers hang up where they do not know HEAD
            return None

    def _follow(self, method: str, asked: Address) -> Answer:
        for_good = False
        for _ in range(MOST_HOPS + 1):
            if not self._robots_of(asked).can_fetch(self._policy.agent, str(asked)):
                msg = "robots.txt of the host asks not to be read"
                raise RefusedError(msg)
            response = self._ask(method, asked)
            if response.status not in _REDIRECTS or not response.location:
                kind = response.content_type.partition(";")[0].strip().lower()
                text = _decoded(response) if kind.startswith("text/") or "html" in kind else ""
                return Answer(str(asked), response.status, for_good, kind, text)
            for_good = for_good or response.status in _PERMANENT
            asked = address(response.location, asked)
        msg = f"more than {MOST_HOPS} redirects"
        raise RefusedError(msg)

    def _host(self, asked: Address) -> _Host:
        with self._known:
            return self._hosts[f"{asked.scheme}://{asked.place}"]

    def _robots_of(self, asked: Address) -> RobotFileParser:
        host = self._host(asked)
        with host.first:
            if host.fault:
                raise host.fault
            if host.robots is None:
                try:
                    response = self._ask("GET", Address(asked.scheme, asked.host, asked.port, "/robots.txt"))
                except (OSError, http.client.HTTPException) as error:
                    host.fault = error
                    raise
                # a file that is not there forbids nothing; nor does one that is a page
                plain = response.status == HTTPStatus.OK and "html" not in response.content_type
                host.robots = _robots(_decoded(response) if plain else "")
            return host.robots

    def _ask(self, method: str, asked: Address) -> _Response:
        host = self._host(asked)
        with host.turn:
            time.sleep(max(0.0, host.free_from - time.monotonic()))
            try:
                return self._exchange(method, asked)
            finally:
                host.free_from = time.monotonic() + self._policy.delay

    def _exchange(self, method: str, asked: Address) -> _Response:
        number = resolved(asked, allow_local=self._policy.allow_local)
        plain = socket.create_connection((number, asked.port), self._policy.timeout)
        with contextlib.closing(plain), _ended(plain, self._policy.timeout):
            secure = asked.scheme == "https"
            stream = self._tls.wrap_socket(plain, server_hostname=asked.host) if secure else plain
            with contextlib.closing(stream):
                connection = http.client.HTTPConnection(asked.host, asked.port)
                connection.sock = stream
                headers = {
                    "Host": asked.place,
                    "User-Agent": self._policy.agent,
                    "Accept": "text/html,*/*;q=0.8",
                    "Accept-Encoding": "identity",
                    "Connection": "close",
                }
                connection.request(method, asked.path, headers=headers)
                response = connection.getresponse()
                return _Response(
                    response.status,
                    response.getheader("Location", ""),
                    response.getheader("Content-Type", ""),
                    b"" if method == "HEAD" else _bounded(response),
                )


@contextlib.contextmanager
def _ended(plain: socket.socket, seconds: float) -> Iterator[None]:
    """End a connection that is still open after `seconds`, however slowly the other side keeps it alive."""
    descriptor = plain.dup()  # TLS takes the socket itself away from its object
    late = threading.Event()

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            descriptor.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if not late.is_set():
            raise
    finally:
        timer.cancel()
        timer.join()
        descriptor.close()
    if late.is_set():
        raise TimeoutError


def _robots(text: str) -> RobotFileParser:
    rules = RobotFileParser()
    try:
        rules.parse(text.splitlines())
    except ValueError:  # a number or an address that is none
        rules.parse(["User-agent: *", "Disallow: /"])  # what cannot be understood is not passed over
    return rules


def _needs_get(head: Answer) -> bool:
    """Tell whether a page must be read, or whether a refusal may be one of HEAD alone."""
    if head.status == HTTPStatus.TOO_MANY_REQUESTS:
        return False
    return head.status >= HTTPStatus.BAD_REQUEST or (head.status == HTTPStatus.OK and "html" in head.kind)


def _bounded(response: http.client.HTTPResponse) -> bytes:
    body = bytearray()
    while len(body) < MOST_BYTES and (chunk := response.read1(_CHUNK)):
        body += chunk
    return bytes(body[:MOST_BYTES])


def _decoded(response: _Response) -> str:
    named = _CHARSET.search(response.content_type.encode("latin-1", "replace")) or _CHARSET.search(response.body[:2048])
    charset = named[1].decode("ascii", "replace") if named else "utf-8"
    try:
        return response.body.decode(charset, "replace")
    except (LookupError, UnicodeError):  # no coding that is known, or one of host names
        return response.body.decode("utf-8", "replace")


def _in_words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return f"no safe connection: {error.reason or 'TLS'}".lower()
    if isinstance(error, socket.gaierror):
        return "the name server did not answer"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the answer broke off or was no HTTP"
