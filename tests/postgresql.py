"""A PostgreSQL server of the tests' own: made in a folder, gone with it. It listens on no network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.machine import program

QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off"


@contextmanager
def server() -> Iterator[str]:
    """The address of a new and empty database, for DATABASE_URL, psql and pg_dump alike."""
    # In /tmp, because the path of a socket may have 107 characters only.
    folder = Path(tempfile.mkdtemp(prefix="postgresql-", dir="/tmp"))
    owner = unprivileged() if os.geteuid() == 0 else {}
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    cluster, log = str(folder / "data"), str(folder / "log")
    listen = f"-c max_connections=200 -c listen_addresses= -c unix_socket_directories={folder}"
    try:
        act(owner, "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8",
            "--no-sync", "--pgdata", cluster)  # fmt: skip
        act(owner, "pg_ctl", "start", "--wait", "--pgdata", cluster, "--log", log, "-o", f"{QUICK} {listen}")
        try:
            yield f"postgresql://postgres@/postgres?host={quote(str(folder), safe='')}"
        finally:
            act(owner, "pg_ctl", "stop", "--mode=immediate", "--pgdata", cluster)
    finally:
        shutil.rmtree(folder)


def unprivileged() -> dict[str, int]:
    """PostgreSQL refuses to be run by root: its own account does it, or nobody."""
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    account = accounts.get("postgres") or accounts["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid}


def act(owner: dict[str, int], name: str, *arguments: str) -> None:
    groups = {"extra_groups": []} if owner else {}
    done = subprocess.run(
        [program(name), *arguments],
        cwd="/tmp",  # noqa: S108
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **owner,
        **groups,
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr}")
