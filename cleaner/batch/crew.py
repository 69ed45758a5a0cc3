"""Worker processes that turn bytes into bytes, in order, and survive the loss of any of them.

A worker is a fresh interpreter with two pipes, not a fork (a fork of a threaded program can hang) and not
``multiprocessing`` (which wants a main module that can be imported twice). What goes over the pipes is framed bytes of
our own; nothing is pickled.

Every worker has a thread here that hands it a batch and takes one answer for each item. So it is known at any time
which item a worker is at: when it dies, that item gets one more try alone in a new worker, because the machine may
have been out of memory or someone may have killed the wrong process; if that worker dies too, the item is reported as
lost and all others are untouched. When an item takes longer than it may, its worker is killed; items have numbers, so
that a kill that comes late is not put down to the next one.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any, Final, NamedTuple, Self

from cleaner.errors import CleanerError, OptionError, unpack

BATCH_ITEMS: Final = 32
"""Most items a worker gets at once. A record of 3 kB takes a few milliseconds, so a batch is some tenth of a second:
enough that handing over costs nothing, short enough that the last batch keeps nobody waiting."""
BATCH_BYTES: Final = 1 << 18
"""Bytes from which a batch is full."""
AHEAD: Final = 3
"""Batches in flight for each worker: one it works on, one that waits for it, one that waits to be written."""
_WATCH_SECONDS: Final = 0.1
"""How often it is looked whether an item takes too long."""
_BOOT: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from cleaner.batch.worker import serve; serve(sys.argv[2])"
)
READY: Final = b"ready"
"""First frame of a worker: it has loaded its job. Before that it has taken one, what the job is given."""
ANSWERED: Final = b"="
"""Begins the frame of an answer."""
FAILED: Final = b"!"
"""Begins the frame that says why no item can be answered; it may come in place of ``READY``."""
STARTS: Final = 3
"""How often a worker is started that ends before it is ready."""


class Lost(NamedTuple):
    """An item that no worker could finish."""

    item: bytes
    kind: str
    """``worker`` or ``timeout``."""
    reason: str


class _Died(Exception):
    """A worker ended before it answered."""


class _NotStarted(Exception):
    """A worker ended before it took anything."""


class Worker:
    """One worker process and its pipes."""

    def __init__(self, job: str, setup: bytes) -> None:
        """Start it; it is given its setup with the first items, so that nobody waits here for it to come up.

        Args:
            job: ``module:function``, as for a crew.
            setup: what it is given, as JSON. Not as an argument: those end at 128 KiB, and a file of phrases need not.
        """
        if not sys.executable:
            raise OptionError("workers need a Python that can be started; use one worker")
        self._setup: bytes | None = setup
        """Until the process is ready."""
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            [sys.executable, "-c", _BOOT, json.dumps(sys.path), job],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._number = 0
        """Of the item at hand, or of the next."""
        self._begun: tuple[int, float] | None = None
        """Number of the item at hand and when it was begun; one value, so that another thread sees both or none."""
        self._overdue = -1
        """Number of the item that took too long."""

    def answers(self, items: Sequence[bytes]) -> Iterator[bytes]:
        """One answer for each item, in order.

        Raises:
            _Died: the worker ended.
            _NotStarted: it ended before it was ready.
            CleanerError: no item can be answered at all.
        """
        to, back = self._pipes()
        if self._setup is not None:
            self._start(to, back, self._setup)
            self._setup = None
        try:
            send(to, len(items).to_bytes(4, "big"))
            for item in items:
                send(to, item)
            to.flush()
            for _ in items:
                self._begun = self._number, time.monotonic()
                answer = receive(back)
                self._begun = None
                if answer is None:
                    raise _Died
                self._number += 1
                if answer[:1] == FAILED:
                    raise unpack(answer[1:])
                yield answer[1:]
        except (OSError, ValueError) as problem:
            raise _Died from problem
        finally:
            self._begun = None

    @staticmethod
    def _start(to: IO[bytes], back: IO[bytes], setup: bytes) -> None:
        """Give the process its setup and wait until it is ready.

        Raises:
            _NotStarted: it ended before.
            CleanerError: there is no job to be had with this setup.
        """
        try:
            send(to, setup)
            to.flush()
            answer = receive(back)
        except (OSError, ValueError) as problem:
            raise _NotStarted from problem
        if answer is not None and answer[:1] == FAILED:
            raise unpack(answer[1:])
        if answer != READY:
            raise _NotStarted

    def stop_if_late(self, timeout: float) -> None:
        """Kill the process if it is at one item for longer than this."""
        begun = self._begun
        if begun is not None and time.monotonic() - begun[1] > timeout:
            self._overdue = begun[0]  # it may be answered before the process is dead
            self.kill()

    def was_late(self) -> bool:
        """Whether the process was killed because the item at hand took too long."""
        return self._overdue == self._number

    def was_stopped(self) -> bool:
        """Whether it was killed because an item took too long: the one at hand or, too late, one before."""
        return self._overdue >= 0

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise _Died
        return to, back

    def how(self) -> str:
        """How the process ended, for people."""
        code = self._process.wait()
        if code < 0:
            return f"killed by signal {-code}"
        return f"ended with status {code}"

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()

    def close(self) -> None:
        """End the process and its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                pass


