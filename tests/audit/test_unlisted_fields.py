"""Every field of every model sent along with every post: what the form does not list stays as it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from designer.teams.models import Person
from tests.access import Row
from tests.audit.test_every_change import POSTS
from tests.audit.unrecorded import unrecorded
from tests.stored import Stored, everything
from tests.test_access import named

OWN = ("teams", "drafts", "reviews", "notices", "aws", "audit", "mfa", "socialaccount", "account")
ALLOWED = ("302", "200")
VOLATILE = {"token_hash", "mark", "previous", "salt", "external_id", "facts", "label", "about"} | {
    "sealed_url",  # sealed anew each time
    "outcomes",  # in the order in which checks come to an end
}
START = {"team", "team_id", "purpose", "text", "name"}
LISTED = {
    "aws:checks": {"target"},
    "aws:review_policy": {"approvals", "role", "families", "is_sandbox", "blocks_threads", "blocks_waivers"}
    | {"tags"},
    "drafts:from_starter": START,
    "drafts:from_template": START,
    "drafts:item": {"purpose"},
    "drafts:new": START,
    "drafts:step": {"purpose"},
    "reviews:comments": {"at", "pointer", "text", "value", "version"},
    "reviews:thread": {"value"},
    "teams:invite": {"email", "roles"},
}
"""Address -> fields that its form lists by the names of models, and the post of the matrix leaves out."""


def fields() -> dict[str, Any]:
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OWN:
            found |= {field.attname: field for field in model._meta.concrete_fields}
            found |= {field.name: field for field in model._meta.concrete_fields}
    return found


def hostile(field: Any, stranger: Person) -> str:
    """What would hurt if it got there."""
    if field.is_relation:
        to = {"Team": stranger.teams.get().pk, "Person": stranger.pk}
        return str(to.get(field.related_model.__name__, 1))
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateTimeField | models.DateField):
        return "2030-01-01"
    if isinstance(field, models.IntegerField):
        return "7"
    return {"state": "registered", "status": "approved", "role": "admin"}.get(field.name, "hostile")


@pytest.fixture
def sent(request: pytest.FixtureRequest) -> Any:
    """`sent(row, address, extra)`: what is stored after the post, which is then taken back."""

    def send(row: Row, address: str, extra: dict[str, str]) -> Stored:
        who = max(
            ("author", "publisher", "reviewer", "admin"), key=lambda one: row.for_person(one) in ALLOWED
        )
        client = Client(raise_request_exception=False)
        client.force_login(request.getfixturevalue(who))
        with transaction.atomic():
            client.post(address, {**extra, **row.send})
            found = everything(unrecorded())
            transaction.set_rollback(True)
        return found

    return send


def differing(one: Stored, other: Stored, before: Stored) -> Iterator[str]:
    """Columns in which the rows that a post made or changed differ, with and without what was sent along."""
    for table in one:
        old = {repr(row) for row in before[table]}
        new = [[row for row in state[table] if repr(row) not in old] for state in (one, other)]
        if len(new[0]) != len(new[1]):
            yield table
        for left, right in zip(*new, strict=False):
            yield from (
                f"{table}.{name}" for name in left if not same(table, name, left[name], right[name], before)
            )


def same(table: str, name: str, left: Any, right: Any, before: Stored) -> bool:
    field = apps.get_model(table)._meta.get_field(name)
    if name in VOLATILE or field.primary_key or isinstance(field, models.DateTimeField):
        return True
    if field.is_relation and field.related_model is not None:
        known = {row["id"] for row in before.get(field.related_model._meta.label, []) if "id" in row}
        return left == right or not ({left, right} & known)
    return left == right


@pytest.mark.parametrize("row", POSTS, ids=named)
def test_what_a_form_does_not_list_stays_as_it_is(row, sent, team, author, stranger, request) -> None:
    for name in ("author", "publisher", "reviewer", "admin"):
        request.getfixturevalue(name)
    listed = row.send.keys() | LISTED.get(row.url, set())
    extra = {name: hostile(field, stranger) for name, field in fields().items() if name not in listed}
    address = reverse(row.url, kwargs=row.at(team, author))
    before = everything(unrecorded())
    changed = set(differing(sent(row, address, {}), sent(row, address, extra), before))
    assert not changed
