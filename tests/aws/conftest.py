"""A team with a target in the emulated AWS and a draft that can be registered."""

import pytest

from designer.aws.models import Registration
from designer.drafts.models import Draft
from designer.teams.models import Person, Target, Team
from tests.aws.documents import DOCUMENT
from tests.emulator.fixtures import aws, ecs, moto, proxy
from tests.emulator.proxy import Proxy

__all__ = ["aws", "ecs", "moto", "proxy"]


@pytest.fixture
def target(team: Team, aws: Proxy) -> Target:
    return Target.objects.create(
        team=team,
        name="payments-staging",
        account="111122223333",
        region="ap-northeast-2",
        role_arn="arn:aws:iam::111122223333:role/designer-register",
        endpoint_url=aws.address,
    )


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def queued(draft: Draft, target: Target, publisher: Person) -> Registration:
    """A registration that somebody asked for and nobody sent."""
    return Registration.begin(draft, draft.version, target, publisher, "k" * 24)
