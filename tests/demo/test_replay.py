"""What was registered is registered again after the emulated AWS has forgotten it."""

from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from designer import taskdef
from designer.aws.account import Account, enter
from designer.aws.models import Registration
from designer.aws.sending import send
from designer.demo.replay import fill, replay
from designer.demo.seed import register_what_was_registered, seed
from designer.demo.story import works
from designer.drafts.models import Draft, Status
from designer.taskdef.edits import Editor
from designer.teams.models import Person, Target

pytestmark = pytest.mark.any_database  # the demo keeps its data in a file


@pytest.fixture
def started(transactional_db: None, aws, moto: str) -> Account:
    """The account after the first start."""
    seed(moto)
    replay(moto)
    register_what_was_registered()
    return enter(Target.objects.get(), "looker")


def register(family: str) -> Registration:
    draft, alex = Draft.objects.get(family=family), Person.objects.get(name="alex")
    registration = Registration.begin(draft, draft.version, Target.objects.get(), alex, uuid4().hex)
    send(registration)
    return registration


def forget(moto: str) -> None:
    urlopen(Request(f"{moto}/moto-api/reset", method="POST")).read()  # noqa: S310


def test_the_story_is_registered_and_so_are_the_drafts_that_say_so(started: Account) -> None:
    for work in works():
        assert started.revisions(work.family).highest == work.revisions + bool(work.registered_by)
    said = {str(row): row.draft.status for row in Registration.objects.all()}
    assert said == {"statement-export:14": Status.REGISTERED}


def test_the_latest_revision_is_what_the_draft_is_based_on(started: Account) -> None:
    for work in works():
        if work.revisions and not work.registered_by:
            latest = started.describe(work.family, work.revisions)
            assert image_of(latest.document) == image_of(work.document)


def image_of(document: dict[str, Any]) -> str:
    return document["containerDefinitions"][0]["image"]


def test_what_a_person_registered_is_true_again_after_a_restart(started: Account, moto: str) -> None:
    registration = register("nightly-report")
    before = started.describe("nightly-report", 28)
    forget(moto)
    assert started.revisions("nightly-report").highest == 0

    replay(moto)
    register_what_was_registered()
    again = enter(Target.objects.get(), "looker").describe("nightly-report", 28)
    assert again.arn == before.arn == registration.arn
    assert again.document == before.document
    assert Registration.objects.count() == 2


def test_a_new_family_comes_back_too(started: Account, moto: str) -> None:
    draft = Draft.objects.get(family="nightly-report")
    editor = Editor(draft.document)
    editor.put("/family", "weekly-report")
    draft.edit(Person.objects.get(name="alex"), draft.version, editor.finish())
    register("weekly-report")
    forget(moto)
    replay(moto)
    assert enter(Target.objects.get(), "looker").revisions("weekly-report").highest == 1


def test_revisions_keep_their_numbers_where_some_in_between_are_not_known(started: Account) -> None:
    text = {n: taskdef.compact(works()[0].document | {"family": "ours", "cpu": str(n)}) for n in (256, 512)}
    assert fill(started, "ours", {2: text[256], 5: text[512]}) == 5
    held = [started.describe("ours", number).document["cpu"] for number in range(1, 6)]
    assert held == ["256", "256", "256", "256", "512"]
