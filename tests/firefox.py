"""Firefox, driven by its own protocol (Marionette): no other opens its readers' view.

Mozilla's client for it in Python brings eighteen packages, which warn; what is needed here is one kind of message.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

NAMES = ("firefox-esr", "firefox")
SETTINGS: Mapping[str, object] = {
    "marionette.port": 0,
    "browser.aboutConfig.showWarning": False,
    "network.dns.localDomains": "127.0.0.1",
    "network.proxy.allow_hijacking_localhost": True,
    "reader.parse-on-load.force-enabled": True,
}


class Firefox:
    """One window."""

    def __init__(self, connection: socket.socket, answers: IO[bytes]) -> None:
        self._connection = connection
        self._answers = answers
        self._number = 0
        self._read()  # it says who it is

    def _read(self) -> Any:
        length = b""
        while (digit := self._answers.read(1)) != b":":
            assert digit.isdigit(), "Firefox is gone"
            length += digit
        return json.loads(self._answers.read(int(length)))

    def ask(self, command: str, **parameters: object) -> Any:
        """Ask for one thing, and give the answer; an error is raised as it is told."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, number, error, result = self._read()
        assert number == self._number
        if error:
            raise RuntimeError(error["message"])
        return result

    def go(self, address: str) -> None:
        """Open an address, and wait until it is there."""
        self.ask("WebDriver:Navigate", url=address)

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run the body of a function in the page; give what it returns."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=arguments, sandbox=None)["value"]

    def evaluate_later(self, script: str, *arguments: object) -> Any:
        """Run the body of a function whose last argument is called with what is to be given."""
        return self.ask("WebDriver:ExecuteAsyncScript", script=script, args=arguments, sandbox=None)["value"]


READ = """
const [done] = arguments;
const look = () => {
    const read = document.querySelector(".moz-reader-content")?.textContent ?? "";
    if (read.trim()) done(read); else setTimeout(look, 50);
};
look();
"""


def readers_view(window: Firefox, address: str) -> str:
    """Give what the readers' view of Firefox shows of a page, without white space."""
    window.go(f"about:reader?url={address}")
    return "".join(window.evaluate_later(READ).split())


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start a Firefox that knows nothing and nobody, and end it."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, "Firefox is installed by `make test-all`"
    with tempfile.TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--profile", profile]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet) as running:
            try:
                port = _port(Path(profile) / "MarionetteActivePort", running)
                with socket.create_connection(("127.0.0.1", port)) as connection, connection.makefile("rb") as answers:
                    window = Firefox(connection, answers)
                    window.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
                    yield window
            finally:
                running.terminate()


def _port(file: Path, running: subprocess.Popen[bytes]) -> int:
    while not (file.exists() and (text := file.read_text().strip())):
        assert running.poll() is None, "Firefox has not started"
        time.sleep(0.05)
    return int(text)
