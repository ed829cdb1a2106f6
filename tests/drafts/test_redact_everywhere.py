"""Every column in which a person's words may stand: a secret is taken out of it, or it says here why not."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from designer.aws.overrides import Override
from designer.aws.unapproved import Unapproved
from designer.aws.unchanged import Unchanged
from designer.drafts.models import Draft, Redaction, Waiver
from designer.drafts.redacting import PLACES, redact, secret_at
from designer.drafts.search.index import holding as search
from designer.reviews.models import Thread
from tests.planted import VALUE, Planted, columns, holding, plant

WORD = "hunter4711"
NAMES_OF_THE_LOG = "the log never changes; it has names of what was changed, and no value"
OF_THE_ACCOUNT = "what AWS calls it: there it stays, whatever we write"
OF_THE_TEAM = "says who the team is and where it registers: an admin changes it in its place"
LEFT = {
    **{
        f"aws.AccountChange.{column}": OF_THE_ACCOUNT
        for column in ("cluster", "family", "how", "message", "result", "service")
    },
    "audit.Record.facts": NAMES_OF_THE_LOG,
    "audit.Record.label": NAMES_OF_THE_LOG,
    "aws.Duplicate.arn": OF_THE_ACCOUNT,
    "aws.Registration.arn": OF_THE_ACCOUNT,
    "aws.Registration.family": OF_THE_ACCOUNT,
    "aws.Registration.principal": OF_THE_ACCOUNT,
    "drafts.Draft.family": "made anew of the document",
    "notices.Webhook.host": OF_THE_TEAM,
    "teams.ApprovedKind.pattern": OF_THE_TEAM,
    "teams.Invitation.email": OF_THE_TEAM,
    "teams.Person.email": OF_THE_TEAM,
    "teams.Person.name": OF_THE_TEAM,
    "teams.ReviewPolicy.families": OF_THE_TEAM,
    "teams.Session.device": OF_THE_TEAM,
    "teams.Target.name": OF_THE_TEAM,
    "teams.TargetMapping.lines": OF_THE_TEAM,
    "teams.Target.read_role_arn": OF_THE_TEAM,
    "teams.Target.role_arn": OF_THE_TEAM,
    "teams.Team.name": OF_THE_TEAM,
}


@pytest.fixture
def planted(db: None) -> Planted:
    return plant(WORD)


def take_out(planted: Planted, reason: str = "Pasted by mistake") -> None:
    redact(planted.draft, secret_at(planted.draft, 1, VALUE), planted.people["admin"], reason)


def test_each_column_is_named_as_a_place_or_with_a_reason() -> None:
    places = {f"{place.model._meta.label}.{column}" for place in PLACES for column in place.columns}
    assert {f"{model._meta.label}.{name}" for model, name in columns()} == places | LEFT.keys()
    assert not places & LEFT.keys()


def test_it_is_taken_out_of_all_of_them_but_those(planted: Planted) -> None:
    assert holding(WORD) > LEFT.keys()
    take_out(planted, f"It was {WORD}")
    assert holding(WORD) == LEFT.keys() - {"drafts.Draft.family"}


def test_the_search_finds_it_no_more(planted: Planted) -> None:
    assert found(planted) == [planted.draft]
    take_out(planted)
    assert found(planted) == []


def found(planted: Planted) -> list[Draft]:
    """By the index, not by what it leads to."""
    return list(search(Draft.objects.all(), [planted.team.pk], [WORD])[0])


PINNED: list[Callable[[], object]] = [
    lambda: Waiver.objects.update(reason="x"),
    lambda: Override.objects.update(reason="x"),
    lambda: Unapproved.objects.update(reason="x"),
    lambda: Unchanged.objects.update(reason="x"),
    lambda: Thread.objects.update(label="x"),
    lambda: Redaction.objects.update(reason="x"),
]


@pytest.mark.parametrize(
    "change", PINNED, ids=["waiver", "override", "break-glass", "copy", "thread", "redaction"]
)
def test_but_for_that_what_was_pinned_stays(change: Callable[[], object], planted: Planted) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    take_out(planted)
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
