"""What the environment must say before anything starts."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from designer import storage

GOOD = {"SECRET_KEY": "a key for this test only " * 3, "ALLOWED_HOSTS": "designer.example.org"}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "Set SECRET_KEY to"),
        ({"SECRET_KEY": GOOD["SECRET_KEY"]}, "Set ALLOWED_HOSTS to"),
        ({"DEMO": "1", "ALLOWED_HOSTS": "designer.example.org"}, "DEMO answers on loopback only"),
        ({"DEMO": "1", "ALLOWED_HOSTS": "localhost,0.0.0.0"}, "DEMO answers on loopback only"),
        ({**GOOD, "DATABASE_URL": "mysql://u:p@h/n"}, "Set DATABASE_URL to"),
        ({"DEMO": "1", "VAR_DIR": "/dev/null/var"}, "Cannot make the folder /dev/null/var"),
    ],
)
def test_a_wrong_environment_is_refused_in_one_sentence(environment, sentence, tmp_path) -> None:
    done = manage("check", **{"VAR_DIR": str(tmp_path), **environment})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Task Designer cannot start. {sentence}")
    assert done.stderr.count("\n") == 1


def test_production_settings_pass_djangos_deployment_checks(tmp_path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD, VAR_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr


def test_debug_is_off_unless_asked_for(tmp_path) -> None:
    show = ("shell", "-v0", "-c", "from django.conf import settings; print(settings.DEBUG)")
    assert manage(*show, **GOOD, VAR_DIR=str(tmp_path)).stdout == "False\n"
    assert manage(*show, **GOOD, VAR_DIR=str(tmp_path), DEBUG="1").stdout == "True\n"


def test_secret_keys_that_were_replaced_come_by_the_environment(tmp_path) -> None:
    show = ("shell", "-v0", "-c", "from django.conf import settings; print(settings.SECRET_KEY_FALLBACKS)")
    assert manage(*show, **GOOD, VAR_DIR=str(tmp_path)).stdout == "[]\n"
    told = manage(*show, **GOOD, VAR_DIR=str(tmp_path), SECRET_KEY_FALLBACKS="one,two").stdout
    assert told == "['one', 'two']\n"


def test_the_demo_keeps_one_secret_key_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = storage.kept_secret(path)
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert storage.kept_secret(path) == first


def test_sqlite_writes_first_waits_and_survives_a_power_cut() -> None:
    options = storage.database({"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"})["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_keeps_what_its_address_says_and_never_hangs() -> None:
    address = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslmode": "verify-full"}}
    options = storage.database(address)["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert "lock_timeout=5s" in options["options"]


def test_no_database_wraps_whole_requests_in_a_transaction() -> None:
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_other_databases_are_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        storage.database({"ENGINE": "django.db.backends.oracle", "NAME": "x"})
