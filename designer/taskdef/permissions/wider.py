"""Where a role is allowed more than a document needs: more actions, more resources, fewer conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from designer.taskdef.permissions.fits import matches_action
from designer.taskdef.permissions.globs import covers, is_wild
from designer.taskdef.permissions.granted_policy import Grant
from designer.taskdef.permissions.statement import Statement


@dataclass(frozen=True)
class Wider:
    """What of a statement is wider than needed; `enough_…` is what would do.

    Without `enough_actions` nothing in the document needs the actions. `without` are keys of conditions
    that the statement could have.
    """

    grant: Grant
    actions: tuple[str, ...]
    resources: tuple[str, ...] = ()
    enough_actions: tuple[str, ...] = ()
    enough_resources: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def is_unneeded(self) -> bool:
        return not self.enough_actions


def wider(grant: Grant, needed: list[Statement]) -> Iterator[Wider]:
    """What an Allow grants beyond the statements."""
    if grant.but_actions:
        yield Wider(grant, tuple(f"NotAction {one}" for one in grant.but_actions), grant.resources)
        return
    used = {pattern: _used(pattern, needed) for pattern in grant.actions}
    unneeded = tuple(pattern for pattern, actions in used.items() if not actions)
    if unneeded:
        yield Wider(grant, unneeded)
    if len(unneeded) < len(used):
        yield from _too_wide(grant, {one: actions for one, actions in used.items() if actions}, needed)


def _too_wide(grant: Grant, used: dict[str, list[str]], needed: list[Statement]) -> Iterator[Wider]:
    actions = tuple(dict.fromkeys(action for found in used.values() for action in found))
    asking = [one for one in needed if set(actions) & set(one.actions)]
    wild = tuple(pattern for pattern in used if is_wild(pattern))
    but = tuple(f"NotResource {one}" for one in grant.but_resources)
    enough = {action: _resources(action, asking) for action in actions}
    wide = but or tuple(
        one for one in grant.resources if not all(_within(one, them) for them in enough.values())
    )
    without = _without(grant, asking)
    if wild or wide or without:
        together = tuple(dict.fromkeys(resource for them in enough.values() for resource in them))
        yield Wider(grant, wild or tuple(used), wide, actions, together, without)


def _resources(action: str, asking: list[Statement]) -> list[str]:
    """On what an action is needed."""
    return [resource for one in asking if action in one.actions for resource in one.resources]


def _within(resource: str, enough: list[str]) -> bool:
    return any(covers(one, resource) for one in enough)


def _used(pattern: str, needed: list[Statement]) -> list[str]:
    actions = dict.fromkeys(action for one in needed for action in one.actions)
    return [action for action in actions if matches_action(pattern, action)]


def _without(grant: Grant, asking: list[Statement]) -> tuple[str, ...]:
    """The keys that every asking statement has a condition on, and the grant has not."""
    keys = [{one.key for one in statement.conditions} for statement in asking]
    has = {one.key.lower() for one in grant.conditions}
    shared = set.intersection(*keys) if keys else set()
    return tuple(sorted(key for key in shared if key.lower() not in has))
