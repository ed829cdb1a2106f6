"""The list of 100,000 drafts against the list of 1,000, on the database that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import CaptureQueriesContext

from designer.drafts.keyset import Mark
from designer.drafts.models import Draft
from tests.bench.many import fill
from tests.bench.pages import visits
from tests.bench.report import Result
from tests.bench.rounds import CPU, WALL, medians

GOAL = 1.3
FEW, MANY = 1_000, 100_000
PAGES = {
    "first page": ("/drafts/", GOAL),
    "page in the middle": ("/drafts/?after={middle}", GOAL),
    "those with errors": ("/drafts/?errors=1", GOAL),
    "those registered, on Fargate": ("/drafts/?status=registered&launch=FARGATE", GOAL),
}
SEARCH_GOAL = 5.0
SEARCHES = {
    "the list, a rare word": "/drafts/?q=refund-worker-3331",
    "the list, a common word": "/drafts/?q=amazonaws.com",
    "the list, a word of two letters that nothing holds": "/drafts/?q=qz",
    "all that is found, a rare word": "/search/?q=refund-worker-3331",
    "all that is found, a common word": "/search/?q=amazonaws.com",
    "where a role is used that every draft has": "/search/used/?kind=role&value=payments-ecs-execution",
}


class Database:
    """A database of its own with so many drafts, and somebody who looks at their list."""

    def __init__(self, count: int) -> None:
        self._connection: BaseDatabaseWrapper = connection.copy()
        self._connection.settings_dict["NAME"] = made(f"drafts_{count}")
        with self.used():
            self._get = visits(fill(count))
            self._middle = str(Mark.of(Draft.objects.get(pk=count // 2)))

    @contextmanager
    def used(self) -> Iterator[None]:
        before, connections["default"] = connections["default"], self._connection
        try:
            yield
        finally:
            connections["default"] = before

    def visit(self, address: str) -> None:
        with self.used():
            self._get(address.format(middle=self._middle))

    def queries(self, address: str) -> int:
        """How many a visit takes, but for what the first of a session notes down."""
        self.visit(address)
        with self.used(), CaptureQueriesContext(connection) as captured:
            self.visit(address)
            return len(captured)


def made(name: str) -> str:
    if connection.vendor == "sqlite":
        return str(settings.VAR_DIR / f"{name}.sqlite3")
    connection.cursor().execute(f"CREATE DATABASE {name}")
    return name


def measure() -> list[Result]:
    few, many = Database(FEW), Database(MANY)
    return [result(few, many, name, *page) for name, page in PAGES.items()] + searches(many)


def searches(many: Database) -> list[Result]:
    """Each against the first page of the list of as many drafts."""
    clock = CPU if connection.vendor == "sqlite" else WALL
    calls = {name: partial(many.visit, address) for name, address in SEARCHES.items()}
    taken = medians(calls | {"": partial(many.visit, "/drafts/")}, rounds=15, clock=clock)
    return [
        Result(
            f"{connection.display_name}: searching {MANY:,} drafts, {name}, {many.queries(address)} queries",
            taken[name],
            "the first page of their list",
            taken[""],
            goal=SEARCH_GOAL,
        )
        for name, address in SEARCHES.items()
    ]


def result(few: Database, many: Database, name: str, address: str, goal: float) -> Result:
    counts = few.queries(address), many.queries(address)
    clock = CPU if connection.vendor == "sqlite" else WALL
    calls = {"few": lambda: few.visit(address), "many": lambda: many.visit(address)}
    taken = medians(calls, clock=clock)
    assert counts[0] == counts[1], f"{name}: {counts} queries"
    return Result(
        f"{connection.display_name}: list of {MANY:,} drafts, {name}, {counts[1]} queries",
        taken["many"],
        f"of {FEW:,}",
        taken["few"],
        goal=goal,
    )
