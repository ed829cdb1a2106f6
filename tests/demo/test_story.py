"""The story the demo tells holds together."""

import pytest

from designer import taskdef
from designer.demo.seed import seed
from designer.demo.story import HERE, PEOPLE, TARGET, Work, works
from designer.drafts.models import Draft, Status
from designer.reviews.models import Review, Suggestion, Thread
from designer.taskdef.check import all_rules
from designer.teams.models import Person, Target, Team

pytestmark = pytest.mark.any_database  # the demo keeps its data in a file

AWS = "http://127.0.0.1:8001"


@pytest.fixture
def story(db: None) -> None:
    seed(AWS)


def errors(document: dict) -> list[str]:
    return [finding.rule for finding in taskdef.check(document) if finding.level == "error"]


def test_every_document_belongs_to_a_work_and_is_written_as_we_write() -> None:
    files = {path.stem: path.read_text() for path in (HERE / "documents").glob("*.json")}
    assert set(files) == {work.family for work in works()}
    for family, text in files.items():
        assert taskdef.dump(taskdef.read(text)) == text
        assert taskdef.read(text)["family"] == family


@pytest.mark.parametrize("work", works(), ids=lambda work: work.family)
def test_what_was_registered_could_be(work: Work) -> None:
    if work.revisions:
        assert errors(work.document) == []


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("checkout-api", ["container-memory-below-reservation"]),
        ("web-frontend", ["fargate-cpu-memory"]),
        ("nightly-report", []),
        ("refund-worker", []),
        (
            "ledger-sync",
            [
                "placeholder-left",
                "container-memory-over-task",
                "env-name-blank",
                "health-check-retries-range",
            ],
        ),
        ("fraud-scoring", []),
        ("store-terminal", []),
        ("statement-export", []),
        ("gift-cards", []),
    ],
)
def test_drafts_are_in_the_state_the_story_leaves_them_in(story, family: str, expected: list[str]) -> None:
    draft = Draft.objects.get(family=family)
    assert sorted(errors(draft.document)) == sorted(expected)
    assert draft.errors == len(expected)
    assert set(expected) <= set(all_rules())


def test_mina_writes_jun_and_alex_may_register_and_alex_manages_the_team(story) -> None:
    team = Team.objects.get()
    assert {person.name for person in team.members.all()} == {"mina", "jun", "alex"} == set(PEOPLE)
    assert {person.name for person in team.members.all() if person.can_register(team)} == {"jun", "alex"}
    assert [person.name for person in team.admins] == ["alex"]
    assert not any(person.has_usable_password() for person in Person.objects.all())


def test_the_target_is_entered_by_a_role(story) -> None:
    target = Target.objects.get()
    target.full_clean()
    assert (target.name, target.account, target.endpoint_url) == ("payments-staging", "444455556666", AWS)
    assert target.role_arn == TARGET["role_arn"]


def test_the_newest_edit_is_the_one_the_mock_up_shows_first(story) -> None:
    families = Draft.objects.current().order_by("-edited_at").values_list("family", flat=True)
    assert families[0] == "checkout-api"
    assert "gift-cards" not in families
    assert Draft.objects.archived().get().family == "gift-cards"


def test_a_later_start_leaves_everything_as_people_left_it(story) -> None:
    Draft.objects.get(family="web-frontend").delete()
    mina = Person.objects.get(name="mina")
    Draft.objects.get(family="refund-worker").archive(mina)
    Person.objects.filter(name="alex").update(name="alexandra")
    before = [list(model.objects.order_by("pk").values()) for model in (Person, Team, Draft)]
    seed(AWS)
    assert [list(model.objects.order_by("pk").values()) for model in (Person, Team, Draft)] == before


def test_a_start_on_another_port_finds_the_emulated_aws_there(story) -> None:
    seed("http://127.0.0.1:9001")
    assert Target.objects.get().endpoint_url == "http://127.0.0.1:9001"
    assert not Draft.objects.filter(status=Status.REGISTERED).exists()


def test_reviews_are_where_the_mock_up_shows_them(story) -> None:
    told = {draft.family: draft.get_status_display() for draft in Draft.objects.current()}
    assert told == {
        "checkout-api": "In review",
        "web-frontend": "Editing",
        "nightly-report": "Approved",
        "refund-worker": "Changes requested",
        "ledger-sync": "Editing",
        "fraud-scoring": "In review",
        "store-terminal": "In review",
        "statement-export": "Approved",
    }


def test_an_approval_in_the_story_is_stale(story) -> None:
    review = Review.objects.get(draft__family="checkout-api")
    assert [(one.person.name, one.state) for one in review.people] == [("alex", "stale")]


def test_the_story_talks_of_fields_and_suggests_what_would_mend_one(story) -> None:
    threads = Thread.objects.filter(draft__family="checkout-api")
    assert {thread.label for thread in threads.open()} == {
        "app.secrets[PG_API_KEY]",
        "db-migrate.image",
        "app.memoryReservation",
        "",
    }
    assert threads.resolved().count() == 1
    suggestion = Suggestion.objects.get()
    suggestion.apply(Person.objects.get(name="jun"))
    assert errors(Draft.objects.get(family="checkout-api").document) == []
