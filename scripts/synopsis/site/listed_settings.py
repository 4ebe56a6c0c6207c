"""What `mkdocs.yml` may say: MkDocs would run what hooks, plugins and tags name while it builds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.assets import MARK, SCRIPTS, STYLES, THEME
from synopsis.site.hand_written.markup import OF_THE_SETTINGS
from synopsis.site.settings import OVERRIDE, unfit_words

OVERRIDES = THEME / "overrides"
FREE = frozenset(
    {
        "docs_dir",
        "extra",
        "nav",
        "not_in_nav",
        "site_description",
        "site_dir",
        "site_name",
        "site_url",
        "theme",
        "validation",
    }
)
FIXED: Mapping[str, object] = {
    "extra_css": [STYLES],
    "extra_javascript": [SCRIPTS],
    "markdown_extensions": [*OF_THE_SETTINGS],
    "plugins": [],
    "use_directory_urls": True,
}
"""What may be given in one way alone."""
THEME_FREE = frozenset({"custom_dir", "features", "language", "palette"})
THEME_FIXED: Mapping[str, object] = {"favicon": MARK, "font": False, "name": "material", "variant": "classic"}
EXTRA_FREE = frozenset({"longest_id", "page_views", "site_sizes"})
EXTRA_FIXED: Mapping[str, object] = {"generator": False}
_PAGE = re.compile(r"[a-z0-9][a-z0-9._/-]*\.md")
_PLAIN = "tag:yaml.org,2002:"
_TYPES = frozenset(f"{_PLAIN}{name}" for name in ("str", "bool", "int", "float", "null", "seq", "map"))


def unlisted(config: Path) -> list[Problem]:
    """Report every setting of `config`, which can be read, that a site does not need or that would run something."""
    root = yaml.compose(config.read_bytes().decode("utf-8-sig"), Loader=yaml.SafeLoader)
    return [] if root is None else list(_Reading(config).faults(root))


class _Reading:
    """One reading of a file whose values have their places."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._seen: set[int] = set()

    def faults(self, root: yaml.Node) -> Iterator[Problem]:
        yield from self._values(root)
        yield from self._mapping(root, "", FREE, FIXED)
        for name, value in _pairs(root):
            if name == "theme":
                yield from self._theme(value)
            elif name == "extra":
                yield from self._below(name, value, EXTRA_FREE, EXTRA_FIXED)
            elif name == "nav":
                yield from self._pages(value)

    def _mapping(
        self, node: yaml.Node, above: str, free: frozenset[str], fixed: Mapping[str, object]
    ) -> Iterator[Problem]:
        for name, value in _pairs(node):
            if name not in free and name not in fixed:
                known = " ".join(sorted({*free, *fixed}))
                yield self._problem(value, f"{above}{name} must not be given; known are {known}")
            elif name in fixed and _plain(value) != fixed[name]:
                yield self._problem(value, f"{above}{name} must be {fixed[name]!r}, not {quoted(_plain(value))}")

    def _below(
        self, name: str, node: yaml.Node, free: frozenset[str], fixed: Mapping[str, object]
    ) -> Iterator[Problem]:
        if not isinstance(node, yaml.MappingNode):
            yield self._problem(node, f"{name} must be a mapping of settings")
        yield from self._mapping(node, f"{name}.", free, fixed)

    def _theme(self, node: yaml.Node) -> Iterator[Problem]:
        yield from self._below("theme", node, THEME_FREE, THEME_FIXED)
        for name, value in _pairs(node):
            if name == "custom_dir" and (self._config.parent / str(value.value)).resolve() != OVERRIDES:
                message = f"theme.custom_dir must be the overrides of this generator, not {quoted(value.value)}"
                yield self._problem(value, message)

    def _pages(self, node: yaml.Node) -> Iterator[Problem]:
        if isinstance(node, yaml.ScalarNode):
            if not _PAGE.fullmatch(node.value):
                yield self._problem(node, f"nav must name pages by their paths, not {quoted(node.value)}")
            return
        for below in node.value:
            yield from self._pages(below[1] if isinstance(below, tuple) else below)

    def _values(self, node: yaml.Node) -> Iterator[Problem]:
        """No value is made by running something, taken from the environment at large, or markup."""
        if id(node) in self._seen:  # an alias
            return
        self._seen.add(id(node))
        if node.tag == "!ENV":
            yield from self._from_environment(node)
        elif node.tag not in _TYPES:
            yield self._problem(node, f"a value must be plain, not of the tag {quoted(node.tag)}")
        elif isinstance(node, yaml.ScalarNode):
            place = self._place(node)
            yield from unfit_words("a setting", node.value, place)
        else:
            for below in node.value:
                for one in below if isinstance(below, tuple) else (below,):
                    yield from self._values(one)

    def _from_environment(self, node: yaml.Node) -> Iterator[Problem]:
        words = [node] if isinstance(node, yaml.ScalarNode) else [*node.value]
        if str(words[0].value) != OVERRIDE or len(words) > 2:  # noqa: PLR2004 - the name, and what holds without it
            must = f"!ENV must name {OVERRIDE} alone, because every other variable of the machine would be published"
            yield self._problem(node, must)

    def _place(self, node: yaml.Node) -> Location:
        return Location(self._config.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def _problem(self, node: yaml.Node, message: str) -> Problem:
        return Problem(self._place(node), Rule.CONFIGURATION, message)


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield str(name.value), value


def _plain(node: yaml.Node) -> object:
    """Give a value as Python has it; what is wrong with a tag has been said."""
    if isinstance(node, yaml.MappingNode):
        return {name: _plain(value) for name, value in _pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    text = str(node.value)
    return yaml.SafeLoader.bool_values.get(text.lower(), text) if node.tag == f"{_PLAIN}bool" else text
