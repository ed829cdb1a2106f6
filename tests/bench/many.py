"""A database of so many drafts, filled in bulk."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from designer import taskdef
from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.demo.story import TARGET, works
from designer.drafts.models import Draft, DraftText, Reference, Status
from designer.drafts.summary import Summary, summary
from designer.taskdef import references
from designer.taskdef.checked import checked
from designer.teams.models import Person, Role, Target, Team

BATCH = 2_000
NOW = timezone.now()


def fill(count: int) -> Person:
    """Somebody whose team has so many drafts: one edited each second, three of a family."""
    call_command("migrate", verbosity=0)
    team = Team.objects.create(name="Lists", slug="lists")
    person = team.add(Person.objects.create_user("lists@example.com", "lists"), Role.AUTHOR).person
    target = Target.objects.create(team=team, **TARGET)
    documents = [work.document for work in works()]
    kinds = [(text, summary(checked(text))) for text in map(taskdef.compact, documents)]
    named = [references.references(references.places(document)) for document in documents]
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        said = {number: kinds[number % len(kinds)] for number in numbers}
        drafts = [draft(number, team, person, *said[number]) for number in numbers]
        texts = [
            DraftText(draft=each, text=text, words=f"{each.family}\n{about.words}")
            for each, (text, about) in zip(drafts, said.values(), strict=True)
        ]
        Draft.objects.bulk_create(drafts)
        DraftText.objects.bulk_create(texts)
        used = (
            Reference(draft=each, team=team, **own(each, one)._asdict())
            for each, number in zip(drafts, numbers, strict=True)
            for one in named[number % len(named)]
        )
        Reference.objects.bulk_create(used, batch_size=BATCH)
        registered = (each for each in drafts if each.status == Status.REGISTERED)
        Registration.objects.bulk_create(registration(each, target) for each in registered)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")  # which it does by itself in time, and SQLite never does
    return person


def own(draft: Draft, reference: references.Reference) -> references.Reference:
    """What a draft refers to: the same as all of its kind, but for its family."""
    if reference.kind != "family":
        return reference
    return reference._replace(value=draft.family, name=draft.family)


def draft(number: int, team: Team, person: Person, text: str, said: Summary) -> Draft:
    """A third is registered, a tenth archived, a quarter has an error."""
    own = {"family": f"{said.family}-{number // 3}", "errors": number % 4 // 3}
    return Draft(
        pk=number + 1,
        team=team,
        created_by=person,
        edited_by=person,
        edited_at=NOW - timedelta(seconds=number),
        archived_at=NOW if number % 10 == 9 else None,
        status=Status.REGISTERED if number % 3 == 0 else Status.EDITING,
        digest=taskdef.digest(text),
        **said.columns() | own,
    )


def registration(draft: Draft, target: Target) -> Registration:
    return Registration(
        draft=draft,
        version=1,
        digest=draft.digest,
        text="{}",
        target=target,
        account=target.account,
        region=target.region,
        family=draft.family,
        person=draft.edited_by,
        key="bulk",
        state=State.REGISTERED,
        arn=f"arn:aws:ecs:{target.region}:{target.account}:task-definition/{draft.family}:1",
        revision=1,
    )
