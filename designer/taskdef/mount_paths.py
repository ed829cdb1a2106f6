"""Paths inside containers, as the container runtime reads them."""

import ntpath
import posixpath
import re
from typing import Final

from designer.taskdef import operating_system, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding
from designer.taskdef.task import WINDOWS, Task

_ON_WINDOWS: Final = re.compile(r"[A-Za-z]:|\\")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_][\w.-]*(?:/[A-Za-z0-9_][\w.-]*)*/?\Z", re.ASCII)


def is_absolute(path: str, task: Task) -> bool:
    """Whether a path of a Linux container begins at its root.

    One that begins with a drive or a backslash does too, where the task may as well run on Windows.
    """
    return path.startswith("/") or (
        _ON_WINDOWS.match(path) is not None and not operating_system.is_told(task)
    )


def cleaned(path: str, os_family: str) -> str:
    """The path as it is compared: /data/ and //data are /data; on Windows case and slashes do not count."""
    if os_family == WINDOWS:
        return ntpath.normcase(ntpath.normpath(path))
    if "//" not in path and "/." not in path and path[-1:] != "/":
        return path  # as nearly all are
    return re.sub(r"\A/+", "/", posixpath.normpath(path))


def begin_with_slash(editor: Editor, finding: Finding) -> None:
    """Make app/data into /app/data; what ./data, ~/data or C:\\data mean cannot be told."""
    path = paths.get(editor.document, finding.path)
    if isinstance(path, str) and _PLAIN.match(path):
        editor.put(finding.path, f"/{path}")
