"""Presets of what the collector of OpenTelemetry collects: traces, or metrics to one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from designer.taskdef import collector, sidecars
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.log_preset import usual_region
from designer.taskdef.preset import Input, Inputs, Permissions, Preset
from designer.taskdef.said import Said
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task
from designer.taskdef.words import gettext_noop as _

LOGS_REGION: Final = Input(
    name="awslogs-region",
    label=_("Region of its logs"),
    hint=_("The collector's own logs go to Amazon CloudWatch"),
    example="eu-west-1",
    usual=usual_region,
)
ENDPOINT: Final = Input(
    name="AWS_PROMETHEUS_ENDPOINT",
    label=_("Remote write endpoint"),
    hint=_("The workspace's, as its page in the console shows it"),
    example="https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-…/api/v1/remote_write",
)
MAY_WRITE: Final = Permissions(role="task", actions=("aps:RemoteWrite",))

_REGION: Final = "AWS_REGION"
_SET_BY_PRESETS: Final = {ENDPOINT.name, "AWS_PROMETHEUS_SCRAPING_ENDPOINT", _REGION}


@dataclass(frozen=True, kw_only=True)
class CollectorPreset(Preset):
    """One thing that the collector does. `variables` are inputs that become its environment.

    ECS Anywhere cannot have it:
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/application-metrics-prometheus.html.
    """

    feature: str
    variables: tuple[Input, ...] = ()
    launch_types: tuple[str, ...] = (FARGATE, EC2, MANAGED_INSTANCES)
    os_families: tuple[str, ...] = (LINUX,)

    def asks(self, task: Task) -> tuple[Input, ...]:
        return self.variables if collector.find(task) else (*self.variables, LOGS_REGION)

    def is_applied(self, task: Task, _container: Item) -> bool:
        found = collector.find(task)
        return found is not None and self.feature in (collector.work(found) or ())

    def in_the_way(self, task: Task, _container: Item) -> Said | None:
        return next(self._obstacles(task), None)

    def _obstacles(self, task: Task) -> Iterator[Said]:
        found = collector.find(task)
        if not task.containers:
            yield Said(_("Add a container first: there is nothing to watch yet."))
        if task.network_mode == "none":
            yield Said(_("The task has no network: the collector could not send anything."))
        if found is not None:
            yield from self._of_the_collector(found)
        elif not sidecars.have_room(task):
            most = {"most": sidecars.MOST}
            yield Said(_("It needs a collector, and the task has {most} containers already."), most)

    def _of_the_collector(self, found: Item) -> Iterator[Said]:
        name, does = {"name": found.label}, collector.work(found)
        if does is None:
            yield Said(_("The collector “{name}” has a configuration of its own: add it there."), name)
        elif does | {self.feature} not in collector.FILES:
            yield Said(_("The collector “{name}” sends metrics elsewhere: take that off first."), name)
        elif self._names & collector.variables(found):
            yield Said(_("The collector “{name}” has these variables already: remove them first."), name)

    def applied(self, editor: Editor, at: str, inputs: Inputs) -> None:
        task = Task(editor.document)
        found, environment = collector.find(task), self._environment(task, inputs)
        if found is None:
            region = inputs.get(LOGS_REGION.name, "")
            made = collector.new(task, frozenset({self.feature}), environment, region)
            editor.insert("/containerDefinitions", made)
            return
        _set_to_work(editor, found, _work(found) | {self.feature})
        for name, value in environment.items():
            editor.insert(found.path("environment"), {"name": name, "value": value})

    def removed(self, editor: Editor, at: str) -> None:
        found = collector.find(Task(editor.document))
        rest = _work(found) - {self.feature} if found else frozenset()
        if found and not rest:
            sidecars.take_out(editor, found)
        elif found:
            _set_to_work(editor, found, rest)
            for variable in reversed(found.items_of("environment")):
                if variable.get("name") in self._names:
                    editor.remove(variable.at)

    def needs_sidecar(self) -> bool:
        return True

    def sidecar_of(self, task: Task) -> Item | None:
        return collector.find(task)

    def changed_since(self, sidecar: Item) -> tuple[str, ...]:
        return collector.changed(sidecar, _SET_BY_PRESETS)

    def inputs_of(self, task: Task, _container: Item) -> dict[str, str]:
        found = collector.find(task)
        entries = found.items_of("environment") if found else []
        return {entry.get("name", ""): entry.get("value", "") for entry in entries}

    def afterwards(self, task: Task) -> Said | None:
        if self.feature == collector.AMP_SCRAPED:
            return None
        if task.network_mode == "bridge":
            return Said(
                _("In bridge mode, link the containers that send to it, and use its name as the host.")
            )
        return Said(_("Your code reaches it at localhost: port 4317 for gRPC, 4318 for HTTP."))

    @property
    def _names(self) -> set[str]:
        return {one.name for one in self.variables} | ({_REGION} if self.variables else set())

    def _environment(self, task: Task, inputs: Inputs) -> dict[str, str]:
        """Requests are signed for the Region of the workspace; Fargate alone tells containers theirs."""
        own = {one.name: inputs.get(one.name, "") for one in self.variables}
        region = workspace_region(own.get(ENDPOINT.name, ""))
        return own if not region or task.launch_types == {FARGATE} else {**own, _REGION: region}


def workspace_region(endpoint: str) -> str:
    """eu-west-1 of https://aps-workspaces.eu-west-1.amazonaws.com/…; empty where it does not say."""
    host = endpoint.partition("//")[2].partition("/")[0].split(".")
    return host[1] if len(host) > 2 and host[0].startswith("aps-workspaces") else ""


def _work(found: Item) -> collector.Work:
    return collector.work(found) or frozenset()


def _set_to_work(editor: Editor, found: Item, work: collector.Work) -> None:
    editor.put(found.path("command") + "/0", collector.argument(work))
