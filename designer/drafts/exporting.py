"""A draft as files: the names they get, and the AWS CLI's command that registers them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from designer.drafts.models import Draft

LONGEST: Final = 100


@dataclass(frozen=True)
class Command:
    """The command for one target; without a target for wherever the CLI's own settings lead."""

    target: str
    line: str


def file_name(draft: Draft) -> str:
    """Safe in every header, file system and shell: "checkout-api-edit12.json"."""
    family = re.sub(r"[^A-Za-z0-9_-]+", "-", draft.family)[:LONGEST].strip("-")
    return f"{family or 'task-definition'}-edit{draft.version}.json"


def commands(draft: Draft) -> Iterator[Command]:
    """One for each of the team's targets."""
    line = f"aws ecs register-task-definition --cli-input-json file://{file_name(draft)}"
    targets = list(draft.team.targets.order_by("name", "pk")[:10])
    for target in targets:
        yield Command(f"{target.name} · {target.account}", f"{line} --region {target.region}")
    if not targets:
        yield Command("", line)
