"""What was read of an account a moment ago: kept for two minutes, so that browsing asks for it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Generic, TypeVar

from django.core.cache import cache
from django.utils import timezone

from designer.aws.reading import reading_role
from designer.teams.models import Target

KEPT: Final = timedelta(minutes=2)

Read = TypeVar("Read")


@dataclass(frozen=True)
class Glimpse(Generic[Read]):
    """What was read, and when."""

    read: Read
    at: datetime


def glimpse(target: Target, what: str, read: Callable[[], Read], *, fresh: bool = False) -> Glimpse[Read]:
    """What is kept of this target under this name, or what `read` answers now. Raises what `read` raises.

    Nothing that decides whether something is done may be taken from here.
    """
    key = _key(target, what)
    kept: Glimpse[Read] | None = None if fresh else cache.get(key)
    if kept is None:
        kept = Glimpse(read(), timezone.now())
        cache.set(key, kept, KEPT.total_seconds())
    return kept


def forget(target: Target, what: str) -> None:
    """After something was changed there."""
    cache.delete(_key(target, what))


def _key(target: Target, what: str) -> str:
    """Another way into an account may see less of it."""
    way = "|".join(
        [str(target.pk), target.account, target.region, reading_role(target), target.endpoint_url, what]
    )
    return f"account-{sha256(way.encode()).hexdigest()}"
