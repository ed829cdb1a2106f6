"""An id of a file system or access point that EFS does not give."""

import re
from typing import Final

from designer.taskdef import efs, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task

_FILE_SYSTEM: Final = re.compile(
    r"(?:arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-]+:[0-9]{12}:file-system/)?fs-[0-9a-f]{8,40}", re.ASCII
)
_ACCESS_POINT: Final = re.compile(r"fsap-[0-9a-f]{8,40}", re.ASCII)
_ID_IN_ARN: Final = re.compile(r"arn:[^/]*:access-point/")


def _tidy(editor: Editor, finding: Finding) -> None:
    """Blanks, upper case and the ARN around the id of an access point are no part of it."""
    text = paths.get(editor.document, finding.path).strip().lower()
    is_file_system = finding.path.endswith("/fileSystemId")
    tidied = text if is_file_system else _ID_IN_ARN.sub("", text)
    if (_FILE_SYSTEM if is_file_system else _ACCESS_POINT).fullmatch(tidied):
        editor.put(finding.path, tidied)


@rule(
    title=_("EFS id malformed"),
    level="runtime",
    message=_("“{id}” is no id of an EFS file system: those look like fs-0123456789abcdef0."),
    fix=_("Copy the id from the Amazon EFS console."),
    docs="https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html",
    paths=(
        "volumes[].efsVolumeConfiguration.fileSystemId",
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",
    ),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("Amazon EFS API reference: the patterns of FileSystemId and AccessPointId",),
    only_with=("volumes[].efsVolumeConfiguration",),
    mend=_tidy,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-01234567",
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"accessPointId": "fsap-0123456789abcdef0"},
                },
            }
        ]
    },
    bad={"volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "FS-01234567"}}]},
)
def check(task: Task) -> Found:
    for volume, authorization in efs.volumes(task):
        file_system, access_point = volume.get("fileSystemId"), authorization.get("accessPointId")
        if file_system is not None and not _FILE_SYSTEM.fullmatch(file_system):
            yield volume.path("fileSystemId"), {"id": file_system}
        if access_point is not None and not _ACCESS_POINT.fullmatch(access_point):
            yield (
                authorization.path("accessPointId"),
                {"id": access_point},
                _("“{id}” is no id of an EFS access point: those look like fsap-0123456789abcdef0."),
            )
