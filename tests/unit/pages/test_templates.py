"""What each template receives, held against what it uses, down to the last field of the last view."""

import ast
import importlib
import re
import types
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import meta, nodes
from pydantic import BaseModel

import synopsis.pages
from synopsis.languages.interface import ENGLISH
from synopsis.pages.jinja import TEMPLATES, environment
from synopsis.pages.views import TemplateView

SOURCES = {path.name.removesuffix(".md.jinja"): path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.jinja"))}
FIRST_LINE = re.compile(r"\{#- [^\n]+: (\w+) in (\w+)\.py\. -#\}\n")
"""Says what a template is, and names the dataclass that it receives."""
FILTERS = {"length": int}


@cache
def parsed(name):
    """Give a template as the tree of its nodes."""
    return environment(ENGLISH).parse(SOURCES[name])


@cache
def libraries():
    """Name the templates that hold macros for others."""
    found = {name for source in SOURCES for name in meta.find_referenced_templates(parsed(source))}
    return {name.removesuffix(".md.jinja") for name in found}


def pages():
    """Name the templates that are filled."""
    return sorted(SOURCES.keys() - libraries())


def received(source):
    """Give the dataclass that the first line of a template names."""
    name, module = FIRST_LINE.match(source).groups()
    return getattr(importlib.import_module(f"synopsis.pages.{module}"), name)


def unmatched(source, view):
    """Name the variables of a template that are no field of `view`, and the fields that are no variable of it."""
    used = meta.find_undeclared_variables(environment(ENGLISH).parse(source))
    given = {item.name for item in fields(view)}
    return sorted(used - given), sorted(given - used)


@pytest.mark.parametrize("name", pages())
def test_a_template_receives_one_dataclass(name):
    """Its first line names the frozen dataclass whose fields are its variables, each of them, and no other."""
    view = received(SOURCES[name])

    assert issubclass(view, TemplateView)
    assert view.__dataclass_params__.frozen
    assert view.template == name
    assert unmatched(SOURCES[name], view) == ([], [])


def test_every_view_has_its_template():
    """No dataclass waits for a template that is gone, and no two are for one."""
    modules = [importlib.import_module(f"synopsis.pages.{item.name}") for item in iter_modules(synopsis.pages.__path__)]
    classes = {item for module in modules for item in vars(module).values() if isinstance(item, type)}

    views = [item for item in classes if issubclass(item, TemplateView) and hasattr(item, "template")]
    assert sorted(view.template for view in views) == pages()


def test_macros_know_only_their_arguments():
    """A template that holds macros reads no variable of the page that calls it."""
    variables = {name: meta.find_undeclared_variables(parsed(name)) for name in libraries()}

    assert variables
    assert {name: used for name, used in variables.items() if used} == {}


@dataclass(frozen=True)
class Inner:
    """A view in a view."""

    shown: str
    hidden: str = ""


@dataclass(frozen=True)
class Outer:
    """All that a template receives."""

    inner: Inner
    several: tuple[Inner, ...] = ()
    pairs: tuple[tuple[str, int], ...] = ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{{ inner }}{{ several }}{{ pairs }}", ([], []), id="matches"),
        pytest.param("{{ inner }}{{ several }}{{ pairs }}{{ more }}", (["more"], []), id="no-such-field"),
        pytest.param("{{ inner }}{% for x in several %}{{ x }}{% endfor %}", ([], ["pairs"]), id="no-such-variable"),
        pytest.param(
            '{% import "parts.md.jinja" as parts %}{{ parts.voices(inner) }}{% if several and pairs %}{% endif %}',
            ([], []),
            id="imports-are-no-variables",
        ),
    ],
)
def test_what_does_not_match_is_found(source, expected):
    """A variable without a field and a field without a variable would be seen."""
    assert unmatched(source, Outer) == expected


# down to the last field of the last view


