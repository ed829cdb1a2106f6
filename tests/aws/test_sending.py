"""One registration is one request, whatever happens on the way, and its row says what came of it."""

import hashlib
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from designer.aws.account import enter
from designer.aws.client import Patience
from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.sending import register, send
from designer.aws.transmit import transmit
from designer.drafts.models import Draft
from designer.taskdef import digest
from designer.teams.models import Person, Target
from tests.emulator.faults import Answer
from tests.emulator.fixtures import client
from tests.emulator.proxy import Proxy

SHORT = Patience(attempts=1, connect=1, read=1)
REGISTER = "RegisterTaskDefinition"

OUTCOMES = {
    "none": (State.REGISTERED, "", 1),
    "throttle": (State.QUEUED, "ThrottlingException", 0),
    "denied": (State.REFUSED, "AccessDeniedException", 0),
    "error before": (State.UNKNOWN, "ServerException", 0),
    "error after": (State.UNKNOWN, "ServerException", 1),
    "drop before": (State.UNKNOWN, "ConnectionClosedError", 0),
    "drop after": (State.UNKNOWN, "ConnectionClosedError", 1),
    "half": (State.UNKNOWN, "UnexpectedAnswer", 1),
    "hang": (State.UNKNOWN, "ReadTimeoutError", 1),
}


@pytest.mark.parametrize("fault", OUTCOMES)
def test_each_fault_ends_in_one_request_and_a_known_kind_of_outcome(
    fault: str, queued: Registration, aws: Proxy, ecs: Any
) -> None:
    state, code, revisions = OUTCOMES[fault]
    aws.fail(REGISTER, fault, times=5)
    send(queued, SHORT)
    assert (queued.state, queued.code) == (state, code)
    assert aws.count(REGISTER) == 1
    assert len(arns(ecs)) == revisions


@pytest.mark.parametrize("fault", ["error after", "drop after"])
def test_a_client_with_defaults_doubles_so_the_faults_are_real(fault: str, aws: Proxy, ecs: Any) -> None:
    aws.fail(REGISTER, fault)
    naive = client("ecs", aws.address)
    naive.register_task_definition(family="checkout-api", containerDefinitions=[CONTAINER])
    assert aws.count(REGISTER) == 2


CONTAINER = {"name": "app", "image": "nginx", "memory": 128}


def test_what_arrives_is_what_was_pinned_byte_for_byte(queued: Registration, aws: Proxy) -> None:
    send(queued)
    [body] = aws.bodies(REGISTER)
    assert hashlib.sha256(body).hexdigest() == queued.digest == queued.draft.digest
    assert body == queued.draft.content.text.encode()


def test_the_answer_the_arn_and_the_revision_are_kept(queued: Registration) -> None:
    send(queued)
    assert queued.arn == "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/checkout-api:1"
    assert queued.revision == 1
    assert '"taskDefinitionArn"' in queued.answer
    assert queued.settled_at


def test_the_draft_lives_on_from_what_it_was_registered_as(queued: Registration) -> None:
    send(queued)
    draft = Draft.objects.get()
    assert (draft.basis, draft.based_on, draft.status) == ("revision", "checkout-api:1", "registered")


def test_aws_is_told_which_registration_it_was(queued: Registration, aws: Proxy) -> None:
    send(queued)
    assert enter(queued.target, "looker").describe("checkout-api", 1).by.endswith(f"/ecsd-{queued.pk.hex}")
    [sent] = [request for request in aws.seen if request.action == REGISTER]
    assert queued.mark in sent.headers["User-Agent"]


def test_a_registration_is_sent_once_however_often_it_is_tried(queued: Registration, aws: Proxy) -> None:
    again = Registration.objects.get()
    send(queued)
    send(again)
    assert aws.count(REGISTER) == 1
    assert again.state == State.REGISTERED


def test_two_registrations_of_a_family_are_never_under_way_together(
    queued: Registration, draft: Draft, target: Target, publisher: Person, aws: Proxy
) -> None:
    other = Registration.begin(draft, draft.version, target, publisher, "l" * 24)
    aws.fail(REGISTER, "drop before")
    send(queued)
    send(other)
    assert (queued.state, other.state, other.code) == (State.UNKNOWN, State.NOT_SENT, "Overtaken")
    assert aws.count(REGISTER) == 1


NOTHING_SENT = {
    "AssumeRole": "denied",
    "GetCallerIdentity": "drop before",
    "ListTaskDefinitions": "denied",
}


@pytest.mark.parametrize("action", NOTHING_SENT)
def test_what_cannot_be_asked_first_is_never_sent(action: str, queued: Registration, aws: Proxy) -> None:
    aws.fail(action, NOTHING_SENT[action], times=9)
    send(queued)
    assert queued.state == State.NOT_SENT
    assert queued.code
    assert aws.count(REGISTER) == 0


def test_another_account_than_the_targets_gets_nothing(queued: Registration, aws: Proxy) -> None:
    Target.objects.update(role_arn="")
    send(Registration.objects.get())
    queued.refresh_from_db()
    assert (queued.state, queued.code) == (State.NOT_SENT, "WrongAccount")
    assert aws.count(REGISTER) == 0


def test_an_unreachable_aws_gets_nothing(queued: Registration) -> None:
    Target.objects.update(endpoint_url="http://127.0.0.1:1")
    send(Registration.objects.get())
    queued.refresh_from_db()
    assert (queued.state, queued.code) == (State.QUEUED, "EndpointConnectionError")


