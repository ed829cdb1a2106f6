"""Hostile requests: cut off, oversized, forged, repeated and simultaneous ones, and odd ways of asking."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from designer.teams.models import Person, Team
from tests.access import Row
from tests.markup import Markup
from tests.taskdef import whole
from tests.test_access import ROWS, named

NEW = "/drafts/new/"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=edge"
DOCUMENT = {"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx:1.27"}]}
TASK = taskdef.compact(DOCUMENT)
AT_ONCE = 50


@pytest.fixture
def client(author: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(author)


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


def start(**fields: str) -> dict[str, str]:
    return {"start": "import", "team": "", "once": "k" * 20, "end": "1", "text": TASK, **fields}


def address(draft: Draft, slug: str = "name-and-size") -> str:
    return reverse("drafts:step", args=[draft.pk, slug])


def frame(**texts: str) -> dict[str, str]:
    return {"base": "1", "once": "key", "end": "1", **texts}


def multipart(fields: dict[str, str]) -> bytes:
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return ("".join(parts) + "--edge--\r\n").encode()


def test_a_field_sent_twice_counts_once(client: Client, draft: Draft) -> None:
    body = urlencode([*frame().items(), ("base", "1"), ("/family", "first"), ("/family", "last")])
    assert client.post(address(draft), body, content_type=FORM).status_code == 302
    assert Draft.objects.get().document == DOCUMENT | {"family": "last"}


def test_a_form_cut_off_anywhere_begins_no_draft_with_half_a_text(client: Client) -> None:
    whole_post = multipart(start())
    for length in range(0, len(whole_post), 17):
        answer = client.post(NEW, whole_post[:length], content_type=MULTIPART)
        assert answer.status_code < 500
        assert {draft.content.text for draft in Draft.objects.all()} <= {TASK}


def test_a_step_cut_off_anywhere_stores_nothing_of_it(client: Client, draft: Draft) -> None:
    fields = {"base": "1", "once": "key", "/family": "a-new-name", "/cpu": "1024", "end": "1"}
    whole_post = multipart(fields)
    after_its_end_marker = whole_post.index(b'name="end"')
    for length in range(0, after_its_end_marker, 5):
        answer = client.post(address(draft), whole_post[:length], content_type=MULTIPART)
        assert answer.status_code == 400
    assert Draft.objects.get().document == DOCUMENT


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (f"multipart/form-data; boundary={'b' * 300}", b"--" + b"b" * 300 + b"--\r\n"),
        ("multipart/form-data", b"--edge--\r\n"),
        (MULTIPART, b"--edge\r\n" + b"X-Header: 1\r\n" * 3_000 + b"\r\n1\r\n--edge--\r\n"),
        (MULTIPART, b""),
        (MULTIPART, b"\r\n" * 10_000),
        ("application/json", b'{"start": "import"}'),
        (FORM + "; charset=utf-7", b"start=import&end=1"),
        (FORM + "; charset=nonsense", b"start=import&end=1"),
        ("", b"start=import"),
    ],
)
def test_a_body_that_is_no_form_is_refused(client: Client, draft: Draft, kind: str, body: bytes) -> None:
    for where in (NEW, address(draft)):
        answer = client.generic("POST", where, body, content_type=kind)
        assert 400 <= answer.status_code < 500
    assert Draft.objects.count() == 1


def test_ids_of_others_and_ids_that_cannot_be_lead_nowhere(
    client: Client, stranger: Person, team: Team
) -> None:
    other = stranger.teams.get()
    theirs = Draft.start(other, stranger, DOCUMENT)
    for team_id in (str(other.pk), "0", "-1", str(10**30), "x", "1.0", "a\0b", "²"):
        assert client.post(NEW, start(team=team_id)).status_code == 422
    for draft_id in (theirs.pk, 10**30, 2**63, 0):
        for name in ("export", "imported", "delete", "download", "download_as_sent"):
            path = reverse(f"drafts:{name}", args=[1]).replace("/1/", f"/{draft_id}/")
            assert client.get(path).status_code == 404
        assert client.post(f"/drafts/{draft_id}/name-and-size/", frame(**{"/family": "x"})).status_code == 404
        assert client.get(f"/drafts/{draft_id}/register/").status_code == 404
    assert list(Draft.objects.all()) == [theirs]
    assert Draft.objects.get().document == DOCUMENT


def at_once(post: Callable[[], HttpResponse]) -> list[HttpResponse]:
    """The answers to the same request, sent by as many threads as AT_ONCE at the same moment."""
    ready = Barrier(AT_ONCE)

    def send(_number: int) -> HttpResponse:
        ready.wait()
        try:
            return post()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as together:
        return list(together.map(send, range(AT_ONCE)))


@pytest.mark.django_db(transaction=True)
def test_the_same_new_draft_fifty_times_at_once_is_one_draft(client: Client) -> None:
    answers = at_once(lambda: post_again(client, NEW, start()))
    draft = Draft.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {f"/drafts/{draft.pk}/imported/"}


@pytest.mark.django_db(transaction=True)
def test_the_same_button_fifty_times_at_once_acts_once(client: Client, draft: Draft) -> None:
    fields = frame(do="insert:/containerDefinitions/0/portMappings")
    answers = at_once(lambda: post_again(client, address(draft, "containers"), fields))
    assert {answer.status_code for answer in answers} == {302}
    assert Draft.objects.get().document["containerDefinitions"][0]["portMappings"] == [{}]
    assert Draft.objects.get().version == 2


def post_again(client: Client, path: str, fields: dict[str, str]) -> HttpResponse:
    """By a browser of its own with the same session: one test client serves one thread."""
    own = Client()
    own.cookies = client.cookies
    return own.post(path, fields)


def test_a_key_used_for_another_draft_is_refused(client: Client) -> None:
    first = client.post(NEW, start())
    assert client.post(NEW, start()).headers["Location"] == first.headers["Location"]
    assert client.post(NEW, start(text=TASK.replace("web", "other"))).status_code == 409
    assert Draft.objects.count() == 1


FORGED = {
    "state": "approved",
    "status": "registered",
    "team_id": "2",
    "author": "1",
    "created_by": "2",
    "edited_by": "2",
    "version": "99",
    "sha256": "0" * 64,
    "digest": "0" * 64,
    "errors": "0",
    "basis": "revision",
    "based_on": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7",
    "archived_at": "2026-01-01",
    "is_superuser": "1",
    "roles": "publisher",
    "id": "77",
}


def test_fields_that_no_form_shows_change_nothing(client: Client, team: Team, author: Person) -> None:
    assert client.post(NEW, start(**FORGED)).status_code == 302
    draft = Draft.objects.get()
    before = columns(draft)
    for step in STEPS:
        client.post(address(draft, step.slug), frame(**FORGED))
    assert columns(Draft.objects.get()) == before
    assert (before["team_id"], before["status"], before["version"]) == (team.pk, "editing", 1)
    assert (before["created_by_id"], before["basis"]) == (author.pk, "import")
    assert not author.can_register(team)


def columns(draft: Draft) -> dict[str, Any]:
    return {field.attname: getattr(draft, field.attname) for field in draft._meta.concrete_fields}


QUESTIONS = (
    {"q": "a\0b"},
    {"q": "%"},
    {"q": "_"},
    {"q": "'"},
    {"q": '"><x-injected>'},
    {"q": "\\"},
    {"q": "x" * 100_000},
    {"q": "a " * 50_000},
    {"page": "-1", "order": "password"},
    {"page": "1" + "0" * 9},
    {"after": "9" * 17 + "-" + "9" * 18},
    {"after": "-1", "before": "x"},
    {"before": "0-0"},
    {"status": "approved", "launch": "<x-injected>", "errors": "no"},
    {"start": '"><x-injected>'},
)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: str(asked)[:30])
def test_any_question_to_the_list_gets_an_answer(client: Client, draft: Draft, asked: dict[str, str]) -> None:
    for path in (
        reverse("drafts:list"),
        NEW,
        reverse("aws:registrations"),
        reverse("aws:register", args=[1]),
    ):
        answer = client.get(path, asked)
        assert answer.status_code in {200, 404}
        assert list(Markup(answer.content.decode()).foreign()) == []


def test_half_a_character_in_an_address_gets_an_answer(client: Client, draft: Draft) -> None:
    for raw in ("q=%ED%A0%80", "q=%FF", "q=%00", "%00=1", "after=%F0"):
        assert client.get(f"/drafts/?{raw}").status_code == 200


@pytest.mark.parametrize("text", ["%", "_", "'", "\\", "a%b"])
def test_signs_that_mean_something_to_databases_are_only_text_in_a_search(
    client: Client, draft: Draft, text: str
) -> None:
    assert client.get("/drafts/", {"q": text}).context["list"].rows == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "GET"], ids=named)
def test_odd_ways_of_asking_get_an_answer(row: Row, team: Team, author: Person, client: Client) -> None:
    path = reverse(row.url, kwargs=row.at(team, author))
    plain = client.get(path)
    assert client.head(path).status_code == plain.status_code
    for headers in (
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Boosted": "true"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
        {"HX-Request": "true", "HX-Current-URL": "https://evil.example/\x7f"},
        {"HX-Request": "true", "HX-Target": '"><x-injected>', "HX-Trigger-Name": "\u00ff"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "'; --", "Accept-Language": "x" * 5_000},
    ):
        answer = client.get(path, headers=headers)
        assert answer.status_code < 500
        said = answer.getvalue()
        assert b"evil.example" not in said
        assert b"x-injected>" not in said


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a\tb", "127.0.0.1:x"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/drafts/", headers={"Host": host}).status_code == 400


def test_long_texts_in_every_place_are_checked_quickly() -> None:
    """A pattern that tries again and again would take minutes for one of these."""
    document = fill(whole.document(), "a" * 65_536 + "!")
    began = time.process_time()
    found = taskdef.check(document)
    assert time.process_time() - began < 5
    assert max(len(finding.message) for finding in found) < 2_000


def fill(value: Any, text: str) -> Any:
    """The document with this text in place of every other."""
    if isinstance(value, dict):
        return {key: fill(member, text) for key, member in value.items()}
    if isinstance(value, list):
        return [fill(item, text) for item in value]
    return text if isinstance(value, str) else value
