"""What arrives at the service is what was approved, byte for byte: 1,000 approvals in the soak."""

import hashlib
import os
import random
import string
from typing import Any

import pytest

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.sending import send
from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.teams.models import Person, ReviewPolicy, Target, Team
from tests.aws.conftest import aws, ecs, moto, proxy, target
from tests.aws.documents import RICH
from tests.emulator.proxy import Proxy
from tests.exactly.worker import SCALED

__all__ = ["aws", "ecs", "moto", "proxy", "target"]

NUMBER = 1_000 if os.environ.get("SOAK") else 12
ODD = string.printable.replace("\x0b", "").replace("\x0c", "") + "안녕하세요“”…\u00a0\u200b😀é\u0301\\/\"'"


@pytest.mark.django_db(transaction=True)  # one transaction of a thousand would take too long to end
@pytest.mark.timeout(7_200)
def test_the_hash_of_what_was_approved_is_that_of_what_arrives(
    team: Team, author: Person, reviewer: Person, publisher: Person, target: Target, aws: Proxy
) -> None:
    ReviewPolicy.objects.create(target=target, approvals=1)
    dice = random.Random(6)  # noqa: S311
    approved = [
        approve(odd(dice, number), team, author, reviewer, publisher, target) for number in range(NUMBER)
    ]
    sent = [hashlib.sha256(body).hexdigest() for body in aws.bodies("RegisterTaskDefinition")]
    assert sent == approved
    assert Registration.objects.filter(state=State.REGISTERED).count() == NUMBER == len(set(sent))


def approve(
    document: dict[str, Any],
    team: Team,
    author: Person,
    reviewer: Person,
    publisher: Person,
    target: Target,
) -> str:
    """Written, approved and registered by three people; the digest that was approved."""
    draft = Draft.start(team, author, document)
    review = Review.ask(draft, author, draft.version, [target], key="a" * 20)
    decision = review.decide(reviewer, Verdict.APPROVE, review.pin.subject, key="d" * 20)
    draft.refresh_from_db()
    send(Registration.begin(draft, draft.version, target, publisher, "r" * 20), timing=SCALED)
    return str(decision.pin.digest)


def odd(dice: random.Random, number: int) -> dict[str, Any]:
    """A task definition in an order of its own, with values that a careless hand would respell."""

    def text() -> str:
        return "".join(dice.choices(ODD, k=dice.randint(1, 40)))

    [container] = RICH["containerDefinitions"]
    environment = [{"name": f"V{index}", "value": text()} for index in range(dice.randint(1, 8))]
    labels = {f"label-{index}": text() for index in range(dice.randint(0, 4))}
    wild = container | {"environment": environment, "command": ["serve", text()], "dockerLabels": labels}
    document = RICH | {"family": f"odd-{number}", "containerDefinitions": [shuffled(dice, wild)]}
    return shuffled(dice, document)


def shuffled(dice: random.Random, value: dict[str, Any]) -> dict[str, Any]:
    return dict(dice.sample(list(value.items()), len(value)))
