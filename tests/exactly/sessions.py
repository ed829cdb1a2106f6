"""People at the real server, each in a session of their own: they read, edit and register for a while."""

import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from socket import socket
from typing import Any, Final

import requests
from django.conf import settings
from django.db import connection
from django.test import Client

from designer.drafts.models import Draft
from designer.teams.models import Person

PAGES: Final = ("/drafts/", "/drafts/?q=family", "/registrations/", "/reviews/", "/inbox/", "/targets/")
OF_A_DRAFT: Final = ("review/", "containers/", "history/", "name-and-size/")
STEP: Final = "name-and-size"


@dataclass
class Experience:
    """Milliseconds of each answer by what was done, and every answer that should not be."""

    answers: list[tuple[str, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    log: str = ""

    @property
    def number(self) -> int:
        return len(self.answers)

    def percentile(self, share: float, *, of: str = "") -> float:
        took = sorted(milliseconds for what, milliseconds in self.answers if what.startswith(of))
        return round(took[min(len(took) - 1, int(len(took) * share))], 1) if took else 0.0

    @property
    def summary(self) -> str:
        kinds = Counter(what for what, _took in self.answers)
        told = ", ".join(
            f"{kind} {number} p50 {self.percentile(0.5, of=kind)} p99 {self.percentile(0.99, of=kind)} ms"
            for kind, number in sorted(kinds.items())
        )
        return f"{self.number} answers, p99 {self.percentile(0.99)} ms ({told})"


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Path]]:
    """The application as the container starts it, on the tests' database; and what it logs."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "SECRET_KEY": settings.SECRET_KEY,
        "LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "8"]
    command += ["--workers", "2", "--no-control-socket", "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as written:
        words = [*command, "tests.exactly.served"]
        server = subprocess.Popen(words, env=environment, stdout=written, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}", log
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    end = time.monotonic() + 120
    while True:
        try:
            requests.get(address, timeout=5)
            return
        except requests.RequestException:
            assert time.monotonic() < end, "the server does not start"
            time.sleep(0.2)


def use(address: str, people: list[Person], seconds: float) -> Experience:
    """All of them at once, for so long; one has begun to register, however slow the machine is."""
    experience = Experience()
    sessions = [Session(address, person, experience) for person in people]
    sessions[0].register()
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda session: session.use_until(end), sessions))
    return experience


class Session:
    """One person in one browser, who registers now and then."""

    def __init__(self, address: str, person: Person, experience: Experience) -> None:
        self.address, self.experience = address, experience
        self.drafts = list(Draft.objects.values_list("pk", flat=True))
        self.browser = requests.Session()
        self.browser.cookies.update(cookies_of(person))
        self.browser.headers["Connection"] = "close"  # idle ones are closed by the server, whoever writes
        self.dice = random.Random(person.pk)  # noqa: S311

    def use_until(self, end: float) -> None:
        while time.monotonic() < end:
            self.dice.choices([self.read, self.edit, self.register], [6, 3, 1])[0]()
            time.sleep(self.dice.uniform(0.1, 0.6))

    def read(self) -> None:
        whole = self.dice.random() < 0.5
        path = self.dice.choice(PAGES) if whole else self.of_a_draft(self.dice.choice(OF_A_DRAFT))
        self.ask("read", "GET", path)

    def of_a_draft(self, page: str) -> str:
        return f"/drafts/{self.dice.choice(self.drafts)}/{page}"

    def edit(self) -> None:
        path = self.of_a_draft(f"{STEP}/")
        shown = self.ask("read", "GET", path)
        fields = hidden(shown) | {"end": "1", "/memory": str(self.dice.choice((512, 1024, 2048)))}
        self.ask("edit", "POST", path, fields, allowed=(200, 302, 409))

    def register(self) -> None:
        """A copy where nothing changed; where the family is under way already the page says so."""
        path = self.of_a_draft("register/")
        shown = self.ask("before registering", "GET", path)
        form = shown.partition(f'method="post" action="{path}"')[2].partition("</form>")[0]
        if not form:
            return
        fields = hidden(form) | {"copy": "true", "why_copy": "Soak"}
        self.ask("register", "POST", path, fields, allowed=(200, 302, 409))

    def ask(
        self, what: str, method: str, path: str, posted: Any = None, allowed: tuple[int, ...] = (200,)
    ) -> str:
        began = time.monotonic()
        answer = self.browser.request(
            method, self.address + path, data=posted, timeout=120, allow_redirects=False
        )
        self.experience.answers.append((what, (time.monotonic() - began) * 1000))
        if answer.status_code not in allowed:
            self.experience.wrong.append(f"{method} {path}: {answer.status_code}")
        if answer.status_code == 302:
            return self.ask("read", "GET", answer.headers["Location"])
        return answer.text


def cookies_of(person: Person) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    return {name: morsel.value for name, morsel in client.cookies.items()}


HIDDEN: Final = re.compile(r'<input type="hidden"(?: id="[^"]*")? name="([^"]*)" value="([^"]*)"')


def hidden(form: str) -> dict[str, str]:
    """What a form posts besides what is typed."""
    return {name: unescape(value) for name, value in HIDDEN.findall(form)}
