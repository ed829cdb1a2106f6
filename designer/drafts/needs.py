"""What the two roles are needed for in a task definition, with the actions that each needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.fields import Words
from designer.drafts.volume_types import FSX
from designer.taskdef import arns, dump, firelens, images
from designer.taskdef import task_role as task_roles
from designer.taskdef.items import Item
from designer.taskdef.log_preset import LogPreset
from designer.taskdef.log_preset import output as log_output
from designer.taskdef.presets import all_presets
from designer.taskdef.task import Task

_TRUST: Final = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    ],
}

# What no preset writes, but Fluent Bit can do too: its own output to CloudWatch.
_TO_CLOUDWATCH: Final = ("cloudwatch", "cloudwatch_logs")
_LOGS: Final = "logs:CreateLogStream, logs:PutLogEvents"


@dataclass(frozen=True)
class Need:
    """One thing a role is needed for, for whom, and what it has to allow."""

    words: Words
    names: str
    actions: str


def execution_role(task: Task, _item: Item) -> dict[str, Any]:
    """What ECS itself does with the execution role before and while the containers start."""
    needs = list(_of_ecs(task))
    return {
        "needs": needs,
        "has_role": not task.root.lacks("executionRoleArn"),
        "reads_secrets": any(need.actions.startswith(("secretsmanager:", "ssm:")) for need in needs),
    }


def task_role(task: Task, _item: Item) -> dict[str, Any]:
    """What can be told of the task role; what the code itself calls is not in the document."""
    return {"needs": list(_of_the_task(task)), "has_role": not task.root.lacks("taskRoleArn")}


def trust(_task: Task, _item: Item) -> dict[str, Any]:
    """The trust policy of both roles."""
    return {"policy": dump(_TRUST)}


def _of_ecs(task: Task) -> Iterator[Need]:
    for words, actions, needs in _ECS_DOES:
        yield from _need(task, words, actions, needs)
    yield from _shares(task)


def _shares(task: Task) -> Iterator[Need]:
    """The user and password of Windows file shares, read where they are kept."""
    kept: dict[str, list[str]] = {}
    for volume in task.volumes:
        if FSX in volume:
            text = volume[FSX].item("authorizationConfig").get("credentialsParameter", "")
            action = "secretsmanager:GetSecretValue" if _is_secret(text) else "ssm:GetParameters"
            kept.setdefault(action, []).append(volume.label)
    for action, names in kept.items():
        yield Need(_("Sign in to FSx for Windows File Server"), ", ".join(names), action)


def _of_the_task(task: Task) -> Iterator[Need]:
    for words, actions, volumes in (
        (
            _("Mount Amazon EFS with IAM authorization"),
            "elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite",
            task_roles.efs_volumes_with_iam(task),
        ),
        (
            _("Mount S3 Files"),
            "s3files:ClientMount, s3files:ClientWrite",
            task_roles.s3files_volumes(task),
        ),
    ):
        yield from _need(task, words, actions, partial(_mounts, {one.get("name", "") for one in volumes}))
    for output in dict.fromkeys(_output(container) for container in task.containers):
        if called := _LOGS if output in _TO_CLOUDWATCH else _to_outputs().get(output):
            words = _("Send logs through FireLens to %(output)s") % {"output": output}
            yield from _need(task, words, called, partial(_sends_to, output))
    for preset in all_presets().values():
        collector = preset.sidecar_of(task)
        if preset.kind != "logs" and collector and preset.is_applied(task, collector):
            yield Need(_(preset.title), collector.label, ", ".join(preset.permissions.actions))


def _to_outputs() -> dict[str, str]:
    """What the outputs of Fluent Bit call in AWS, by their names."""
    presets = (preset for preset in all_presets().values() if isinstance(preset, LogPreset))
    return {output: ", ".join(one.permissions.actions) for one in presets for output in one.outputs}


def _need(task: Task, words: Words, actions: str, needs: Callable[[Item], object]) -> Iterator[Need]:
    names = [container.label for container in task.containers if needs(container)]
    if names:
        yield Need(words, ", ".join(names), actions)


def _mounts(names: set[str], container: Item) -> bool:
    return any(mount.get("sourceVolume") in names for mount in container.items_of("mountPoints"))


def _awslogs(container: Item) -> bool:
    return container.item("logConfiguration").get("logDriver") == "awslogs"


def _creates(container: Item) -> bool:
    made = container.item("logConfiguration").item("options").get("awslogs-create-group", "")
    return bool(made.lower() == "true")


def _sends_to(output: str, container: Item) -> bool:
    return _output(container) == output


def _output(container: Item) -> str:
    log = container.item("logConfiguration")
    return log_output(log) if log.get("logDriver") == firelens.DRIVER else ""


def _secrets(container: Item) -> list[str]:
    """Where the secrets of a container come from: variables, and options of its log driver."""
    found = (*container.items_of("secrets"), *container.item("logConfiguration").items_of("secretOptions"))
    return [secret.get("valueFrom", "") for secret in found]


def _is_secret(text: str) -> bool:
    arn = arns.parse(text)
    return arn is not None and arn.service == "secretsmanager"


_ECS_DOES: Final[tuple[tuple[Words, str, Callable[[Item], object]], ...]] = (
    (
        gettext_lazy("Pull private images from Amazon ECR"),
        "ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability,"
        " ecr:GetDownloadUrlForLayer, ecr:BatchGetImage",
        lambda one: images.in_private_ecr(one.get("image", "")),
    ),
    (gettext_lazy("Write logs to Amazon CloudWatch"), _LOGS, lambda one: _awslogs(one) and not _creates(one)),
    (
        gettext_lazy("Write logs to Amazon CloudWatch, in a group made for them"),
        f"logs:CreateLogGroup, {_LOGS}",
        lambda one: _awslogs(one) and _creates(one),
    ),
    (
        gettext_lazy("Read secrets of AWS Secrets Manager"),
        "secretsmanager:GetSecretValue",
        lambda one: any(_is_secret(text) for text in _secrets(one)),
    ),
    (
        gettext_lazy("Read parameters of Systems Manager"),
        "ssm:GetParameters",
        lambda one: any(not _is_secret(text) for text in _secrets(one)),
    ),
    (
        gettext_lazy("Sign in to a private registry"),
        "secretsmanager:GetSecretValue",
        lambda one: one.item("repositoryCredentials").get("credentialsParameter"),
    ),
    (
        gettext_lazy("Read environment files from Amazon S3"),
        "s3:GetObject, s3:GetBucketLocation",
        lambda one: one.items_of("environmentFiles"),
    ),
    (
        gettext_lazy("Read the FireLens configuration from Amazon S3"),
        "s3:GetObject, s3:GetBucketLocation",
        lambda one: one.item("firelensConfiguration").item("options").get("config-file-type") == "s3",
    ),
)
