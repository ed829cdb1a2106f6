"""Finding out what became of a registration: by our mark, by content, and by waiting long enough."""

from datetime import datetime, timedelta

import structlog

from designer.aws.account import Account, Revision, enter
from designer.aws.client import READ, Patience
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State, Trouble
from designer.aws.timing import REAL, Timing
from designer.taskdef.diff import equal_in_meaning

log = structlog.get_logger(__name__)

CLOCKS_APART = timedelta(minutes=5)
"""As far as our clock and AWS's may differ: beyond that it takes no request of ours."""


def look_up(
    registration: Registration,
    now: datetime,
    chosen: int | None = None,
    patience: Patience = READ,
    timing: Timing = REAL,
) -> None:
    """Settle a registration if the account tells what became of it. One that is settled stays as it is.

    A revision that is found is final at once. "Not there" is final only when `now`, taken before
    the look, is past the window in which the request could still arrive. Where more than one
    revision could be ours, a person chooses: `chosen` is its number.
    """
    if registration.left_behind(now, timing):
        registration.settle(_left_behind(registration))
    if registration.state != State.UNKNOWN:
        return
    try:
        marked, alike = _ours(registration, enter(registration.target, registration.mark, patience))
    except Trouble as trouble:
        registration.looked_up(now, trouble.code, trouble.message)
        return
    registration.found_twice(revision.arn for revision in marked[1:])
    found = marked[:1] or alike
    mine = [revision for revision in found if chosen in (None, revision.number)]
    if len(mine) == 1:
        registration.settle(_registered(mine[0]), looked_at=now)
    elif found:
        registration.looked_up(now, "SeveralFound", "\n".join(revision.arn for revision in found))
    elif registration.window_is_over(now, timing):
        registration.settle(Outcome(state=State.ABSENT), looked_at=now)
    else:
        registration.looked_up(now, "NotThereYet")


def check(registration: Registration, now: datetime, patience: Patience = READ) -> None:
    """Now that nothing can arrive any more: is what was registered there once? An alarm where it is not.

    Without a role of the target's AWS shows no mark of ours, and nobody can tell.
    """
    if registration.target.role_arn:
        try:
            marked, _alike = _ours(registration, enter(registration.target, registration.mark, patience))
        except Trouble as trouble:
            log.info("not checked", registration=registration.pk.hex, code=trouble.code)
            return
        registration.found_twice(one.arn for one in marked if one.number != registration.revision)
    registration.was_checked(now)


def _left_behind(registration: Registration) -> Outcome:
    if registration.state == State.QUEUED:
        return Outcome(state=State.NOT_SENT, code="Interrupted")
    return Outcome(state=State.UNKNOWN, code="LeftBehind")


def _registered(revision: Revision) -> Outcome:
    return Outcome(state=State.REGISTERED, arn=revision.arn, revision=revision.number, answer=revision.answer)


def _ours(registration: Registration, account: Account) -> tuple[list[Revision], list[Revision]]:
    """The revisions that bear its mark, and those of its content that may be its own."""
    new = [
        account.describe(registration.family, number) for number in sorted(_numbers(registration, account))
    ]
    marked = [revision for revision in new if revision.by.endswith(f"/{registration.mark}")]
    return marked, [revision for revision in new if _looks_like(registration, revision)]


def _numbers(registration: Registration, account: Account) -> set[int]:
    """Revisions made since the first attempt that no other registration of ours is known to have made."""
    known = account.revisions(registration.family).known
    others = (
        Registration.objects.registered()
        .filter(account=registration.account, region=registration.region, family=registration.family)
        .exclude(pk=registration.pk)
        .values_list("revision", flat=True)
    )
    return {number for number in known if number > (registration.above or 0)} - set(others)


def _looks_like(registration: Registration, revision: Revision) -> bool:
    """Where AWS does not show the mark: same content, our own principal, not from before the request."""
    if revision.by and (registration.target.role_arn or revision.by != registration.principal):
        return False
    earliest = registration.signed_at and registration.signed_at - CLOCKS_APART
    if revision.at and earliest and revision.at < earliest:
        return False
    return equal_in_meaning(registration.document, revision.document)
