"""Services in the demo's emulated account: one in step, one behind, as an account has them."""

from typing import Final

from designer.aws.account import enter
from designer.aws.emulated import run_services
from designer.demo.story import TARGET, works
from designer.teams.models import Target

CLUSTER: Final = "payments"
BEHIND: Final = {"checkout-api": 1}
"""By how many revisions a family's service is behind."""

SERVED: Final = ("checkout-api", "web-frontend", "refund-worker")


def run_what_runs(endpoint_url: str) -> None:
    """Raises Trouble."""
    place = {"account": TARGET["account"], "region": TARGET["region"]}
    target = Target.objects.filter(endpoint_url=endpoint_url, **place).first()
    if target is None:
        return
    known = {work.family: work.revisions for work in works() if work.revisions}
    running: dict[str, int] = {
        family: known[family] - BEHIND.get(family, 0) for family in SERVED if family in known
    }
    run_services(enter(target, "task-designer-demo"), CLUSTER, running)
