"""Which tests one worker runs: those of a module that says so with `xdist_group`, any other worker each.

pytest-xdist 3.8 marks such tests in a way that pytest 9.2 no longer looks at.
"""

from functools import cache
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadGroupScheduling

HERE = Path(__file__).parent.parent


class Together(LoadGroupScheduling):
    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if says_so(path) else nodeid


@cache
def says_so(path: str) -> bool:
    return "pytestmark = pytest.mark.xdist_group(" in (HERE / path).read_text()


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Together:
    return Together(config, log)
