"""A new draft: blank for a launch type, one for each form, in a team one belongs to."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from designer import taskdef
from designer.drafts.models import Draft, Edit
from designer.drafts.start_form import StartForm
from designer.drafts.starting import begin
from designer.taskdef.task import LAUNCH_TYPES
from designer.teams.models import Role, Team

FORM = {"start": "FARGATE", "family": "orders", "text": "", "name": "", "once": "k" * 24, "end": "1"}


def post(browser, *, without: str = "", **said: Any):
    form = {name: value for name, value in {**FORM, **said}.items() if name != without}
    return browser.post("/drafts/new/", form)


@pytest.mark.parametrize("launch_type", LAUNCH_TYPES)
def test_a_blank_draft_lacks_only_what_its_author_knows(browser, team, author, launch_type: str) -> None:
    response = post(browser, start=launch_type)
    draft = Draft.objects.get()
    assert response.headers["Location"] == f"/drafts/{draft.pk}/launch-type/"
    assert (draft.team, draft.created_by, draft.basis) == (team, author, "blank")
    assert draft.document["family"] == "orders"
    assert draft.document["requiresCompatibilities"] == [launch_type]
    errors = [one for one in taskdef.check(draft.document) if one.level == "error"]
    assert [(one.rule, one.path) for one in errors] == [("image-required", "/containerDefinitions/0/image")]


def test_the_family_may_be_left_for_later(browser) -> None:
    post(browser, family="  ")
    assert "family" not in Draft.objects.get().document


@pytest.mark.parametrize(
    "family", ["a" * 300, "결제", "web\u202egpj", "a/b", "</script>", "{{7*7}}", "../../x", "=HYPERLINK(1)"]
)
def test_a_family_is_kept_as_typed_and_found_wrong(browser, family: str) -> None:
    assert post(browser, family=family).status_code == 302
    draft = Draft.objects.get()
    assert draft.document["family"] == family
    assert draft.errors > 1


def test_a_family_with_a_nul_is_refused_and_said_so(browser) -> None:
    response = post(browser, family="a\0b")
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert not Draft.objects.exists()


def test_the_same_form_sent_again_leads_to_the_same_draft(browser) -> None:
    assert post(browser).headers["Location"] == post(browser).headers["Location"]
    assert Draft.objects.count() == 1


def test_the_same_form_with_other_content_asks_again_and_keeps_it(browser) -> None:
    post(browser)
    response = post(browser, family="billing")
    assert response.status_code == 409
    shown = response.content.decode()
    assert "made a draft already" in shown
    assert 'value="billing"' in shown
    assert FORM["once"] not in shown
    assert Draft.objects.count() == 1


def test_another_person_with_the_same_key_gets_their_own_draft(browser, publisher, client_of) -> None:
    post(browser)
    post(client_of(publisher))
    assert Draft.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_form_that_comes_many_times_at_once_makes_one_draft(team, author) -> None:
    form = StartForm(author, FORM)
    assert form.is_valid()

    def send(_number: int) -> int:
        try:
            return begin(form.begins(), author, FORM["once"], form.posted).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as together:
        made = set(together.map(send, range(24)))
    assert made == {Draft.objects.get().pk}
    assert Edit.objects.count() == 1


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ("end", {}),
        ("once", {}),
        ("", {"once": ""}),
        ("", {"once": "short"}),
        ("", {"once": "k" * 41}),
        ("", {"once": "ключ" * 5}),
        ("start", {}),
        ("", {"start": "LAMBDA"}),
    ],
)
def test_a_form_that_is_not_whole_makes_nothing(browser, without: str, said: dict[str, str]) -> None:
    response = post(browser, without=without, **said)
    assert response.status_code == 422
    assert 'value="orders"' in response.content.decode()
    assert not Draft.objects.exists()


def test_a_person_in_several_teams_chooses_one(browser, author, team) -> None:
    platform = Team.objects.create(name="Platform", slug="platform")
    platform.add(author, Role.AUTHOR)
    assert post(browser).status_code == 422
    post(browser, team=platform.pk)
    assert Draft.objects.get().team == platform


@pytest.mark.parametrize("chosen", ["x", "-1", "0", "9" * 30, "1\0"])
def test_a_team_that_is_none_is_refused(browser, chosen: str) -> None:
    assert post(browser, team=chosen).status_code == 422
    assert not Draft.objects.exists()


def test_nobody_begins_a_draft_for_a_team_they_are_not_in(browser, stranger) -> None:
    theirs = stranger.teams.get()
    assert post(browser, team=theirs.pk).status_code == 422
    assert not Draft.objects.exists()


def test_what_only_the_server_says_cannot_be_posted(browser, publisher) -> None:
    post(browser, status="registered", created_by=publisher.pk, digest="x", version="7", basis="revision")
    draft = Draft.objects.get()
    assert (draft.status, draft.version, draft.created_by.name, draft.basis) == (
        "editing",
        1,
        "mina",
        "blank",
    )


def test_looking_at_the_page_makes_nothing_and_each_look_has_its_own_key(browser) -> None:
    first, second = (browser.get("/drafts/new/").content for _ in range(2))
    assert first != second
    assert not Draft.objects.exists()


def test_someone_without_a_team_is_told_what_to_do(db, client_of) -> None:
    from designer.teams.models import Person

    loner = client_of(Person.objects.create_user("kim@example.com", "kim"))
    assert "manage.py create_team" in loner.get("/drafts/new/").content.decode()
    assert post(loner).status_code == 422
