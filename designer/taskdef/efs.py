"""EFS volumes of a task definition."""

from collections.abc import Iterator

from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task


def volumes(task: Task) -> Iterator[tuple[Item, Item]]:
    """Each EFS configuration with its authorizationConfig, which is empty when there is none."""
    for volume in task.volumes:
        efs: Item | None = volume.get("efsVolumeConfiguration")
        if efs is not None:
            yield efs, efs.item("authorizationConfig")


def unencrypted(efs: Item) -> bool:
    """Whether data travels to the file system in the clear: by default it does."""
    return efs.lacks("transitEncryption") or efs.get("transitEncryption") == "DISABLED"


def needs_encryption(efs: Item) -> bool:
    """Whether something is set that the service refuses without encryption in transit."""
    authorization = efs.item("authorizationConfig")
    is_authorized = authorization.get("iam") == "ENABLED" or "accessPointId" in authorization
    return is_authorized or "transitEncryptionPort" in efs


def encrypt(editor: Editor, finding: Finding) -> None:
    """Encrypt the way to the file system; the finding is about a member beside the switch, or the switch."""
    editor.put(f"{finding.path.rpartition('/')[0]}/transitEncryption", "ENABLED")
