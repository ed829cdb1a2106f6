"""`make bench`: measures, writes docs/benchmarks.md, and fails when a goal is missed."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from tests import machine, postgresql  # noqa: E402
from tests.bench import checking, differing, lists, pages, report, reviews, saves, weights  # noqa: E402
from tests.bench.report import Result  # noqa: E402


def everything() -> list[Result]:
    call_command("migrate", verbosity=0)
    return [
        *checking.measure(),
        *differing.measure(),
        *pages.measure(),
        *saves.measure(),
        *reviews.measure(),
        *lists.measure(),
        *lists_on_postgresql(),
    ]


def lists_on_postgresql() -> list[Result]:
    """In a process of its own, because settings are read once."""
    with postgresql.server() as address:
        told = subprocess.run(
            [sys.executable, "-m", "tests.bench", "lists"],
            env=os.environ | {"DATABASE_URL": address},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
    return [Result(**each) for each in json.loads(told)]


if __name__ == "__main__":
    if sys.argv[1:] == ["lists"]:
        print(json.dumps([asdict(each) for each in lists.measure()]))
    else:
        machine.provide()
        results = everything()
        loads = weights.measure()
        print(report.write(results, loads))
        sys.exit(not all(each.is_met for each in (*results, *loads)))
