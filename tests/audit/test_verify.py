"""Whatever is done to a record behind the application's back, the next check finds it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from designer.audit.models import Chain, Record
from designer.audit.verifying import Head, verdicts
from designer.teams.models import Team
from tests.audit.test_record import try_it
from tests.audit.unguarded import unguarded

LENGTH = 12
COLUMNS = ["number", "at", "act", "kind", "about", "label", "facts", "previous", "mark", "person"]


@pytest.fixture
def records(team: Team, author: Any) -> list[Record]:
    while Record.objects.of(team).count() < LENGTH:
        try_it(team, author, what=f"try {Record.objects.count()}")
    return list(Record.objects.of(team).order_by("number"))


def wrong(team: Team, *heads: Head) -> str:
    return next(one.wrong for one in verdicts(heads) if one.chain == f"team-{team.pk}")


def change(record: Record, column: str, stranger: Any) -> None:
    other: dict[str, Any] = {"number": record.number + 1000, "person": stranger}
    other["at"] = record.at + timedelta(microseconds=1)
    flipped = other.get(column) or f"{getattr(record, column)[:-1]}~"
    Record.objects.filter(pk=record.pk).update(**{column: flipped})


def verify(*arguments: str) -> tuple[str, bool]:
    """What the command prints, and whether it says that all is well."""
    out = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


def test_what_is_as_it_was_written_passes(records, team) -> None:
    said, is_well = verify("--head", records[3].head)
    assert is_well
    assert f"team-{team.pk}: {LENGTH} records as written, up to {records[-1].head}" in said


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("place", range(LENGTH))
def test_a_record_changed_anywhere_in_anything_is_found(place, column, records, team, stranger) -> None:
    with unguarded():
        change(records[place], column, stranger)
    assert f"record {place + 1} is" in wrong(team)


@pytest.mark.parametrize("place", range(LENGTH))
def test_a_record_taken_away_is_found(place, records, team) -> None:
    with unguarded():
        records[place].delete()
    expected = f"record {place + 1} is missing"
    assert wrong(team) == (expected if place < LENGTH - 1 else f"records {LENGTH} to {LENGTH} are cut off")


def test_records_taken_away_and_those_after_numbered_anew_are_found(records, team) -> None:
    with unguarded():
        records[4].delete()
        for record in records[5:]:
            Record.objects.filter(pk=record.pk).update(number=F("number") - 1)
    assert wrong(team) == "record 5 is not as it was written"


def test_two_records_in_each_others_place_are_found(records, team) -> None:
    with unguarded():
        for record, number in ((records[2], 999), (records[7], 3), (records[2], 8)):
            Record.objects.filter(pk=record.pk).update(number=number)
    assert wrong(team) == "record 3 is not as it was written"


def test_a_record_moved_to_another_chain_is_found(records, team, stranger) -> None:
    other = Chain.locked(stranger.teams.get())
    with unguarded():
        Record.objects.filter(pk=records[-1].pk).update(chain=other, number=other.number + 1)
    assert wrong(team)
    assert wrong(stranger.teams.get())


def cut_off(records: list[Record], after: int) -> None:
    """As thorough as the database's owner can be: the chain's end goes back, too."""
    with unguarded():
        Record.objects.filter(pk__in=[record.pk for record in records[after:]]).delete()
        last = records[after - 1]
        Chain.objects.filter(pk=last.chain_id).update(number=last.number, mark=last.mark)


def test_records_cut_off_are_found_by_the_head_kept_elsewhere(records, team) -> None:
    kept = Head.read(records[-1].head)
    cut_off(records, 5)
    assert wrong(team, kept) == f"records 6 to {LENGTH} are cut off"


def test_without_it_they_are_not_and_the_command_says_so(records, team) -> None:
    cut_off(records, 5)
    said, is_well = verify()
    assert is_well
    assert "cut off together with the chain's end is found only with a head kept elsewhere" in said


def test_a_chain_forged_from_the_middle_on_is_found_by_the_head_kept_elsewhere(records, team, author) -> None:
    kept = Head.read(records[6].head)
    cut_off(records, 5)
    for _ in range(4):
        try_it(team, author, what="another")
    assert wrong(team) == ""
    assert wrong(team, kept) == "record 7 is another than the head kept elsewhere says"


def test_a_chain_that_is_gone_is_found_by_the_head_kept_elsewhere(records, team) -> None:
    with unguarded():
        Record.objects.filter(chain__team=team).delete()
        Chain.objects.filter(team=team).delete()
    assert wrong(team, Head.read(records[-1].head)) == "the whole chain is gone"


def test_the_command_fails_when_anything_is_wrong(records) -> None:
    with unguarded():
        Record.objects.filter(pk=records[0].pk).update(act="other")
    said, is_well = verify()
    assert not is_well
    assert "WRONG: record 1 is not as it was written" in said


@pytest.mark.parametrize("text", ["", "team-1", "team-1:x:y", "team-1:4:", ":4:abc", "team-1:٤:a"])
def test_what_is_no_head_is_refused(text) -> None:
    with pytest.raises(CommandError, match="CHAIN:NUMBER:MARK"):
        call_command("verify_audit", "--head", text)


class TestKeys:
    def test_a_new_key_marks_from_now_on_and_the_old_one_still_checks(self, team, settings) -> None:
        self.under(settings, ["first"], lambda: try_it(team))
        self.under(settings, ["second", "first"], lambda: try_it(team))
        assert wrong(team) == ""
        self.under(settings, ["second"], lambda: None)
        assert "is not as it was written" in wrong(team)

    def test_a_key_that_was_replaced_marks_nothing_any_more(self, team, settings) -> None:
        self.under(settings, ["second", "first"], lambda: try_it(team))
        forged = self.under(settings, ["first"], lambda: try_it(team))
        self.under(settings, ["second", "first"], lambda: None)
        assert wrong(team) == f"record {forged.number} is not as it was written"

    def test_what_a_key_made_of_the_secret_key_marked_is_checked_after_that_was_changed(
        self, team, settings
    ) -> None:
        try_it(team)
        settings.SECRET_KEY, before = "another " * 8, settings.SECRET_KEY
        assert "is not as it was written" in wrong(team)
        settings.SECRET_KEY_FALLBACKS = [before]
        try_it(team)
        assert wrong(team) == ""

    def test_a_secret_key_that_was_replaced_marks_nothing_any_more(self, team, settings) -> None:
        before, settings.SECRET_KEY = settings.SECRET_KEY, "another " * 8
        settings.SECRET_KEY_FALLBACKS = [before]
        try_it(team)
        settings.SECRET_KEY = before
        forged = try_it(team)
        settings.SECRET_KEY = "another " * 8
        assert wrong(team) == f"record {forged.number} is not as it was written"

    def under(self, settings: Any, keys: list[str], do: Callable[[], Any]) -> Any:
        settings.AUDIT_KEY = keys
        return do()


def test_a_head_reads_what_a_record_writes(records) -> None:
    head = Head.read(records[0].head)
    assert replace(head, number=1) == Head(records[0].chain_id, 1, records[0].mark)
