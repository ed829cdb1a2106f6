"""Django's admin shows a superuser what the guarantees rest on; nobody changes anything with it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from designer.django_admin import SHOWN, site
from designer.drafts.models import Draft, Waiver
from designer.teams.models import Person
from tests.access.django_admin import NAMES
from tests.drafts import waived
from tests.stored import changed_by

EVERY = {"teams.Session": frozenset[str]()}


@pytest.fixture
def draft(team, author) -> Draft:
    made = Draft.start(team, author, waived.DOCUMENT)
    until = timezone.localdate() + timedelta(days=3)
    Waiver.set_aside(waived.SOCKET, author, "Needed", until, team=team, draft=made)
    return made


@pytest.fixture
def root(db, client_of) -> Client:
    return client_of(Person.objects.create_superuser("root@example.com", "root"))


def rows() -> list[tuple[str, Any]]:
    """The address of every row there is to show."""
    found = zip(NAMES, SHOWN, strict=True)
    return [
        (reverse(f"{name}_change", args=[row.pk]), row)
        for name, model in found
        for row in model._default_manager.all()
    ]


def test_a_superuser_sees_lists_and_rows(root, draft) -> None:
    assert "Drafts" in root.get("/admin/").content.decode()
    pages = [*(reverse(f"{name}_changelist") for name in NAMES), *(address for address, _row in rows())]
    assert len(pages) > len(NAMES) + 5
    for page in pages:
        assert root.get(page).status_code == 200, page
    address = reverse("admin:drafts_draft_change", args=[draft.pk])
    assert draft.digest in root.get(address).content.decode()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_whatever_is_sent_changes_nothing(method, root, draft) -> None:
    send = {"data": "family=other&_save=1&post=yes&action=delete_selected", "content_type": "text/plain"}
    pages = [*(reverse(f"{name}_changelist") for name in NAMES), *(address for address, _row in rows())]

    def send_all() -> None:
        for page in pages:
            assert root.generic(method, page, **send).status_code == 405

    assert not changed_by(send_all, EVERY)


def test_no_page_adds_changes_or_deletes(root) -> None:
    for model, admin in site._registry.items():
        request = root.get("/admin/").wsgi_request
        allowed = admin.get_model_perms(request)
        assert allowed == {"add": False, "change": False, "delete": False, "view": True}, model


def test_looking_changes_nothing(root, draft) -> None:
    pages = [address for address, _row in rows()]
    assert not changed_by(lambda: [root.get(page) for page in pages], EVERY)


def test_its_pages_keep_to_the_policy_for_scripts_and_styles(root, draft) -> None:
    for page in ["/admin/", *(reverse(f"{name}_changelist") for name in NAMES), rows()[-1][0]]:
        response = root.get(page)
        text = response.content.decode()
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", text), page


def test_a_disabled_superuser_is_out(db, client_of) -> None:
    root = Person.objects.create_superuser("root@example.com", "root")
    browser = client_of(root)
    Person.objects.filter(pk=root.pk).update(is_active=False)
    assert browser.get("/admin/").status_code == 302


def test_who_is_not_signed_in_comes_by_the_same_sign_in(client, db) -> None:
    assert client.get("/admin/").headers["Location"] == "/sign-in/?next=/admin/"
    assert client.get("/admin/login/").status_code == 302
