import pytest

from builders import a_claim, a_register, write_sources
from synopsis.register import rereading
from synopsis.register.loader import load
from synopsis.register.rereading import Rereading
from synopsis.register.validation import parse
from synopsis.register.yaml import load_text


@pytest.fixture
def sources(tmp_path):
    """Write a small register."""
    return write_sources(tmp_path, a_register(a_claim("a2", says="It is the longest bridge of the county.")))


def test_what_did_not_change_is_not_read_again(sources, monkeypatch):
    """Of an edit one file is read, and its records alone are made anew; the register is that of a first reading."""
    memory = Rereading()
    before = memory.parsed(sources, "sources").register
    read = []
    monkeypatch.setattr(rereading, "load_text", lambda *file: read.append(file[1]) or load_text(*file))
    file = next(path for path in (sources / "claims").rglob("*.yml") if "longest bridge" in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace("longest bridge", "shortest bridge"), encoding="utf-8")

    after = memory.parsed(sources, "sources").register

    assert read == [f"sources/{file.relative_to(sources).as_posix()}"]
    assert after.claims["a2"].says == "It is the shortest bridge of the county."
    assert all(after.people[name] is person for name, person in before.people.items())
    again = parse(load(sources, "sources")).register
    for kind in ("claims", "questions", "people", "sentences"):
        assert after.records(kind) == again.records(kind)


def test_what_was_wrong_is_told_each_time(sources):
    """A fault is told at every reading until it is mended, and then no more."""
    memory = Rereading()
    file = sources / "topics" / "more.yml"
    file.write_text("- id: [", encoding="utf-8")

    first, second = (memory.parsed(sources, "sources").problems for _ in range(2))
    file.unlink()

    assert first == second != ()
    assert memory.parsed(sources, "sources").problems == ()
