"""Tells the emulated AWS, which forgets when it stops, everything that was registered in it before."""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from designer import taskdef
from designer.aws.account import Account, enter
from designer.aws.models import Registration
from designer.aws.outcome import Trouble
from designer.aws.transmit import transmit
from designer.demo.story import TARGET, works
from designer.teams.models import Target

Place = tuple[str, str]
"""An account and a Region."""
Revisions = dict[str, dict[int, str]]
"""Texts by family and revision."""


def replay(endpoint_url: str) -> int:
    """Registers the story's revisions and the recorded ones under the numbers they had. Says how many."""
    targets = Target.objects.filter(endpoint_url=endpoint_url)
    ways_in = {(target.account, target.region): target for target in targets}
    count = 0
    for place, target in ways_in.items():
        if known := revisions(place):
            account = enter(target, "task-designer-demo")
            count += sum(fill(account, family, texts) for family, texts in known.items())
    return count


def revisions(place: Place) -> Revisions:
    known: Revisions = defaultdict(dict)
    if place == (TARGET["account"], TARGET["region"]):
        for work in works():
            for revision in range(1, work.revisions + 1):
                known[work.family][revision] = taskdef.compact(work.released(revision))
    account, region = place
    for row in Registration.objects.registered().filter(account=account, region=region):
        known[row.family][row.revision or 0] = row.text
    return known


def fill(account: Account, family: str, texts: dict[int, str]) -> int:
    """Registers the texts in the order of their numbers.

    A number in between that is not known here was registered past this application: the text before
    it takes its place, so that those after it keep theirs.
    """
    text = texts[min(texts)]
    for revision in range(1, max(texts) + 1):
        text = texts.get(revision, text)
        soon = timezone.now() + timedelta(minutes=1)
        outcome = transmit(account, text, "task-designer-demo", above=revision - 1, not_after=soon)
        if outcome.revision != revision:
            raise Trouble(outcome.code, f"{family}:{revision} could not be registered again.")
    return max(texts)
