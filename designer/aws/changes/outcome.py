"""What can become of a change, and what one call told us of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from designer.aws.client import trouble_of
from designer.aws.outcome import Trouble
from designer.aws.transmit import ERROR_CODE


class Kind(models.TextChoices):
    UPDATE = "update", _("Update of a service")
    RUN = "run", _("Task run once")
    DEREGISTER = "deregister", _("Deregistering")


class State(models.TextChoices):
    """`unknown`: sent, and no answer that tells. `absent`: looked for in vain for long enough."""

    SENDING = "sending", _("Sending")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    NOT_SENT = "not_sent", _("Not sent")
    UNKNOWN = "unknown", _("Not known yet")
    ABSENT = "absent", _("Not done")


OPEN: Final = (State.SENDING, State.UNKNOWN)

AGAIN: Final = (State.NOT_SENT, State.UNKNOWN, State.ABSENT)
"""Asked once more these do no harm: each of the three calls does the same when it comes twice."""

TONES: Final = {
    State.DONE: "ok",
    State.REFUSED: "err",
    State.NOT_SENT: "err",
    State.UNKNOWN: "warn",
    State.ABSENT: "err",
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`result` is what AWS named; `code` and `message` are its error, or our reason."""

    state: State
    result: str = ""
    code: str = ""
    message: str = ""


class Refused(Exception):
    """AWS answered, and did not do it: a code and its words."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def judged(call: Callable[[], Any], result: Callable[[Any], str]) -> Outcome:
    """What came of one attempt. Whatever leaves open whether AWS took it comes back as unknown."""
    from botocore.exceptions import (
        ClientError,
        ConnectTimeoutError,
        EndpointConnectionError,
        ParamValidationError,
    )

    try:
        return Outcome(state=State.DONE, result=result(call()))
    except Refused as refused:
        return Outcome(state=State.REFUSED, code=refused.code, message=refused.message)
    except ClientError as error:
        return _refusal(error)
    except (ConnectTimeoutError, EndpointConnectionError, ParamValidationError) as error:
        return Outcome(state=State.NOT_SENT, code=type(error).__name__, message=str(error))
    except Trouble as trouble:
        return Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message)
    except Exception as error:
        # A reset, a timeout, half an answer, an answer nobody can parse: it may have been taken or not.
        return Outcome(state=State.UNKNOWN, code=type(error).__name__, message=str(error))


def _refusal(error: Any) -> Outcome:
    """Only the service's own refusal, with a code of its own, says that nothing was done."""
    trouble = trouble_of(error)
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    refused = 400 <= status < 500 and ERROR_CODE.fullmatch(trouble.code) is not None
    return Outcome(
        state=State.REFUSED if refused else State.UNKNOWN, code=trouble.code, message=trouble.message
    )
