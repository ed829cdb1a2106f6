"""Renaming a container or volume, and awslogs at one press: what the buttons do to the document."""

from typing import Any

import pytest

from designer.drafts.models import Draft
from designer.drafts.renames import offer
from designer.taskdef.edits import Editor

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "containerDefinitions": [
        {
            "name": "app",
            "dependsOn": [{"containerName": "db", "condition": "START"}],
            "links": ["db", "db:database", "other"],
            "mountPoints": [{"sourceVolume": "tmp", "containerPath": "/scratch"}],
        },
        {"name": "db", "volumesFrom": [{"sourceContainer": "app"}]},
    ],
    "volumes": [{"name": "tmp"}, {"name": "data"}],
    "proxyConfiguration": {"containerName": "db"},
}


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


def change(draft: Draft, *verbs: tuple[Any, ...]) -> None:
    for verb, *arguments in verbs:
        editor = Editor(draft.document)
        getattr(editor, verb)(*arguments)
        draft.edit(draft.created_by, draft.version, editor.finish())
        draft.refresh_from_db()


def test_nothing_is_offered_while_every_name_is_there(draft: Draft) -> None:
    assert offer(draft, draft.document, "containerDefinitions", 1) is None
    change(draft, ("put", "/volumes/1/name", "other"))
    assert offer(draft, draft.document, "volumes", 1) is None


def test_a_new_name_finds_every_place_that_says_the_old_one(draft: Draft) -> None:
    change(draft, ("put", "/containerDefinitions/1/name", "database"))
    found = offer(draft, draft.document, "containerDefinitions", 1)
    assert found is not None
    assert (found.old, found.new, len(found.places)) == ("db", "database", 4)
    assert offer(draft, draft.document, "containerDefinitions", 0) is None


def test_a_name_typed_letter_by_letter_is_still_known_by_the_one_it_had(draft: Draft) -> None:
    change(draft, *(("put", "/volumes/0/name", text) for text in ("s", "scr", "scratch")))
    found = offer(draft, draft.document, "volumes", 0)
    assert found is not None
    assert (found.old, found.new) == ("tmp", "scratch")


def test_a_name_is_followed_through_moves(draft: Draft) -> None:
    change(draft, ("put", "/volumes/0/name", "scratch"), ("move", "/volumes/0", 1))
    assert offer(draft, draft.document, "volumes", 0) is None
    assert offer(draft, draft.document, "volumes", 1) is not None


def test_a_name_that_another_has_taken_is_not_lost(draft: Draft) -> None:
    change(draft, ("put", "/volumes/0/name", "scratch"), ("put", "/volumes/1/name", "tmp"))
    assert offer(draft, draft.document, "volumes", 0) is None


@pytest.fixture
def press(draft, author, client_of):
    def send(step: str, do: str) -> Any:
        now = Draft.objects.get(pk=draft.pk)
        frame = {"base": now.version, "once": "k", "end": "1", "do": do}
        return client_of(author).post(f"/drafts/{draft.pk}/{step}/", frame)

    return send


def test_the_page_offers_the_rename_and_the_button_makes_it_in_one_edit(
    draft, press, client_of, author
) -> None:
    change(draft, ("put", "/containerDefinitions/1/name", "a:b c"))
    page = client_of(author).get(f"/drafts/{draft.pk}/containers/1/").content.decode()
    assert "4 places still say “db”" in page
    assert press("containers/1", "rename:/containerDefinitions/1/name:db").status_code == 302
    document = Draft.objects.get(pk=draft.pk).document
    app = document["containerDefinitions"][0]
    assert app["dependsOn"][0]["containerName"] == "a:b c"
    assert app["links"] == ["a:b c", "a:b c:database", "other"]
    assert document["proxyConfiguration"]["containerName"] == "a:b c"
    assert Draft.objects.get(pk=draft.pk).version == 3


@pytest.mark.parametrize(
    "do",
    [
        "rename:/containerDefinitions/7/name:db",
        "rename:/containerDefinitions/0/image:db",
        "rename:/family:db",
        "rename:/volumes/0/name:tmp",
        "rename:nonsense",
        "awslogs:/containerDefinitions/7:eu-west-1",
        "awslogs:/volumes/0:eu-west-1",
    ],
)
def test_a_button_that_the_step_does_not_have_is_refused(draft, press, do: str) -> None:
    assert press("containers", do).status_code == 400
    assert Draft.objects.get(pk=draft.pk).version == 1


USUAL = {
    "awslogs-group": "/ecs/orders",
    "awslogs-region": "eu-west-1",
    "awslogs-stream-prefix": "ecs",
    "awslogs-create-group": "true",
}


def test_awslogs_fills_in_what_most_tasks_have(draft, press) -> None:
    press("containers", "awslogs:/containerDefinitions/0:eu-west-1")
    container = Draft.objects.get(pk=draft.pk).document["containerDefinitions"][0]
    assert container["logConfiguration"] == {"logDriver": "awslogs", "options": USUAL}


def test_awslogs_leaves_what_is_set_and_what_it_cannot_know(draft, press) -> None:
    change(draft, ("put", "/containerDefinitions/0/logConfiguration/options/awslogs-group", "mine"))
    change(draft, ("put", "/family", ""))
    press("containers", "awslogs:/containerDefinitions/0:")
    options = Draft.objects.get(pk=draft.pk).document["containerDefinitions"][0]["logConfiguration"][
        "options"
    ]
    assert options["awslogs-group"] == "mine"
    assert "awslogs-region" not in options


def test_the_region_is_that_of_the_teams_first_target(draft, team, client_of, author) -> None:
    team.targets.create(name="b", account="444455556666", region="us-east-1")
    team.targets.create(name="a", account="444455556666", region="eu-west-1")
    page = client_of(author).get(f"/drafts/{draft.pk}/containers/").content.decode()
    assert 'value="awslogs:/containerDefinitions/0:eu-west-1"' in page


def test_a_button_leads_on_when_others_removed_items_meanwhile(draft, client_of, author) -> None:
    change(draft, ("remove", "/containerDefinitions/0"))
    frame = {"base": 1, "once": "k", "end": "1", "do": "duplicate:/containerDefinitions/1"}
    answer = client_of(author).post(f"/drafts/{draft.pk}/containers/1/", frame, follow=True)
    assert answer.status_code == 200
