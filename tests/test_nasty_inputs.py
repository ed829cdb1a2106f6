"""Hostile texts through the form of a new draft and every field: refused or kept as typed, never run."""

import json
import os
import re
from collections.abc import Callable
from html import escape
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from designer import taskdef
from designer.drafts.controls import Control
from designer.drafts.forms import StepForm
from designer.drafts.models import Draft, Import
from designer.drafts.names import KEY, KIND, MEMBER
from designer.drafts.steps import STEPS
from designer.taskdef import paths
from designer.teams.models import Person, Team
from tests.markup import Markup
from tests.taskdef import nasty, whole
from tests.taskdef.nasty import Nasty

FORM = "application/x-www-form-urlencoded"
NEW = "/drafts/new/"
TILES = {"/networkMode"}  # pictures to choose from: what is none of them is told as a finding
TASK = '{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx:1.27"}]}'


@pytest.fixture
def client(author: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(author)


def start(**fields: str) -> dict[str, str]:
    return {"start": "import", "family": "", "team": "", "name": "", "once": "k" * 20, "end": "1", **fields}


def paste(client: Client, text: str) -> HttpResponse:
    body = urlencode(start(text=text), errors="surrogatepass")
    return client.post(NEW, body, content_type=FORM)


def paste_unrepaired(client: Client, text: str) -> HttpResponse:
    """With none of the repairs that are proposed, if there are any."""
    answer = paste(client, text)
    offered = re.search(r'name="offered" value="([^"]*)"', answer.content.decode())
    if offered is None:
        return answer
    assert not Draft.objects.exists()
    return client.post(NEW, start(text=text, offered=offered[1]))


def upload(client: Client, data: bytes, name: str = "task.json") -> HttpResponse:
    """As a browser sends it, whatever the file is called."""
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in start().items()
        if field != "end"
    ]
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    tail = '\r\n--edge\r\nContent-Disposition: form-data; name="end"\r\n\r\n1\r\n--edge--\r\n'
    body = "".join(parts).encode() + head.encode() + b"Content-Type: application/json\r\n\r\n" + data
    return client.post(NEW, body + tail.encode(), content_type="multipart/form-data; boundary=edge")


def as_bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")


def as_pasted(data: bytes | str) -> str | None:
    """What arrives of it from a box in a page: no bytes that are no text, and no lone surrogates."""
    try:
        text = data.decode() if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        return None
    return text.encode("utf-8", "surrogatepass").decode(errors="replace").replace("\r\n", "\n")


def reason_against(data: bytes | str) -> str:
    with pytest.raises(taskdef.UnreadableDocument) as refused:
        taskdef.load(data)
    return refused.value.message


def assert_refused(answer: HttpResponse, reason: str) -> None:
    page = answer.content.decode()
    assert list(Markup(page).foreign()) == []
    assert not Draft.objects.exists()
    if answer.status_code != 413:  # the request itself is larger than any may be
        assert answer.status_code == 422
        assert escape(reason) in page or "larger than 1 MiB" in page


@pytest.mark.any_database
@pytest.mark.parametrize("given", [*nasty.REFUSED, *nasty.NO_DOCUMENT], ids=lambda given: given.name)
def test_an_upload_that_the_gate_refuses_makes_no_draft(client: Client, given: Nasty) -> None:
    data = as_bytes(given.data)
    assert_refused(upload(client, data), reason_against(data))


PASTED = {one.name: text for one in (*nasty.REFUSED, *nasty.NO_DOCUMENT) if (text := as_pasted(one.data))}


@pytest.mark.any_database
@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_a_pasted_text_that_the_gate_refuses_makes_no_draft(client: Client, text: str) -> None:
    assert_refused(paste(client, text), reason_against(text))


ODD = {
    name: f'{{"family":"web","containerDefinitions":[{text}]}}'
    for name, text in nasty.CARRIED.items()
    if text.startswith("{")
}
"""The odd objects that the gate carries, each as a container of a task definition."""


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_and_allowed_is_stored_as_it_was_given(client: Client, text: str) -> None:
    answer = paste_unrepaired(client, text)
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("drafts:imported", args=[draft.pk])
    assert draft.content.text == taskdef.compact(taskdef.load(text).document)
    assert_every_page_is_ours(client, draft)


@pytest.mark.parametrize("name", nasty.FILE_NAMES.values(), ids=nasty.FILE_NAMES)
def test_the_name_of_a_file_is_text_and_never_a_path(client: Client, name: str) -> None:
    answer = upload(client, TASK.encode(), name)
    assert answer.status_code < 500
    for draft in Draft.objects.all():
        source = Import.objects.get(draft=draft)
        assert source.name.isprintable()
        assert len(source.name) <= 120
        assert not {"/", "\\", "\0"} & set(source.name)
        assert_every_page_is_ours(client, draft)


def addresses(draft: Draft) -> list[str]:
    """Every page that shows a draft."""
    steps = [reverse("drafts:step", args=[draft.pk, step.slug]) for step in STEPS]
    around = [reverse(f"drafts:{name}", args=[draft.pk]) for name in ("export", "delete")]
    imported = [reverse("drafts:imported", args=[draft.pk])] if hasattr(draft, "imported") else []
    return [reverse("drafts:list"), reverse("aws:register", args=[draft.pk]), *steps, *around, *imported]


