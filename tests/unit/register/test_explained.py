"""Every rule is explained by an example that breaks it and one that holds it; here they are tried."""

import ast
from pathlib import Path

import pytest
import yaml

from builders import RECORDS, SINGLE, a_record, a_register, a_site, some_vocabularies
from synopsis.register.explained import explained
from synopsis.register.problems import Rule
from synopsis.register.rules import check, warnings
from synopsis.register.validation import Parsed, parse
from synopsis.register.yaml import load_text

ROOT = Path(__file__).parents[3]
EXPLAINED = explained()
OF_RECORDS = [rule for rule, one in EXPLAINED.items() if "/" in one.of or one.of in SINGLE]
OF_FILES = [rule for rule, one in EXPLAINED.items() if one.of in RECORDS]
IN_WORDS = [rule for rule, one in EXPLAINED.items() if not one.of]


def rules_of_file(text, kind):
    """Name the rules that a file of records breaks while it is read and typed."""
    return {problem.rule for problem in parse(load_text(text.encode(), f"{kind}/f.yml", kind)).problems}


def rules_of_change(of, fields):
    """Name the rules that the bridge breaks when fields of one of its records are others."""
    kind, _, name = of.partition("/")
    changed = yaml.load(fields, yaml.CBaseLoader)  # noqa: S506 -- builds nothing but text, lists and mappings
    changed = {field: None if value == "null" else value for field, value in changed.items()}
    if kind in SINGLE:
        register = a_register({"site.yml": a_site, "vocabularies.yml": some_vocabularies}[kind](**changed))
    else:
        register = a_register(a_record(kind, name, changed))
    return {problem.rule for problem in [*check(Parsed(register)), *warnings(Parsed(register))]}


def test_every_rule_is_explained():
    """Each rule has a sentence and both examples, of records, of a file, or in words with the test that has them."""
    assert {*OF_RECORDS, *OF_FILES, *IN_WORDS} == set(Rule)
    for one in EXPLAINED.values():
        assert one.says.endswith(".")
        assert one.bad != one.good
        assert one.bad and one.good  # noqa: PT018 -- told together
        assert bool(one.held) == (one.rule in IN_WORDS)


@pytest.mark.parametrize("rule", OF_FILES)
def test_examples_of_files(rule):
    """The one breaks its rule, the other none."""
    one = EXPLAINED[rule]

    assert rule in rules_of_file(one.bad, one.of)
    assert rules_of_file(one.good, one.of) == set()


@pytest.mark.parametrize("rule", OF_RECORDS)
def test_examples_of_records(rule):
    """The one breaks its rule, the other none."""
    one = EXPLAINED[rule]

    assert rule in rules_of_change(one.of, one.bad)
    assert rules_of_change(one.of, one.good) == set()


@pytest.mark.parametrize("rule", IN_WORDS)
def test_examples_in_words(rule):
    """The test that is named is there, and asks for its rule."""
    file, _, name = EXPLAINED[rule].held.partition("::")
    text = (ROOT / file).read_text(encoding="utf-8")

    assert name in {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
    assert rule in text or f"Rule.{rule.name}" in text
