"""Presets of where the logs of a container go: by a log driver alone, or through a router of FireLens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef import firelens, log_configuration, paths, sidecars
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.preset import Input, Inputs, Preset
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

ROUTER_IMAGE: Final = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15"
"""AWS asks to name a version: https://github.com/aws/aws-for-fluent-bit#using-image-tags."""

_ROUTER: Final = "log_router"
_ROUTER_MIB: Final = 128
_REGIONS: Final = ("awslogs-region", "region", "Aws_Region")


def usual_region(task: Task, _container: Item, region: str) -> str:
    """The Region that the logs of the task go to already, or the one that is known."""
    used = (
        container.item("logConfiguration").item("options").get(name)
        for container in task.containers
        for name in _REGIONS
    )
    return log_configuration.agreed(task, "awslogs-region") or next(filter(None, used), region)


def region(name: str = "region") -> Input:
    """The Region of a destination."""
    return Input(name=name, label=_("Region"), example="eu-west-1", usual=usual_region)


@dataclass(frozen=True, kw_only=True)
class LogPreset(Preset):
    """A log driver with its options, in the order they are written: inputs, and fixed pairs.

    `secrets` are inputs that name where a secret option is kept. `outputs` are the names that the
    output of Fluent Bit has, the one to write first; without any the driver delivers by itself.
    """

    driver: str = firelens.DRIVER
    options: tuple[Input | tuple[str, str], ...]
    secrets: tuple[Input, ...] = ()
    outputs: tuple[str, ...] = ()

    def asks(self, _task: Task) -> tuple[Input, ...]:
        return (*(option for option in self.options if isinstance(option, Input)), *self.secrets)

    def is_applied(self, _task: Task, container: Item) -> bool:
        logs = container.item("logConfiguration")
        return logs.get("logDriver") == self.driver and (not self.outputs or output(logs) in self.outputs)

    def in_the_way(self, task: Task, container: Item) -> Said | None:
        return next(self._obstacles(task, container), None) if self.outputs else None

    def _obstacles(self, task: Task, container: Item) -> Iterator[Said]:
        router = self.sidecar_of(task)
        if task.network_mode == "none":
            yield Said(_("The task has no network: a log router could not send anything."))
        if not container.lacks("firelensConfiguration"):
            yield Said(_("“{name}” is the log router itself."), {"name": container.label})
        if router is None and not sidecars.have_room(task):
            most = {"most": sidecars.MOST}
            yield Said(_("It needs a log router, and the task has {most} containers already."), most)
        if router is not None and router.item("firelensConfiguration").get("type") == "fluentd":
            name = {"name": router.label}
            yield Said(_("The log router “{name}” runs Fluentd; this is for Fluent Bit."), name)

    def applied(self, editor: Editor, at: str, inputs: Inputs) -> None:
        before = Task(editor.document)
        editor.put(f"{at}/logConfiguration", self._written(inputs))
        if self.outputs and self.sidecar_of(before) is None:
            place = next((inputs[name] for name in _REGIONS if inputs.get(name)), "")
            editor.insert("/containerDefinitions", _new_router(before, place))

    def _written(self, inputs: Inputs) -> dict[str, Any]:
        options = {"Name": self.outputs[0]} if self.outputs else {}
        for option in self.options:
            name, value = option if isinstance(option, tuple) else (option.name, inputs.get(option.name))
            if value:
                options[name] = value
        kept = [{"name": one.name, "valueFrom": inputs[one.name]} for one in self.secrets]
        return {"logDriver": self.driver, "options": options} | ({"secretOptions": kept} if kept else {})

    def removed(self, editor: Editor, at: str) -> None:
        if paths.get(editor.document, f"{at}/logConfiguration") is not ABSENT:
            editor.put(f"{at}/logConfiguration", ABSENT)

    def needs_sidecar(self) -> bool:
        return bool(self.outputs)

    def sidecar_of(self, task: Task) -> Item | None:
        """The router, also for presets without one: what they replace may have used it."""
        return next(iter(firelens.routers(task)), None)

    def left_over(self, task: Task) -> Item | None:
        return None if firelens.users(task) else self.sidecar_of(task)

    def changed_since(self, sidecar: Item) -> tuple[str, ...]:
        return sidecars.changed(sidecar, {**_new_router(Task({}), ""), "memory": _ROUTER_MIB})

    def inputs_of(self, _task: Task, container: Item) -> dict[str, str]:
        logs = container.item("logConfiguration")
        kept = {one.get("name", ""): one.get("valueFrom", "") for one in logs.items_of("secretOptions")}
        return {**logs.item("options"), **kept}


def output(logs: Item) -> str:
    """The output of Fluent Bit that a log configuration names. Fluent Bit reads its keys in any case."""
    options = logs.item("options")
    return str(next((value for name, value in options.items() if name.lower() == "name"), ""))


def _new_router(task: Task, place: str) -> dict[str, Any]:
    """Essential: when it stops, the logs of the others would be lost without anyone noticing."""
    return {
        "name": sidecars.free_name(task, _ROUTER),
        "image": ROUTER_IMAGE,
        **sidecars.memory(task, _ROUTER_MIB),
        "essential": True,
        **sidecars.own_logs(task, place),
        "firelensConfiguration": {"type": "fluentbit"},
    }
