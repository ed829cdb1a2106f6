"""Who else has a draft open: seen by members as the page loads, and while it is looked at."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from designer.drafts.models import Draft, Presence


@pytest.fixture
def draft(team, author) -> Draft:
    containers = [{"name": "app", "image": "nginx:1.27"}, {"name": "log", "image": "busybox:1.37"}]
    return Draft.start(team, author, {"family": "orders", "containerDefinitions": containers})


@pytest.fixture
def mina(client_of, author):
    return client_of(author)


@pytest.fixture
def jun(client_of, publisher):
    return client_of(publisher)


def address(draft: Draft, step: str = "roles") -> str:
    return f"/drafts/{draft.pk}/{step}/"


def ask(client, draft: Draft, shown: str = "", step: str = "roles"):
    return client.post(f"{address(draft, step)}here/", {"shown": shown}, headers={"X-Poll": "1"})


def seconds_ago(seconds: int, draft: Draft) -> None:
    """As if everybody had been seen last that long ago."""
    draft.presences.update(seen_at=timezone.now() - timedelta(seconds=seconds))


def shown(page: str, element_id: str) -> str:
    """The words in an element that holds none of its own kind."""
    found = re.search(rf'<(\w+)[^>]* id="{element_id}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[2]).split()) if found else "absent"


def test_a_page_says_who_else_is_here_and_where(mina, jun, draft) -> None:
    jun.get(address(draft, "containers/1"))
    page = mina.get(address(draft)).text
    assert "jun is viewing" in shown(page, "here-who")
    assert "jun Containers · log" in shown(page, "here-list")
    assert f'href="{address(draft, "containers/1")}"' in page


def test_nobody_is_told_of_themselves_or_of_other_drafts(mina, jun, draft, team, author) -> None:
    jun.get(address(Draft.start(team, author, {"family": "other"})))
    mina.get(address(draft))
    assert shown(mina.get(address(draft)).text, "here-who") == ""


def test_who_was_not_seen_for_a_minute_is_gone(mina, jun, draft) -> None:
    jun.get(address(draft))
    seconds_ago(59, draft)
    assert "jun" in shown(mina.get(address(draft)).text, "here-who")
    seconds_ago(61, draft)
    assert shown(mina.get(address(draft)).text, "here-who") == ""


def test_asking_keeps_one_here_and_clears_away_who_left_anywhere(mina, jun, draft, team, author) -> None:
    other = Draft.start(team, author, {"family": "other"})
    jun.get(address(draft))
    jun.get(address(other))
    mina.get(address(draft))
    for one in (draft, other):
        seconds_ago(61, one)
    assert ask(mina, draft).status_code == 204
    assert [row.person.name for row in Presence.objects.all()] == ["mina"]


def test_going_from_step_to_step_overwrites_ones_row(mina, draft) -> None:
    for step in ("roles", "volumes", "containers/1"):
        mina.get(address(draft, step))
    assert list(draft.presences.values_list("step", "position")) == [("containers", 1)]


def test_a_page_seen_a_moment_ago_is_not_noted_again(mina, draft) -> None:
    mina.get(address(draft))
    first = draft.presences.get().seen_at
    mina.get(address(draft))
    assert draft.presences.get().seen_at == first
    seconds_ago(20, draft)
    mina.get(address(draft))
    assert draft.presences.get().seen_at > first


def test_the_answer_is_empty_while_the_page_shows_what_is_so(mina, jun, draft, publisher) -> None:
    jun.get(address(draft, "containers/0"))
    first = ask(mina, draft)
    assert shown(first.text, "here-came") == "jun is viewing"
    assert f'value="{publisher.pk}:containers:0"' in first.text
    assert ask(mina, draft, f"{publisher.pk}:containers:0").status_code == 204


def test_who_goes_to_another_step_or_leaves_is_not_said_aloud(mina, jun, draft, publisher) -> None:
    jun.get(address(draft))
    moved = ask(mina, draft, f"{publisher.pk}:containers:0")
    assert "jun" in shown(moved.text, "here-who")
    assert shown(moved.text, "here-came") == ""
    seconds_ago(61, draft)
    left = ask(mina, draft, f"{publisher.pk}:roles:")
    assert (shown(left.text, "here-who"), shown(left.text, "here-came")) == ("", "")


@pytest.fixture
def come(draft, team, client_of, django_user_model):
    """`come("ann")`: ann, of the team, opens the containers of the draft."""

    def come(name: str) -> None:
        person = django_user_model.objects.create_user(f"{name}@example.com", name)
        client_of(team.add(person).person).get(address(draft, "containers"))

    return come


@pytest.mark.parametrize(
    ("names", "said"),
    [("a", "a is viewing"), ("ab", "a and b are viewing"), ("abc", "3 others are viewing")],
)
def test_the_bar_names_two_and_counts_more(mina, draft, come, names: str, said: str) -> None:
    for name in names:
        come(name)
    assert said in shown(mina.get(address(draft)).text, "here-who")


def test_strangers_neither_ask_nor_are_seen(client_of, stranger, mina, draft) -> None:
    sam = client_of(stranger)
    assert ask(sam, draft).status_code == 404
    assert sam.get(address(draft)).status_code == 404
    assert not Presence.objects.exists()


def test_a_step_that_is_none_is_not_asked_about(mina, draft) -> None:
    assert ask(mina, draft, step="export").status_code == 404


def test_a_draft_with_people_in_it_can_be_deleted(mina, jun, draft) -> None:
    jun.get(address(draft))
    mina.post(f"/drafts/{draft.pk}/delete/")
    assert not Presence.objects.exists()
    assert ask(jun, draft).status_code == 404


def test_who_is_here_costs_a_step_one_query_however_many_they_are(
    mina, draft, come, django_assert_num_queries
) -> None:
    mina.get(address(draft))
    for name in "abcd":
        come(name)
    session_person_draft_roles_waivers_and_teams = 6
    what_waits_what_is_said_and_is_approved = 3
    page = session_person_draft_roles_waivers_and_teams + what_waits_what_is_said_and_is_approved
    with django_assert_num_queries(page + 1):
        mina.get(address(draft))


def test_who_has_the_json_open_is_here_at_the_place_they_came_from(mina, jun, draft) -> None:
    jun.get(f"/drafts/{draft.pk}/json/?at=/containerDefinitions/1/image")
    assert "jun Containers · log" in shown(mina.get(address(draft)).text, "here-list")
    assert "mina is viewing" in shown(jun.get(f"/drafts/{draft.pk}/json/").text, "here-who")
