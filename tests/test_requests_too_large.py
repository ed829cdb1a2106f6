"""Requests larger than a form can be: refused with words that help, and nothing is stored."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from designer.drafts.models import Draft
from designer.teams.models import Person, Team

FORM = "application/x-www-form-urlencoded"
FRAME = {"base": "1", "once": "key", "end": "1"}
DOCUMENT = {"family": "web"}


@pytest.fixture
def client(author: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(author)


@pytest.fixture
def address(team: Team, author: Person) -> str:
    return reverse("drafts:step", args=[Draft.start(team, author, DOCUMENT).pk, "name-and-size"])


def test_more_fields_or_files_than_a_form_has_are_refused(client: Client, address: str) -> None:
    many = FRAME | {f"/f{number}": "" for number in range(12_001)}
    files = {f"f{number}": SimpleUploadedFile("x", b"{}") for number in range(101)}
    assert client.post(address, urlencode(many), content_type=FORM).status_code == 413
    assert client.post("/drafts/new/", FRAME | {"start": "import"} | files).status_code == 400
    assert Draft.objects.get().document == DOCUMENT


@pytest.mark.parametrize("part", [False, True], ids=["page", "part"])
def test_more_than_a_mebibyte_is_refused_with_words_that_help(
    client: Client, address: str, part: bool
) -> None:
    posted = urlencode(FRAME | {"/family": "x" * 1_048_577})
    answer = client.post(address, posted, FORM, headers={"HX-Request": "true"} if part else {})
    assert (answer.status_code, answer.has_header("HX-Retarget")) == (413, part)
    assert "64 KiB" in answer.content.decode()
    assert Draft.objects.get().document == DOCUMENT
