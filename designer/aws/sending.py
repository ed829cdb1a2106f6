"""Sending: from a queued row to one request, and what came of it back into the row."""

from datetime import timedelta
from time import sleep

import structlog
from django.utils import timezone

from designer import taskdef
from designer.aws.account import enter
from designer.aws.client import SEND, Patience
from designer.aws.in_advance import passes_no_more
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State, Trouble
from designer.aws.timing import REAL, Timing
from designer.aws.transmit import transmit
from designer.teams.models import Target

log = structlog.get_logger(__name__)


def send(registration: Registration, patience: Patience = SEND, timing: Timing = REAL) -> None:
    """Send a queued registration, once, outside any transaction. The row says what came of it.

    Of several processes that try the same row one sends. Killed at any point, the row tells what has
    to be found out: queued was never sent, sending may have been. What AWS surely did not take is
    queued again, for later.
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
        _not_sent(registration, trouble, timing)
        return
    sleep(registration.wait_for_turn(timing))
    since = registration.start_sending(there.highest, account.principal)
    if since is not None:
        mark, first = registration.mark, registration.above or 0
        outcome = transmit(account, registration.text, mark, first, since + timing.prompt, patience)
        _keep(registration, outcome, timing)


def _not_sent(registration: Registration, trouble: Trouble, timing: Timing) -> None:
    outcome = Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message)
    if trouble.may_pass:
        registration.postpone(outcome, timing)
    else:
        registration.settle(outcome)


def _keep(registration: Registration, outcome: Outcome, timing: Timing) -> None:
    if outcome.state == State.QUEUED:
        registration.postpone(outcome, timing)
    else:
        registration.settle(outcome)
    log.info("registration sent", registration=registration.pk.hex, state=outcome.state, code=outcome.code)


def register(target: Target, text: str, mark: str) -> Outcome:
    """Register a text without a row to show for it: how the emulated account is filled."""
    try:
        account = enter(target, mark)
    except Trouble as trouble:
        return Outcome(state=State.NOT_SENT, code=trouble.code, message=trouble.message)
    return transmit(account, text, mark, above=0, not_after=timezone.now() + timedelta(minutes=1))
