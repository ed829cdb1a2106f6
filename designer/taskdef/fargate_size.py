"""The size that a task on Fargate needs, and the one it can have."""

from designer.taskdef import sizes
from designer.taskdef.edits import Editor
from designer.taskdef.task import Task


def needed(task: Task) -> tuple[int, int]:
    """The least (cpu units, MiB) for what the task and its containers ask for; 0 where none does."""
    units = sum(max(container.get("cpu", 0), 0) for container in task.containers)
    soft = sum(max(container.get("memoryReservation", 0), 0) for container in task.containers)
    hard = max((container.get("memory", 0) for container in task.containers), default=0)
    return max(task.cpu or 0, units), max(task.memory or 0, soft, hard)


def put_next(editor: Editor, task: Task, cpu: int, memory: int) -> None:
    """Give the task the smallest size with no less of either, where Fargate has one."""
    fit_cpu, fit_memory = sizes.fargate_fitting(task.os_family, cpu, memory)
    if fit_cpu < cpu or fit_memory < memory:
        return
    if task.cpu != fit_cpu:
        editor.put(task.root.path("cpu"), str(fit_cpu))
    if task.memory != fit_memory:
        editor.put(task.root.path("memory"), str(fit_memory))
