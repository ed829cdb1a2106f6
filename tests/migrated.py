"""A database with every migration done: made once a run, then copied for whoever needs one."""

import fcntl
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[1]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """`once("name", make)`: what `make` wrote into a folder, called by one worker while the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base if WORKER == "alone" else base.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name
        folder.mkdir(exist_ok=True)
        with one_at_a_time(folder) as done:
            if not done.tell():
                make(folder)
                done.write("done")
        return folder

    return made


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[TextIO]:
    with (folder / "done").open("a") as done:
        fcntl.flock(done, fcntl.LOCK_EX)
        yield done


@pytest.fixture(scope="session")
def migrated(once) -> Path:
    """An SQLite file."""
    return once("migrated", migrate) / "db.sqlite3"


def migrate(folder: Path) -> None:
    settings = {"DEMO": "1", "VAR_DIR": str(folder), "PATH": os.environ["PATH"]}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=settings, check=True
    )


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment: None, django_db_blocker) -> Iterator[None]:
    """The worker's own copy."""
    copy = copied_file if connection.vendor == "sqlite" else copied_database
    with django_db_blocker.unblock():
        before, now = settings.DATABASES["default"]["NAME"], copy(request)
        use(now)
    yield
    gc.collect()  # what threads left open would keep it
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


def copied_file(request: pytest.FixtureRequest) -> str:
    file = str(settings.DATABASES["default"]["TEST"]["NAME"])
    return shutil.copy(request.getfixturevalue("migrated"), file)


def copied_database(request: pytest.FixtureRequest) -> str:
    """By PostgreSQL itself, which can do so while nobody looks at the original: one worker at a time."""
    original = connection.creation._get_test_db_name()

    def make(_: Path) -> None:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()

    with no_hurry(), cancelled_by_an_error():
        folder = request.getfixturevalue("once")("on-postgresql", make)
        with one_at_a_time(folder):
            use(original)
            connection.creation.clone_test_db(WORKER, verbosity=0)
    return connection.creation.get_test_db_clone_settings(WORKER)["NAME"]


@contextmanager
def no_hurry() -> Iterator[None]:
    """A slow disk may copy a database for longer than a page may wait."""
    options = connection.settings_dict["OPTIONS"]
    hurry = options.pop("options")
    try:
        yield
    finally:
        options["options"] = hurry


@contextmanager
def cancelled_by_an_error() -> Iterator[None]:
    """Django leaves by SystemExit, which pytest does not keep: each test would fail in its own words."""
    try:
        yield
    except SystemExit as left:
        raise RuntimeError("There is no test database: Django said why above.") from left


def use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
