"""Errors of which we may be wrong: who may send them, what is refused all the same, what AWS then said."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from designer.aws.blocking import SendAnyway
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.overrides import Override, RuleAnswer, answers_of
from designer.aws.refusal import CannotRegister
from designer.aws.sending import send
from designer.drafts.models import Draft
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

REGISTER = "RegisterTaskDefinition"
KEY = "k" * 24
TAG, CPU = "tag-key-duplicate", "container-cpu-negative"
TWICE = {"tags": [{"key": "team", "value": "payments"}, {"key": "team", "value": "orders"}]}
NEGATIVE = {"containerDefinitions": [{**DOCUMENT["containerDefinitions"][0], "cpu": -1}]}
AT_TAG, AT_CPU = (TAG, "/tags/1/key"), (CPU, "/containerDefinitions/0/cpu")
WHY = "The console takes it."
ANYWAY = SendAnyway(WHY, frozenset({AT_TAG}))
WORDS = "Tags contain duplicate keys: 'team'."
REFUSED = Outcome(state=State.REFUSED, code="ClientException", message=WORDS)


@pytest.fixture
def doubtful(draft: Draft, target: Target, author: Person) -> Draft:
    """A draft with one error, of a rule that is not sure."""
    return Draft.start(draft.team, author, DOCUMENT | TWICE)


@pytest.fixture
def overridden(doubtful: Draft, target: Target, publisher: Person) -> Registration:
    return Registration.begin(doubtful, 1, target, publisher, KEY, ANYWAY)


class Page:
    """The page before registering in somebody's browser, without scripts."""

    def __init__(self, client: Client, draft: Draft, target: Target) -> None:
        self.client = client
        self.target = target
        self.address = reverse("aws:register", args=[draft.pk])

    def open(self) -> str:
        return unescape(self.client.get(self.address).content.decode())

    def boxes(self) -> list[str]:
        return re.findall(r'name="anyway" value="([^"]*)"', self.open())

    def press(self, **other: object) -> Any:
        form = {"key": KEY, "target": self.target.pk, "version": 1, "seen": 0}
        return self.client.post(self.address, form | other)


@pytest.fixture
def page(client_of: Callable[[Person], Client], publisher: Person, doubtful: Draft, target: Target) -> Page:
    return Page(client_of(publisher), doubtful, target)


def test_a_publisher_ticks_each_error_and_says_why(page: Page, aws: Proxy) -> None:
    assert "Send it anyway" in page.open()
    assert page.boxes() == [":".join(AT_TAG)]
    response = page.press(anyway=page.boxes(), reason=WHY)
    made = Registration.objects.get()
    assert (response.status_code, made.state, aws.count(REGISTER)) == (302, State.REGISTERED, 1)
    assert (made.override.places, made.override.reason) == ([AT_TAG], WHY)


def test_what_aws_accepted_is_kept_and_shown_with_the_same_error(page: Page, publisher: Person) -> None:
    page.press(anyway=page.boxes(), reason=WHY)
    [answer] = answers_of(TAG, publisher)
    assert (answer.accepted, answer.words, answer.registration) == (True, "", Registration.objects.get())
    assert f"AWS accepted this on {answer.at:%Y-%m-%d}" in page.open()
    shown = page.client.get(reverse("aws:registration", args=[answer.registration_id])).content.decode()
    assert WHY in shown
    assert "AWS accepted it." in shown


def test_what_aws_refused_is_kept_in_its_own_words(page: Page, publisher: Person, aws: Proxy) -> None:
    body = b'{"__type":"ClientException","message":"%s"}' % WORDS.encode()
    aws.fail(REGISTER, Answer(body, status=400))
    page.press(anyway=page.boxes(), reason=WHY)
    [answer] = answers_of(TAG, publisher)
    assert (answer.accepted, answer.words) == (False, WORDS)
    assert "AWS refused this on" in page.open()
    assert WORDS in page.open()


@pytest.mark.parametrize(
    "refusal",
    [
        Outcome(state=State.REFUSED, code="AccessDeniedException", message="not authorized"),
        Outcome(state=State.REFUSED, code="ThrottlingException", message="Rate exceeded"),
        Outcome(state=State.REFUSED, code="ClientException", message="Too many concurrent attempts to …"),
        Outcome(state=State.NOT_SENT, code="EndpointConnectionError"),
    ],
)
def test_what_says_nothing_of_the_document_is_no_answer(refusal: Outcome, overridden: Registration) -> None:
    overridden.start_sending(0, "")
    overridden.settle(refusal)
    assert not RuleAnswer.objects.exists()


def test_an_answer_that_is_found_out_later_is_kept_too(
    overridden: Registration, publisher: Person, aws: Proxy, client_of: Callable[[Person], Client]
) -> None:
    aws.fail(REGISTER, "drop after")
    send(overridden)
    assert not RuleAnswer.objects.exists()
    client_of(publisher).post(reverse("aws:look_up", args=[overridden.pk]))
    assert [answer.accepted for answer in answers_of(TAG, publisher)] == [True]


def test_a_registration_without_an_override_answers_to_no_rule(queued: Registration) -> None:
    queued.start_sending(0, "")
    queued.settle(REFUSED)
    assert not RuleAnswer.objects.exists()
    assert not Override.objects.exists()


def test_an_answer_is_shown_to_the_team_only(
    overridden: Registration, author: Person, stranger: Person
) -> None:
    overridden.start_sending(0, "")
    overridden.settle(REFUSED)
    assert [answer.words for answer in answers_of(TAG, author)] == [WORDS]
    assert list(answers_of(TAG, stranger)) == []
    assert list(answers_of(CPU, author)) == []