def send(pipe: IO[bytes], frame: bytes) -> None:
    """One frame: its length in eight bytes, then its bytes."""
    pipe.write(len(frame).to_bytes(8, "big"))
    pipe.write(frame)


def receive(pipe: IO[bytes]) -> bytes | None:
    """One frame, or None at the end of the pipe."""
    head = pipe.read(8)
    if len(head) < 8:  # noqa: PLR2004 - the length
        return None
    size = int.from_bytes(head, "big")
    body = pipe.read(size)
    return body if len(body) == size else None


def need_crew(workers: int, timeout: float | None = None) -> None:
    """Refuse what no crew can be made of, where the caller still is: results are worked out only when they are taken.

    Raises:
        OptionError: no whole number of workers from 1 up, or no time to wait for them.
    """
    if not hasattr(workers, "__index__"):  # numpy's whole numbers have it too
        raise OptionError(f"workers takes a whole number, not {workers!r}")
    if workers < 1:
        raise OptionError("at least one worker is needed")
    if timeout is not None and not (hasattr(timeout, "__float__") and timeout > 0):
        raise OptionError(f"timeout takes a number of seconds above 0, not {timeout!r}")


class Crew:
    """Workers for one job. A context manager: at its end every worker is gone."""

    def __init__(self, job: str, setup: dict[str, Any], workers: int, timeout: float | None = None) -> None:
        """Make a crew.

        Args:
            job: ``module:function`` of a function that takes ``setup`` and returns a function from bytes to bytes.
            setup: what it is given; JSON.
            workers: how many processes.
            timeout: most seconds that one item may take.
        """
        need_crew(workers, timeout)
        self._job, self._timeout = job, timeout
        self._setup = json.dumps(setup).encode()
        self._workers = workers
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="cleaner-worker", initializer=_be_deaf)

    def __enter__(self) -> Self:
        if self._timeout is not None:
            threading.Thread(target=self._watch, args=(self._timeout,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        with self._lock:
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._all:
            worker.close()

    def map(self, items: Iterable[bytes]) -> Iterator[bytes | Lost]:
        """One answer for each item, in the order of the items; takes items only as fast as answers are taken."""
        flight: deque[Future[list[bytes | Lost]]] = deque()
        for batch in batches(items):
            flight.append(self.submit(batch))
            if len(flight) >= self.ahead:
                yield from flight.popleft().result()
        while flight:
            yield from flight.popleft().result()

    @property
    def ahead(self) -> int:
        """Batches in flight that keep all workers busy."""
        return AHEAD * self._workers

    def submit(self, batch: list[bytes]) -> Future[list[bytes | Lost]]:
        """Hand over a batch; its answers are to come."""
        return self._threads.submit(self._do, batch)

    def _do(self, batch: list[bytes]) -> list[bytes | Lost]:
        """A batch, in the worker of this thread."""
        done: list[bytes | Lost] = []
        alone = False
        starts = 0
        while len(done) < len(batch) and not self._closed.is_set():
            worker = self._take()
            left = batch[len(done) : len(done) + 1] if alone else batch[len(done) :]
            try:
                for answer in worker.answers(left):
                    done.append(answer)
                    alone = False
                self._free.put(worker)
            except _NotStarted:
                self._forget(worker)
                starts += 1
                if starts >= STARTS and not self._closed.is_set():
                    raise CleanerError(f"workers do not start: the last one was {worker.how()}") from None
            except _Died:
                self._forget(worker)
                item = batch[len(done)]
                if worker.was_late():
                    done.append(Lost(item, "timeout", f"took longer than {self._timeout:g} s"))
                    alone = False
                elif worker.was_stopped():
                    continue  # an earlier item took too long and was answered after all: this one did nothing
                elif alone:
                    done.append(Lost(item, "worker", f"its worker was {worker.how()}, twice"))
                    alone = False
                else:
                    alone = True
        return done

    def _take(self) -> Worker:
        try:
            return self._free.get_nowait()
        except queue.Empty:
            with self._lock:
                worker = Worker(self._job, self._setup)
                self._all.add(worker)
            if self._closed.is_set():
                worker.kill()
            return worker

    def _forget(self, worker: Worker) -> None:
        worker.close()
        with self._lock:
            self._all.discard(worker)

    def _watch(self, timeout: float) -> None:
        """Kill workers that are at one item for too long."""
        while not self._closed.wait(min(_WATCH_SECONDS, timeout)):
            with self._lock:
                for worker in self._all:
                    worker.stop_if_late(timeout)


def _be_deaf() -> None:
    """Keep Ctrl-C from this thread, and from the workers that it starts, before they can say so themselves."""
    import signal

    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def batches(items: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The items in batches that are bounded in number and in bytes."""
    batch: list[bytes] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item)
        if len(batch) >= BATCH_ITEMS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


Job = Callable[[bytes], bytes]
"""What a worker does with one item."""
