"""The proxy of a task: the container that all its traffic is to go through."""

from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.task import Task

PATH: Final = "proxyConfiguration"
NEEDED: Final = (("ProxyIngressPort",), ("ProxyEgressPort",), ("AppPorts",), ("IgnoredUID", "IgnoredGID"))
"""The properties of an App Mesh proxy; of several in a row, one is enough."""


def of(task: Task) -> Item | None:
    """The proxy configuration. APPMESH is its only type, named or not."""
    found: Item | None = task.root.get(PATH)
    return found


def missing(proxy: Item) -> list[str]:
    """The properties that are missing; none where not all names can be read."""
    properties = proxy.items_of("properties")
    readable = proxy.lacks("properties") or "properties" in proxy
    if not readable or any("name" not in one and not one.lacks("name") for one in properties):
        return []
    given = {one.get("name") for one in properties if not one.lacks("value")}
    return [" / ".join(names) for names in NEEDED if given.isdisjoint(names)]
