"""Looking things up: every kind there is, remembered for minutes; and why there is no list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2s
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from django.core.cache import caches
from django.utils import timezone

from designer.aws import lookups
from designer.aws.lookup import Asked, Lookup, Page
from designer.aws.outcome import Trouble
from designer.aws.reading import enter_to_read, reading_role
from designer.teams.models import Person, Target

MINUTES: Final = 5


@dataclass(frozen=True)
class Listing:
    """A page and when AWS was asked for it, or what kept us from asking."""

    page: Page | None = None
    at: datetime | None = None
    trouble: Trouble | None = None


@cache
def all_lookups() -> dict[str, Lookup]:
    """Every kind by name. A module under `lookups/` is one: `lookup` in it."""
    names = [module.name for module in iter_modules(lookups.__path__)]
    return {name: import_module(f"{lookups.__name__}.{name}").lookup for name in sorted(names)}


def look(kind: str, asked: Asked, target: Target, person: Person, *, afresh: bool = False) -> Listing:
    """What the account has of a kind, as it was at most five minutes ago."""
    remembered, key = caches["lookups"], _key(kind, asked, target)
    found: Listing | None = None if afresh else remembered.get(key)
    if found is not None:
        return found
    try:
        page = all_lookups()[kind].find(enter_to_read(target, person), asked)
    except Trouble as trouble:
        return Listing(trouble=trouble)
    found = Listing(page, timezone.now())
    remembered.set(key, found, MINUTES * 60)
    return found


def _key(kind: str, asked: Asked, target: Target) -> str:
    """Of this target alone, which is one team's alone; and of the role, as each may see other things."""
    place = (target.pk, target.external_id, target.account, target.region, target.endpoint_url)
    told = (*place, reading_role(target), target.reads_secret_keys, kind, asked)
    return blake2s(repr(told).encode(), digest_size=16).hexdigest()
