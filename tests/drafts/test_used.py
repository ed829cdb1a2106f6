"""Where something is used: which drafts, fields and registered revisions refer to it."""

import re
from html import unescape

import pytest

from designer.drafts.models import Reference
from designer.drafts.search.used import ON_A_PAGE
from tests.drafts.listed import names
from tests.drafts.told_history import change

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-Xa93Kd"


def used(browser, value: str, kind: str = "secret", **more: str) -> str:
    return browser.get("/search/used/", {"kind": kind, "value": value, **more}).content.decode()


def with_secret(value: str) -> list[dict]:
    return [{"name": "app", "image": "nginx:1.27", "secrets": [{"name": "DB", "valueFrom": value}]}]


def test_every_draft_that_uses_a_secret_is_named_with_its_field(start, browser) -> None:
    draft = start("orders", containerDefinitions=with_secret(f"{SECRET}:password::"))
    start("other")
    shown = used(browser, SECRET)
    assert names(shown) == ["orders"]
    assert "app · secrets.DB</a>" in shown
    assert f"/drafts/{draft.pk}/containers/0/#" in shown


@pytest.mark.parametrize("written", [SECRET.removesuffix("-Xa93Kd"), f"{SECRET}:password::"])
def test_a_secret_written_otherwise_is_the_same_secret(start, browser, written: str) -> None:
    start("orders", containerDefinitions=with_secret(written))
    assert names(used(browser, SECRET)) == names(used(browser, "prod/db")) == ["orders"]
    is_told = "written otherwise" in used(browser, SECRET)
    assert is_told == (written != f"{SECRET}:password::")
    assert "written otherwise" not in used(browser, "prod/db")


def test_an_image_is_asked_for_whatever_its_tag(start, browser) -> None:
    start("orders", containerDefinitions=[{"name": "app", "image": "docker.io/library/nginx:1.27"}])
    assert names(used(browser, "nginx", "image")) == ["orders"]
    assert names(used(browser, "caddy", "image")) == []


def test_a_draft_that_uses_it_twice_stands_there_once(start, browser) -> None:
    both = [{"name": "a", "image": "nginx:1"}, {"name": "b", "image": "nginx:2"}]
    start("orders", containerDefinitions=both)
    shown = used(browser, "nginx", "image")
    assert names(shown) == ["orders"]
    assert "a · image" in shown
    assert "b · image" in shown


def test_what_was_registered_last_is_told_when_the_draft_says_something_else(start, browser, author) -> None:
    draft = start("orders", containerDefinitions=with_secret(SECRET))
    draft.based_on_revision("orders:7", 1)
    change(draft, author, "remove", "/containerDefinitions/0/secrets/0")
    shown = used(browser, SECRET)
    assert names(shown) == ["orders"]
    assert "no more in the draft" in shown
    assert Reference.objects.filter(draft=draft, kind="secret").count() == 1


def test_a_later_registration_takes_the_place_of_the_one_before(start, browser, author) -> None:
    draft = start("orders", containerDefinitions=with_secret(SECRET))
    draft.based_on_revision("orders:7", 1)
    change(draft, author, "remove", "/containerDefinitions/0/secrets/0")
    draft.based_on_revision("orders:8", 2)
    assert names(used(browser, SECRET)) == []


def test_archived_drafts_are_told_too(start, browser, author) -> None:
    start("orders", containerDefinitions=with_secret(SECRET)).archive(author)
    assert "Archived" in used(browser, SECRET)


def test_pages_hold_every_draft_once(start, browser) -> None:
    for number in range(ON_A_PAGE + 3):
        start(f"orders-{number}", containerDefinitions=with_secret(SECRET))
    first = used(browser, SECRET)
    older = unescape(re.search(r'href="([^"]*before=[^"]*)"', first)[1])
    found = names(first) + names(browser.get(older).content.decode())
    assert sorted(found) == sorted(f"orders-{number}" for number in range(ON_A_PAGE + 3))


def test_a_kind_that_is_none_is_refused(browser) -> None:
    assert browser.get("/search/used/?kind=x&value=y").status_code == 400
    assert browser.get("/search/used/?value=a%00b").status_code == 200


def test_the_review_step_leads_there(start, browser) -> None:
    draft = start("orders", containerDefinitions=with_secret(SECRET))
    shown = unescape(browser.get(f"/drafts/{draft.pk}/review/").content.decode())
    address = re.search(r'href="(/search/used/\?kind=secret&value=[^"]*)"', shown)[1]
    assert names(browser.get(address).content.decode()) == ["orders"]


def test_the_more_of_a_field_leads_there(start, browser) -> None:
    draft = start("orders")
    at = "/containerDefinitions/0/image"
    part = browser.get(f"/drafts/{draft.pk}/last-change/", {"at": at}, headers={"HX-Request": "true"})
    assert "/search/used/?kind=image&amp;value=public.ecr.aws" in part.content.decode()
