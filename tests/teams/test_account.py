"""A person's own page, and the first page of someone without a team."""

import pytest
from django.urls import reverse

from designer.teams.models import Person

OLD, NEW = "correct horse battery", "staple paper clip 7"


@pytest.fixture
def browser(author, client_of):
    author.set_password(OLD)
    author.save()
    return client_of(author)


def change(browser, old: str = OLD, new: str = NEW, again: str = NEW):
    return browser.post(
        "/account/password/", {"old_password": old, "new_password1": new, "new_password2": again}
    )


def test_the_page_says_who_one_is_and_what_one_may_do(publisher, client_of) -> None:
    page = client_of(publisher).get("/account/").content.decode()
    for text in ("jun@example.com", "Payments", "Publisher"):
        assert text in page


def test_a_new_password_keeps_this_browser_and_ends_the_others(browser, author, client_of) -> None:
    other = client_of(author)
    assert change(browser).headers["Location"] == "/account/"
    assert browser.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    author.refresh_from_db()
    assert author.check_password(NEW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"old": "not it"},
        {"again": "something else"},
        {"new": "short", "again": "short"},
        {"new": "mina@example.com", "again": "mina@example.com"},
        {"new": "1234567890123", "again": "1234567890123"},
    ],
    ids=["old one wrong", "typed differently", "too short", "the address", "a common one"],
)
def test_a_password_that_will_not_do_is_refused(browser, author, wrong) -> None:
    response = change(browser, **wrong)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    author.refresh_from_db()
    assert author.check_password(OLD)


@pytest.mark.django_db
def test_someone_without_a_team_is_told_what_to_do(client_of) -> None:
    loner = Person.objects.create_user("kim@example.com", "kim")
    page = client_of(loner).get("/").content.decode()
    assert "manage.py create_team Payments --member kim@example.com" in page
    assert "manage.py create_team" in client_of(loner).get("/account/").content.decode()


def test_someone_with_a_team_goes_to_its_drafts(author, client_of) -> None:
    assert client_of(author).get("/").headers["Location"] == reverse("drafts:list")


def test_the_frame_names_the_team_and_says_that_aws_is_emulated(browser, settings) -> None:
    page = browser.get("/account/").content.decode()
    assert "Payments</span>" in page
    assert "AWS is emulated here." in page
    settings.DEMO = False
    assert "emulated" not in browser.get("/account/").content.decode()
