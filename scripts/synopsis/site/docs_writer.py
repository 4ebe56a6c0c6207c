"""Pages to `docs/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from synopsis.page import Page, Picture, is_path
from synopsis.register.problems import Location, Problem, Refused, Rule, quoted
from synopsis.site.atomic import unfinished_files, write_atomic
from synopsis.site.docs_folder import Kind, neither_file_nor_folder, problem, survey
from synopsis.site.docs_manifest import NAME, Manifest, checksum, read_manifest, write_manifest


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to `docs/`."""

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do to `docs/`."""

    fresh: Mapping[str, bytes]
    """What differs from the disk; the rest keep their time stamps."""
    stale: tuple[str, ...]
    """What the manifest lists and nobody wants any more."""
    before: Manifest
    """The manifest as found."""
    during: Manifest
    """Old and new sums, so that a killed run leaves nothing foreign."""
    after: Manifest
    """New sums alone."""


def write_pages(pages: Iterable[Page | Picture], docs: Path) -> Written:
    """Make what is ours below `docs` equal to `pages`; with a foreign file in the way, refuse and touch nothing."""
    return _carry_out(plan(pages, docs), docs)


def plan(pages: Iterable[Page | Picture], docs: Path) -> Plan:
    """Compare `pages` with the disk and the manifest, and refuse what is in the way; write nothing."""
    pages = list(pages)
    disk = dict(survey(docs))
    unfit = list(neither_file_nor_folder(disk, docs))
    if NAME in {one.location.file.removeprefix(f"{docs.name}/") for one in unfit}:
        raise Refused(unfit)  # to open it could take for ever
    before = read_manifest(docs)
    if faults := list(_unfit_paths([page.path for page in pages], docs)):
        raise Refused(faults)

    wanted = {page.path: page.content for page in pages}
    found = {
        path: checksum((docs / path).read_bytes()) if disk.get(path) is Kind.FILE else "" for path in {*wanted, *before}
    }
    stale = tuple(sorted(set(before) - set(wanted)))
    after = {path: checksum(content) for path, content in wanted.items()}
    problems = [
        *_foreign_files(found, before, docs),
        *unfit,
        *(one for path in wanted for one in _others_in_the_way(path, docs, disk, stale)),
    ]
    if problems:
        raise Refused(problems)
    return Plan(
        fresh={path: content for path, content in sorted(wanted.items()) if found[path] != after[path]},
        stale=stale,
        before=before,
        during={path: _either(found[path], after.get(path, "")) for path in found},
        after=after,
    )


def _carry_out(planned: Plan, docs: Path) -> Written:
    for unfinished in list(unfinished_files(docs)):
        unfinished.unlink()
    removed = tuple(path for path in planned.stale if (docs / path).is_file())
    if planned.fresh or removed:
        write_manifest(docs, {path: sums for path, sums in planned.during.items() if sums})
    for path in planned.stale:
        _remove(path, docs)
    for path, content in planned.fresh.items():
        write_atomic(docs / path, content)
    if planned.fresh or planned.after != planned.before:
        write_manifest(docs, planned.after)
    return Written(changed=tuple(planned.fresh), removed=removed)


def _remove(path: str, docs: Path) -> None:
    """Remove the page at `path` with the folders that this empties."""
    if (docs / path).is_file():
        (docs / path).unlink()
    for folder in (docs / path).parents:
        if folder == docs:
            return
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _either(old: str, new: str) -> str:
    return " ".join(sorted({old, new} - {""}))


def _unfit_paths(paths: Collection[str], docs: Path) -> Iterator[Problem]:
    """Every page has a path of its own that stays below `docs`."""
    for path, times in Counter(paths).items():
        if not is_path(path):
            message = (
                f"a page's path must be lower case, of a-z 0-9 . _ - and /, below {docs.name}/, not {quoted(path)}"
            )
            yield Problem(Location(docs.name), Rule.OWNERSHIP, message)
        elif times > 1:
            yield problem(path, docs, f"must be one page, not {times}")
    taken = set(paths)
    for path in taken:
        pieces = path.split("/")
        for end in range(1, len(pieces)):
            if (folder := "/".join(pieces[:end])) in taken:
                yield problem(folder, docs, f"must be a page or the folder of {path}, not both")


def _foreign_files(found: Mapping[str, str], manifest: Manifest, docs: Path) -> Iterator[Problem]:
    """Every file at a path of ours is as we wrote it."""
    for path, sum_ in found.items():
        if not sum_:
            continue
        if path not in manifest:
            message = (
                f"must be absent, or ours by {docs.name}/{NAME}, because a page is to stand here; move or delete it"
            )
            yield problem(path, docs, message)
        elif sum_ not in manifest[path].split():
            yield problem(path, docs, "must be as it was generated, not changed by hand; move or delete it")


def _others_in_the_way(path: str, docs: Path, disk: Mapping[str, Kind], stale: Collection[str]) -> Iterator[Problem]:
    """No folder stands where a page belongs, nor a file where a folder does, unless it goes in this run."""
    if disk.get(path) is Kind.FOLDER and not _goes(path, disk, stale):
        yield problem(path, docs, "must be a file, not a folder; move or delete it")
    pieces = path.split("/")
    for end in range(1, len(pieces)):
        place = "/".join(pieces[:end])
        if disk.get(place) is Kind.FILE and place not in stale:
            yield problem(place, docs, f"must be a folder, because of {path}, not a file; move or delete it")
            return


def _goes(folder: str, disk: Mapping[str, Kind], stale: Collection[str]) -> bool:
    """Tell whether all of `folder` is removed with the stale pages."""
    content = [path for path in disk if path.rpartition("/")[0] == folder]
    return bool(content) and all(
        _goes(path, disk, stale) if disk[path] is Kind.FOLDER else path in stale for path in content
    )