def test_the_rule_s_page_shows_the_answers_to_its_reader_s_teams(
    overridden: Registration, author: Person, stranger: Person, client_of: Callable[[Person], Client]
) -> None:
    overridden.start_sending(0, "")
    overridden.settle(REFUSED)
    for reader, shown in ((author, True), (stranger, False)):
        page = client_of(reader).get(f"/rules/{TAG}/").content.decode()
        assert ("AWS refused this on" in page) is shown


WRONG = {
    "without a tick": ({"reason": WHY}, "tick each"),
    "without a reason": ({"anyway": [":".join(AT_TAG)], "reason": " "}, "Say why"),
    "of a rule elsewhere": ({"anyway": [":".join(AT_TAG), f"{TAG}:/tags/0/key"], "reason": WHY}, "no error"),
    "of no rule": ({"anyway": [":".join(AT_TAG), "x"], "reason": WHY}, "no error"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_overridden_as_the_page_asks_is_refused(name: str, page: Page, aws: Proxy) -> None:
    posted, said = WRONG[name]
    response = page.press(**posted)
    assert response.status_code == 409
    assert said in response.content.decode()
    assert aws.count(REGISTER) == 0


def test_what_was_typed_comes_back_with_a_refusal(page: Page) -> None:
    shown = page.press(reason="Because & so").content.decode()
    assert "Because &amp; so</textarea>" in shown
    assert f'value="{":".join(AT_TAG)}" checked' not in shown
    assert f'value="{":".join(AT_TAG)}" checked' in page.press(anyway=[":".join(AT_TAG)]).content.decode()


def test_each_of_several_errors_is_ticked(
    draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    both = Draft.start(draft.team, author, DOCUMENT | TWICE | NEGATIVE)
    with pytest.raises(CannotRegister, match="tick each"):
        Registration.begin(both, 1, target, publisher, KEY, ANYWAY)
    places = frozenset({AT_TAG, AT_CPU})
    made = Registration.begin(both, 1, target, publisher, KEY, SendAnyway(WHY, places))
    made.start_sending(0, "")
    made.settle(REFUSED)
    assert sorted(answer.rule for answer in RuleAnswer.objects.all()) == [CPU, TAG]


def test_an_error_of_which_we_are_sure_is_never_sent(
    draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    broken = Draft.start(draft.team, author, DOCUMENT | TWICE | {"memory": "513"})
    places = frozenset({AT_TAG, ("fargate-cpu-memory", "/memory")})
    with pytest.raises(CannotRegister, match="Mend them first"):
        Registration.begin(broken, 1, target, publisher, KEY, SendAnyway(WHY, places))
    assert not Registration.objects.exists()


def test_beside_an_error_of_which_we_are_sure_nothing_is_offered(
    client_of: Callable[[Person], Client], draft: Draft, target: Target, publisher: Person
) -> None:
    broken = Draft.start(draft.team, publisher, DOCUMENT | TWICE | {"memory": "513"})
    page = Page(client_of(publisher), broken, target)
    assert "2 errors first." in page.open()
    assert page.boxes() == []


def test_a_member_is_told_who_may_and_does_not(
    client_of: Callable[[Person], Client], author: Person, doubtful: Draft, target: Target, aws: Proxy
) -> None:
    page = Page(client_of(author), doubtful, target)
    assert "a publisher of Payments may send it anyway" in page.open()
    assert page.boxes() == []
    assert page.press(anyway=[":".join(AT_TAG)], reason=WHY).status_code == 403
    assert aws.count(REGISTER) == 0
    assert not Override.objects.exists()


def test_a_stranger_overrides_nothing(doubtful: Draft, target: Target, stranger: Person) -> None:
    with pytest.raises(PermissionDenied):
        Registration.begin(doubtful, 1, target, stranger, KEY, ANYWAY)


def test_the_review_step_leads_a_publisher_on(page: Page, doubtful: Draft, author: Person) -> None:
    review = reverse("drafts:step", args=[doubtful.pk, "review"])
    assert "The next page lets you send it anyway" in page.client.get(review).content.decode()
    page.client.force_login(author)
    assert "1 error first." in page.client.get(review).content.decode()


def test_an_override_is_for_one_registration(overridden: Registration, publisher: Person) -> None:
    overridden.start_sending(0, "")
    overridden.settle(Outcome(state=State.REGISTERED, arn="arn:1", revision=1))
    with pytest.raises(CannotRegister, match="tick each"):
        Registration.begin(overridden.draft, 1, overridden.target, publisher, "other")


@pytest.mark.parametrize("model", [Override, RuleAnswer])
def test_the_database_refuses_to_change_what_was_said(model: Any, overridden: Registration) -> None:
    overridden.start_sending(0, "")
    overridden.settle(REFUSED)
    column = {Override: {"reason": "another"}, RuleAnswer: {"words": "others"}}[model]
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        model.objects.update(**column)


@pytest.mark.parametrize("columns", [{"reason": " "}, {"findings": "[]"}])
def test_the_database_refuses_half_an_override(columns: dict[str, str], queued: Registration) -> None:
    row = {"registration": queued, "reason": WHY, "findings": '[["a", "/b"]]'} | columns
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.create(**row)


def test_a_rule_gets_one_answer_of_a_registration(overridden: Registration) -> None:
    RuleAnswer.objects.create(registration=overridden, rule=TAG, accepted=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleAnswer.objects.create(registration=overridden, rule=TAG, accepted=False, words="No.")


def test_the_triggers_stand_in_the_database(db: None) -> None:
    catalogue = {"sqlite": "sqlite_master WHERE type = 'trigger' AND ", "postgresql": "pg_trigger WHERE tg"}
    names = "('override_pinned', 'rule_answer_pinned')"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {catalogue[connection.vendor]}name IN {names}")  # noqa: S608
        assert len(cursor.fetchall()) == 2
