"""After an upgrade: the counts in the list are those of the rules as they are now."""

from io import StringIO

import pytest
from django.core.management import call_command

from designer.drafts.models import Draft
from designer.teams.models import Person, Team

WRONG = {"family": "orders!", "containerDefinitions": []}


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, WRONG)


def checked() -> str:
    said = StringIO()
    call_command("check_drafts", stdout=said)
    return said.getvalue()


def test_counts_of_earlier_rules_are_replaced(draft: Draft) -> None:
    Draft.objects.update(errors=0, warnings=9, waivable="")
    assert checked() == "Drafts with other findings than before: 1.\n"
    now = Draft.objects.get()
    assert (now.errors, now.warnings, now.waivable) == (draft.errors, draft.warnings, draft.waivable)


def test_a_draft_that_is_counted_rightly_is_left_alone(draft: Draft) -> None:
    assert checked() == "Drafts with other findings than before: 0.\n"
    assert Draft.objects.get().edited_at == draft.edited_at
