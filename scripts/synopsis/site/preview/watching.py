"""Files whose changes are noticed, without looking at any of them again and again."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_QUIET = 0.03
"""Seconds without a change after which an editor has written all that belongs together."""
_CHANGES: list[type[FileSystemEvent]] = [
    *(DirDeletedEvent, DirMovedEvent),
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]
"""What happens to a file that changes; that it is read is none of it."""


class Watch(FileSystemEventHandler):
    """Calls `act` with what has changed below some folders, in a thread of its own, once for what comes together."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path], act: Callable[[set[Path]], None]) -> None:
        """Begin to watch, and wait with calls until somebody starts."""
        self._act = act
        self._folders = [folder.absolute() for folder in folders]
        self._files = {file.absolute() for file in files}
        self._paths: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        """What has changed; nothing for the end."""
        self._observer = Observer()
        self._thread = threading.Thread(target=self._run, daemon=True)
        for folder in self._folders:
            self._observer.schedule(self, str(folder), recursive=True, event_filter=_CHANGES)
        for folder in {file.parent for file in self._files}:  # a file that is replaced is another one
            self._observer.schedule(self, str(folder), event_filter=_CHANGES)
        self._observer.start()

    def start(self) -> None:
        """Begin to call."""
        self._thread.start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something changed; hidden files are what editors write beside a file."""
        for path in (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path):
            below = any(path.is_relative_to(folder) for folder in self._folders) or path in self._files
            if below and not path.name.startswith((".", "#")) and not path.name.endswith("~"):
                self._paths.put(path)

    def end(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join()
        self._paths.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while path := self._paths.get():
            paths = {path}
            with suppress(queue.Empty):
                while more := self._paths.get(timeout=_QUIET):
                    paths.add(more)
                return
            self._act(paths)
