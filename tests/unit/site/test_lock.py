import subprocess
import sys

import pytest

from synopsis.site.lock import only_writer


def test_the_turn_is_free_again_after_a_writer(tmp_path):
    """One writer after the other has the turn."""
    with only_writer(tmp_path / "docs", patience=0):
        pass
    with only_writer(tmp_path / "docs", patience=0) as lock:
        assert lock > 0
    assert [path.name for path in tmp_path.iterdir()] == [".synopsis.lock"]


def test_a_second_writer_is_told_when_it_waited_enough(tmp_path):
    """Two writers never have the turn at once."""
    with (
        only_writer(tmp_path / "docs", patience=0),
        pytest.raises(TimeoutError),
        only_writer(tmp_path / "docs", patience=0.2),
    ):
        pass


def test_a_program_that_a_writer_left_alone_keeps_the_turn(tmp_path):
    """While an engine outlives its killed writer, the next one waits."""
    with only_writer(tmp_path / "docs", patience=0) as lock:
        command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        orphan = subprocess.Popen(command, pass_fds=[lock], stdin=subprocess.PIPE)

    with pytest.raises(TimeoutError), only_writer(tmp_path / "docs", patience=0):
        pass
    orphan.communicate()

    with only_writer(tmp_path / "docs", patience=0) as lock:
        assert lock > 0
