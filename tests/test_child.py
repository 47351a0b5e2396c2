"""A child process may hang, crash or be killed; its parent goes on."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from harken.child import Answer, Child, ChildDied, ChildFault, ChildHung, ChildOutOfMemory
from harken.errors import HarkenError
from harken.wire import Json

PROGRAM = "tests.misbehaving_child"
SOON_S = 20.0
WITH_OUR_PATH = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(PROGRAM)
    yield child
    child.close()


def ask(
    child: Child, call: str, arguments: Json | None = None, *, deadline_s: float = SOON_S
) -> "Future[Answer]":
    return child.call(call, arguments or {}, deadline_s=deadline_s)


def busy(child: Child, *, deadline_s: float = SOON_S) -> "Future[Answer]":
    """A request that surely runs by now."""
    runs = threading.Event()
    future = child.call(
        "sleep", {"seconds": 60}, deadline_s=deadline_s, on_progress=lambda _: runs.set()
    )
    assert runs.wait(SOON_S)
    return future


def works(child: Child) -> bool:
    answer = child.call("echo", {"a": 1}, b"bytes", deadline_s=SOON_S).result(SOON_S)
    return answer.result["said"] == {"a": 1} and answer.body == b"bytes"


def pid_of(child: Child) -> int:
    return int(ask(child, "echo").result(SOON_S).result["pid"])


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    # An orphan that nobody reaps here is as good as gone.
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


def test_answers_with_json_and_bytes(child: Child) -> None:
    said = {"text": "naïve \ud800 \0 🙂", "list": [1, 2.5, None]}
    answer = child.call("echo", said, bytes(range(256)), deadline_s=SOON_S).result(SOON_S)
    assert answer.result["said"] == said
    assert answer.body == bytes(range(256))


def test_carries_more_bytes_than_a_pipe_holds(child: Child) -> None:
    body = os.urandom(1 << 20) * 5
    assert child.call("echo", {}, body, deadline_s=SOON_S).result(SOON_S).body == body


def test_starts_no_process_before_it_is_asked() -> None:
    child = Child(PROGRAM)
    assert child.pid is None
    child.close()


def test_answers_in_the_order_of_the_calls(child: Child) -> None:
    order: list[int] = []
    futures = [ask(child, "echo") for _ in range(20)]
    for i, future in enumerate(futures):
        future.add_done_callback(lambda _, i=i: order.append(i))  # type: ignore[misc]
    futures[-1].result(SOON_S)
    wait_until(lambda: len(order) == 20)
    assert order == sorted(order)


def test_keeps_its_process(child: Child) -> None:
    assert pid_of(child) == pid_of(child) == child.pid


def test_errors_for_people_come_through(child: Child) -> None:
    with pytest.raises(HarkenError) as caught:
        ask(child, "complain").result(SOON_S)
    assert str(caught.value) == "Cannot read it: it is empty. Choose another one."
    assert works(child)


@pytest.mark.parametrize("call", ["have_a_bug", "no_such_call"])
def test_a_bug_comes_with_its_traceback_and_leaves_the_process(child: Child, call: str) -> None:
    pid = pid_of(child)
    with pytest.raises(ChildFault, match="KeyError"):
        ask(child, call).result(SOON_S)
    assert pid_of(child) == pid


def test_reports_progress(child: Child) -> None:
    numbers: list[int] = []
    child.call(
        "count", {"to": 50}, deadline_s=SOON_S, on_progress=lambda p: numbers.append(p["number"])
    ).result(SOON_S)
    assert numbers == list(range(50))


def test_progress_does_not_put_off_the_deadline(child: Child) -> None:
    works(child)
    with pytest.raises(ChildHung):
        ask(child, "count", {"to": 600, "each_s": 0.1}, deadline_s=0.5).result(SOON_S)
    assert works(child)


def test_what_a_driver_prints_does_no_harm(child: Child) -> None:
    assert ask(child, "print_a_lot").result(SOON_S).body == b"unharmed"
    assert works(child)


@pytest.mark.parametrize("fault", ["kill_itself", "crash", "leave"])
def test_a_death_is_told_and_the_next_request_has_a_new_process(
    child: Child, fault: str, fault_count: int
) -> None:
    for _ in range(fault_count):
        with pytest.raises(ChildDied):
            ask(child, fault).result(SOON_S)
        assert works(child)


def test_a_request_that_waits_survives_the_death_of_the_one_before(
    child: Child, fault_count: int
) -> None:
    for _ in range(fault_count):
        dies, waits = ask(child, "kill_itself"), ask(child, "echo")
        assert isinstance(dies.exception(SOON_S), ChildDied)
        assert waits.result(SOON_S)


def test_killed_from_outside_while_it_works(child: Child, fault_count: int) -> None:
    for _ in range(fault_count):
        future = busy(child)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        with pytest.raises(ChildDied, match="-9"):
            future.result(SOON_S)
        assert works(child)


def test_killed_from_outside_while_it_rests(child: Child, fault_count: int) -> None:
    for _ in range(fault_count):
        pid = pid_of(child)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: child.pid is None)
        assert works(child)


@pytest.mark.parametrize("hang", ["sleep", "hold_the_interpreter"])
def test_a_hang_is_ended_at_the_deadline(child: Child, hang: str, fault_count: int) -> None:
    for _ in range(fault_count):
        works(child)
        with pytest.raises(ChildHung):
            ask(child, hang, {"seconds": 60}, deadline_s=0.1).result(SOON_S)
        assert works(child)


GARBAGE = {
    "print": b"hello from a library\n".hex(),
    "short, no JSON": "0000000200000000" + b"{]".hex(),
    "no UTF-8": "0000000200000000" + "ff80",
    "huge": "ffffffffffffffff",
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_in_the_pipe_answers_nobody(child: Child, garbage: str, fault_count: int) -> None:
    for _ in range(fault_count):
        with pytest.raises(ChildDied):
            ask(child, "write_into_the_pipe", {"garbage": garbage}).result(SOON_S)
        assert works(child)


def test_an_answer_after_a_failing_callback_reaches_nobody_else(child: Child) -> None:
    def fail(progress: Json) -> None:
        raise LookupError("the caller's own bug")

    future = child.call("count", {"to": 3}, deadline_s=SOON_S, on_progress=fail)
    with pytest.raises(LookupError):
        future.result(SOON_S)
    assert works(child)


@pytest.mark.parametrize("meal", ["eat_memory", "eat_memory_bit_by_bit", "answer_too_much"])
def test_memory_is_limited_and_the_next_request_has_a_new_process(
    meal: str, fault_count: int
) -> None:
    child = Child(PROGRAM, memory_bytes=1 << 28)
    for _ in range(fault_count):
        with pytest.raises(ChildOutOfMemory):
            ask(child, meal).result(SOON_S)
        assert child.pid is None
        assert works(child)
    child.close()


def test_works_under_a_system_limit_below_its_own() -> None:
    program = (
        "from harken.child import Child\n"
        f"child = Child({PROGRAM!r}, memory_bytes=3 << 30)\n"
        "child.call('echo', {}, deadline_s=20).result(20)\n"
        "child.close()\n"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        env=WITH_OUR_PATH,
        timeout=SOON_S,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )


def test_files_in_the_current_folder_are_not_imported(
    child: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    monkeypatch.chdir(tmp_path)
    assert works(child)


def test_ctrl_c_is_left_to_the_parent(child: Child) -> None:
    pid = pid_of(child)
    os.kill(pid, signal.SIGINT)
    assert pid_of(child) == pid


def test_a_program_that_does_not_start_is_told() -> None:
    child = Child("harken.no_such_program")
    with pytest.raises(ChildDied):
        ask(child, "echo").result(SOON_S)
    child.close()


def test_a_missing_interpreter_is_told(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/no/such/python")
        with pytest.raises(ChildDied):
            ask(child, "echo").result(SOON_S)
    assert works(child)


def test_a_waiting_request_can_be_cancelled(child: Child) -> None:
    runs, waits = busy(child), ask(child, "echo")
    child.cancel(waits)
    assert waits.cancelled()
    child.cancel(runs)
    assert works(child)


def test_cancelling_what_runs_kills_the_process_and_no_other_request(
    child: Child, fault_count: int
) -> None:
    for _ in range(fault_count):
        runs = busy(child)
        waits = ask(child, "echo")
        child.cancel(runs)
        assert isinstance(runs.exception(SOON_S), ChildDied)
        assert waits.result(SOON_S)


def test_cancelling_at_any_moment_harms_no_other_request(child: Child) -> None:
    for delay_ms in range(12):
        first, second = ask(child, "echo"), ask(child, "echo")
        time.sleep(delay_ms / 4000)
        child.cancel(first)
        assert second.result(SOON_S)
        assert first.done()


def test_cancelling_what_is_done_does_nothing(child: Child) -> None:
    done = ask(child, "echo")
    done.result(SOON_S)
    pid = child.pid
    child.cancel(done)
    assert pid_of(child) == pid


def test_close_ends_a_busy_process_at_once_and_cancels_what_waits(fault_count: int) -> None:
    for _ in range(fault_count):
        child = Child(PROGRAM)
        runs, waits = busy(child), ask(child, "echo")
        pid = child.pid
        child.close()
        assert pid is not None and is_gone(pid)
        assert isinstance(runs.exception(0), ChildDied)
        with pytest.raises(CancelledError):
            waits.result(0)
        assert child.pid is None


def test_close_at_any_moment_leaves_no_future_open() -> None:
    for delay_ms in range(0, 80, 8):
        child = Child(PROGRAM)
        futures = [ask(child, "echo") for _ in range(3)]
        time.sleep(delay_ms / 1000)
        child.close()
        assert all(future.done() for future in futures)
        assert child.pid is None


def test_close_twice_and_without_use() -> None:
    child = Child(PROGRAM)
    child.close()
    child.close()
    with pytest.raises(RuntimeError):
        ask(child, "echo")


def test_a_callback_may_ask_again_and_close_may_come_meanwhile() -> None:
    child = Child(PROGRAM)
    again: list[Exception | None] = []

    def ask_again(_: object) -> None:
        try:
            ask(child, "echo")
        except RuntimeError as error:
            again.append(error)

    runs, waits = busy(child), ask(child, "echo")
    runs.add_done_callback(ask_again)
    waits.add_done_callback(ask_again)
    child.close()
    assert len(again) == 2


def test_an_idle_process_is_let_go_and_comes_back() -> None:
    child = Child(PROGRAM, idle_s=0.05)
    pid = pid_of(child)
    wait_until(lambda: is_gone(pid))
    assert pid_of(child) != pid
    child.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_process_that_had_much_memory_is_let_go_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harken.child._SWOLLEN_IDLE_S", 0.05)
    child = Child(PROGRAM, swollen_bytes=150_000_000)
    pid = pid_of(child)
    ask(child, "have_memory", {"bytes": 1_000_000}).result(SOON_S)
    time.sleep(0.2)
    assert child.pid == pid
    ask(child, "have_memory", {"bytes": 160_000_000}).result(SOON_S)
    wait_until(lambda: is_gone(pid))
    assert pid_of(child) != pid
    time.sleep(0.2)
    assert child.pid is not None
    child.close()


def test_requests_at_the_moment_of_letting_go_are_answered() -> None:
    child = Child(PROGRAM, idle_s=0.02)
    for delay_ms in (18, 19, 20, 20, 21, 22):
        assert works(child)
        time.sleep(delay_ms / 1000)
    child.close()


@pytest.mark.parametrize("work", ["sleep", "hold_the_interpreter"])
def test_a_busy_child_ends_soon_after_its_parent_was_killed(work: str, fault_count: int) -> None:
    for _ in range(fault_count):
        parent = subprocess.Popen(
            [sys.executable, "-m", "tests.orphaning_parent", work],
            env=WITH_OUR_PATH,
            stdout=subprocess.PIPE,
        )
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.close()
        wait_until(lambda pid=pid: is_gone(pid))  # type: ignore[misc]


def test_many_threads_may_ask_at_once(child: Child) -> None:
    answers: list[Answer] = []

    def ask_some(thread: int) -> None:
        for i in range(10):
            body = f"{thread} {i}".encode()
            answer = child.call("echo", {}, body, deadline_s=SOON_S).result(SOON_S)
            assert answer.body == body
            answers.append(answer)

    threads = [threading.Thread(target=ask_some, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 40
