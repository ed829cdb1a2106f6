"""What can become of a registration, and what one attempt told us."""

import re
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """`unknown`: sent, and no answer that tells. `absent`: looked up in vain for long enough."""

    QUEUED = "queued", _("Queued")
    SENDING = "sending", _("Sending")
    REGISTERED = "registered", _("Registered")
    REFUSED = "refused", _("Refused")
    UNKNOWN = "unknown", _("Not known yet")
    NOT_SENT = "not_sent", _("Not sent")
    ABSENT = "absent", _("Not registered")


UNSETTLED = (State.SENDING, State.UNKNOWN)
"""One of these a family: nobody can tell yet whether a revision was made."""

OPEN = (State.QUEUED, *UNSETTLED)

REPEATABLE = (State.NOT_SENT, State.ABSENT)
"""Surely no revision was made, so the same registration may be sent again."""


TONES = {
    State.REGISTERED: "ok",
    State.REFUSED: "err",
    State.UNKNOWN: "warn",
    State.NOT_SENT: "err",
    State.ABSENT: "err",
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`answer` is what AWS said, word for word; `code` and `message` are its error, or our reason.

    Queued: AWS surely took nothing, and it may be tried again.
    """

    state: State
    arn: str = ""
    revision: int | None = None
    answer: str = ""
    code: str = ""
    message: str = ""


class Trouble(Exception):
    """AWS could not be asked, or did not answer what was asked: a code and the words that came with it.

    Nothing was registered by the call that raises it.
    """

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    @property
    def may_pass(self) -> bool:
        """Whether it is worth trying again by itself: AWS took nothing, or was not reached at all."""
        return bool(THROTTLED.fullmatch(self.code) or self.code in NOT_REACHED)


THROTTLED: Final = re.compile(
    r"(Request)?Throttl(ing|ed)(Exception)?|TooManyRequests(Exception)?|RequestLimitExceeded"
)
"""Codes of answers by which AWS says that it did not even begin."""

NOT_REACHED: Final = ("EndpointConnectionError", "ConnectTimeoutError", "ProxyConnectionError")
"""Of botocore: no connection, so nothing was sent."""
