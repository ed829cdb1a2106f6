"""Finding out, beside the application that starts, what an earlier process of it left open."""

from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import Final

import structlog
from django.db import DatabaseError, connection
from django.utils import timezone

from designer.aws.models import Registration
from designer.aws.outcome import OPEN
from designer.aws.reconcile import look_up_all

log = structlog.get_logger(__name__)

PAUSE: Final = 60
ROUNDS: Final = 20
"""Minutes: the lease of a process that was killed, and the window in which its request may still arrive."""


def follow_open_ones(pause: Callable[[float], object] = sleep) -> None:
    """Looks until every outcome is known, or until looking again would tell nothing new."""
    for _round in range(ROUNDS):
        if not _look():
            return
        pause(PAUSE)


def _look() -> bool:
    """Looks once at all of them. Whether to look again."""
    try:
        for registration in look_up_all(timezone.now()):
            log.info("left open", registration=registration.pk.hex, state=registration.state)
        return Registration.objects.filter(state__in=OPEN).exists()
    except DatabaseError as error:  # not migrated yet, or not there: /readyz says so
        log.warning("nothing was looked up", reason=type(error).__name__)
        return True
    finally:
        connection.close()


def follow_beside() -> None:
    Thread(target=follow_open_ones, name="open registrations", daemon=True).start()
