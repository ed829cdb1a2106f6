"""The Dockerfile's own lines, performed in an empty folder, for want of an engine where the tests run.

Both stages share that folder, because no path of one means something else in the other.
"""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("image")  # built once, by one worker

HERE = Path(__file__).parent.parent
OUR_FOLDERS = re.compile(r"(?<![\w.])/(build|opt|app|data)\b")
WHEELS = Path(sys.prefix) / "wheels"
INSTALLATION = {"SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "designer.example", "TRUSTED_PROXY": "1"}


def instructions() -> list[tuple[str, str]]:
    lines = (HERE / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
    return [tuple(line.split(maxsplit=1)) for line in lines if line and not line.startswith("#")]


@dataclass
class Image:
    root: Path
    folder: Path = Path("/")
    variables: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def here(self, text: str) -> str:
        """A text in which the image's own paths are those of the folder."""
        return OUR_FOLDERS.sub(lambda found: f"{self.root}{found[0]}", text)

    def environment(self, **more: str) -> dict[str, str]:
        """What the base image has, as far as needed: a Python, and the packages from where they lie."""
        base = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(self.root)}
        base["PIP_NO_COMPILE"] = "0"  # which pip takes for `compile`: little of it is ever imported here
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELS)} if WHEELS.is_dir() else {}
        return base | offline | {name: self.here(value) for name, value in self.variables.items()} | more

    def run(self, command: str | list[str], **more: str) -> None:
        shell = isinstance(command, str)
        words = self.here(command) if shell else [self.here(word) for word in command]
        done = subprocess.run(
            words, shell=shell, cwd=self.folder, env=self.environment(**more), capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    def do_from(self, _: str) -> None:
        self.folder, self.variables = self.root, {}

    def do_workdir(self, path: str) -> None:
        self.folder = Path(self.here(path))
        self.folder.mkdir(parents=True, exist_ok=True)

    def do_copy(self, line: str) -> None:
        options = re.findall(r"--(\w+)=(\S+)", line)
        source, target = (Path(word) for word in line.split() if not word.startswith("--"))
        start = Path("/") if "from" in dict(options) else HERE
        source = Path(self.here(str(start / source)))
        target = Path(self.here(str(target))) if target.is_absolute() else self.folder / target
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and source != target:
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        elif source != target:
            shutil.copy(source, target)

    def do_run(self, line: str) -> None:
        self.run(line)

    def do_env(self, line: str) -> None:
        self.variables |= dict(pair.split("=", 1) for pair in shlex.split(line))

    def do_user(self, user: str) -> None:
        self.user = user

    def do_expose(self, port: str) -> None:
        assert port == self.variables["PORT"]

    def do_healthcheck(self, line: str) -> None:
        self.health = json.loads(line.partition("CMD ")[2])

    def do_cmd(self, line: str) -> None:
        self.command = json.loads(line)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    image = Image(tmp_path_factory.mktemp("image"))
    for name, line in instructions():
        getattr(image, f"do_{name.lower()}")(line)
    return image


@contextmanager
def container(image: Image) -> Iterator[int]:
    """What CMD starts, on a port of its own choice."""
    process = subprocess.Popen(
        [shutil.which(image.command[0], path=image.environment()["PATH"]), *image.command[1:]],
        cwd=image.folder,
        env=image.environment(**INSTALLATION, PORT="0"),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield next(
            int(found[1]) for line in process.stderr if (found := re.search(r"Listening at.*:(\d+)", line))
        )
    finally:
        process.terminate()
        process.communicate(timeout=30)


def ask(port: int, path: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "designer.example", "X-Forwarded-Proto": "https"})
    answer = connection.getresponse()
    return answer, answer.read().decode()


def test_what_the_image_starts_is_healthy_and_ready_once_migrated(image: Image) -> None:
    with container(image) as port:
        assert ask(port, "/healthz")[1] == "ok\n"
        assert ask(port, "/readyz")[1] == "migrations are waiting: run manage.py migrate\n"
        image.run(["python", "manage.py", "migrate"], **INSTALLATION)
        assert ask(port, "/readyz")[1] == "ok\n"
        image.run(image.health, **INSTALLATION, PORT=str(port))


def test_the_image_serves_its_pages_with_their_files(image: Image) -> None:
    with container(image) as port:
        page = ask(port, "/sign-in/")[1]
        files = re.findall(r'(?:href|src)="(/static/[^"#]+)', page)
        assert len(files) > 3
        for path in files:
            answer, _ = ask(port, path)
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]


def test_nobody_in_the_image_is_root(image: Image) -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", image.user)


def test_the_builder_is_given_all_that_is_copied_and_nothing_else() -> None:
    given = {line[1:] for line in (HERE / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {line.split()[0] for name, line in instructions() if name == "COPY" and "--from" not in line}
    assert given == copied
