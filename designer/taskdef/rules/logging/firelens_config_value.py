"""Options of a log router that do not go together."""

from typing import Final

from designer.taskdef import arns, firelens, paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, LINUX, Task

_KIND: Final = "config-file-type"
_PLACE: Final = "config-file-value"
_METADATA: Final = "enable-ecs-log-metadata"
_KINDS: Final = ("file", "s3")
_BOOLEANS: Final = ("true", "false", "t", "f", "1", "0")  # as the agent reads them
_YES_AND_NO: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}


def _correct(editor: Editor, finding: Finding) -> None:
    """Tell the type by the place of the file, and spell yes and no as the agent reads them."""
    options, _, option = finding.path.rpartition("/")
    place = paths.get(editor.document, f"{options}/{_PLACE}")
    text = str(paths.get(editor.document, finding.path) or "").strip().lower()
    if option == _METADATA and text in _YES_AND_NO:
        editor.put(finding.path, _YES_AND_NO[text])
    elif option == _KIND and isinstance(place, str):
        kind = text or _kind_of(place)
        fetched = _is_object(place) and FARGATE not in Task(editor.document).launch_types
        if (kind == "file" and place.startswith("/")) or (kind == "s3" and fetched):
            editor.put(finding.path, kind)


def _kind_of(place: str) -> str:
    return "s3" if _is_object(place) else "file" if place.startswith("/") else ""


def _is_object(place: object) -> bool:
    """Whether a text is the ARN of an object in S3."""
    arn = arns.parse(place) if isinstance(place, str) else None
    if arn is None or arn.service != "s3" or arn.region or arn.account:
        return False
    bucket, _slash, key = arn.resource.partition("/")
    return bool(bucket and key)


@rule(
    title=_("FireLens options inconsistent"),
    level="error",
    message=_("“{value}” is no type of a configuration; there are file and s3."),
    fix=_(
        "Give the type (file or s3) and the place of the configuration together; "
        "in S3 it is named by its ARN."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html#ECS-Type-FirelensConfiguration-options",
    paths=("containerDefinitions[].firelensConfiguration.options",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: FirelensConfiguration.options",
        "aws/amazon-ecs-agent agent/taskresource/firelens",
        "floci-io/floci EcsService, which has the wording of the service",
    ),
    service_says="Invalid arn syntax",
    only_with=tuple(
        f"containerDefinitions[].firelensConfiguration.options{{{option}}}"
        for option in (_KIND, _PLACE, _METADATA)
    ),
    mend=_correct,
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "log-router",
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {"config-file-type": "file", "config-file-value": "/extra.conf"},
                },
            },
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "log-router",
                "firelensConfiguration": {
                    "type": "fluentbit",
                    "options": {"config-file-value": "/extra.conf"},
                },
            },
        ]
    },
)
def check(task: Task) -> Found:
    for router in firelens.routers(task):
        options = router.item("firelensConfiguration").item("options")
        yield from _of_file(options, task)
        metadata = options.get(_METADATA)
        if metadata is not None and metadata.lower() not in _BOOLEANS:
            yield options.path(_METADATA), {"value": metadata}, _("“{value}” is neither true nor false.")


def _of_file(options: Item, task: Task) -> Found:
    kind, place = options.get(_KIND), options.get(_PLACE)
    if kind is not None and kind not in _KINDS:
        yield options.path(_KIND), {"value": kind}
    elif kind is not None and options.lacks(_PLACE):
        yield options.path(_PLACE), {}, _("The configuration of the log router has a type, but no place.")
    elif place is not None and options.lacks(_KIND):
        yield options.path(_KIND), {}, _("The configuration of the log router has a place, but no type.")
    elif kind == "s3" and place is not None and FARGATE not in task.launch_types and not _is_object(place):
        yield options.path(_PLACE), {"value": place}, _("“{value}” is no ARN of an object in S3.")
