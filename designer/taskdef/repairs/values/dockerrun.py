"""A Dockerrun.aws.json of Elastic Beanstalk with several containers: a task definition with a mark on it."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from designer.taskdef.formats.foreign import DOCKERRUN
from designer.taskdef.proposal import Proposal, cut
from designer.taskdef.text import compact
from designer.taskdef.words import gettext_noop as _

_OF_BEANSTALK: Final = {
    DOCKERRUN: _("“{key}” tells Elastic Beanstalk what the file is: it is left out."),
    "authentication": _(
        "“{key}” names a file with credentials in S3, which ECS does not read: it is left out. "
        "Give private registries their credentials in repositoryCredentials."
    ),
}


def propose(value: Any) -> Iterator[Proposal]:
    if not (isinstance(value, dict) and DOCKERRUN in value and "containerDefinitions" in value):
        return
    for key, template in reversed(_OF_BEANSTALK.items()):
        if key in value:
            yield Proposal(
                kind="left",
                template=template,
                values={"key": key},
                before=cut(compact({key: value[key]})[1:-1]),
                path=f"/{key}",
                change=partial(_without, key=key),
            )


def _without(root: dict[str, Any], *, key: str) -> dict[str, Any]:
    del root[key]
    return root
