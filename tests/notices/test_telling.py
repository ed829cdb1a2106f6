"""Who hears of what happens to a draft."""

import pytest
from django.db import transaction

from designer.drafts.models import Draft
from designer.notices import Event, tell
from designer.notices.models import Notice, Preferences, Watch
from designer.teams.models import Person
from tests.notices.conftest import DOCUMENT


def told() -> list[str]:
    return sorted(Notice.objects.values_list("person__name", flat=True))


def test_who_is_named_hears_of_it_and_who_did_it_does_not(draft, author, reviewer) -> None:
    tell(Event.REVIEW_ASKED, draft, by=author, to=[author, reviewer], url="/reviews/1/")
    assert told() == ["ravi"]


def test_who_watches_the_draft_hears_of_it(draft, author, viewer) -> None:
    Watch.objects.set(viewer, draft, is_on=True)
    tell(Event.COMMENTED, draft, by=author)
    assert told() == ["noa"]


def test_who_watches_the_family_hears_of_each_of_its_drafts(draft, team, author, viewer) -> None:
    Watch.objects.set_family(viewer, team, "orders")
    tell(Event.COMMENTED, draft, by=author)
    tell(Event.COMMENTED, Draft.start(team, author, {**DOCUMENT, "family": "refunds"}), by=author)
    assert told() == ["noa"]


def test_a_draft_that_somebody_wants_no_more_of_is_left_out_of_its_family(
    draft, team, author, viewer
) -> None:
    Watch.objects.set_family(viewer, team, "orders")
    Watch.objects.set(viewer, draft, is_on=False)
    tell(Event.COMMENTED, draft, by=author)
    assert told() == []


def test_the_family_of_another_team_is_another_one(draft, author, stranger) -> None:
    Watch.objects.set_family(stranger, stranger.teams.get(), "orders")
    tell(Event.COMMENTED, draft, by=author)
    assert told() == []


def test_there_is_one_notice_a_person_whatever_the_reasons(draft, team, author, viewer) -> None:
    Watch.objects.set_family(viewer, team, "orders")
    Watch.objects.set(viewer, draft, is_on=True)
    tell(Event.ANSWERED, draft, by=author, to=[viewer, viewer])
    assert told() == ["noa"]


def test_who_is_not_in_the_team_or_disabled_hears_nothing(draft, author, stranger, disabled) -> None:
    tell(Event.COMMENTED, draft, by=author, to=[stranger, disabled])
    assert told() == []


def test_who_left_the_team_hears_nothing_more_and_sees_nothing_of_it(draft, team, author, viewer) -> None:
    Watch.objects.set(viewer, draft, is_on=True)
    tell(Event.COMMENTED, draft, by=author)
    assert Notice.objects.visible_to(viewer).count() == 1
    team.memberships.get(person=viewer).end(viewer)
    tell(Event.COMMENTED, draft, by=author)
    assert Notice.objects.count() == 1
    assert not Notice.objects.visible_to(viewer).exists()


def test_who_is_asked_watches_from_then_on(draft, author, reviewer) -> None:
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    assert Watch.objects.watchers(draft) == {reviewer.pk}


def test_who_chose_not_to_watch_by_themselves_does_not(draft, author, reviewer) -> None:
    Preferences(person=reviewer).keep(watches=False, shown=Event.values, mailed=[])
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    assert told() == ["ravi"]
    assert Watch.objects.watchers(draft) == set()


def test_who_wants_no_more_of_a_draft_is_not_made_to_watch_it_again(draft, author, reviewer) -> None:
    Watch.objects.set(reviewer, draft, is_on=False)
    tell(Event.REVIEW_ASKED, draft, by=author, to=[reviewer])
    assert Watch.objects.watchers(draft) == set()


def test_what_somebody_chose_not_to_see_is_not_shown(draft, author, viewer) -> None:
    Preferences(person=viewer).keep(watches=True, shown=[Event.APPROVED], mailed=[])
    for event in Event:
        tell(event, draft, by=author, to=[viewer])
    seen = set(Notice.objects.values_list("event", flat=True))
    assert seen == {Event.APPROVED, Event.REGISTERED_UNAPPROVED, Event.REGISTERED_TWICE}  # alarms are for all


def test_a_change_that_is_taken_back_takes_its_notices_along(draft, author, viewer) -> None:
    with transaction.atomic():
        tell(Event.COMMENTED, draft, by=author, to=[viewer])
        assert told() == ["noa"]
        transaction.set_rollback(True)
    assert told() == []


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "drafts/1/"])
def test_a_notice_leads_to_this_server_alone(url, draft, author, viewer) -> None:
    with pytest.raises(ValueError, match="no path of this server"):
        tell(Event.COMMENTED, draft, by=author, to=[viewer], url=url)


@pytest.mark.parametrize("value", [{"name": "DB"}, [{"name": "DB"}], [["x"]], 1.5, b"x"])
def test_what_could_be_a_document_is_no_fact(value, draft, author, viewer) -> None:
    with pytest.raises(TypeError, match="version is no fact"):
        tell(Event.COMMENTED, draft, by=author, to=[viewer], version=value)


def test_a_long_name_is_cut(draft, author, viewer) -> None:
    tell(Event.COMMENTED, draft, by=author, to=[viewer], fields=["x" * 1000])
    assert Notice.objects.get().facts == {"fields": [f"{'x' * 299}…"]}


@pytest.mark.parametrize("event", Event)
def test_every_event_has_a_sentence_that_names_both(event, draft, author, viewer: Person) -> None:
    tell(event, draft, by=author, to=[viewer], version=14, targets=["staging", "production"])
    notice = Notice.objects.get()
    assert "mina" in notice.says
    assert "orders" in notice.says
    assert notice.details == ["Edit 14", "For staging, production"]
