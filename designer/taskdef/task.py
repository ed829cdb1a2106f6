"""The task definition as rules see it: only values that the API can take, with an effect, filled in.

A rule asks an `Item` for members by name and never meets a number where the API wants text, a text
that is not among the field's choices, a placeholder, or a list that is no list: those are other rules'
findings. A member whose value has no effect (null, false, "", [] or {}) counts as absent; `lacks`
tells absent from unusable, and `raw` holds what was written, for the few rules about exactly that.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from designer.taskdef import schema_errors, sizes, text
from designer.taskdef.items import Item
from designer.taskdef.reading import Reading

FARGATE: Final = "FARGATE"
EC2: Final = "EC2"
EXTERNAL: Final = "EXTERNAL"
MANAGED_INSTANCES: Final = "MANAGED_INSTANCES"
LAUNCH_TYPES: Final = (FARGATE, EC2, MANAGED_INSTANCES, EXTERNAL)

LINUX: Final = "LINUX"
WINDOWS: Final = "WINDOWS"
OS_FAMILIES: Final = (LINUX, WINDOWS)


class Task:
    """A task definition with the indexes that rules share; `reading` says how it was read, and what is in it.

    `found` is where `once` keeps what rules share, `measured` where `limits` keeps bytes by the value that
    has them. `sent`, where it is known, is the document as it is sent; `before` the task it was made of.
    """

    def __init__(
        self, document: dict[str, Any], sent: bytes | None = None, before: "Task | None" = None
    ) -> None:
        self.document = document
        self.measured: dict[int, tuple[Any, int]] = before.measured if before else {}
        self._sent = sent
        self.found: dict[Any, Any] = {}
        self.reading = Reading(document)
        self.root = self.reading.root
        self.placeholders = self.reading.placeholders
        self.written = self.reading.written
        self._each: dict[str, list[Item]] = {}
        self._having: dict[str, list[tuple[Item, Item]]] = {}

    @cached_property
    def sent(self) -> bytes:
        """The document as it is sent."""
        if self._sent is not None:
            return self._sent
        return text.compact(self.document).encode(errors="surrogatepass")

    @cached_property
    def containers(self) -> list[Item]:
        return self.root.items_of("containerDefinitions")

    @cached_property
    def volumes(self) -> list[Item]:
        return self.root.items_of("volumes")

    def each(self, name: str) -> list[Item]:
        """The items of a list member in all containers, e.g. each("portMappings")."""
        found = self._each.get(name)
        if found is None:
            found = self._each[name] = [
                item for container in self.containers for item in container.items_of(name)
            ]
        return found

    def having(self, name: str) -> list[tuple[Item, Item]]:
        """The containers with a structure, each with it, e.g. having("healthCheck")."""
        found = self._having.get(name)
        if found is None:
            having = [container for container in self.containers if name in container]
            found = self._having[name] = [(container, container[name]) for container in having]
        return found

    @cached_property
    def launch_types(self) -> frozenset[str]:
        """The launch types asked for; EC2 when none is, as the service has it; empty when unreadable."""
        if self.root.lacks("requiresCompatibilities"):
            return _ONLY_EC2
        return frozenset(self.root.get("requiresCompatibilities", ()))

    @cached_property
    def os_family(self) -> str:
        family = self.root.item("runtimePlatform").get("operatingSystemFamily", LINUX)
        return WINDOWS if family.startswith(WINDOWS) else LINUX

    @cached_property
    def network_mode(self) -> str | None:
        """awsvpc, bridge, host, none; "default" for Windows without one; None when it cannot be told."""
        if self.root.lacks("networkMode"):
            return "default" if self.os_family == WINDOWS else "bridge"
        return self.root.get("networkMode")

    @cached_property
    def cpu(self) -> int | None:
        """Task cpu in units, when it is given and readable."""
        return sizes.cpu_units(self.root.get("cpu", ""))

    @cached_property
    def memory(self) -> int | None:
        """Task memory in MiB, when it is given and readable."""
        return sizes.memory_mib(self.root.get("memory", ""))

    @cached_property
    def _schema_errors(self) -> list[schema_errors.SchemaError]:
        silent = {path for path, _ in self.placeholders}
        return [error for error in schema_errors.of(self.reading) if error.path not in silent]

    def schema_errors(self, rule: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
        """(pointer, values, message) of what one of the schema's rules finds."""
        for error in self._schema_errors:
            if error.rule == rule:
                yield error.path, error.values, error.template


_ONLY_EC2: Final = frozenset({EC2})
