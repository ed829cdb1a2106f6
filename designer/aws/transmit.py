"""The one request that registers: these very bytes, sent once, and what its answer means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from designer import taskdef
from designer.aws.account import ARN, Account
from designer.aws.client import SEND, Patience, Verbatim, asking, trouble_of
from designer.aws.outcome import THROTTLED, Outcome, State, Trouble

JSON_1_1: Final = "application/x-amz-json-1.1"
ERROR_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9.]*")


def transmit(
    account: Account, text: str, mark: str, above: int, not_after: datetime, patience: Patience = SEND
) -> Outcome:
    """Register the task definition whose text this is as a revision higher than `above`.

    The text is checked against the API's model first; what that refuses is never sent, nor is what
    was held up until after `not_after`. What AWS had no time for, or what never reached it, comes back as
    queued; everything that leaves open whether AWS took the request as unknown.
    """
    ecs = account.ecs(Patience(1, patience.connect, patience.read), user_agent=mark)
    answer = Verbatim(ecs, "RegisterTaskDefinition")
    ecs.meta.events.register("before-call.ecs.RegisterTaskDefinition", _pin(text, not_after))
    try:
        document = _valid(ecs, text)
    except Trouble as trouble:
        return _ended(State.NOT_SENT, trouble)
    return _outcome(account, ecs, document, answer, above)


def _valid(ecs: Any, text: str) -> dict[str, Any]:
    from botocore.validate import validate_parameters

    with asking():
        document: dict[str, Any] = taskdef.read(text)
        model = ecs.meta.service_model.operation_model("RegisterTaskDefinition")
        validate_parameters(document, model.input_shape)
    return document


def _pin(text: str, not_after: datetime) -> Callable[..., None]:
    """A handler that puts the pinned bytes in the place of botocore's own spelling."""

    def pin(params: dict[str, Any], **_: Any) -> None:
        if timezone.now() > not_after:
            raise Trouble("TooLate")
        if params["headers"].get("Content-Type") != JSON_1_1:
            raise Trouble("UnknownProtocol", str(params["headers"].get("Content-Type")))
        params["body"] = text.encode()

    return pin


def _outcome(account: Account, ecs: Any, document: dict[str, Any], answer: Verbatim, above: int) -> Outcome:
    from botocore.exceptions import (
        ClientError,
        ConnectTimeoutError,
        EndpointConnectionError,
        ProxyConnectionError,
    )

    try:
        parsed = ecs.register_task_definition(**document)
    except ClientError as error:
        return _refusal(error, answer.text)
    except Trouble as error:
        return _ended(State.NOT_SENT, error)
    except (ConnectTimeoutError, EndpointConnectionError, ProxyConnectionError) as error:
        return _ended(State.QUEUED, error)
    except Exception as error:
        # A reset, a timeout, half an answer, an answer nobody can parse: it may have been taken or not.
        return _ended(State.UNKNOWN, error, answer.text)
    return _judged(parsed, answer.text, account, document["family"], above)


def _ended(state: State, error: Exception, answer: str = "") -> Outcome:
    if isinstance(error, Trouble):
        return Outcome(state=state, code=error.code, message=error.message)
    return Outcome(state=state, code=type(error).__name__, message=str(error), answer=answer)


def _refusal(error: Any, answer: str) -> Outcome:
    """Only the service's own answer, with a code of its own, says that nothing was made."""
    trouble = trouble_of(error)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    refused = 400 <= status < 500 and ERROR_CODE.fullmatch(trouble.code) is not None
    state = State.UNKNOWN
    if refused:
        state = State.QUEUED if THROTTLED.fullmatch(trouble.code) else State.REFUSED
    return Outcome(state=state, code=trouble.code, message=trouble.message, answer=answer)


def _judged(parsed: dict[str, Any], answer: str, account: Account, family: str, above: int) -> Outcome:
    """Registered, when the answer names a new revision of this family in this account and Region."""
    said = parsed.get("taskDefinition")
    arn = said.get("taskDefinitionArn") if isinstance(said, dict) else None
    named = ARN.fullmatch(arn) if isinstance(arn, str) else None
    place = (account.number, account.target.region, family)
    if named and named.group("account", "region", "family") == place and int(named["revision"]) > above:
        return Outcome(state=State.REGISTERED, arn=named[0], revision=int(named["revision"]), answer=answer)
    return Outcome(state=State.UNKNOWN, code="UnexpectedAnswer", message=str(arn or ""), answer=answer)
