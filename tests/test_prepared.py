"""A question made up once gets today's answer, whoever it is asked about."""

from datetime import datetime

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import WHOLE, Draft
from designer.prepared import Prepared
from designer.teams.models import Person, Team


@Prepared
def _teams_of(person: int) -> QuerySet[Team]:
    return Team.objects.visible_to(Person(pk=person)).values_list("pk", "created_at")


@pytest.mark.django_db
def test_each_gets_their_own_answer(team: Team, author: Person, stranger: Person) -> None:
    assert [pk for pk, _at in _teams_of(author.pk)] == [team.pk]
    assert team.pk not in [pk for pk, _at in _teams_of(stranger.pk)]


@pytest.mark.django_db
def test_an_answer_is_as_new_as_the_question(team: Team, author: Person) -> None:
    assert _teams_of(author.pk)
    author.memberships.all().delete()
    assert _teams_of(author.pk) == []


@pytest.mark.django_db
def test_values_are_what_a_model_has(team: Team, author: Person) -> None:
    ((_pk, at),) = _teams_of(author.pk)
    assert isinstance(at, datetime)
    assert at == team.created_at


@pytest.mark.django_db
def test_a_whole_draft_is_the_draft(team: Team, author: Person, stranger: Person) -> None:
    draft = Draft.start(team, author, {"family": "web"})
    with CaptureQueriesContext(connection) as asked:
        found = WHOLE(draft.pk, author)
        assert (found.content.text, found.team.name) == (draft.content.text, team.name)
    assert len(asked) == 1
    fresh = Draft.objects.get(pk=draft.pk)
    assert {f.attname: getattr(found, f.attname) for f in Draft._meta.concrete_fields} == {
        f.attname: getattr(fresh, f.attname) for f in Draft._meta.concrete_fields
    }
    with pytest.raises(Draft.DoesNotExist):
        WHOLE(draft.pk, stranger)