@cache
def hints(view):
    """Give the types of a record's fields, also of those that modules import for types alone."""
    if issubclass(view, BaseModel):
        return {name: item.annotation for name, item in view.model_fields.items()}
    known: dict[str, Any] = {}
    for module in {base.__module__ for base in view.__mro__ if is_dataclass(base)}:
        tree = ast.parse(Path(importlib.import_module(module).__file__).read_text("utf-8"))
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)):
            home = importlib.import_module(node.module)
            known |= {alias.name: getattr(home, alias.name) for alias in node.names if hasattr(home, alias.name)}
    found = get_type_hints(view, localns=known)
    return {item.name: found[item.name] for item in fields(view)}


def options(kind):
    """Give the types that a value may have, without that of nothing."""
    return [item for item in get_args(kind) if item is not type(None)] if is_union(kind) else [kind]


def is_union(kind):
    """Tell whether a type is one of several."""
    return get_origin(kind) in {Union, types.UnionType}


def is_record(kind):
    """Tell whether a type has fields that we know."""
    return isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, BaseModel))


@dataclass(frozen=True)
class Library:
    """What a template imports under a name: the macros of another."""

    name: str


@dataclass
class Reading:
    """What templates use of what they receive, followed through loops and macros."""

    used: set[tuple[type, str]] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    read: set[tuple[str, str, str]] = field(default_factory=set)

    def template(self, tree: nodes.Template, view: type) -> None:
        """Follow a template that is filled with `view`."""
        self.used |= {(view, name) for name in hints(view)}
        self.block("", tree.body, dict(hints(view)))

    def block(self, home: str, body: list[nodes.Node], scope: Mapping[str, Any]) -> None:
        """Follow statements; `home` is the template in which they stand."""
        inside = dict(scope)
        for node in body:
            match node:
                case nodes.Import(template=nodes.Const(value=library)):
                    inside[node.target] = Library(library.removesuffix(".md.jinja"))
                case nodes.Macro():
                    pass
                case nodes.For():
                    self.loop(home, node, inside)
                case _:
                    for child in node.iter_child_nodes():
                        if isinstance(child, nodes.Expr):
                            self.value(home, child, inside)
                        else:
                            self.block(home, [child], inside)

    def loop(self, home: str, node: nodes.For, scope: Mapping[str, Any]) -> None:
        """Follow a loop, in which its variable is one of what it runs over."""
        kind = self.value(home, node.iter, scope)
        if isinstance(node.target, nodes.Name):
            self.block(home, node.body, {**scope, "loop": Any, node.target.name: element(kind)})
            self.block(home, node.else_, scope)
        else:
            self.faults.add(f"a loop takes {kind} apart")

    def value(self, home: str, node: nodes.Node, scope: Mapping[str, Any]) -> Any:
        """Follow an expression and give its type."""
        match node:
            case nodes.Name():
                return scope.get(node.name, Any)
            case nodes.Getattr():
                return self.attribute(self.value(home, node.node, scope), node.attr)
            case nodes.Getitem():
                return element(self.value(home, node.node, scope))
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr=macro)) if name in scope:
                return self.call(scope[name].name, macro, node, home, scope)
            case nodes.Call(node=nodes.Name(name=macro)):
                return self.call(home, macro, node, home, scope)
        for child in node.iter_child_nodes():
            self.value(home, child, scope)
        return FILTERS.get(node.name, str) if isinstance(node, nodes.Filter) else Any

    def attribute(self, kind: Any, name: str) -> Any:
        """Note that `name` of a value of this type is used, and give its type."""
        (kind,) = options(kind) if len(options(kind)) == 1 else (kind,)
        if kind is Any:
            return Any
        if is_record(kind) and name in hints(kind):
            self.used.add((kind, name))
            return hints(kind)[name]
        if not isinstance(getattr(kind, name, None), property):
            self.faults.add(f"{getattr(kind, '__name__', kind)} has no {name}")
        return Any

    def call(self, home: str, name: str, node: nodes.Call, at: str, scope: Mapping[str, Any]) -> Any:
        """Follow a macro with the types of what it is called with."""
        macro = next(item for item in parsed(home).find_all(nodes.Macro) if item.name == name)
        names = [item.name for item in macro.args]
        given = dict(zip(names, (self.value(at, item, scope) for item in node.args), strict=False))
        given |= {item.key: self.value(at, item.value, scope) for item in node.kwargs}
        key = (home, name, str(given))
        if key not in self.read:
            self.read.add(key)
            self.block(home, macro.body, dict.fromkeys(names, Any) | given)
        return str


