"""What ECS described is imported, one field is changed, and the export differs in exactly that field."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from designer import taskdef
from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from designer.taskdef import Loaded
from designer.teams.models import Person, Team
from tests import corpus
from tests.browser import Browse
from tests.markup import Markup
from tests.taskdef.test_corpus_reading import each, is_under, leaves, place_in_document

pytestmark = pytest.mark.corpus

IMAGE = "/containerDefinitions/0/image"
ANOTHER = "public.ecr.aws/docker/library/nginx:1.29.3"


def some(*kinds: str) -> list[Any]:
    """Every fifth of the real files; in the long run all of them."""
    return each(*kinds)[:: 1 if os.environ.get("SOAK") else 5]


def bring(client: Client, path: Path) -> Draft:
    file = SimpleUploadedFile(path.name, path.read_bytes(), content_type="application/json")
    sent = {"start": "import", "team": "", "once": path.stem * 5, "end": "1", "file": file}
    assert client.post(reverse("drafts:new"), sent).status_code == 302
    return Draft.objects.get()


def send_every_step(client: Client, draft: Draft, changed: dict[str, str]) -> None:
    """Each step's form as a browser without scripts posts it: every control as shown, but what is changed."""
    for step in STEPS:
        address = reverse("drafts:step", args=[draft.pk, step.slug])
        form = Markup(client.get(address).content.decode()).forms.get("step")
        if form:
            mine = {name: text for name, text in changed.items() if name in form}
            assert client.post(address, form | mine).status_code == 302


def given_values(path: Path, loaded: Loaded) -> dict[str, str]:
    """Everything that stands in the file by its place in the document, but what the notes took off."""
    left = {note.path for note in loaded.notes if note.kind == "left"}
    given = leaves(json.loads(path.read_text("utf-8-sig")))
    return {place_in_document(at, loaded): text for at, text in given if not is_under(at, left)}


def difference(one: dict[str, str], other: dict[str, str]) -> dict[str, tuple[str | None, str | None]]:
    return {
        at: (one.get(at), other.get(at)) for at in one.keys() | other.keys() if one.get(at) != other.get(at)
    }


@pytest.mark.any_database
@pytest.mark.parametrize("path", some("describe-output"))
def test_of_what_ecs_described_only_the_changed_field_differs_in_the_export(
    path: Path, author: Person, client_of: Callable[[Person], Client]
) -> None:
    client = client_of(author)
    draft = bring(client, path)
    send_every_step(client, draft, {IMAGE: ANOTHER})
    loaded = taskdef.load(path.read_bytes())
    exported = taskdef.read(client.get(reverse("drafts:download", args=[draft.pk])).content)
    before = loaded.document["containerDefinitions"][0]["image"]
    wanted = {IMAGE: (json.dumps(before), json.dumps(ANOTHER))}
    assert difference(given_values(path, loaded), dict(leaves(exported))) == wanted
    assert taskdef.compact(exported) == taskdef.compact(with_image(loaded.document, ANOTHER))


@pytest.mark.any_database
@pytest.mark.parametrize("path", some("register-input", "container-list", "single-container"))
def test_every_step_opened_and_sent_untouched_leaves_every_byte(
    path: Path, team: Team, author: Person, client_of: Callable[[Person], Client]
) -> None:
    document = taskdef.load(path.read_bytes()).document
    draft = Draft.start(team, author, document)
    send_every_step(client_of(author), draft, {})
    after = Draft.objects.get(pk=draft.pk)
    assert after.version == draft.version
    assert taskdef.compact(after.document) == taskdef.compact(document)


def with_image(document: dict[str, Any], image: str) -> dict[str, Any]:
    """Its key order kept."""
    document["containerDefinitions"][0]["image"] = image
    return document


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@corpus.needed
def test_the_same_in_a_browser(browse: Browse, author: Person) -> None:
    path = corpus.files("taskdefs")[4]
    loaded = taskdef.load(path.read_bytes())
    page = browse(author)
    page.goto("/drafts/new/")
    page.check("[name=start][value=import]")
    page.set_input_files("#file", path)
    expect(page.locator("#report")).to_contain_text("values read")
    page.locator("#start button.p").click()
    page.wait_for_url("**/imported/")
    draft = Draft.objects.get()
    page.goto(f"/drafts/{draft.pk}/containers/")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(f'[name="{IMAGE}"]').fill(ANOTHER)
    page.goto(f"/drafts/{draft.pk}/export/")
    with page.expect_download() as download:
        page.locator(f'a[href="/drafts/{draft.pk}/export/indented.json"]').click()
    exported = taskdef.read(Path(download.value.path()).read_bytes())
    found = difference(given_values(path, loaded), dict(leaves(exported)))
    assert found.keys() == {IMAGE}
    assert found[IMAGE][1] == json.dumps(ANOTHER)