def assert_every_page_is_ours(client: Client, draft: Draft) -> dict[str, str]:
    """That no page has more than our templates write; the texts of all controls by name."""
    controls: dict[str, str] = {}
    for address in addresses(draft):
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Markup(answer.content.decode())
        assert list(page.foreign()) == [], address
        controls |= page.controls
    assert_download_is_the_draft(client, draft)
    return controls


def assert_download_is_the_draft(client: Client, draft: Draft) -> None:
    file = client.get(reverse("drafts:download_as_sent", args=[draft.pk]))
    assert file.content.decode() == draft.content.text
    assert file.headers["Content-Type"] == "application/json"
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert "Set-Cookie" not in file.headers


def texts_of(form: StepForm) -> dict[str, Control]:
    """The controls that hold a text or number of their own, and no part of one."""
    return {
        name: control
        for name, control in form.controls.items()
        if control.writes is None
        and not name.endswith((KIND, KEY))
        and not name.rpartition("/")[2].startswith(MEMBER)
    }


def post(client: Client, draft: Draft, slug: str, texts: dict[str, str]) -> HttpResponse:
    frame = {"base": str(draft.version), "once": f"key-{draft.version}", "end": "1"}
    return client.post(reverse("drafts:step", args=[draft.pk, slug]), frame | texts)


def type_everywhere(client: Client, draft: Draft, *typed: str) -> dict[str, tuple[Control, str]]:
    """Put a text into every field of every step, in turn; the controls by name, with their texts."""
    asked: dict[str, tuple[Control, str]] = {}
    turn = cycle(typed)
    for step in STEPS:
        draft.refresh_from_db()
        controls = {name: (one, next(turn)) for name, one in texts_of(StepForm(step, draft.document)).items()}
        texts = {name: text for name, (_control, text) in controls.items()}
        if texts:
            assert post(client, draft, step.slug, texts).status_code == 302
        asked |= controls
    draft.refresh_from_db()
    return asked


def stored(document: dict[str, Any], name: str) -> Any:
    """The value of a control; that of a map's entry by its place."""
    pointer, mark, rest = name.rpartition("/#")
    if not mark:
        return paths.get(document, name)
    return list(paths.get(document, pointer).values())[int(rest.split("/")[0])]


# Each text comes to other fields in each round; in the long run, every text to every field.
TEXTS = list(nasty.TYPED.values())
ROUNDS = range(len(TEXTS) if os.environ.get("SOAK") else 3)


@pytest.mark.parametrize("first", ROUNDS)
def test_what_is_typed_into_every_field_is_stored_shown_and_never_more_than_text(
    client: Client, team: Team, author: Person, first: int
) -> None:
    draft = Draft.start(team, author, whole.document())
    asked = type_everywhere(client, draft, *TEXTS[first:], *TEXTS[:first])
    wanted = {name: text.replace("\r\n", "\n") for name, (_control, text) in asked.items()}
    assert len(asked) > 4 * len(TEXTS)
    assert {name for name, text in wanted.items() if stored(draft.document, name) != text} == set()
    shown = assert_every_page_is_ours(client, draft)
    in_boxes = asked.keys() - TILES
    assert {name: shown.get(name) for name in in_boxes} == {name: wanted[name] for name in in_boxes}
    assert {finding.path for finding in taskdef.check(draft.document)} >= TILES


def test_numbers_that_are_none_and_unknown_choices_are_found_where_they_were_typed(
    client: Client, team: Team, author: Person
) -> None:
    draft = Draft.start(team, author, whole.document())
    asked = type_everywhere(client, draft, "eighty")
    errors = {finding.path for finding in taskdef.check(draft.document) if finding.level == "error"}
    assert {name for name, (one, _text) in asked.items() if one.kind == "integer"} - errors == set()
    assert draft.errors >= len(errors)


@pytest.mark.parametrize("typed", ["a\0b", "\ud800"], ids=["NUL", "half a character"])
def test_what_no_json_may_hold_is_refused_in_every_field(
    client: Client, team: Team, author: Person, typed: str
) -> None:
    draft = Draft.start(team, author, whole.document())
    for step in STEPS:
        controls = texts_of(StepForm(step, draft.document))
        frame = {"base": "1", "once": "key", "end": "1", **dict.fromkeys(controls, typed)}
        body = urlencode(frame, errors="surrogatepass")
        address = reverse("drafts:step", args=[draft.pk, step.slug])
        answer = client.post(address, body, content_type=FORM)
        assert answer.status_code < 500
        assert list(Markup(answer.content.decode(errors="replace")).foreign()) == []
    text = Draft.objects.get(pk=draft.pk).content.text
    assert "\\u0000" not in text
    assert "\0" not in text
    assert json.loads(text.encode()) is not None


def test_a_document_larger_than_aws_takes_is_stored_and_found(client: Client) -> None:
    for length in (65_536, 65_537):
        Draft.objects.all().delete()
        frame = json.loads(TASK)
        frame["containerDefinitions"][0]["command"] = [""]
        room = length - taskdef.size(frame)
        frame["containerDefinitions"][0]["command"] = ["é" * (room // 2) + "a" * (room % 2)]
        assert paste(client, json.dumps(frame, ensure_ascii=False)).status_code == 302
        draft = Draft.objects.get()
        assert len(draft.content.text.encode()) == length
        found = {finding.rule for finding in taskdef.check(draft.document)}
        assert ("document-too-large" in found) == (length > 65_536)