def element(kind):
    """Give the type of what stands in a list."""
    (kind,) = options(kind) if len(options(kind)) == 1 else (kind,)
    return get_args(kind)[0] if get_origin(kind) in {tuple, list} else Any


def reachable(view, found=None):
    """Give every type that a view holds, itself first."""
    found = {} if found is None else found
    for kind in options(view):
        if kind not in found:
            found[kind] = None
            inner = hints(kind).values() if is_record(kind) else get_args(kind)
            for item in inner:
                reachable(item, found)
    return found


@cache
def reading():
    """Follow every template that is filled."""
    found = Reading()
    for name in pages():
        found.template(parsed(name), received(SOURCES[name]))
    return found


def views():
    """Give every frozen view that reaches a template, ours alone."""
    kinds = {kind for name in pages() for kind in reachable(received(SOURCES[name]))}
    return {kind for kind in kinds if isinstance(kind, type) and kind.__module__.startswith("synopsis.pages.")}


def test_templates_use_only_what_there_is():
    """Whatever a template asks of a view or of a record is a field of it, also where no page of ours comes to it."""
    assert reading().faults == set()


def test_every_field_reaches_a_template():
    """No view holds what no template shows."""
    held = {(view, item.name) for view in views() for item in fields(view)}

    assert len(views()) > 40
    assert sorted(f"{view.__name__}.{name}" for view, name in held - reading().used) == []


def test_views_hold_names():
    """A view is frozen and holds views, records and tuples of one kind: no dict, no pair, nothing of any type."""
    held = {kind for view in views() for item in hints(view).values() for kind in reachable(item)}
    pairs = [kind for kind in held if get_origin(kind) is tuple and get_args(kind)[1:] != (Ellipsis,)]
    loose = [kind for view in views() for kind in hints(view).values() if get_origin(kind) in {dict, list, Mapping}]

    assert [view.__name__ for view in views() if not view.__dataclass_params__.frozen] == []
    assert pairs == []
    assert loose == []
    assert not {Any, object} & held


@pytest.mark.parametrize(
    ("source", "faults", "unused"),
    [
        pytest.param("{{ inner.shown }}", set(), {"hidden"}, id="unused"),
        pytest.param("{{ inner.shown }}{% for x in several %}{{ x.hidden }}{% endfor %}", set(), set(), id="in-a-loop"),
        pytest.param("{{ several[0].hidden }}{{ inner.shown }}", set(), set(), id="first-of-several"),
        pytest.param("{% if inner.shwon %}{% endif %}", {"Inner has no shwon"}, {"shown", "hidden"}, id="misspelt"),
        pytest.param("{{ inner.shown.hidden }}", {"str has no hidden"}, {"hidden"}, id="of-a-text"),
        pytest.param(
            "{% for a, b in pairs %}{% endfor %}",
            {"a loop takes tuple[tuple[str, int], ...] apart"},
            {"shown", "hidden"},
            id="pairs",
        ),
        pytest.param(
            '{% import "parts.md.jinja" as parts %}{{ parts.counted_term(inner) }}',
            {"Inner has no count", "Inner has no term"},
            {"shown", "hidden"},
            id="in-a-macro",
        ),
    ],
)
def test_what_a_template_cannot_have_is_found(source, faults, unused):
    """A field that is used nowhere, a name that is no field, a pair without names: each would be seen."""
    found = Reading()

    found.template(environment(ENGLISH).parse(source), Outer)

    assert found.faults == faults
    assert {"shown", "hidden"} - {name for kind, name in found.used if kind is Inner} == unused
