"""A record comes with its change or not at all, and follows the one before."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from designer import audit
from designer.audit import acts
from designer.audit.models import Chain, OutsideTransaction, Record
from designer.teams.models import Invitation, Person, Team

acts.know({"tried": "%(by)s tried %(about)s with %(what)s"})


def try_it(team: Team | None, by: Person | None = None, **facts: Any) -> Record:
    with transaction.atomic():
        return audit.record("tried", team=team, by=by, about=team or Team(name="All", pk=0), **facts)


def test_a_record_says_who_did_what_to_what_and_when(team, author) -> None:
    made = Record.objects.get(pk=try_it(team, author, what="care").pk)
    assert (made.person, made.act, made.kind, made.about) == (author, "tried", "teams.team", str(team.pk))
    assert (made.label, made.told) == ("Payments", {"what": "care"})
    assert made.at is not None


def test_records_of_a_team_are_numbered_without_a_gap_and_each_knows_the_one_before(team, stranger) -> None:
    first = try_it(team)
    try_it(Team.objects.get(slug="logistics"))
    second = try_it(team)
    assert (second.number, second.previous) == (first.number + 1, first.mark)
    end = Chain.objects.get(team=team)
    assert (end.number, end.mark) == (second.number, second.mark)


def test_what_has_no_team_is_in_the_chain_of_the_installation(db) -> None:
    assert try_it(None).chain_id == "installation"


def test_a_record_outside_the_transaction_of_its_change_is_refused(team, author) -> None:
    with pytest.raises(OutsideTransaction):
        audit.record("tried", team=team, by=author, about=team)


def test_an_act_without_words_is_refused(team, author) -> None:
    with transaction.atomic(), pytest.raises(acts.UnknownAct, match="juggled"):
        audit.record("juggled", team=team, by=author, about=team)


def test_a_change_undone_takes_its_record_along(team) -> None:
    before = Record.objects.count()
    with transaction.atomic():
        try_it(team)
        transaction.set_rollback(True)
    assert Record.objects.count() == before


def test_it_costs_three_queries(team, django_assert_num_queries) -> None:
    try_it(team)
    with transaction.atomic(), django_assert_num_queries(3):
        audit.record("tried", team=team, by=None, about=team)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_record SET act = 'other'",
        "DELETE FROM audit_record",
        "DELETE FROM audit_chain",
        "UPDATE audit_chain SET number = number - 1",
        "UPDATE audit_chain SET name = 'x', number = number + 1",
    ],
)
def test_the_database_refuses_to_change_or_take_away(statement, team) -> None:
    try_it(team)
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_each_gets_a_number_of_its_own(team) -> None:
    def one(_: int) -> None:
        try_it(team)
        connection.close()

    before = Record.objects.of(team).count()
    with ThreadPoolExecutor(8) as together:
        list(together.map(one, range(40)))
    numbers = list(Record.objects.of(team).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, before + 41))


def test_after_the_commit_a_line_of_the_log_has_the_head(
    team, django_capture_on_commit_callbacks, monkeypatch
) -> None:
    with django_capture_on_commit_callbacks() as told:
        made = try_it(team)
    assert made.tell in told
    assert made.head == f"team-{team.pk}:{made.number}:{made.mark}"


def test_a_sentence_is_whole_even_where_a_fact_is_missing() -> None:
    assert acts.sentence("tried", "", "it", {}) == "The server tried it with –"
    assert acts.sentence("tried", "mina", "it", {"what": ["a", "b"]}) == "mina tried it with a, b"


@pytest.mark.django_db
def test_what_it_is_about_is_called_the_same_whoever_did_it(team: Team) -> None:
    invitation = Invitation(team=team, expires_at=timezone.now())
    with translation.override("ko"), transaction.atomic():
        record = audit.record("tried", team=team, by=None, about=invitation)
    assert record.label.startswith("into Payments until ")
