"""Whether the log groups exist, or are made, in the Region that is named."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, failed, passed, unchecked
from designer.taskdef import log_configuration

Group = tuple[str, str, bool]
"""A log group, its Region, and whether a container makes it."""


def look(before: Before) -> Iterator[Result]:
    logs = before.account.client("logs")

    def ask(group: Group) -> Result:
        name, region, is_made = group
        if region != before.target.region:
            return unchecked(gettext_noop("{what} is in another Region, {region}."), what=name, region=region)
        found = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
        if any(one["logGroupName"] == name for one in found):
            return passed(gettext_noop("{what} exists"), what=name)
        if is_made:
            return passed(gettext_noop("{what} is made when the task starts"), what=name)
        said = gettext_noop("There is no log group {what}.")
        return failed(said, gettext_noop("Make it, or set awslogs-create-group to true."), what=name)

    return each(_groups(before), ask, lambda group: group[0])


def _groups(before: Before) -> list[Group]:
    found = []
    for _container, configuration in log_configuration.using(before.task, "awslogs"):
        options = configuration.item("options")
        name, region = options.get("awslogs-group", ""), options.get("awslogs-region", "")
        is_made = options.get("awslogs-create-group", "") == "true"
        found.append((name, region or before.target.region, is_made))
    return list(dict.fromkeys(group for group in found if group[0]))


check = Check(
    order=80, title=_("Log groups and their Region"), look=look, actions=("logs:DescribeLogGroups",)
)
