"""What browsers are told with every answer, in the demo and in production."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.access import Row
from tests.test_access import ROWS, named

pytestmark = pytest.mark.xdist_group("production")  # asked once, by one worker

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


PICTURES = {"drafts:picture", "drafts:miniature"}
PAINTED = {"default-src 'none'", "style-src 'sha256-…'", "frame-ancestors 'none'", "sandbox"}


def assert_strict(headers: Any, policy: set[str] = POLICY, *, has_nonce: bool = False) -> None:
    told = re.sub(r"'sha256-[\w+/]{43}='", "'sha256-…'", headers["Content-Security-Policy"])
    without, nonces = re.subn(r"(?<=style-src 'self') 'nonce-[A-Za-z0-9+/=]{24}'", "", told)
    assert (set(without.split("; ")), nonces) == (policy, has_nonce)
    assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE
    assert "no-store" in headers["Cache-Control"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert {"Cookie", "HX-Request"} <= set(headers["Vary"].split(", "))


@pytest.mark.any_database
@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "GET"], ids=named)
def test_every_page_has_the_strict_headers(row: Row, team, author, client_of) -> None:
    headers = client_of(author).get(reverse(row.url, kwargs=row.at(team, author))).headers
    policy = PAINTED if row.url in PICTURES else POLICY
    assert_strict(headers, policy, has_nonce=row.url == "drafts:json")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/nowhere/", 404), ("get", "/sign-out/", 405), ("post", "/sign-in/", 403)],
)
def test_so_has_every_refusal(method: str, path: str, status: int, db) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == status
    assert_strict(response.headers)


PROBE = """
import django, json
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", verbosity=0, interactive=False)
visitor = Client(headers={"host": "designer.example.org"})
def seen(path, **how):
    response = visitor.get(path, **how)
    body = b"".join(response).decode()
    return {"status": response.status_code, "headers": dict(response.headers), "body": body}
page = seen("/sign-in/", secure=True)
style = page["body"].split('rel="stylesheet" href="')[1].split('"')[0]
visitor.post("/preferences/", {"theme": "dark"}, secure=True)
answers = {
    "page": page,
    "plain": seen("/sign-in/"),
    "health": visitor.get("/healthz", headers={"host": "10.0.0.7"}).status_code,
    "other host": visitor.get("/sign-in/", headers={"host": "evil.example"}, secure=True).status_code,
    "link": seen("/sign-in/sometoken/", secure=True)["status"],
    "style": style,
    "style headers": dict(visitor.get(style, secure=True).headers),
    "cookies": {name: dict(cookie) for name, cookie in visitor.cookies.items()},
}
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def production(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a visitor of a real installation gets, asked in a process of its own."""
    folder = tmp_path_factory.mktemp("production")
    shutil.copy(migrated, folder)
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "designer.settings",
        "SECRET_KEY": "a key for this test only " * 3,
        "ALLOWED_HOSTS": "designer.example.org",
        "VAR_DIR": str(folder),
        "STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-c", PROBE]
    done = subprocess.run(
        command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_production_has_the_same_headers_and_hsts(production) -> None:
    assert_strict(production["page"]["headers"])
    hsts = production["page"]["headers"]["Strict-Transport-Security"]
    assert hsts == "max-age=31536000; includeSubDomains; preload"


def test_production_sends_plain_http_to_https(production) -> None:
    assert production["plain"]["status"] == 301
    assert production["plain"]["headers"]["Location"] == "https://designer.example.org/sign-in/"


def test_production_answers_its_own_hosts_only_but_health_to_all(production) -> None:
    assert (production["other host"], production["health"]) == (400, 200)


def test_production_knows_no_sign_in_links(production) -> None:
    assert production["link"] == 404


def test_production_cookies_stay_on_this_host_and_out_of_scripts(production) -> None:
    assert set(production["cookies"]) == {"__Host-csrf", "__Host-theme"}
    for cookie in production["cookies"].values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (
            True,
            True,
            "Lax",
            "/",
        )


def test_production_serves_static_files_under_hashed_names_for_good(production) -> None:
    name = Path(production["style"]).name
    assert name.count(".") == 2
    assert "immutable" in production["style headers"]["Cache-Control"]
    assert "Content-Security-Policy" in production["style headers"]
