"""The revisions of a family that services of an account run now, for a review to be compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from designer.aws.explanations import explain_trouble
from designer.aws.families.glimpse import glimpse
from designer.aws.families.running import services
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.reviews.running import CannotSee, Running
from designer.teams.models import Person, Target


def running(target: Target, person: Person, family: str) -> list[Running]:
    """Newest first, also what a deployment that is not over still runs. Raises CannotSee."""
    way_in = WayIn(target, person)
    with _explained():
        all_of_them = glimpse(target, "services", lambda: services(way_in.account)).read
    by: dict[int, list[str]] = defaultdict(list)
    for service in all_of_them:
        for used in service.uses:
            name, _colon, number = used.partition(":")
            if name == family and number.isdecimal():
                by[int(number)].append(str(service))
    return [
        Running(number, by[number], partial(_document, way_in, family, number))
        for number in sorted(by, reverse=True)
    ]


def _document(way_in: WayIn, family: str, number: int) -> dict[str, Any]:
    with _explained():
        return way_in.account.describe(family, number).document


@contextmanager
def _explained() -> Iterator[None]:
    """What happened, what to do, and the service's own words."""
    try:
        yield
    except Trouble as trouble:
        told = explain_trouble(trouble)
        raise CannotSee(f"{told.what} {told.remedy} ({trouble.code}: {trouble.message})") from trouble
