"""What the list of drafts shows and searches of a document."""

from dataclasses import dataclass
from typing import Any

from designer.drafts.waivable import tally
from designer.taskdef import paths
from designer.taskdef.checked import Checked
from designer.taskdef.references import words
from designer.taskdef.task import LAUNCH_TYPES


@dataclass(frozen=True)
class Summary:
    """Texts cut to the width of their columns, counts of findings, and words to search through."""

    family: str
    launch_types: str
    platform: str
    errors: int
    warnings: int
    advice: int
    waivable: str
    words: str

    def columns(self) -> dict[str, Any]:
        """The values of the draft's own row, by column."""
        return {name: value for name, value in vars(self).items() if name != "words"}


def summary(checked: Checked) -> Summary:
    """The summary of a document that may be half done or wrong in any way."""
    document, findings = checked.document, checked.findings
    levels = [finding.level for finding in findings]
    return Summary(
        family=_text(document, "family")[:255],
        launch_types=",".join(_launch_types(document)),
        platform=_platform(document)[:80],
        errors=levels.count("error"),
        warnings=levels.count("runtime"),
        advice=levels.count("security") + levels.count("practice"),
        waivable=tally(findings),
        words=words(checked.places),
    )


def _text(document: dict[str, Any], path: str) -> str:
    value = next((value for _at, value in paths.each(document, path)), "")
    return value if isinstance(value, str) else ""


def _launch_types(document: dict[str, Any]) -> list[str]:
    named = document.get("requiresCompatibilities")
    return [known for known in LAUNCH_TYPES if isinstance(named, list) and known in named]


def _platform(document: dict[str, Any]) -> str:
    """LINUX/ARM64, as the console writes it; empty when the document does not say."""
    parts = [
        _text(document, "runtimePlatform.operatingSystemFamily"),
        _text(document, "runtimePlatform.cpuArchitecture"),
    ]
    return "/".join(part for part in parts if part)
