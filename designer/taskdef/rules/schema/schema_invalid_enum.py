"""A value that is not among the choices of the API."""

import re

from designer.taskdef import paths, schema
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def spell_as_the_api(editor: Editor, finding: Finding) -> None:
    """A choice that differs only in capitals, hyphens, underscores or blanks."""
    parts = paths.parse(finding.path, editor.document)
    written = paths.get(editor.document, parts)
    same = [each for each in schema.shape_at(parts).choices if _plain(each) == _plain(written)]
    if len(same) == 1:
        editor.put(finding.path, same[0])


@rule(
    title=_("Value outside the allowed set"),
    level="error",
    message=_("The API does not know this choice."),
    fix=_("Pick one of the allowed values, in the same upper and lower case."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=(
        "networkMode",
        "requiresCompatibilities[]",
        "pidMode",
        "ipcMode",
        "containerDefinitions[].versionConsistency",
        "volumes[].efsVolumeConfiguration.transitEncryption",
    ),
    sources=("botocore 1.44.5, ecs 2014-11-13: enum traits",),
    mend=spell_as_the_api,
    good={"runtimePlatform": {"cpuArchitecture": "ARM64"}},
    bad={"runtimePlatform": {"cpuArchitecture": "arm64"}},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-invalid-enum")


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]", "", text).lower()
