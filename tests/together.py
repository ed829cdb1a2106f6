"""Which tests one worker runs: those of a module that says so with `xdist_group`, any other worker each.

pytest-xdist 3.8 marks such tests in a way that pytest 9.2 no longer looks at. Those that take longest begin
first, so that at the end no worker has one of them left while the others have nothing to do.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling

HERE = Path(__file__).parent.parent
LONG = (
    "tests/audit/test_story.py",
    "tests/drafts/test_forms.py::test_posting_back",
    "tests/drafts/test_reading_in_browser.py",
    "tests/drafts/test_rules_in_browser.py::test_no_page",
    "tests/drafts/test_wizard_pages_in_browser.py",
    "tests/exactly/",
    "tests/journeys/test_from_blank_to_registered.py",
    "tests/journeys/test_review.py",
    "tests/reviews/test_every_byte.py",
    "tests/reviews/test_states_in_browser.py",
    "tests/taskdef/test_diff_whole.py",
    "tests/teams/test_roles.py::test_after_the_upgrade",
    "tests/test_access.py::test_reading_every_page",
    "tests/test_backup.py",
    "tests/test_canaries.py",
    "tests/test_install.py",
    "tests/test_installing.py",
)
"""More than ten seconds each. Groups need no place here: xdist begins with them."""


class Together(LoadGroupScheduling):
    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if says_so(path) else nodeid

    def _pending_of(self, workload: dict[str, dict[str, bool]]) -> int:
        """Forgets what is done, or after each test all before it would be counted again."""
        for done in [scope for scope, tests in workload.items() if all(tests.values())]:
            del workload[done]
        return super()._pending_of(workload)


@cache
def says_so(path: str) -> bool:
    return "pytestmark = pytest.mark.xdist_group(" in (HERE / path).read_text()


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Together:
    return Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
