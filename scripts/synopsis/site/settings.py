"""The few lines of `mkdocs.yml` that the generator needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit

import yaml

from synopsis.register import characters
from synopsis.register.model.base import HOST, ISO_DAY
from synopsis.register.patterns import COMMIT as COMMIT_ID
from synopsis.register.patterns import LONGEST_ID
from synopsis.register.plain_file import text_of
from synopsis.register.problems import Location, Problem, Refused, Rule, found, quoted
from synopsis.site.verify.budget import PageViews, SiteSizes

_MARKUP = re.compile(r'[<>"]|&(?=[#A-Za-z])')
_MOST_BYTES = 1024 * 1024
OVERRIDE = "SITE_URL"
"""The variable of the environment that names the address of the site in place of `mkdocs.yml`."""
REPOSITORY = "REPOSITORY_URL"
"""The variable that names the repository from which the site is built: whoever builds it knows, no file does."""
COMMIT, DAY = "EDITION_COMMIT", "EDITION_DAY"
"""The variables that make an edition of a build: the commit of its sources, and the day of its publication."""
_OVERRIDES = frozenset({OVERRIDE, REPOSITORY, COMMIT, DAY})
EPOCH = "SOURCE_DATE_EPOCH"
_LIMITS: Mapping[str, tuple[type[PageViews | SiteSizes], str]] = {
    "page_views": (PageViews, "kilobytes"),
    "site_sizes": (SiteSizes, "megabytes"),
}
"""What a register may limit in its own way, below `extra`, where MkDocs leaves other programs' settings alone."""
_LONGEST_ID = "longest_id"
_SECONDS = re.compile(r"[0-9]{1,10}")
_END_OF_SECONDS = 2**32  # more do not fit into a file of gzip, such as the sitemap
# no step of the path is . or .., which browsers take out
_ADDRESS = re.compile(rf"https?://(?i:{HOST})/(?:(?!\.\.?/)[A-Za-z0-9._~-]+/)*")
_OF_A_REPOSITORY = re.compile(rf"https?://(?i:{HOST})(?:/(?!\.\.?(?:/|$))[A-Za-z0-9._~-]+)+")


_DEFAULTS = {"site_url": None, "site_name": None, "site_description": "", "docs_dir": "docs", "site_dir": "site"}
"""Every setting that is read, and what it is where it is not given; None where it must be."""


@dataclass(frozen=True, slots=True)
class Source:
    """Of what an edition is built, as whoever builds it says."""

    commit: str
    on: date
    """The day of its publication."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says, with `SITE_URL` of the environment in place of its address."""

    config: Path
    """The file itself."""
    site_url: str
    """Where the site is published: http or https, with a slash at the end."""
    site_name: str
    docs_dir: Path
    """Where the pages stand, unless the command line says otherwise."""
    site_dir: Path
    """Where the site is put, unless the command line says otherwise."""
    page_views: PageViews = field(default_factory=PageViews)
    """How heavy a page may be."""
    site_sizes: SiteSizes = field(default_factory=SiteSizes)
    """How large the site may be, and each file of it."""
    longest_id: int = LONGEST_ID
    """How many characters an id may have."""
    site_description: str = ""
    nav: tuple[Any, ...] = ()
    """The navigation, as MkDocs has it; nothing where it is that of every site."""
    in_force: Path | None = None
    """The file that MkDocs reads, once it is written."""
    draft: bool = False
    """Whether nothing of what is made is to be published, which every page then says."""
    repository: str = ""
    """Where the sources are that the site is built from, without a slash at the end; nothing where nobody said so."""
    source: Source | None = None
    """Of what an edition is built; None for an unpublished build."""

    @property
    def base_path(self) -> str:
        """The path of the site at its host: `/` or `/repo/`."""
        return urlsplit(self.site_url).path


@dataclass(frozen=True, slots=True)
class _Entry:
    value: object
    location: Location


