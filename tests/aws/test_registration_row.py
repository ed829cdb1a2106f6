"""What is pinned stays pinned, and states change by their own rules only."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.refusal import AlreadyPosted, CannotRegister
from designer.drafts.models import Draft, KeyReused
from designer.taskdef.edits import Put
from designer.taskdef.paths import ABSENT
from designer.teams.models import Person, Target

KEY = "k" * 24
PINNED = {
    "version": 7,
    "digest": "0" * 64,
    "text": "{}",
    "account": "999999999999",
    "region": "us-east-1",
    "family": "other",
    "key": "other",
    "check_run": None,
}


@pytest.mark.parametrize("column", PINNED)
def test_the_database_refuses_to_change_what_is_pinned(column: str, queued: Registration) -> None:
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Registration.objects.update(**{column: PINNED[column]})


def test_a_row_is_not_saved_over(queued: Registration) -> None:
    with pytest.raises(TypeError):
        queued.save()


def test_what_was_registered_keeps_its_draft_and_its_target(queued: Registration, target: Target) -> None:
    with pytest.raises(ProtectedError):
        target.delete()
    with pytest.raises(ProtectedError):
        queued.draft.delete()


def test_the_pinned_text_is_not_touched_by_later_edits(queued: Registration, author: Person) -> None:
    before = queued.text
    queued.draft.edit(author, queued.version, [Put("/cpu", "256", "512", 3)])
    queued.refresh_from_db()
    assert queued.text == before != queued.draft.content.text


@pytest.mark.parametrize("state", [State.SENDING, State.UNKNOWN])
def test_the_database_allows_one_unsettled_registration_a_family(
    state: State, queued: Registration, draft: Draft, target: Target, publisher: Person
) -> None:
    Registration.begin(draft, draft.version, target, publisher, "other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.update(state=state, signed_at=queued.created_at, above=0)


@pytest.mark.parametrize(
    "columns",
    [
        {"state": State.REGISTERED},
        {"state": State.UNKNOWN},
        {"state": "lost"},
    ],
)
def test_the_database_refuses_states_without_their_facts(
    columns: dict[str, Any], queued: Registration
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.update(**columns)


def test_a_form_posted_twice_begins_one_registration(
    queued: Registration, draft: Draft, target: Target, publisher: Person
) -> None:
    with pytest.raises(AlreadyPosted) as posted:
        Registration.begin(draft, draft.version, target, publisher, KEY)
    assert posted.value.registration == queued
    assert Registration.objects.count() == 1


def test_a_key_does_not_come_back_with_other_content(
    queued: Registration, draft: Draft, target: Target, publisher: Person
) -> None:
    with pytest.raises(KeyReused):
        Registration.begin(draft, draft.version + 1, target, publisher, KEY)


def test_the_version_that_was_looked_at_is_the_one_that_is_sent(
    draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    draft.edit(author, draft.version, [Put("/cpu", "256", "512", 3)])
    with pytest.raises(CannotRegister, match="edited since"):
        Registration.begin(draft, 1, target, publisher, KEY)


def test_a_draft_with_errors_is_not_registered(
    draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    draft.edit(author, draft.version, [Put("/family", "checkout-api", ABSENT, 1)])
    with pytest.raises(CannotRegister, match="errors"):
        Registration.begin(draft, draft.version, target, publisher, KEY)


def test_an_archived_draft_is_not_registered(draft: Draft, target: Target, publisher: Person) -> None:
    draft.archive(publisher)
    with pytest.raises(CannotRegister, match="archived"):
        Registration.begin(draft, draft.version, target, publisher, KEY)


def test_another_teams_target_is_not_registered_in(
    draft: Draft, target: Target, publisher: Person, stranger: Person
) -> None:
    Target.objects.update(team=stranger.teams.get())
    target.refresh_from_db()
    with pytest.raises(CannotRegister, match="another team"):
        Registration.begin(draft, draft.version, target, publisher, KEY)


def test_an_unsettled_registration_keeps_the_next_one_waiting(
    queued: Registration, draft: Draft, target: Target, publisher: Person
) -> None:
    queued.start_sending(0, "")
    with pytest.raises(CannotRegister, match="not settled"):
        Registration.begin(draft, draft.version, target, publisher, "other")


def test_only_publishers_register(draft: Draft, target: Target, author: Person, stranger: Person) -> None:
    for person in (author, stranger):
        with pytest.raises(PermissionDenied):
            Registration.begin(draft, draft.version, target, person, KEY)
    assert not Registration.objects.exists()


def test_the_state_is_refused_before_the_person(draft: Draft, target: Target, author: Person) -> None:
    draft.archive(author)
    with pytest.raises(CannotRegister):
        Registration.begin(draft, draft.version, target, author, KEY)


@pytest.mark.parametrize("state", sorted(set(State) - {State.NOT_SENT, State.ABSENT}))
def test_only_what_surely_is_not_there_is_sent_again(
    state: State, queued: Registration, publisher: Person
) -> None:
    Registration.objects.update(state=state, signed_at=queued.created_at, above=0, arn="arn:1", revision=1)
    with pytest.raises(CannotRegister):
        Registration.objects.get().queue_again(publisher)


def test_a_member_does_not_send_again(queued: Registration, author: Person) -> None:
    queued.settle(Outcome(state=State.NOT_SENT))
    with pytest.raises(PermissionDenied):
        queued.queue_again(author)


def test_the_highest_revision_before_the_first_attempt_is_the_one_that_counts(
    queued: Registration, publisher: Person
) -> None:
    queued.start_sending(4, "")
    queued.settle(Outcome(state=State.NOT_SENT))
    queued.queue_again(publisher)
    queued.start_sending(9, "")
    assert queued.above == 4


def test_an_outcome_is_recorded_once(queued: Registration) -> None:
    queued.start_sending(0, "")
    assert queued.settle(Outcome(state=State.REGISTERED, arn="arn:1", revision=1))
    assert not queued.settle(Outcome(state=State.UNKNOWN, code="ReadTimeoutError"))
    assert queued.state == State.REGISTERED


def test_no_two_targets_share_an_external_id(team: Any) -> None:
    place = {"team": team, "account": "111122223333", "region": "us-east-1"}
    given = {Target.objects.create(name=f"target-{n}", **place).external_id for n in range(20)}
    assert len(given) == 20
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(name="another", external_id=given.pop(), **place)


def test_the_trigger_stands_in_the_database(db: None) -> None:
    catalogue = {"sqlite": "sqlite_master WHERE type = 'trigger' AND ", "postgresql": "pg_trigger WHERE tg"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {catalogue[connection.vendor]}name = 'registration_pinned'")  # noqa: S608
        assert cursor.fetchone()