def test_an_address_of_its_own_is_called_only_where_allowed(
    queued: Registration, aws: Proxy, settings: Any
) -> None:
    settings.AWS_ENDPOINTS_ALLOWED = False
    send(queued)
    assert (queued.state, queued.code) == (State.NOT_SENT, "EndpointNotAllowed")
    assert aws.seen == []


def test_an_address_of_its_own_never_sees_this_servers_credentials(
    queued: Registration, aws: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREALREALREALREAL")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    send(queued)
    assert aws.count(REGISTER) == 1
    assert not any("AKIAREAL" in request.headers["Authorization"] for request in aws.seen)


def test_the_number_of_attempts_is_not_the_environments_to_say(
    queued: Registration, aws: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "9")
    aws.fail(REGISTER, "drop before", times=9)
    send(queued)
    assert aws.count(REGISTER) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"family":"web","containerDefinitions":[],"imaginary":1}',
        '{"family":"web","containerDefinitions":[{"memory":"much"}]}',
        '{"family":"web","containerDefinitions":[],"self":1}',
        '{"family":',
    ],
)
def test_what_the_api_has_no_place_for_is_not_sent(text: str, target: Target, aws: Proxy) -> None:
    outcome = register(target, text, "seed-1")
    assert outcome.state == State.NOT_SENT
    assert outcome.message
    assert aws.count(REGISTER) == 0


def test_what_was_held_up_for_too_long_is_not_sent(queued: Registration, target: Target, aws: Proxy) -> None:
    a_moment_ago = timezone.now() - timedelta(seconds=1)
    outcome = transmit(enter(target, queued.mark), queued.text, queued.mark, 0, not_after=a_moment_ago)
    assert (outcome.state, outcome.code) == (State.NOT_SENT, "TooLate")
    assert aws.count(REGISTER) == 0


ARN = "arn:aws:ecs:{region}:{account}:task-definition/{family}:{revision}"
OURS = {"region": "ap-northeast-2", "account": "111122223333", "family": "checkout-api", "revision": 1}


def answer(**other: object) -> bytes:
    return b'{"taskDefinition":{"taskDefinitionArn":"%s"}}' % ARN.format(**OURS | other).encode()


NOT_AN_ANSWER = {
    "half JSON": Answer(b'{"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs'),
    "an HTML page": Answer(b"<html>It works!</html>", kind="text/html"),
    "an HTML error page": Answer(b"<html>Forbidden</html>", status=403, kind="text/html"),
    "a gateway's page": Answer(b"<html>Bad gateway</html>", status=502, kind="text/html"),
    "nothing": Answer(b""),
    "null": Answer(b"null"),
    "a list": Answer(b"[]"),
    "a list for a map": Answer(b'{"taskDefinition":[]}'),
    "a number for an ARN": Answer(b'{"taskDefinition":{"taskDefinitionArn":42}}'),
    "10 MB": Answer(b'{"taskDefinition":{"family":"' + b"a" * 10_000_000 + b'"}}'),
    "deep JSON": Answer(b'{"taskDefinition":' + b"[" * 100_000),
    "no UTF-8": Answer(b'{"taskDefinition":{"family":"\xff\xfe\x00"}}'),
    "another family": Answer(answer(family="other")),
    "another account": Answer(answer(account="999999999999")),
    "another Region": Answer(answer(region="us-east-1")),
    "a revision that was there before": Answer(answer(revision=0)),
    "a time that is none": Answer(b'{"taskDefinition":{"registeredAt":{"a":[]}}}'),
}


@pytest.mark.parametrize("said", NOT_AN_ANSWER)
def test_an_answer_that_is_none_leaves_it_open_what_happened(
    said: str, queued: Registration, aws: Proxy
) -> None:
    aws.fail(REGISTER, NOT_AN_ANSWER[said])
    send(queued)
    assert queued.state == State.UNKNOWN
    assert queued.code
    assert len(queued.answer) <= 400_000
    assert "\0" not in queued.answer


def test_an_answer_with_unknown_fields_and_choices_is_an_answer(queued: Registration, aws: Proxy) -> None:
    said = answer()[:-2] + b',"networkMode":"quantum","fromTheFuture":{"a":1}},"failures":[{"a":1}]}'
    aws.fail(REGISTER, Answer(said))
    send(queued)
    assert (queued.state, queued.revision) == (State.REGISTERED, 1)


def test_no_log_holds_an_external_id_a_key_or_a_value(
    queued: Registration, target: Target, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    send(queued)
    said = caplog.text
    assert "registration sent" in said
    assert not [secret for secret in (target.external_id, "안녕", "x-amz-security-token") if secret in said]


def test_a_document_can_be_registered_without_a_row(target: Target, ecs: Any, aws: Proxy) -> None:
    text = '{"family":"web","containerDefinitions":[{"name":"a","image":"b","memory":64}]}'
    assert register(target, text, "seed-1").arn == arns(ecs, "web")[0]
    assert hashlib.sha256(aws.bodies(REGISTER)[0]).hexdigest() == digest(text)


def arns(ecs: Any, family: str = "checkout-api") -> list[str]:
    found: list[str] = ecs.list_task_definitions(familyPrefix=family)["taskDefinitionArns"]
    return found
