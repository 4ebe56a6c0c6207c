"""What `mkdocs.yml` may say: what is a site's own; MkDocs would run what hooks, plugins and tags name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from synopsis.register.problems import Location, Problem, Rule, quoted
from synopsis.site.settings import OVERRIDE, unfit_words

KNOWN = frozenset(
    {"docs_dir", "extra", "nav", "site_description", "site_dir", "site_name", "site_url"},
)
"""What is a site's own; all else is as every site has it, see `effective.yml`."""
KNOWN_OF_EXTRA = frozenset({"longest_id", "page_views", "site_sizes"})
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
        yield from self._mapping(root, "", KNOWN)
        for name, value in _pairs(root):
            if name == "extra":
                if not isinstance(value, yaml.MappingNode):
                    yield self._problem(value, f"{name} must be a mapping of settings")
                yield from self._mapping(value, f"{name}.", KNOWN_OF_EXTRA)
            elif name == "nav":
                yield from self._pages(value)

    def _mapping(self, node: yaml.Node, above: str, known: frozenset[str]) -> Iterator[Problem]:
        for name, value in _pairs(node):
            if name not in known:
                yield self._problem(value, f"{above}{name} must not be given; known are {' '.join(sorted(known))}")

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
