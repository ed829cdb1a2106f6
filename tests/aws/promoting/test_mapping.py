"""What stands for what in a target: lines that members read and admins change."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from designer.audit.models import Record
from designer.teams.models import Person, Target, TargetMapping, Team

Browser = Callable[[Person], Client]
LINE = "arn:aws:iam::111122223333:role/staging-* → arn:aws:iam::444455556666:role/prod-*"


@pytest.fixture
def target(team: Team) -> Target:
    return Target.objects.create(team=team, name="prod", account="444455556666", region="us-east-1")


def test_an_admin_keeps_lines_and_a_member_reads_them(
    client_of: Browser, admin: Person, viewer: Person, target: Target
) -> None:
    at = reverse("aws:mapping", args=[target.pk])
    client_of(admin).post(at, {"lines": LINE})
    assert TargetMapping.of(target).lines == LINE
    shown = client_of(viewer).get(at).content.decode()
    assert LINE in shown
    assert "readonly" in shown


def test_a_line_that_is_none_is_named_and_kept_as_it_was_typed(
    client_of: Browser, admin: Person, target: Target
) -> None:
    answer = client_of(admin).post(reverse("aws:mapping", args=[target.pk]), {"lines": f"{LINE}\nroles"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "in place of “roles”" in shown
    assert f"{LINE}\nroles" in shown
    assert not TargetMapping.objects.exists()


def test_a_change_is_recorded_with_how_many_there_are(
    client_of: Browser, admin: Person, target: Target
) -> None:
    client_of(admin).post(reverse("aws:mapping", args=[target.pk]), {"lines": LINE})
    record = Record.objects.get(act="mapping changed")
    assert (record.person, record.told) == (admin, {"number": 1})
