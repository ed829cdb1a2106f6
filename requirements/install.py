"""Fills a virtual environment with the packages of a pinned list: `install.py .venv demo.txt`.

Runs on whatever Python 3 a machine brings, before anything is installed, and says in one sentence
what the machine lacks. A list that is installed already is not installed again, so no network is
needed then. With `--wheels run.txt` the environment also keeps that list's packages as files.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "--retries", "2"]
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError"
    r"|Temporary failure in name resolution|Network is unreachable|Connection refused"
)


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036
        have = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Python 3.11 or newer is needed, and this is {have}: make run PYTHON=python3.11")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("environment", type=Path)
    parser.add_argument("list", type=HERE.joinpath)
    parser.add_argument("--wheels", type=HERE.joinpath, help="keep the packages of this list as files")
    asked = parser.parse_args()
    try:
        prepare(asked.environment.absolute(), asked.list, asked.wheels)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"{asked.environment} cannot be written: {error.strerror}.")


def prepare(environment: Path, packages: Path, wheels: Path) -> None:
    stamp = environment / "installed"
    wanted = fingerprint([packages, wheels] if wheels else [packages])
    usable = works(environment)
    if usable and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {packages.name} into {environment.name}: once, about a minute.", flush=True)
    if not usable:
        make(environment)
    stamp.unlink(missing_ok=True)
    pip(environment, "install", "--require-hashes", "-r", str(packages))
    if wheels:
        kept = environment / "wheels"
        pip(environment, "download", "--require-hashes", "--dest", str(kept), "-r", str(wheels))
    stamp.write_text(wanted)


def fingerprint(lists: list) -> str:
    contents = b"".join(path.read_bytes() for path in lists)
    return f"{hashlib.sha256(contents).hexdigest()} for Python {sys.version_info[0]}.{sys.version_info[1]}\n"


def works(environment: Path) -> bool:
    """Whether there is an environment of this very Python; one left half-made is made anew."""
    say_version = "import pip, sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(  # noqa: S603
            [environment / "bin" / "python", "-c", say_version], capture_output=True, text=True
        )
    except OSError:
        return False
    return answer.stdout.split() == [str(n) for n in sys.version_info[:2]]


def make(environment: Path) -> None:
    if not os.access(environment.parent, os.W_OK):
        sys.exit(f"{environment.parent} cannot be written: work in a copy of your own.")
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit("This Python comes without its venv module. On Debian: apt install python3-venv")
    venv.create(environment, clear=True, with_pip=True)


def pip(environment: Path, *arguments: str) -> None:
    command = [str(environment / "bin" / "python"), *PIP, *arguments]
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603
    if done.returncode == 0:
        return
    if NO_NETWORK.search(done.stdout):
        sys.exit("The packages cannot be fetched: the first time, this machine needs a network.")
    sys.exit(f"pip could not install the packages.\n{done.stdout.strip()}")


if __name__ == "__main__":
    main()
