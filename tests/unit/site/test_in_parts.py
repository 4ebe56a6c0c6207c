import os
import signal

import pytest

from synopsis.site.in_parts import in_parts

# the workers of the tests have threads, of which these processes need none
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def told(items):
    """Give what was asked for, and who has done it."""
    return [*items], os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3, 9])
def test_parts_are_dealt_out_and_come_back_in_order(processes):
    """Every item is in one part; each part but the first is done by a process of its own."""
    results = in_parts(told, range(7), processes)

    many = min(processes, 7)
    assert [items for items, _ in results] == [[*range(start, 7, many)] for start in range(many)]
    assert results[0][1] == os.getpid()
    assert len({process for _, process in results}) == many


def test_nothing_to_do_is_done_once():
    """Without items the work is asked for what it gives of none."""
    assert in_parts(len, [], 4) == [0]


@pytest.fixture
def forked(monkeypatch):
    """Give the processes that were begun."""
    fork, begun = os.fork, []

    def noted():
        if child := fork():
            begun.append(child)
        return child

    monkeypatch.setattr(os, "fork", noted)
    return begun


@pytest.mark.parametrize("faulty", [0, 1, 2])
def test_what_goes_wrong_is_raised(faulty, forked):
    """An error of any part is raised as it is, and no process is left."""

    def work(items):
        if faulty in items:
            raise OSError(28, "No space left on device", f"{faulty}.html")
        return items

    with pytest.raises(OSError, match="No space") as error:
        in_parts(work, [0, 1, 2], 3)

    assert error.value.filename == f"{faulty}.html"
    assert len(forked) == 2
    for process in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, 0)


def test_an_ended_process_is_told():
    """Where the system ends a process, nothing is taken for done."""

    def work(items):
        if 1 in items:
            os.kill(os.getpid(), signal.SIGKILL)
        return items

    with pytest.raises(ChildProcessError, match="ended before it was done"):
        in_parts(work, [0, 1], 2)
