"""The page of a review of 64 KB with a hundred comments, against a page that only greets the same person."""

from collections.abc import Callable
from secrets import token_hex

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.reviews.models.comment import Words
from designer.taskdef.difference import difference
from designer.teams.models import Person, Role, Target, Team
from tests.bench.checking import of_size
from tests.bench.differing import KILOBYTES, edited
from tests.bench.pages import visits
from tests.bench.report import Result
from tests.bench.rounds import medians
from tests.reviews.talk import thread_on

GOAL = 10.0
COMMENTS, IN_A_THREAD = 100, 5
FIELDS = [f"/containerDefinitions/{n}/image" for n in range(3)]
FIELDS += [f"/containerDefinitions/0/environment/{n}/value" for n in range(COMMENTS)]


def a_review(team: Team, author: Person, reviewer: Person) -> Review:
    """Approved as it was, edited everywhere, asked again."""
    before = of_size(KILOBYTES)
    draft = Draft.start(team, author, before)
    place = {"account": "111122223333", "region": "ap-northeast-2"}
    target = Target.objects.create(team=team, name="prod", **place)
    review = Review.ask(draft, author, 1, [target], key=token_hex(12))
    review.decide(reviewer, Verdict.APPROVE, review.pin.subject, key=token_hex(12))
    draft.edit(author, 1, difference(before, edited(before)))
    review.ask_again(author, 2)
    return review


def say(review: Review, person: Person, threads: int) -> None:
    """So many threads of five comments, each on a field of its own."""
    for _thread in range(threads):
        said = thread_on(review.draft, person, FIELDS[review.draft.threads.count()])
        for number in range(IN_A_THREAD - 1):
            said.reply(person, Words(f"And that is comment {number}."))


def queries(visit: Callable[[], bytes]) -> int:
    visit()
    with CaptureQueriesContext(connection) as made:
        visit()
    return len(made)


def measure() -> list[Result]:
    team = Team.objects.create(name="Reviews", slug="reviews")
    author = team.add(Person.objects.create_user("author@example.com", "author"), Role.AUTHOR).person
    reviewer = team.add(Person.objects.create_user("judge@example.com", "judge"), Role.REVIEWER).person
    review = a_review(team, author, reviewer)
    with override_settings(ROOT_URLCONF="tests.bench.pages"):
        get = visits(reviewer)
        address = f"/reviews/{review.pk}/"
        say(review, reviewer, 1)
        few = queries(lambda: get(address))
        say(review, reviewer, COMMENTS // IN_A_THREAD - 1)
        page, many = get(address), queries(lambda: get(address))
        assert few == many, f"{few} queries for one comment, {many} for {COMMENTS}"
        taken = medians({"review": lambda: get(address), "hello": lambda: get("/hello/")}, rounds=20)
    size = f"{len(page) / 1000:.0f} KB of HTML, {many} queries"
    return [
        Result(
            f"the page of a review of {KILOBYTES} KB, {COMMENTS} comments: {size}",
            taken["review"],
            "“hello” to the same person",
            taken["hello"],
            GOAL,
        )
    ]
