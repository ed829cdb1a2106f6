"""What a team sets aside: who may, what stops counting and for how long, and what stays on record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, connections, transaction

from designer.drafts.aside import judge
from designer.drafts.listing import set_aside_for
from designer.drafts.models import CannotSetAside, Draft, Waiver
from designer.taskdef import check
from designer.taskdef.check import all_rules
from designer.taskdef.edits import Put
from tests.drafts.waived import DOCUMENT, SOCKET, UNUSED, expire, set_aside, today


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def other(team, author) -> Draft:
    """Another draft of the team with the same findings."""
    return Draft.start(team, author, {**DOCUMENT, "family": "refunds"})


def counted(draft: Draft) -> set[str]:
    """The rules whose findings count in a draft today."""
    return {finding.rule for finding in judge(draft, check(draft.document)).counted}


def test_what_is_set_aside_for_a_draft_does_not_count_in_it_alone(draft, other, author) -> None:
    assert {SOCKET, UNUSED} <= counted(draft)
    set_aside(draft, author)
    assert SOCKET not in counted(draft)
    assert UNUSED in counted(draft)
    assert SOCKET in counted(other)


def test_what_is_set_aside_for_the_team_counts_in_none_of_its_drafts(draft, other, author, stranger) -> None:
    set_aside(draft, author, whole_team=True)
    theirs = Draft.start(stranger.teams.get(), stranger, DOCUMENT)
    assert SOCKET not in counted(draft) | counted(other)
    assert SOCKET in counted(theirs)


def test_it_is_kept_with_its_reason_its_person_and_its_end(draft, author) -> None:
    made = set_aside(draft, author)
    aside = judge(draft, check(draft.document)).aside
    assert [one.waiver for one in aside] == [made]
    assert (made.reason, made.created_by, made.ends_on) == ("The agent needs it.", author, today(90))


def test_on_its_last_day_it_holds_and_the_day_after_it_counts_again(draft, author) -> None:
    last = Waiver.set_aside(SOCKET, author, "Until tonight.", today(), team=draft.team, draft=draft)
    assert SOCKET not in counted(draft)
    expire(last)
    assert SOCKET in counted(draft)


def test_what_was_ended_counts_again_and_says_who_ended_it(draft, author, publisher) -> None:
    made = set_aside(draft, author)
    assert made.end(publisher)
    assert SOCKET in counted(draft)
    assert (made.ended_by, made.stands) == (publisher, False)
    assert not made.end(author)
    assert Waiver.objects.get().ended_by == publisher


def test_the_draft_s_own_waiver_is_shown_before_the_team_s(draft, author) -> None:
    own, _team_s = set_aside(draft, author), set_aside(draft, author, whole_team=True)
    assert [one.waiver for one in judge(draft, check(draft.document)).aside] == [own]


@pytest.mark.parametrize("level", ["error", "runtime", "note"])
def test_a_rule_of_another_level_cannot_be_set_aside(level, draft, author) -> None:
    for rule in all_rules().values():
        if rule.level == level:
            with pytest.raises(CannotSetAside, match="Only security findings and advice"):
                Waiver.set_aside(rule.id, author, "Because.", today(1), team=draft.team)
    assert not Waiver.objects.exists()


def test_a_waiver_of_what_has_become_an_error_hides_nothing(draft, author) -> None:
    Draft.objects.filter(pk=draft.pk).update(version=1)
    rule = next(rule for rule in all_rules().values() if rule.level == "error")
    Waiver.objects.create(team=draft.team, rule=rule.id, reason="-", created_by=author, ends_on=today(9))
    broken = Draft.start(draft.team, author, {})
    assert judge(broken, check({})).aside == []


@pytest.mark.parametrize(
    ("rule", "reason", "days", "said"),
    [
        ("no-such-rule", "Because.", 1, "Only security findings"),
        (SOCKET, " \n", 1, "Say why"),
        (SOCKET, "Because.", -1, "within a year"),
        (SOCKET, "Because.", 366, "within a year"),
    ],
)
def test_without_a_rule_a_reason_or_a_near_end_nothing_is_set_aside(
    rule, reason, days, said, draft, author
) -> None:
    with pytest.raises(CannotSetAside, match=said):
        Waiver.set_aside(rule, author, reason, today(days), team=draft.team, draft=draft)


def test_a_year_is_the_longest(draft, author) -> None:
    assert Waiver.set_aside(SOCKET, author, "Because.", today(365), team=draft.team).stands


def test_only_members_set_aside_and_end(draft, author, stranger) -> None:
    with pytest.raises(PermissionDenied):
        set_aside(draft, stranger)
    made = set_aside(draft, author)
    with pytest.raises(PermissionDenied):
        made.end(stranger)


def test_a_team_does_not_set_aside_for_another_team_s_draft(draft, stranger) -> None:
    with pytest.raises(PermissionDenied):
        Waiver.set_aside(SOCKET, stranger, "Ha.", today(1), team=stranger.teams.get(), draft=draft)


@pytest.mark.parametrize("whole_team", [False, True])
def test_a_rule_is_set_aside_once(whole_team, draft, author, publisher) -> None:
    set_aside(draft, author, whole_team=whole_team)
    with pytest.raises(CannotSetAside, match="already"):
        set_aside(draft, publisher, whole_team=whole_team)
    assert Waiver.objects.count() == 1


def test_an_expired_one_makes_room_and_stays_on_record(draft, author) -> None:
    old = expire(set_aside(draft, author))
    new = set_aside(draft, author)
    old.refresh_from_db()
    assert (old.ended_at is not None, old.ended_by) == (True, None)
    assert list(Waiver.objects.standing()) == [new]
    assert list(Waiver.objects.past()) == [old]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("whole_team", [False, True])
def test_of_many_who_set_it_aside_at_once_one_does(whole_team, draft, author) -> None:
    def try_it(_number: int) -> bool:
        try:
            return bool(set_aside(draft, author, whole_team=whole_team))
        except CannotSetAside:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_it, range(6))) == 1
    assert Waiver.objects.standing().count() == 1


PINNED = {"rule": "x", "reason": "another", "ends_on": today(300), "draft": None}


@pytest.mark.parametrize("column", PINNED)
def test_the_database_refuses_to_change_what_was_said(column: str, draft, author) -> None:
    set_aside(draft, author)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Waiver.objects.update(**{column: PINNED[column]})


def test_the_database_refuses_to_undo_an_end(draft, author) -> None:
    set_aside(draft, author).end(author)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Waiver.objects.update(ended_at=None, ended_by=None)


@pytest.mark.parametrize("columns", [{"reason": "  "}, {"ended_by": True}])
def test_the_database_refuses_half_a_waiver(columns: dict[str, Any], draft, author) -> None:
    given = {name: author if value is True else value for name, value in columns.items()}
    row = {"team": draft.team, "rule": "r", "reason": "-", "created_by": author, "ends_on": today()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.create(**(row | given))


def test_a_row_is_not_saved_over(draft, author) -> None:
    with pytest.raises(TypeError):
        set_aside(draft, author).save()


def test_the_triggers_stand_in_the_database(db) -> None:
    catalogue = {"sqlite": "sqlite_master WHERE type = 'trigger' AND ", "postgresql": "pg_trigger WHERE tg"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {catalogue[connection.vendor]}name LIKE 'waiver_%'")  # noqa: S608
        assert len(cursor.fetchall()) == 2


def test_a_draft_that_is_deleted_takes_its_own_waivers_along(draft, author) -> None:
    set_aside(draft, author)
    kept = set_aside(draft, author, whole_team=True)
    draft.delete()
    assert list(Waiver.objects.all()) == [kept]


def test_the_list_s_count_follows_at_once_without_a_stored_one(draft, other, author) -> None:
    def aside() -> list[int]:
        return [len(found) for found in set_aside_for([draft, other]).values()]

    assert aside() == [0, 0]
    set_aside(draft, author)
    team_s = set_aside(draft, author, UNUSED, whole_team=True)
    assert aside() == [2, 1]
    expire(team_s)
    assert aside() == [1, 0]


def test_an_edit_that_makes_more_of_what_is_set_aside_is_set_aside_too(draft, author) -> None:
    set_aside(draft, author, UNUSED)
    more = [*DOCUMENT["volumes"], {"name": "more"}]
    draft.edit(author, draft.version, [Put("/volumes", DOCUMENT["volumes"], more, 5)])
    assert f"{UNUSED}:2" in draft.waivable.split()
    assert UNUSED not in counted(draft)
    assert timedelta(days=90) == Waiver.objects.get().ends_on - today()
