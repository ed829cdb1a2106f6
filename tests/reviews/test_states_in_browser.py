"""Every state of a review and the pages around it, as they look: no fault that axe finds, nothing too wide.

One team and one window for all of them, because a new one costs more than the pages.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from designer.aws.unapproved import Unapproved
from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.teams.models import BreakGlass, Person, Target, Team
from designer.teams.models.role import GRANTED
from tests.looks import LOOKS
from tests.reviews.conftest import asked, decide, edit, registered
from tests.reviews.talk import DOCUMENT, MEMORY, comment_on, suggest
from tests.reviews.test_unapproved import done

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IMAGE = "/containerDefinitions/0/image"
OPEN = "document.querySelectorAll('details.fold, details.sec').forEach(one => { one.open = true })"


class States:
    """A draft of its own for each state."""

    def __init__(self, team: Team, target: Target, author: Person, reviewer: Person) -> None:
        self.team, self.target, self.author, self.reviewer = team, target, author, reviewer

    def open(self) -> Review:
        draft = Draft.start(self.team, self.author, DOCUMENT, purpose="Split payments")
        edit(draft, self.author, IMAGE, "nginx:1.28")
        edit(draft, self.author, MEMORY, 512)
        return asked(draft, self.author, [self.target], self.reviewer, note="Look at the image.")

    def talked_about(self) -> Review:
        made = self.open()
        comment_on(made.draft, self.reviewer, IMAGE).thread.resolve(self.author)
        suggest(made.draft, self.reviewer, MEMORY, 768)
        return made

    def wished(self) -> Review:
        return self._decided(Verdict.CHANGES, "Pin the image.")

    def approved(self) -> Review:
        return self._decided(Verdict.APPROVE)

    def stale(self) -> Review:
        made = self.approved()
        edit(made.draft, self.author, MEMORY, 1024)
        return made

    def asked_again(self) -> Review:
        made = self.stale()
        made.ask_again(self.author, Draft.objects.get(pk=made.draft_id).version)
        return made

    def superseded(self) -> Review:
        made = self.open()
        asked(made.draft, self.author, [self.target])
        return made

    def withdrawn(self) -> Review:
        made = self.open()
        made.withdraw(self.author, "Another way.")
        return made

    def registered(self, publisher: Person) -> Review:
        made = self.approved()
        registered(made.draft, self.target, publisher)
        return made

    def unapproved(self, publisher: Person) -> Unapproved:
        return done(Draft.start(self.team, self.author, DOCUMENT), self.target, publisher, 7)

    def _decided(self, verdict: str, note: str = "") -> Review:
        made = self.open()
        decide(made, self.reviewer, verdict, note)
        return made


@pytest.fixture
def states(team: Team, target: Target, author: Person, reviewer: Person) -> States:
    return States(team, target, author, reviewer)


@pytest.fixture
def addresses(states: States, team: Team, publisher: Person, admin: Person) -> list[str]:
    BreakGlass.name(team.memberships.get(person=publisher), admin)
    first = states.talked_about()
    waiting, looked_at = states.unapproved(publisher), states.unapproved(publisher)
    looked_at.review(states.reviewer, is_fine=False, note="The pool was too small.")
    reviews = [
        first,
        states.wished(),
        states.approved(),
        states.stale(),
        states.asked_again(),
        states.superseded(),
        states.withdrawn(),
        states.registered(publisher),
    ]
    return [
        *(reverse("reviews:review", args=[one.pk]) for one in reviews),
        f"{reverse('reviews:review', args=[reviews[4].pk])}?only=unseen",
        reverse("reviews:json", args=[first.pk]),
        reverse("reviews:ask", args=[first.draft_id]),
        *(reverse("aws:registration", args=[one.pk]) for one in (waiting, looked_at)),
        *around(first.draft, team),
    ]


def around(draft: Draft, team: Team) -> Iterator[str]:
    for page in ("reviews:comments", "drafts:history", "drafts:redact"):
        yield reverse(page, args=[draft.pk])
    for page in ("reviews:list", "notices:inbox", "drafts:list"):
        yield reverse(page)
    yield f"{reverse('drafts:search')}?q=orders"
    yield f"{reverse('drafts:used')}?kind=image&value=nginx:1.28"
    yield reverse("teams:audit", args=[team.slug])


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing_in_any_state(browse, addresses, team, reviewer, scheme, language, width) -> None:
    """As somebody who may do everything, so that all there is to press is there."""
    team.add(reviewer, *GRANTED)
    page = browse(reviewer, color_scheme=scheme, locale=language, viewport={"width": width, "height": 900})
    faults = {}
    for address in addresses:
        assert page.goto(address).status == 200, address
        page.evaluate(OPEN)
        found = Axe().run(page)
        if found.violations_count:
            faults[address] = found.generate_report()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[address] = "wider than the window"
    assert faults == {}
