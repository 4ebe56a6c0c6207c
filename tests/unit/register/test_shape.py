import re

import pytest

from builders import a_claim, a_register, write_sources
from synopsis.register.rereading import Rereading
from synopsis.register.rules import shapeless

CLAIM = a_claim("a2", says="It is the longest bridge of the county.")


@pytest.mark.parametrize(
    ("folder", "old", "new", "rules"),
    [
        pytest.param("claims", "longest", "shortest", [], id="words"),
        pytest.param("claims", r"(?s)\A.*id: a2.*", "[]\n", ["unknown-reference"], id="record-gone"),
        pytest.param("claims", "id: a2\n", "id: a9\n", ["unknown-reference"], id="renamed"),
        pytest.param("claims", r"voices:\n( *)- ", r"voices:\n\1- nobody-", ["unknown-reference"], id="nobody"),
        pytest.param("articles", "prefix: a", "prefix: b", ["claim-prefix"], id="prefix"),
    ],
)
def test_a_register_is_held_to_what_pages_need(tmp_path, folder, old, new, rules):
    """Held beside the register before it, which had its shape, a register has the same faults as alone."""
    sources = write_sources(tmp_path, a_register(CLAIM))
    memory = Rereading()
    before = memory.parsed(sources, "sources")
    assert shapeless(before) == []
    for file in (sources / folder).rglob("*.yml"):
        file.write_text(re.sub(old, new, file.read_text("utf-8")), encoding="utf-8")

    after = memory.parsed(sources, "sources")

    assert shapeless(after, before.register) == shapeless(after)
    assert {str(problem.rule) for problem in shapeless(after)} >= {*rules}
    assert bool(shapeless(after)) == bool(rules)