def read_settings(config: Path, environment: Mapping[str, str]) -> Settings:
    """Read `config` as MkDocs would in `environment`, and refuse what the generator cannot work with."""
    environment = {name: value for name, value in environment.items() if value or name not in _OVERRIDES}
    entries = _read_entries(config, environment)
    if OVERRIDE in environment:
        entries["site_url"] = _Entry(environment[OVERRIDE], Location(OVERRIDE))

    problems: list[Problem] = []
    if "INHERIT" in entries:
        message = "every setting must stand in this file, not in one that it inherits from"
        problems.append(Problem(entries["INHERIT"].location, Rule.CONFIGURATION, message))
    texts: dict[str, str] = {}
    for name, default in _DEFAULTS.items():
        entry = entries.get(name, _Entry(None, Location(config.name)))
        if entry.value is None and default is not None:
            texts[name] = default
        elif isinstance(entry.value, str) and (entry.value.strip() or default is not None):
            texts[name] = entry.value
        else:
            problems.append(_not_text(name, entry, given=name in entries))
    if "site_url" in texts and not _ADDRESS.fullmatch(texts["site_url"]):
        message = (
            "site_url must begin with http:// or https://, name a host and a port that can be, and end with /, "
            "without query, fragment or dots that lead elsewhere"
        )
        found_here = f"{message}, not {quoted(texts['site_url'])}"
        problems.append(Problem(entries["site_url"].location, Rule.CONFIGURATION, found_here))
    problems += _stray_folders(texts, entries)
    for name in {"site_name", "site_description"} & texts.keys() & entries.keys():
        problems += unfit_words(name, texts[name], entries[name].location)
    limits = {name: _limit(name, entries.get("extra"), problems) for name in _LIMITS}
    longest_id = _longest_id(entries.get("extra"), problems)
    repository = environment.get(REPOSITORY, "")
    if repository and not _OF_A_REPOSITORY.fullmatch(repository):
        message = f"must be the address of a repository, without a slash at the end, not {quoted(repository)}"
        problems.append(Problem(Location(REPOSITORY), Rule.CONFIGURATION, message))
    source = _source(environment, problems)
    if problems:
        raise Refused(problems)
    return Settings(
        config=config.absolute(),
        site_url=texts["site_url"],
        site_name=texts["site_name"],
        site_description=texts["site_description"],
        nav=_navigation(entries.get("nav")),
        docs_dir=config.parent / texts["docs_dir"],
        site_dir=config.parent / texts["site_dir"],
        **limits,
        longest_id=longest_id,
        repository=repository,
        source=source,
    )


def _source(environment: Mapping[str, str], problems: list[Problem]) -> Source | None:
    """Read of what an edition is built; whoever says one thing of it says both."""
    given = [name for name in (COMMIT, DAY) if name in environment]
    if not given:
        return None
    commit, day = environment.get(COMMIT, ""), environment.get(DAY, "")
    faults = {
        COMMIT: "" if COMMIT_ID.fits(commit) else COMMIT_ID.must,
        DAY: "" if (on := _day(day)) else "must be a day written YYYY-MM-DD",
    }
    for name, must in faults.items():
        if name not in given:
            faults[name] = f"must be given where {given[0]} is: an edition is of a commit and of a day"
        elif must:
            faults[name] = f"{must}, not {quoted(environment[name])}"
    problems += [Problem(Location(name), Rule.CONFIGURATION, fault) for name, fault in faults.items() if fault]
    return Source(commit, on) if on and not any(faults.values()) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO_DAY.fullmatch(text) else None
    except ValueError:
        return None


def source_date_epoch(environment: Mapping[str, str], *, otherwise: int) -> int:
    """Take the time that stands in the site for the time of building, in seconds since 1970."""
    given = environment.get(EPOCH) or str(max(otherwise, 0))
    if _SECONDS.fullmatch(given) and int(given) < _END_OF_SECONDS:
        return int(given)
    message = f"must be a number of seconds since 1970, below {_END_OF_SECONDS}, not {quoted(given)}"
    raise Refused([Problem(Location(EPOCH), Rule.CONFIGURATION, message)])


def _limit(name: str, extra: _Entry | None, problems: list[Problem]) -> Any:  # noqa: ANN401 -- of the type listed
    """Read one of the limits; what is not given is as it is for every register."""
    shape, unit = _LIMITS[name]
    given = extra.value.get(name, {}) if extra and isinstance(extra.value, dict) else {}
    names = [item.name for item in fields(shape)]
    if isinstance(given, dict) and given.keys() <= set(names) and all(map(_is_size, given.values())):
        return shape(**given)
    location = extra.location if extra else Location(name)
    message = f"{name} must give whole {unit} above 0 for {' and '.join(names)}, not {found(given)}"
    problems.append(Problem(location, Rule.CONFIGURATION, message))
    return shape()


