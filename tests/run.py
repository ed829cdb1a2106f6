"""Everything that must hold, in one run: `make test`. Ends with one line a check and one exit code."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests import machine, postgresql

HERE = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
# All that the tests may know of the person's environment who runs them.
KNOWN = ("PATH", "LANG", "TERM", "TMPDIR", "CI", "SOAK", "TASKDEF_CORPUS", "SARIF_SCHEMA")
DEMO = {"DEMO": "1"}


@dataclass
class Check:
    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    passed: bool = False
    seconds: float = 0.0
    output: str = ""

    def perform(self, environment: dict[str, str], *, shown: bool = False) -> "Check":
        """Runs the command; what it prints is shown as it comes, or kept."""
        began = time.monotonic()
        done = subprocess.run(
            self.command,
            cwd=HERE,
            env=environment | self.environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=None if shown else subprocess.PIPE,
            stderr=None if shown else subprocess.STDOUT,
        )
        self.passed, self.seconds = done.returncode == 0, time.monotonic() - began
        self.output = "" if shown else done.stdout
        return self

    def __str__(self) -> str:
        return f"{'  ok  ' if self.passed else ' FAIL '} {self.name:<44} {self.seconds:6.1f} s"


def manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


def quick_checks(folder: str) -> list[Check]:
    templates = [str(path) for path in sorted((HERE / "templates").rglob("*.html"))]
    production = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "designer.example",
        "VAR_DIR": folder,
    }
    demo = DEMO | {"VAR_DIR": folder}
    return [
        Check("types: mypy", ["mypy", "designer", "manage.py"], demo),
        Check("tests: read", [sys.executable, "-m", "pytest", "-qq", "--collect-only"]),
        Check("style: ruff check", ["ruff", "check"]),
        Check("style: ruff format", ["ruff", "format", "--check"]),
        Check("style: djade", ["djade", "--check", "--target-version", "5.2", *templates]),
        Check("imports go one way: import-linter", ["lint-imports", "--no-cache"], demo),
        Check("no migration is missing", manage("makemigrations", "--check", "--dry-run"), demo),
        Check("production settings", manage("check", "--deploy", "--fail-level", "WARNING"), production),
    ]


def pytest(name: str, *options: str, **environment: str) -> Check:
    workers = str((os.cpu_count() or 1) + 1)  # what happens in a browser waits now and then
    patience = ["--timeout=7200"] if os.environ.get("SOAK") else []
    spread = ["-n", workers, "--dist", "loadgroup", "-p", "tests.together"]
    command = [sys.executable, "-m", "pytest", "-q", *spread, *patience, *options]
    return Check(f"tests: {name}", command, environment)


@contextmanager
def clean_environment() -> Iterator[dict[str, str]]:
    """An environment in which nothing of a developer's own settings and caches is left.

    What the tests lay down goes with it, what a killed one left behind too.
    """
    home = tempfile.TemporaryDirectory(prefix="task-designer-home-")
    rest = tempfile.TemporaryDirectory(prefix="task-designer-", ignore_cleanup_errors=True)
    with home as at_home, rest as elsewhere:
        environment = {name: os.environ[name] for name in KNOWN if name in os.environ}
        environment |= {"HOME": at_home, "TMPDIR": elsewhere, "TZ": "UTC"}
        environment["PATH"] = f"{PROGRAMS}:{environment['PATH']}"
        yield environment


def run() -> list[Check]:
    with clean_environment() as environment, tempfile.TemporaryDirectory() as folder:
        with ThreadPoolExecutor(max_workers=2) as together:
            done = list(together.map(lambda check: check.perform(environment), quick_checks(folder)))
        for check in done:
            print(check if check.passed else f"{check}\n{check.output}", flush=True)
        done.append(pytest("on SQLite").perform(environment, shown=True))
        with postgresql.server() as address:
            again = pytest("on PostgreSQL", "-p", "tests.database_only", DATABASE_URL=address)
            done.append(again.perform(environment, shown=True))
    return done


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    machine.provide()
    began = time.monotonic()
    done = run()
    print("\n" + "\n".join(map(str, done)))
    failed = sum(not check.passed for check in done)
    verdict = f"{failed} of {len(done)} failed" if failed else f"all {len(done)} passed"
    print(f"\n{verdict} in {time.monotonic() - began:.0f} s")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
