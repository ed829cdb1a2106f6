"""What differs from the latest revision."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, passed
from designer.taskdef.diff import equal_in_meaning

SAME: Final = gettext_noop("means the same as {revision}")
OTHER: Final = gettext_noop("differs from {revision}")


def look(before: Before) -> Iterator[Result]:
    """Raises Trouble."""
    family, account = str(before.task.root.get("family", "")), before.account
    active = account.revisions(family).active if family else frozenset()
    if not active:
        yield passed(gettext_noop("the first revision of its family"))
        return
    latest = account.describe(family, max(active))
    is_same = equal_in_meaning(latest.document, before.task.document)
    said = SAME if is_same else OTHER
    yield passed(said, revision=f"{family}:{latest.number}")


check = Check(
    order=100,
    title=_("Difference to the latest revision"),
    look=look,
    actions=("ecs:ListTaskDefinitions", "ecs:DescribeTaskDefinition"),
)