def _longest_id(extra: _Entry | None, problems: list[Problem]) -> int:
    """Read how long an id may be: at most as long as the published schemas say, to which others hold the data."""
    given = extra.value.get(_LONGEST_ID, LONGEST_ID) if extra and isinstance(extra.value, dict) else LONGEST_ID
    if isinstance(given, int) and _is_size(given) and given <= LONGEST_ID:
        return given
    location = extra.location if extra else Location(_LONGEST_ID)
    message = f"{_LONGEST_ID} must be a whole number from 1 to {LONGEST_ID}, not {found(given)}"
    problems.append(Problem(location, Rule.CONFIGURATION, message))
    return LONGEST_ID


def _stray_folders(texts: Mapping[str, str], entries: Mapping[str, _Entry]) -> Iterator[Problem]:
    """Refuse folders that do not lie below that of the settings: the generator owns what is in them."""
    for name in ("docs_dir", "site_dir"):
        path = PurePath(texts.get(name, name))
        if not path.parts or ".." in path.parts or path.is_absolute():
            message = f"{name} must be a folder below that of the settings, not {quoted(texts[name])}"
            yield Problem(entries[name].location, Rule.CONFIGURATION, message)


def _navigation(entry: _Entry | None) -> tuple[Any, ...]:
    """Take the navigation as it is given; what it may name is listed elsewhere."""
    return tuple(entry.value) if entry and isinstance(entry.value, list) else ()


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _not_text(name: str, entry: _Entry, *, given: bool) -> Problem:
    must = f"text, not {found('' if entry.value is None else entry.value)}" if given else "given"
    return Problem(entry.location, Rule.CONFIGURATION, f"{name} must be {must}")


def unfit_words(name: str, text: str, location: Location) -> Iterator[Problem]:
    """Find in a text what themes, which print it between tags and quotes without escaping, would take for markup."""
    yield from characters.in_value(text.replace("\n", " "), location)
    if match := _MARKUP.search(text):
        message = (
            f'{name} must have no <, > or ", nor an & at the beginning of a word, because themes print it as it is'
        )
        yield Problem(location, Rule.CONFIGURATION, f"{message}; not {quoted(text[match.start() :])}")


def _read_entries(config: Path, environment: Mapping[str, str]) -> dict[str, _Entry]:
    """Read the top level of `config` with the place of each value."""
    place = Location(config.name)
    try:
        loader = _loader(environment)(text_of(config, _MOST_BYTES))
        root = loader.get_single_node()
        if isinstance(root, yaml.MappingNode):
            return {
                str(key.value): _Entry(
                    loader.construct_object(value, deep=True),
                    Location(config.name, value.start_mark.line + 1, value.start_mark.column + 1),
                )
                for key, value in root.value
            }
        message = "must be a mapping of settings"
    except OSError as error:
        message = f"must be a file that can be read, not {quoted(error.strerror)}"
    except yaml.MarkedYAMLError as error:
        if mark := error.problem_mark:
            place = Location(config.name, mark.line + 1, mark.column + 1)
        message = f"must be YAML, not {quoted(error.problem)}"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = f"must be YAML in UTF-8, not {quoted(error)}"
    raise Refused([Problem(place, Rule.CONFIGURATION, message)])


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """Make a loader that knows MkDocs' tag `!ENV`; every other tag (`!!python/name`) belongs to MkDocs."""

    class Loader(yaml.SafeLoader):
        """A loader of its own, so that PyYAML's stays as it is."""

    def from_environment(loader: Any, node: yaml.Node) -> object:  # noqa: ANN401 - half of PyYAML has no types
        # as pyyaml_env_tag does, which would look at the process instead of `environment`
        if not isinstance(node, (yaml.ScalarNode, yaml.SequenceNode)):
            raise yaml.constructor.ConstructorError(problem="!ENV without a name", problem_mark=node.start_mark)
        names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
        default = loader.construct_object(names.pop()) if len(names) > 1 else None
        for name in names:
            if (value := environment.get(str(name.value))) is not None:
                tag = loader.resolve(yaml.ScalarNode, value, (True, False))
                return loader.construct_object(yaml.ScalarNode(tag, value))
        return default

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)
    return Loader
