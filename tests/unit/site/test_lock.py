import pytest

from synopsis.register.problems import Location, Problem, Refused, Rule
from synopsis.site import lock
from synopsis.site.lock import only_writer


def test_the_lock_is_free_again_after_a_writer(tmp_path):
    """One writer after the other has the lock."""
    with only_writer(tmp_path / "docs", patience=0):
        pass
    with only_writer(tmp_path / "docs", patience=0):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".synopsis.lock"]


def test_a_second_writer_is_told_when_it_waited_enough(tmp_path):
    """Two writers never have the lock at once."""
    with (
        only_writer(tmp_path / "docs", patience=0),
        pytest.raises(Refused) as caught,
        only_writer(tmp_path / "docs", patience=0.2),
    ):
        pass

    message = "must be free, not in use by another run for more than 0.2 seconds"
    assert caught.value.problems == [Problem(Location("docs"), Rule.BUSY, message)]


def test_a_system_without_locks_is_told_in_a_sentence(tmp_path, monkeypatch):
    """Where there is no fcntl, as on Windows, nothing is written, and it is said what is needed."""
    monkeypatch.setattr(lock, "fcntl", None)

    with pytest.raises(Refused, match="on Linux, macOS, or Windows with"), only_writer(tmp_path / "docs", patience=0):
        pass

    assert list(tmp_path.iterdir()) == []
