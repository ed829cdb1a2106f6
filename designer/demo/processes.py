"""The processes of the demo: started on sockets that are bound already, heard, and stopped together."""

import errno
import os
import select
import signal
import socket
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from queue import SimpleQueue
from threading import Thread

Say = Callable[[str], object]

LOOPBACK = "127.0.0.1"
PATIENCE = 60
GRACE = 5


class Stop(Exception):
    """Why the demo ends: one sentence."""


def listen(port: int) -> socket.socket:
    """A socket that this port's callers wait at until somebody serves them."""
    ours = socket.socket()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ours.bind((LOOPBACK, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Stop(
                f"Port {port} is in use: choose another, such as make run PORT={port + 100}"
            ) from error
        raise Stop(f"Port {port} cannot be used: {error.strerror}.") from error
    ours.listen(128)
    return ours


class Process:
    """A program in a session of its own, so that a Ctrl-C in the terminal reaches only who started it.

    It inherits the socket, if there is one, which is closed here. What it says is kept, and shown once
    `show` is called.
    """

    def __init__(self, name: str, command: list[str], door: socket.socket | None, say: Say) -> None:
        self.name = name
        self._port: int = door.getsockname()[1] if door else 0
        self._say: Say | None = None
        self._shown_by = say
        self._last_words: deque[str] = deque(maxlen=20)
        self._popen = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            pass_fds=[door.fileno()] if door else [],
            start_new_session=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        if door:
            door.close()
        self._listener = Thread(target=self._listen, args=[self._popen.stdout], daemon=True)
        self._listener.start()

    def answer(self, path: str) -> None:
        """Waits until this path is answered. Raises Stop when that is not with 200."""
        connection = HTTPConnection(LOOPBACK, self._port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            said = answer.read().decode(errors="replace")
        except (OSError, HTTPException) as error:
            raise Stop(self.obituary()) from error
        finally:
            connection.close()
        if answer.status != HTTPStatus.OK:
            raise Stop(f"{self.name} is not ready: {said.strip()}")

    def show(self) -> None:
        self._say = self._shown_by

    def wait(self) -> None:
        self._popen.wait()

    def obituary(self) -> str:
        self._listener.join(timeout=1)
        return "\n".join([f"{self.name} ended by itself. Its last words:", *self._last_words])

    def stop(self) -> None:
        """Asks it to end, and ends whatever it started that does not."""
        self._popen.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(timeout=GRACE)
        with suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()

    def _listen(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._last_words.append(line.rstrip())
            if self._say:
                self._say(f"{self.name} | {line.rstrip()}")


@contextmanager
def ended_together() -> Iterator[list[Process]]:
    """Processes put on this list are stopped at the end, the last one first."""
    processes: list[Process] = []
    try:
        yield processes
    finally:
        for process in reversed(processes):
            process.stop()


def first_to_end(processes: list[Process]) -> Process:
    """Waits until one of these processes is gone."""
    gone: SimpleQueue[Process] = SimpleQueue()

    def watch(process: Process) -> None:
        process.wait()
        gone.put(process)

    for process in processes:
        Thread(target=watch, args=[process], daemon=True).start()
    return gone.get()


def stop_when_nobody_listens() -> None:
    """A terminal that is closed tells its first process alone: here that is make, which tells nobody."""

    def wait() -> None:
        listeners = select.poll()
        listeners.register(1, 0)
        listeners.poll()
        os.kill(os.getpid(), signal.SIGHUP)

    Thread(target=wait, daemon=True).start()


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Turns the first signal that asks a program to end into a KeyboardInterrupt; more change nothing."""
    asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def interrupt(*_: object) -> None:
        for each in asking:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {each: signal.signal(each, interrupt) for each in asking}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
