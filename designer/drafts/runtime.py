"""Operating system and processor as one list, as the console has them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts import says
from designer.drafts.binding import Binding
from designer.drafts.controls import Control, shown
from designer.drafts.fields import Choices, Field, Words
from designer.drafts.tables import Row
from designer.taskdef import paths, schema
from designer.taskdef.architectures import ARM64, X86_64
from designer.taskdef.edits import Editor
from designer.taskdef.operating_system import ONLY_ON_EC2
from designer.taskdef.task import FARGATE, LINUX, MANAGED_INSTANCES, Task

PATH: Final = "runtimePlatform"
FAMILY: Final = f"{PATH}.operatingSystemFamily"
ARCHITECTURE: Final = f"{PATH}.cpuArchitecture"

_BOTH: Final = Field(
    path="#platform",
    label=_("Operating system / Architecture"),
    hint=_("Linux/X86_64 when left out; on instances of your own, what they have"),
    width="c8",
    redraws=("compared",),
)
_FAMILY: Final = Field(
    path=FAMILY,
    label=_("Operating system"),
    hint=_("Linux when left out"),
    width="c6",
    redraws=("runtime", "compared"),
)
_ARCHITECTURE: Final = Field(
    path=ARCHITECTURE,
    label=_("Architecture"),
    hint=_("X86_64 when left out"),
    width="c6",
    redraws=("runtime", "compared"),
)


def bound(form: Binding, part: str) -> tuple[list[Row], dict[str, Any]]:
    """The list of both, and each on its own for what the list does not have."""
    both = form.remember(
        Control(
            name=f"/{PATH}/#platform",
            field=_BOTH,
            value=_text(form),
            kind="text",
            choices=_choices(form.task, _text(form)),
            part=part,
            writes=_write,
        )
    )
    each = [form.bind(one, form.pointer(one.path), part) for one in (_FAMILY, _ARCHITECTURE)]
    found = [made for made in each if made.finding]
    return [], {"both": both, "each": each, "is_open": bool(found)}


def _text(form: Binding) -> str:
    """LINUX/ARM64; a side that is left out is empty."""
    sides = [shown(form.value(form.pointer(path))) for path in (FAMILY, ARCHITECTURE)]
    return "/".join(sides) if any(sides) else ""


def _choices(task: Task, current: str) -> Choices:
    """All that the API knows, Linux first; what the launch types do not run says so."""
    families = sorted(schema.field(FAMILY).choices, key=lambda family: family != LINUX)
    pairs = [(family, X86_64) for family in families]
    pairs.insert(1, (LINUX, ARM64))
    offered = [("", _("Left out")), *((f"{one}/{other}", _label(task, one, other)) for one, other in pairs)]
    if current and not any(current == value for value, _words in offered):
        family, _slash, architecture = current.partition("/")
        sides = (says.system(family) if family else "–", architecture or "–")
        offered.append((current, "/".join(sides)))
    return offered


def _label(task: Task, family: str, architecture: str) -> Words:
    name, reason = f"{says.system(family)}/{architecture}", _not_here(task, family)
    return f"{name} · {reason}" if reason else name


def _not_here(task: Task, family: str) -> Words:
    if family != LINUX and MANAGED_INSTANCES in task.launch_types:
        return _("Not on Managed Instances")
    return _("Not on Fargate") if family in ONLY_ON_EC2 and FARGATE in task.launch_types else ""


def _write(editor: Editor, text: str) -> None:
    """Both members at once; one that is left out is taken off."""
    family, _slash, architecture = text.partition("/")
    for path, value in ((FAMILY, family), (ARCHITECTURE, architecture)):
        editor.put("/" + path.replace(".", "/"), value or paths.ABSENT)
