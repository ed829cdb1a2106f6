"""`manage.py demo` as a person starts it: its processes under one command, and what it says."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("demo")  # each takes two neighbouring ports

HERE = Path(__file__).parents[2]
READY = "Ctrl-C stops it."
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP] if os.environ.get("SOAK") else [signal.SIGINT]


def two_free_ports() -> int:
    """The first of two neighbours."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@dataclass
class Demo:
    port: int
    process: subprocess.Popen[str]
    said: str

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", "")

    def children(self) -> list[int]:
        """All processes under it."""
        found = [self.process.pid]
        for pid in found:
            found += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return found[1:]

    def end(self, how: signal.Signals) -> str:
        """Sends a signal and waits until it and all its processes are gone. What it said after that."""
        alive = [os.pidfd_open(pid) for pid in self.children()]
        self.process.send_signal(how)
        said, _ = self.process.communicate(timeout=30)
        for each in alive:
            assert select.select([each], [], [], 30)[0], "a process was left behind"
            os.close(each)
        return said


def command(folder: Path, port: int) -> subprocess.Popen[str]:
    environment = {"DEMO": "1", "VAR_DIR": str(folder), "PATH": os.environ["PATH"], "AWS_PROFILE": "real"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=HERE,
        env=environment | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def demo(folder: Path) -> Iterator[Demo]:
    port = two_free_ports()
    process = command(folder, port)
    try:
        assert process.stdout
        said = ""
        while "Another link" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        yield Demo(port, process, said)
    finally:
        process.kill()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, from its first start on."""
    return tmp_path_factory.mktemp("var")


def test_it_says_how_to_sign_in_as_each_person_and_the_links_work(folder: Path) -> None:
    with demo(folder) as running:
        links = re.findall(r"^  (\w+) +http://127\.0\.0\.1:\d+(\S+)", running.said, re.MULTILINE)
        assert [name for name, _ in links] == ["mina", "jun", "alex"]
        for name, path in links:
            status, page, _ = running.get(path)
            assert status == 200
            assert f"Sign in as {name}" in page
        assert READY in running.said


@pytest.mark.parametrize("how", SIGNALS)
def test_asked_to_stop_it_stops_everything(folder: Path, how: signal.Signals) -> None:
    with demo(folder) as running:
        assert "Stopped." in running.end(how)
        assert running.process.returncode == 0


def test_killed_it_leaves_nothing_behind(folder: Path) -> None:
    with demo(folder) as running:
        assert len(running.children()) >= 3
        running.end(signal.SIGKILL)


def test_it_ends_when_nobody_listens_any_more(folder: Path) -> None:
    with demo(folder) as running:
        alive = [os.pidfd_open(pid) for pid in running.children()]
        running.process.stdout.close()
        assert running.process.wait(timeout=30) == 0
        assert all(select.select([each], [], [], 30)[0] for each in alive)


@pytest.mark.parametrize(("which", "name"), [(0, "aws"), (1, "app"), (2, "post")])
def test_when_one_of_them_dies_the_others_are_stopped_and_it_says_so(folder, which: int, name: str) -> None:
    with demo(folder) as running:
        alive = [os.pidfd_open(pid) for pid in running.children()]
        os.kill(running.children()[which], signal.SIGKILL)
        said, _ = running.process.communicate(timeout=30)
        assert f"{name} ended by itself." in said
        assert running.process.returncode == 1
        assert all(select.select([each], [], [], 30)[0] for each in alive)


@pytest.mark.parametrize("taken", [0, 1])
def test_a_port_in_use_is_told_in_one_sentence(folder: Path, taken: int) -> None:
    port = two_free_ports()
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", port + taken))
        occupant.listen()
        process = command(folder, port)
        said, _ = process.communicate(timeout=60)
    assert (
        said == f"Port {port + taken} is in use: choose another, such as make run PORT={port + taken + 100}\n"
    )
    assert process.returncode == 1


@pytest.mark.parametrize("port", ["0", "65535", "eighty"])
def test_what_is_no_port_is_refused(folder: Path, port: str) -> None:
    process = command(folder, port)
    said, _ = process.communicate(timeout=60)
    assert f"“{port}” is not a port" in said
    assert process.returncode == 2


def test_a_folder_it_cannot_write_is_told_in_one_sentence() -> None:
    process = command(Path("/proc/no-such"), two_free_ports())
    said, _ = process.communicate(timeout=60)
    assert said.startswith("Task Designer cannot start. Cannot make the folder /proc/no-such")
    assert said.count("\n") == 1
    assert process.returncode == 1


def test_a_database_it_cannot_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "db.sqlite3").write_bytes(b"not a database at all" * 100)
    process = command(tmp_path, two_free_ports())
    said, _ = process.communicate(timeout=60)
    assert said.splitlines()[-1] == f"The database in {tmp_path} cannot be used: file is not a database"
    assert process.returncode == 1
