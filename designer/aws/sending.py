"""Sending: from a queued row to one request, and what came of it back into the row."""

from datetime import timedelta

import structlog
from django.utils import timezone

from designer import taskdef
from designer.aws.account import enter
from designer.aws.client import SEND, Patience
from designer.aws.in_advance import passes_no_more
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State, Trouble
from designer.aws.registration_queryset import LEASE
from designer.aws.transmit import transmit
from designer.teams.models import Target

log = structlog.get_logger(__name__)

PROMPT = LEASE / 2
"""A process held up for longer than this between the row and the request does not send it any more."""


def send(registration: Registration, patience: Patience = SEND) -> None:
    """Send a queued registration, once, outside any transaction. The row says what came of it.

    Of several processes that try the same row one sends. Killed at any point, the row tells what has
    to be found out: queued was never sent, sending may have been.
    """
    if taskdef.digest(registration.text) != registration.digest:
        registration.settle(Outcome(state=State.NOT_SENT, code="NotWhatWasPinned"))
        return
    try:
        account = enter(registration.target, registration.mark)
        there = account.revisions(registration.family)
        if passes_no_more(registration, account, there):
            raise Trouble("PassesNoMore")
    except Trouble as trouble:
        registration.settle(Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message))
        return
    since = registration.start_sending(there.highest, account.principal)
    if since is None:
        return
    outcome = transmit(
        account, registration.text, registration.mark, registration.above or 0, since + PROMPT, patience
    )
    registration.settle(outcome)
    log.info("registration sent", registration=registration.pk.hex, state=outcome.state, code=outcome.code)


def register(target: Target, text: str, mark: str) -> Outcome:
    """Register a text without a row to show for it: how the emulated account is filled."""
    try:
        account = enter(target, mark)
    except Trouble as trouble:
        return Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message)
    return transmit(account, text, mark, above=0, not_after=timezone.now() + timedelta(minutes=1))
