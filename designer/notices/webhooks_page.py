"""What the page of a team's webhooks shows to its admins."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from designer.notices.event import Event
from designer.notices.models import Delivery, Webhook
from designer.notices.models.delivery import OPEN, State
from designer.teams.models import Team

LATEST = 10


@dataclass(frozen=True)
class Hook:
    """A webhook, its latest calls, and how many calls wait or were given up."""

    webhook: Webhook
    latest: list[Delivery]
    waiting: int
    given_up: int

    @property
    def events(self) -> list[tuple[Event, bool]]:
        return [(event, event.value in self.webhook.events) for event in Event]


class WebhooksPage:
    def __init__(self, team: Team) -> None:
        self.hooks = [_hook(webhook) for webhook in team.webhooks.all()]


def _hook(webhook: Webhook) -> Hook:
    states = Counter(dict(webhook.deliveries.values_list("state").annotate(Count("pk"))))
    latest = list(webhook.deliveries.order_by("-made_at", "-pk")[:LATEST])
    return Hook(webhook, latest, sum(states[one] for one in OPEN), states[State.GIVEN_UP])
