"""The check against a real account holds against the emulated one, finds what is missing, and is loud."""

import os
import subprocess
import sys
from typing import Any

from designer.teams.models import Target
from tests.aws.conftest import aws, ecs, moto, proxy, target
from tests.emulator.proxy import Proxy
from tests.live.check import FAMILY, Shown, check

__all__ = ["aws", "ecs", "moto", "proxy", "target"]


def test_it_holds_and_leaves_nothing_active(target: Target, aws: Proxy, ecs: Any) -> None:
    told: list[Shown] = []
    assert check(target, told.append), told
    assert len(told) == 9
    assert ecs.list_task_definitions(familyPrefix=FAMILY)["taskDefinitionArns"] == []


def test_an_account_that_does_not_tell_who_registered_fails_it(target: Target, aws: Proxy) -> None:
    aws.tells_who = False
    told: list[Shown] = []
    assert not check(target, told.append)
    assert next(str(one) for one in told if not one.holds).startswith(" FAIL  registeredBy")


def test_without_an_account_it_says_loudly_that_it_was_skipped() -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("LIVE_")}
    done = subprocess.run([sys.executable, "-m", "tests.live"], env=known, capture_output=True, text=True)
    assert done.returncode == 77
    assert "SKIPPED: nothing was checked" in done.stderr
