"""Who may see and change the AWS accounts, and who may register in them. None of these is there to answer."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any
from uuid import UUID

from designer.aws.changes.change import AccountChange
from designer.aws.changes.outcome import Kind
from designer.aws.changes.outcome import State as ChangeState
from designer.aws.check_run import CheckRun
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.unapproved import Unapproved
from designer.drafts.models import Draft
from designer.taskdef.preapproved import IMAGE
from designer.teams.models import ApprovedKind, Person, Role, Target, Team
from tests.access import Row
from tests.aws.documents import DOCUMENT


def make_target(team: Team) -> Target:
    return Target.objects.create(
        team=team,
        name=token_hex(4),
        account="111122223333",
        region="ap-northeast-2",
        endpoint_url="http://127.0.0.1:1",
    )


def make_registration(team: Team, author: Person, outcome: Outcome, key: str = "") -> Registration:
    publisher = Person.objects.create_user(f"{token_hex(4)}@example.com", "alex")
    team.add(publisher, Role.PUBLISHER)
    draft = Draft.start(team, author, DOCUMENT)
    made = Registration.begin(draft, draft.version, make_target(team), publisher, key or token_hex(16))
    made.settle(outcome)
    return made


def a_target(team: Team, author: Person) -> Mapping[str, int]:
    return {"target_id": make_target(team).pk}


def a_family(team: Team, author: Person) -> Mapping[str, Any]:
    return {"target_id": make_target(team).pk, "family": "checkout-api"}


def a_revision(team: Team, author: Person) -> Mapping[str, Any]:
    return a_family(team, author) | {"revision": 1}


def a_change(team: Team, author: Person) -> Mapping[str, UUID]:
    """One that was not sent."""
    asked = {"kind": Kind.DEREGISTER, "family": "checkout-api", "revision": 1, "key": token_hex(16)}
    made = AccountChange(target=make_target(team), person=author, state=ChangeState.NOT_SENT, **asked)
    made.save()
    return {"change_id": made.pk}


def a_kind(team: Team, author: Person) -> Mapping[str, int]:
    kind = ApprovedKind.objects.create(target=make_target(team), pattern=IMAGE)
    return {"target_id": kind.target_id, "kind_id": kind.pk}


def an_unapproved_one(team: Team, author: Person) -> Mapping[str, UUID]:
    done = Outcome(state=State.REGISTERED, arn="arn:1", revision=1)
    made = make_registration(team, author, done)
    Unapproved.objects.create(registration=made, reason="Down")
    return {"registration_id": made.pk}


def a_draft(team: Team, author: Person) -> Mapping[str, int]:
    make_target(team)
    return {"draft_id": Draft.start(team, author, DOCUMENT).pk}


def a_run(team: Team, author: Person) -> Mapping[str, int]:
    target = make_target(team)
    return {"run_id": CheckRun.begin(Draft.start(team, author, DOCUMENT), target, author).pk}


def a_registered_one(team: Team, author: Person) -> Mapping[str, UUID]:
    done = Outcome(state=State.REGISTERED, arn="arn:1", revision=1)
    return {"registration_id": make_registration(team, author, done).pk}


def some_together(team: Team, author: Person) -> Mapping[str, Any]:
    made = make_registration(team, author, Outcome(state=State.NOT_SENT), key=f"{TOGETHER}.1")
    return {"draft_id": made.draft_id, "key": TOGETHER}


TOGETHER = "k" * 24


def one_not_sent(team: Team, author: Person) -> Mapping[str, UUID]:
    return {"registration_id": make_registration(team, author, Outcome(state=State.NOT_SENT)).pk}


CHOSEN = {"at": "/taskRoleArn", "base": "1", "value": "orders"}
ONCE = {"once": "once-once-once"}
ONE_KEY = {"key": "k" * 24}
UPDATE = ONE_KEY | {"cluster": "payments", "service": "api", "revision": "2", "seen": "1"}
RUN = ONE_KEY | {"like": "typed", "cluster": "payments"}
DEREGISTER = ONE_KEY | {"typed": "checkout-api:1"}
CLEAN_UP = ONE_KEY | {"keep": "10", "going": "1"}
KIND = {"what": IMAGE}
VERDICT = {"verdict": "fine", "note": "Seen."}

ROWS = [
    Row("aws:targets", "GET", "sign-in 200 200 200 200 200 200"),
    Row("aws:new_target", "GET", "sign-in 200 403 403 403 403 200"),
    Row("aws:new_target", "POST", "sign-in 422 403 403 403 403 422", send={"name": "production"}),
    Row("aws:target", "GET", "sign-in 404 200 200 200 200 200", at=a_target),
    Row("aws:target", "POST", "sign-in 404 403 403 403 403 422", at=a_target, send={"name": "production"}),
    Row("aws:review_policy", "POST", "sign-in 404 403 403 403 403 302", at=a_target, send={"approvals": "2"}),
    Row("aws:approve_in_advance", "POST", "sign-in 404 403 403 403 403 302", at=a_target, send=KIND),
    Row("aws:approve_no_more", "POST", "sign-in 404 403 403 403 403 302", at=a_kind),
    Row("aws:try_target", "POST", "sign-in 404 403 403 403 403 200", at=a_target),
    Row("aws:remove_target", "POST", "sign-in 404 403 403 403 403 302", at=a_target),
    Row("aws:checks", "GET", "sign-in 404 400 400 400 400 400", at=a_draft),
    Row("aws:checks", "POST", "sign-in 404 400 400 400 400 400", at=a_draft),
    Row("aws:make_checks", "POST", "sign-in 404 403 204 204 204 204", at=a_run),
    Row("aws:pick", "GET", "sign-in 404 403 404 403 403 403", at=a_draft),
    Row("aws:pick", "POST", "sign-in 404 403 302 403 403 403", at=a_draft, send=CHOSEN),
    Row("aws:deploy", "GET", "sign-in 404 200 200 200 200 200", at=a_family),
    Row("aws:deploy", "POST", "sign-in 404 403 403 403 409 403", at=a_family, send=UPDATE),
    Row("aws:run_once", "GET", "sign-in 404 200 200 200 200 200", at=a_revision),
    Row("aws:run_once", "POST", "sign-in 404 403 403 403 302 403", at=a_revision, send=RUN),
    Row("aws:deregister", "GET", "sign-in 404 200 200 200 200 200", at=a_revision),
    Row("aws:deregister", "POST", "sign-in 404 403 403 403 409 403", at=a_revision, send=DEREGISTER),
    Row("aws:clean_up", "GET", "sign-in 404 200 200 200 200 200", at=a_family),
    Row("aws:clean_up", "POST", "sign-in 404 403 403 403 409 403", at=a_family, send=CLEAN_UP),
    Row("aws:change", "GET", "sign-in 404 200 200 200 200 200", at=a_change),
    Row("aws:look_up_change", "POST", "sign-in 404 403 302 302 302 302", at=a_change),
    Row("aws:change_again", "POST", "sign-in 404 403 403 403 302 403", at=a_change),
    Row("aws:mapping", "GET", "sign-in 404 200 200 200 200 200", at=a_target),
    Row("aws:mapping", "POST", "sign-in 404 403 403 403 403 302", at=a_target, send={"lines": ""}),
    Row("aws:promote", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("aws:promote", "POST", "sign-in 404 403 409 403 403 403", at=a_draft, send=ONCE),
    Row("aws:browse", "GET", "sign-in 302 302 302 302 302 302"),
    Row("aws:families", "GET", "sign-in 404 200 200 200 200 200", at=a_target),
    Row("aws:family", "GET", "sign-in 404 200 200 200 200 200", at=a_family),
    Row("aws:open_revision", "POST", "sign-in 404 403 302 403 403 403", at=a_revision, send=ONCE),
    Row("aws:register", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("aws:register", "POST", "sign-in 404 403 403 403 400 403", at=a_draft),
    Row("aws:register_several", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("aws:register_several", "POST", "sign-in 404 403 403 403 400 403", at=a_draft),
    Row("aws:together", "GET", "sign-in 404 200 200 200 200 200", at=some_together),
    Row("aws:registrations", "GET", "sign-in 200 200 200 200 200 200"),
    Row("aws:registration", "GET", "sign-in 404 200 200 200 200 200", at=a_registered_one),
    Row("aws:look_up", "POST", "sign-in 404 403 302 302 302 302", at=a_registered_one),
    Row(
        "aws:review_afterwards", "POST", "sign-in 404 403 403 302 403 403", at=an_unapproved_one, send=VERDICT
    ),
    Row("aws:send_again", "POST", "sign-in 404 403 403 403 302 403", at=one_not_sent),
]
