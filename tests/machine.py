"""The programs of the operating system that tests use, and their installation where they are missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What to look for from the root folder on, and the Debian package that brings it.
NEEDED = {
    "usr/bin/chromium-headless-shell": "chromium-headless-shell",
    "usr/lib/*/libatomic.so.1": "libatomic1",  # which the program that playwright brings is linked to
    "usr/lib/postgresql/15/bin/initdb": "postgresql-15",
    "usr/bin/xgettext": "gettext",
    "usr/share/fonts/*/noto/NotoSansCJK*": "fonts-noto-cjk",
}


def provide() -> None:
    """Installs what is missing, or ends the run with one sentence that says what to install."""
    missing = [package for sign, package in NEEDED.items() if not any(Path("/").glob(sign))]
    if not missing:
        return
    command = f"apt install {' '.join(missing)}"
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (become_root and not may_sudo()):
        sys.exit(f"The tests need programs that this machine lacks. On Debian 12, as root: {command}")
    print(f"Installing for the tests: {', '.join(missing)}", flush=True)
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=False)
    install = [*apt, "install", "--yes", "--no-install-recommends", *missing]
    if subprocess.run(install, stdout=subprocess.DEVNULL).returncode:
        sys.exit(f"The programs that the tests need could not be installed. As root: {command}")


def may_sudo() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def program(name: str) -> str:
    """One of PostgreSQL's own programs, which Debian keeps off the PATH."""
    kept = Path("/usr/lib/postgresql/15/bin", name)
    return str(kept) if kept.exists() else name
