"""Saving and restoring, by the commands that docs/backup.md shows, for both databases."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgresql
from tests.documented import HERE, commands

SECRET = {"SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "designer.example"}


@pytest.fixture
def var(migrated: Path, tmp_path: Path) -> str:
    """Where an installation keeps its SQLite database."""
    folder = tmp_path / "var"
    folder.mkdir()
    shutil.copy(migrated, folder)
    return str(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, var: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A kind of database, and the settings of an installation that uses one."""
    settings = SECRET | {"VAR_DIR": var, "LOG_LEVEL": "ERROR"}
    if request.param == "sqlite":
        yield request.param, settings
    else:
        with postgresql.server() as address:
            yield request.param, settings | {"DATABASE_URL": address}


def perform(lines: list[str], settings: dict[str, str], folder: Path) -> str:
    """Lines for a shell, with manage.py called from where it lies."""
    done = subprocess.run(
        ["sh", "-ec", "\n".join(lines).replace("manage.py", str(HERE / "manage.py"))],
        cwd=folder,
        env=settings | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_restored_database_is_what_was_saved(database, tmp_path: Path) -> None:
    kind, settings = database
    team = "python manage.py create_team Payments --member"
    everything = ["python manage.py dumpdata teams drafts aws"]
    perform(["python manage.py migrate --verbosity 0", f"{team} mina@example.com"], settings, tmp_path)
    before = perform(everything, settings, tmp_path)
    assert "mina@example.com" in before

    perform(commands("docs/backup.md", f"save {kind}"), settings, tmp_path)
    perform([f"{team} jun@example.com"], settings, tmp_path)
    assert perform(everything, settings, tmp_path) != before

    perform(commands("docs/backup.md", f"restore {kind}"), settings, tmp_path)
    assert perform(everything, settings, tmp_path) == before
    perform([f"{team} jun@example.com"], settings, tmp_path)


def test_a_saved_sqlite_database_is_its_owners_alone_and_never_written_over(var: str, tmp_path: Path) -> None:
    settings = SECRET | {"VAR_DIR": var}
    save = commands("docs/backup.md", "save sqlite")
    perform(["python manage.py migrate --verbosity 0", *save], settings, tmp_path)
    saved = tmp_path / "backup.sqlite3"
    assert saved.stat().st_mode & 0o777 == 0o600
    before = saved.read_bytes()
    with pytest.raises(AssertionError, match=r"backup.sqlite3 cannot be written: File exists\."):
        perform(save, settings, tmp_path)
    assert saved.read_bytes() == before
