"""A question made up once gets today's answer, whoever it is asked about."""

from datetime import datetime

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from designer import rows
from designer.drafts.models import WHOLE, Draft, Edit
from designer.drafts.models.reference import Reference
from designer.prepared import Prepared, PreparedModels
from designer.teams.models import Membership, Person, Team

COLUMNS = [
    "draft",
    "base_version",
    "person",
    "at",
    "operations",
    "text",
    "key",
    "posted",
    "undoes",
    "restored",
]


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


@pytest.mark.django_db
def test_a_row_written_with_such_sql_is_the_row_that_django_writes(team: Team, author: Person) -> None:
    draft = Draft.start(team, author, {"family": "web"})
    told = {
        "draft": draft,
        "base_version": 1,
        "person": author,
        "operations": "[]",
        "text": "{}",
        "key": None,
    }
    ours, theirs = Edit(version=2, **told), Edit(version=3, at=timezone.now(), **told)
    rows.insert(ours)
    theirs.at = ours.at
    theirs.save(force_insert=True)
    assert ours.pk != theirs.pk
    kept = [Edit.objects.values(*COLUMNS).get(pk=one.pk) for one in (ours, theirs)]
    assert kept[0] == kept[1]
    ours.key = "known to be there"
    ours.save()
    assert Edit.objects.get(pk=ours.pk).key == "known to be there"


@pytest.mark.django_db
def test_only_the_rows_named_are_changed(team: Team, author: Person) -> None:
    one, other = (Draft.start(team, author, {"family": family}) for family in ("web", "api"))
    at = timezone.now()
    assert rows.update(Draft, {"edited_at": at, "edited_by": author.pk}, id=one.pk, version=1) == 1
    assert rows.update(Draft, {"edited_at": at}, id=other.pk, version=2) == 0
    assert Draft.objects.get(pk=one.pk).edited_at == at
    assert Draft.objects.get(pk=other.pk).edited_at == other.edited_at


@pytest.mark.django_db
def test_only_the_rows_named_are_deleted(team: Team, author: Person) -> None:
    draft = Draft.start(team, author, {"family": "web", "taskRoleArn": "arn:aws:iam::111122223333:role/a"})
    assert rows.delete(Reference, draft=draft.pk, kind="family") == 1
    assert list(Reference.objects.values_list("kind", flat=True)) == ["role"]


@PreparedModels
def _members(team: int) -> QuerySet[Membership]:
    return Membership.objects.filter(team=team).select_related("person", "team").defer("person__email")


@pytest.mark.django_db
def test_models_come_with_those_beside_them(team: Team, author: Person) -> None:
    (member,) = _members(team.pk)
    with CaptureQueriesContext(connection) as asked:
        assert (member.team, member.person, member.person.name) == (team, author, author.name)
    assert asked.captured_queries == []
    assert member.person.email == author.email, "what was left out is asked for when it is needed"


@Prepared
def _teams_called(name: str, person: int) -> QuerySet[Team]:
    return Team.objects.filter(name=name, members=person).values_list("pk")


@pytest.mark.django_db
def test_it_is_asked_with_texts_too(team: Team, author: Person) -> None:
    assert _teams_called(team.name, author.pk) == [(team.pk,)]
    assert _teams_called("' or 1=1 --", author.pk) == []


@pytest.mark.django_db
def test_a_number_that_no_column_holds_is_nowhere(team: Team) -> None:
    assert _members(10**30) == []


@Prepared
def _edits_after(number: int) -> QuerySet[Edit]:
    return Edit.objects.filter(version__gt=number).values_list("pk")


@pytest.mark.django_db
def test_a_value_that_django_leaves_out_of_the_question_is_refused() -> None:
    """No version is less than zero, so that a negative number in its place asks for nothing."""
    with pytest.raises(TypeError, match="_edits_after"):
        _edits_after(3)
