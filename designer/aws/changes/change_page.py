"""What became of a change: its outcome, and how the deployment or the task gets on."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any, Final

from django.utils import timezone

from designer.aws.changes.change import ACTS, AccountChange
from designer.aws.changes.outcome import AGAIN, Kind, State
from designer.aws.client import asking
from designer.aws.explanations import Explanation, explain, explain_trouble
from designer.aws.families.running import Deployment, Service, service
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.aws.regions import Region, region
from designer.teams.models import Act, Person

WATCHED: Final = timedelta(minutes=30)
"""After that nobody is told by itself any more; the page can still be read again."""

QUICK: Final = timedelta(minutes=2)


class ChangePage:
    def __init__(self, change: AccountChange, person: Person) -> None:
        self.change = change
        self.person = person
        self.now = timezone.now()
        self.trouble: Trouble | None = None
        self.way_in = WayIn(change.target, person)

    @property
    def part(self) -> str:
        """The template part of its state; what a process left behind is as good as unknown."""
        state = State.UNKNOWN if self.change.is_left_behind(self.now) else State(self.change.state)
        return f"aws/changes/states/{state}.html"

    @property
    def region(self) -> Region:
        return region(self.change.region)

    @property
    def explanation(self) -> Explanation | None:
        return explain(self.change.code, self.change.message) if self.change.code else None

    @property
    def look_explanation(self) -> Explanation | None:
        return explain_trouble(self.trouble) if self.trouble else None

    @property
    def may_look_up(self) -> bool:
        return self.person.may(Act.LOOK_UP, self.change.target.team)

    @property
    def may_ask_again(self) -> bool:
        may = self.person.may(ACTS[Kind(self.change.kind)], self.change.target.team)
        return may and self.change.state in AGAIN

    @property
    def _is_done(self) -> bool:
        return self.change.state == State.DONE

    @cached_property
    def service(self) -> Service | None:
        """The service that was updated, as it is now."""
        if not (self._is_done and self.change.kind == Kind.UPDATE):
            return None
        try:
            return service(self.way_in.account, self.change.cluster, self.change.service)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @cached_property
    def task(self) -> dict[str, Any] | None:
        """The task that was run, as ECS describes it: for about an hour after its end."""
        if not (self._is_done and self.change.kind == Kind.RUN):
            return None
        try:
            with asking():
                ecs = self.way_in.account.ecs()
                told = ecs.describe_tasks(cluster=self.change.cluster, tasks=[self.change.result])
                found: list[dict[str, Any]] = told["tasks"]
        except Trouble as trouble:
            self.trouble = trouble
            return None
        return found[0] if found else None

    @property
    def deployment(self) -> Deployment | None:
        """Ours, while the service has it."""
        told = self.service.deployments if self.service else ()
        return next((one for one in told if one.revision == str(self.change)), None)

    @property
    def is_overtaken(self) -> bool:
        """Whether the service is to run something else meanwhile."""
        return self.service is not None and self.service.revision != str(self.change)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to wait for."""
        if self.change.kind == Kind.RUN:
            return self.task is None or self.task.get("lastStatus") == "STOPPED"
        ours = self.deployment
        return self.is_overtaken or (ours is not None and ours.rollout in ("COMPLETED", "FAILED"))

    @property
    def is_watched(self) -> bool:
        """Whether the page asks again by itself: not for ever, and not where it cannot see."""
        if self.change.state == State.SENDING:
            return not self.change.is_left_behind(self.now)
        is_followed = self._is_done and self.change.kind != Kind.DEREGISTER
        is_recent = self.now < self.change.sent_at + WATCHED
        return is_followed and is_recent and not self.is_over and self.trouble is None

    @property
    def pause(self) -> int:
        """Seconds until the page asks again."""
        return 5 if self.now < self.change.sent_at + QUICK else 15
