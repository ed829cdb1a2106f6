"""A team with one word in all that a person can write: whatever shows or keeps it gives itself away."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.test import Client

from designer.aws.blocking import SendAnyway
from designer.aws.changes.change import AccountChange
from designer.aws.check import passed
from designer.aws.check_run import CheckRun
from designer.aws.checking import all_checks
from designer.aws.duplicates import Duplicate
from designer.aws.in_advance import PassedInAdvance
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.overrides import RuleAnswer
from designer.aws.unapproved import Afterwards, Unapproved
from designer.aws.unchanged import Unchanged
from designer.drafts.models import Draft, Import, Redaction, TeamTemplate, UnsavedText, VersionName, Waiver
from designer.notices import Event, tell
from designer.notices.models import Notice, Watch, Webhook
from designer.reviews.models import Review, Thread, Verdict
from designer.reviews.models.comment import Words
from designer.reviews.models.suggestion import Proposal
from designer.taskdef.edits import Editor
from designer.teams.models import (
    ApprovedKind,
    Invitation,
    Person,
    ReviewPolicy,
    Role,
    Target,
    TargetMapping,
    Team,
)
from designer.teams.models.role import GRANTED
from tests.drafts import waived

ACCOUNT: Final = "444455556666"
TOGETHER: Final = "c" * 24
VALUE: Final = "/containerDefinitions/0/environment/0/value"
OWN: Final = ("teams", "drafts", "reviews", "notices", "aws", "audit")
ERROR: Final = ("tag-key-duplicate", "/tags/1/key")
OF_THE_SERVER: Final = {
    "audit": {"name", "mark", "act", "kind", "about", "previous"},
    "aws": {"account", "region", "digest", "key", "code", "look_code", "findings", "rule"},
    "drafts": {"key", "posted", "kind", "digest", "launch_types", "platform", "waivable", "step", "salt"}
    | {"mark", "digests", "counts", "rule"},
    "notices": {"salt", "events", "hidden", "mailed", "sealed_url", "ending"},
    "reviews": {"digest", "subject", "key", "account", "region", "pointer", "at"},
    "teams": {"account", "region", "external_id", "endpoint_url", "key", "password", "roles", "token_hash"}
    | {"session_key", "session_data", "slug", "policy"},
}
"""Columns that hold marks, keys, places and what was chosen of a list: nothing that a person words."""


@dataclass(frozen=True)
class Planted:
    """`people` by role, and `at`: what an address may name, by the names of its arguments."""

    team: Team
    people: Mapping[str, Person]
    draft: Draft
    secret: str
    at: Mapping[str, Any]


def document(word: str, family: str = "") -> dict[str, Any]:
    """Twice the same tag: an error of which AWS has the last word."""
    app = {
        "name": f"{word}-app",
        "image": f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/{word}:1.4.2",
        "environment": [{"name": f"{word}_NAME", "value": word}],
        "secrets": [
            {"name": "TOKEN", "valueFrom": _arn("secretsmanager:eu-west-1", f"secret:{word}-Xa93Kd")}
        ],
        "command": ["serve", word],
        "mountPoints": [{"sourceVolume": f"{word}-files", "containerPath": f"/{word}"}],
        "logConfiguration": {"logDriver": "awslogs", "options": _logs(word)},
    }
    return {
        "family": family or f"{word}-family",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        "taskRoleArn": _arn("iam:", f"role/{word}-task"),
        "executionRoleArn": _arn("iam:", f"role/{word}-execution"),
        "containerDefinitions": [app],
        "volumes": [{"name": f"{word}-files"}],
        "tags": [{"key": word, "value": word}, {"key": word, "value": word}],
    }


def _arn(service: str, what: str) -> str:
    return f"arn:aws:{service}:{ACCOUNT}:{what}"


def _logs(word: str) -> dict[str, str]:
    return {"awslogs-group": f"/{word}", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": word}


def plant(word: str, family: str = "") -> Planted:
    team = Team.objects.create(name=f"{word} team", slug=f"{word}-team")
    people = {role.value: _person(team, word, role) for role in GRANTED}
    author, reviewer, publisher, admin = (
        people[one.value] for one in (Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER, Role.ADMIN)
    )
    client = Client(headers={"user-agent": f"{word} browser"})
    client.force_login(author)
    client.get("/account/")
    draft = Draft.start(team, author, document(word, family), purpose=f"{word} purpose")
    change(draft, author, "/containerDefinitions/0/command", ["serve", f"--{word}"])
    target = _target(team, admin, word)
    at = _texts(team, draft, author, word) | _talk(draft, author, word) | {"target_id": target.pk}
    at |= _review(draft, target, author, reviewer, word)
    at |= _registered(draft, target, publisher, reviewer, word)
    at |= _told(team, draft, author, admin, word)
    at |= {"change_id": target.changes.get().pk, "run_id": _checked(draft, target, author, word)}
    draft.refresh_from_db()
    return Planted(team, people, draft, word, at | {"draft_id": draft.pk, "version": 1, "position": 0})


def _person(team: Team, word: str, role: Role) -> Person:
    return team.add(Person.objects.create_user(f"{role}@{word}.example", f"{word} {role}"), role).person


def _target(team: Team, admin: Person, word: str) -> Target:
    """Emulated, as far as it goes: nothing there answers."""
    made = Target.objects.create(
        team=team,
        name=f"{word} target",
        account=ACCOUNT,
        region="eu-west-1",
        role_arn=_arn("iam:", f"role/{word}-register"),
        read_role_arn=_arn("iam:", f"role/{word}-read"),
        endpoint_url="http://127.0.0.1:1",
    )
    ReviewPolicy.objects.create(target=made, approvals=0, families=f"{word}-* 0")
    TargetMapping.objects.create(target=made, lines=f"# {word}")
    run = {"cluster": word, "service": word, "family": word, "how": json.dumps({"group": word})}
    said = {"result": word, "message": word, "state": "done"}
    place = {"account": ACCOUNT, "region": "eu-west-1", "revision": 1, "key": "e" * 24}
    AccountChange.objects.create(target=made, person=admin, kind="update", **run, **said, **place)
    ApprovedKind.objects.create(target=made, pattern=f"tags[{word}].value")
    return made


def _texts(team: Team, draft: Draft, author: Person, word: str) -> dict[str, Any]:
    text = json.dumps(document(word))
    said = {"key": "1", "repair": "comma", "kind": "text", "template": "A comma too many.", "values": {}}
    place = {"path": "", "line": 1, "column": 1, "before": f'"{word}",', "after": word, "is_guess": False}
    repairs = json.dumps([said | place])
    Import.objects.create(draft=draft, text=text, name=f"{word}.json", repaired=text, repairs=repairs)
    UnsavedText.objects.keep(draft, author, f"{{{word}", 1)
    VersionName.give(draft, 1, f"{word} version", author)
    Redaction.objects.create(draft=draft, person=author, reason=word, salt="0", mark="0", is_open=False)
    told = {"description": word, "document": document(word), "examples": {"A": word}}
    template = TeamTemplate.keep(team, author, f"{word} template", replace=True, **told)
    aside = Waiver.set_aside(
        waived.SOCKET, author, f"{word} needs it", waived.today(9), team=team, draft=None
    )
    Waiver.set_aside(waived.UNUSED, author, f"{word} has it", waived.today(9), team=team, draft=draft)
    return {"template_id": template.pk, "waiver_id": aside.pk, "rule_id": waived.SOCKET}


def _checked(draft: Draft, target: Target, author: Person, word: str) -> int:
    run = CheckRun.begin(draft, target, author)
    run.keep(next(iter(all_checks())), [passed("seen: {it}", it=word)])
    return run.pk


def _talk(draft: Draft, author: Person, word: str) -> dict[str, Any]:
    proposal = Proposal(pointer=VALUE, version=1, before=word, after=f"{word}!", name=f"{word}_NAME")
    comment = Thread.start(draft, author, VALUE, 1, Words(f"It is {word}", "k" * 24, proposal))
    comment.edit(author, 1, f"It was {word}")
    return {
        "thread_id": comment.thread_id,
        "comment_id": comment.pk,
        "suggestion_id": comment.suggestion.pk,
    }


def _review(draft: Draft, target: Target, author: Person, reviewer: Person, word: str) -> dict[str, Any]:
    review = Review.ask(draft, author, draft.version, [target], note=f"{word}?", key="a" * 24)
    review.decide(reviewer, Verdict.COMMENT, review.pin.subject, note=f"{word}!", key="b" * 24)
    review.withdraw(author, f"{word} after all")
    return {"review_id": review.pk}


def _registered(
    draft: Draft, target: Target, publisher: Person, reviewer: Person, word: str
) -> dict[str, Any]:
    anyway = SendAnyway(f"{word} knows", frozenset({ERROR}))
    first = Registration.begin(draft, draft.version, target, publisher, f"{TOGETHER}.1", anyway)
    first.start_sending(0, _arn("sts:", f"assumed-role/{word}/ecsd"))
    said = {"arn": f"arn:{word}:1", "revision": 1, "answer": json.dumps(document(word)), "message": word}
    first.settle(Outcome(state=State.REGISTERED, **said))
    RuleAnswer.objects.create(registration=first, rule="memory-missing", accepted=False, words=word)
    second = Registration.begin(draft, draft.version, target, publisher, "d" * 24, anyway)
    fields = json.dumps([[f"{word}-app.image", "image"]])
    PassedInAdvance.objects.create(registration=second, base=first, fields=fields)
    Unapproved.objects.create(registration=second, reason=f"{word} is down")
    Unchanged.objects.create(registration=second, revision=1, reason=f"{word} is pinned")
    Duplicate.objects.create(registration=second, arn=f"arn:{word}:2")
    second.start_sending(1, "")
    second.settle(Outcome(state=State.REGISTERED, arn="arn:2", revision=2))
    Registration.objects.filter(pk=second.pk).update(look_message=word)
    Afterwards.objects.create(unapproved_id=second.pk, person=reviewer, is_fine=True, note=f"{word} seen")
    return {"registration_id": first.pk, "kind_id": target.approved_kinds.get().pk, "key": TOGETHER}


def _told(team: Team, draft: Draft, author: Person, admin: Person, word: str) -> dict[str, Any]:
    Watch.objects.set_family(author, team, f"{word}-family")
    hook = Webhook(team=team, url=f"https://{word}.example.com/{word}", created_by=admin)
    hook.add()
    Invitation.objects.issue(team, admin, [], f"new@{word}.example")
    field = f"containerDefinitions[{word}-app].image"
    tell(Event.COMMENTED, draft, by=admin, to=[author], url=f"/drafts/{draft.pk}/?at={word}", field=field)
    member = team.memberships.get(person=admin)
    return {
        "webhook_id": hook.pk,
        "notice_id": Notice.objects.filter(person=author).latest("pk").pk,
        "watch_id": Watch.objects.get(person=author, draft=None).pk,
        "member_id": member.pk,
        "invitation_id": Invitation.objects.get(team=team).pk,
    }


def change(draft: Draft, person: Person, pointer: str, value: Any) -> None:
    editor = Editor(draft.document)
    editor.put(pointer, value)
    draft.edit(person, draft.version, editor.finish())


def columns() -> list[tuple[type[models.Model], str]]:
    """Every column in which somebody's words may stand."""
    return [
        (model, field.attname)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OWN
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)
        if not field.choices and field.attname not in OF_THE_SERVER[model._meta.app_label]
    ]


def holding(word: str) -> set[str]:
    """ "drafts.Edit.text" of those columns that hold it in some row."""
    return {
        f"{model._meta.label}.{name}"
        for model, name in columns()
        if any(word in str(value) for value in model._base_manager.values_list(name, flat=True))
    }
