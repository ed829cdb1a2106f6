"""One click on what a finding offers: the change that was shown, as one edit that undo takes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from designer.drafts.models import Draft
from designer.drafts.remedies import remedy
from designer.taskdef import check
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Team
from tests.markup import Markup

AT = "/containerDefinitions/0/portMappings/0/hostPort"
RULE = "awsvpc-host-port-mismatch"
DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "xUnknown": {"kept": 2.50},
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "public.ecr.aws/nginx/nginx:1.27",
            "portMappings": [{"containerPort": 80, "hostPort": 8080}],
        }
    ],
}


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def client(author: Person, client_of: Callable[[Person], Client]) -> Client:
    return client_of(author)


@pytest.fixture
def offered(client: Client, draft: Draft) -> dict[str, str]:
    """The form of the offer, as the page of the containers shows it."""
    page = Markup(client.get(f"/drafts/{draft.pk}/containers/").content.decode())
    form = next(form for form in page.forms.values() if form.get("rule") == RULE)
    return {**form, "end": "1"}


@pytest.fixture
def jun(draft: Draft, publisher: Person) -> Callable[[Callable[[Editor], None]], None]:
    """`jun(lambda editor: editor.put("/cpu", "512"))`, meanwhile."""

    def edit(change: Callable[[Editor], None]) -> None:
        editor = Editor(draft.document)
        change(editor)
        draft.edit(publisher, 1, editor.finish())

    return edit


def mend(client: Client, draft: Draft, offered: dict[str, str]) -> Any:
    return client.post(f"/drafts/{draft.pk}/mend/", offered)


def ports(draft: Draft) -> list[dict[str, Any]]:
    document = Draft.objects.get(pk=draft.pk).document
    found: list[dict[str, Any]] = document["containerDefinitions"][0]["portMappings"]
    return found


def test_the_change_is_shown_before_it_is_made() -> None:
    finding = next(one for one in check(DOCUMENT) if one.rule == RULE)
    offer = remedy(DOCUMENT, finding)
    assert offer is not None
    assert offer.words == "Set hostPort to 80"
    assert [(line.before, line.after) for line in offer.lines] == [("8080", "80")]


def test_one_click_makes_the_change_that_was_shown_and_nothing_else(client, draft, offered) -> None:
    answer = mend(client, draft, offered)
    assert answer["Location"].startswith(f"/drafts/{draft.pk}/containers/0/#")
    changed = Draft.objects.get(pk=draft.pk)
    assert ports(draft) == [{"containerPort": 80, "hostPort": 80}]
    assert {**changed.document, "containerDefinitions": []} == {**DOCUMENT, "containerDefinitions": []}
    assert RULE not in {finding.rule for finding in check(changed.document)}


def test_undo_takes_it_back(client, draft, offered) -> None:
    mend(client, draft, offered)
    client.post(f"/drafts/{draft.pk}/undo/")
    assert Draft.objects.get(pk=draft.pk).document == DOCUMENT


def test_two_presses_are_one_edit(client, draft, offered) -> None:
    for _press in range(2):
        assert mend(client, draft, offered).status_code == 302
    assert Draft.objects.get(pk=draft.pk).version == 2


def test_it_follows_what_others_moved_meanwhile(client, draft, offered, jun) -> None:
    jun(lambda editor: editor.insert("/containerDefinitions/0/portMappings", {"containerPort": 443}, 0))
    answer = mend(client, draft, offered)
    assert ports(draft) == [{"containerPort": 443}, {"containerPort": 80, "hostPort": 80}]
    assert answer["Location"].endswith("portMappings-1-hostPort")


def test_what_others_changed_at_the_same_place_is_shown_and_kept(client, draft, offered, jun) -> None:
    jun(lambda editor: editor.put(AT, 9090))
    answer = mend(client, draft, offered)
    assert answer.status_code == 409
    assert ports(draft) == [{"containerPort": 80, "hostPort": 9090}]


@pytest.mark.parametrize(
    "wrong", [{"rule": "no-such-rule"}, {"path": "/cpu"}, {"base": "7"}, {"base": "x"}, {"once": ""}]
)
def test_what_was_never_offered_is_refused(client, draft, offered, wrong: dict[str, str]) -> None:
    assert mend(client, draft, {**offered, **wrong}).status_code == 400
    assert Draft.objects.get(pk=draft.pk).document == DOCUMENT
