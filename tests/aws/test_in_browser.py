"""The pages about AWS in a real browser: one press registers once, and axe finds nothing on any of them."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.sending import register, send
from designer.drafts.models import Draft
from designer.taskdef import compact
from designer.teams.models import Person, Target, Team
from designer.teams.models.role import GRANTED
from tests.aws.documents import DOCUMENT, RICH
from tests.aws.test_sent_anyway import ANYWAY, TWICE
from tests.browser import Browse
from tests.drafts.waived import DOCUMENT as RISKY
from tests.drafts.waived import UNUSED, set_aside
from tests.emulator.proxy import Proxy
from tests.looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REGISTER = "RegisterTaskDefinition"


@pytest.fixture
def publisher(publisher: Person, team: Team) -> Person:
    """Sees every form there is."""
    return team.add(publisher, *GRANTED).person


def test_pressing_twice_registers_once(
    browse: Browse, publisher: Person, draft: Draft, target: Target, aws: Proxy
) -> None:
    page = browse(publisher)
    page.goto(reverse("aws:register", args=[draft.pk]))
    page.get_by_role("button", name="Register in payments-staging").dblclick()
    page.get_by_role("heading", name="checkout-api:1 is registered").wait_for()
    page.reload()
    page.go_back()
    page.go_forward()
    assert aws.count(REGISTER) == 1


def test_another_account_is_chosen_without_scripts(
    browse: Browse, publisher: Person, draft: Draft, target: Target
) -> None:
    other = Target.objects.create(
        team=target.team, name="payments-prod", account="444455556666", region="us-east-1",
        role_arn="arn:aws:iam::444455556666:role/designer", endpoint_url=target.endpoint_url,
    )  # fmt: skip
    page = browse(publisher, java_script_enabled=False)
    page.goto(reverse("aws:register", args=[draft.pk]))
    page.get_by_label("Target account").select_option(str(other.pk))
    page.get_by_role("button", name="Show").click()
    page.get_by_role("button", name="Register in payments-prod").click()
    assert "task-definition/checkout-api:1" in page.get_by_label("ARN").input_value()
    assert ":444455556666:" in page.get_by_label("ARN").input_value()


def test_an_error_in_doubt_is_sent_without_scripts(
    browse: Browse, publisher: Person, draft: Draft, target: Target, aws: Proxy
) -> None:
    doubtful = Draft.start(draft.team, publisher, DOCUMENT | TWICE)
    page = browse(publisher, java_script_enabled=False)
    page.goto(reverse("aws:register", args=[doubtful.pk]))
    page.get_by_label("Send it anyway").check()
    page.get_by_label("Reason").fill("The console takes it.")
    page.get_by_role("button", name="Register in payments-staging").click()
    page.get_by_role("heading", name="checkout-api:1 is registered").wait_for()
    assert page.get_by_text("AWS accepted it.").is_visible()


def test_a_page_of_what_is_under_way_turns_into_its_end(
    browse: Browse, author: Person, queued: Registration
) -> None:
    queued.start_sending(0, "")
    page = browse(author)
    page.goto(reverse("aws:registration", args=[queued.pk]))
    page.get_by_role("heading", name="checkout-api is being registered").wait_for()
    queued.settle(Outcome(state=State.REFUSED, code="ThrottlingException", message="Rate exceeded"))
    page.get_by_role("heading", name="checkout-api was refused").wait_for()


def ready(queued: Registration, aws: Proxy) -> str:
    register(queued.target, compact(DOCUMENT | {"cpu": "1024", "memory": "2048"}), "seed")
    return reverse("aws:register", args=[queued.draft_id])


def differing(queued: Registration, aws: Proxy) -> str:
    """Changes of every risk, a secret in plain text, characters that deceive, and what means the same."""
    register(queued.target, compact(RICH), "seed")
    app = RICH["containerDefinitions"][0] | {
        "image": "busybox",
        "command": ["other"],
        "environment": [
            {"name": "API_TOKEN", "value": "hunter2hunter2"},
            {"name": "DB_\u041dOST", "value": "x"},
        ],
    }
    after = RICH | {"cpu": "2 vCPU", "memory": "4 GB", "containerDefinitions": [app], "tags": []}
    draft = Draft.start(queued.draft.team, queued.person, after)
    return reverse("aws:register", args=[draft.pk])


def unchanged(queued: Registration, aws: Proxy) -> str:
    register(queued.target, queued.text, "seed")
    return reverse("aws:register", args=[queued.draft_id])


def with_errors(queued: Registration, aws: Proxy) -> str:
    wrong = {"memory": "513", "volumes": [{"name": "n" * 300}]}
    draft = Draft.start(queued.draft.team, queued.person, DOCUMENT | wrong)
    return reverse("aws:register", args=[draft.pk])


def unreachable(queued: Registration, aws: Proxy) -> str:
    aws.fail("AssumeRole", "denied", times=99)
    return reverse("aws:register", args=[queued.draft_id])


def unsettled(queued: Registration, aws: Proxy) -> str:
    queued.start_sending(0, "")
    return reverse("aws:register", args=[queued.draft_id])


def in_doubt(queued: Registration, aws: Proxy) -> str:
    made = overridden(queued)
    made.start_sending(0, "")
    made.settle(Outcome(state=State.REFUSED, code="ClientException", message="Tags contain duplicate keys"))
    return reverse("aws:register", args=[made.draft_id])


def sent_anyway(queued: Registration, aws: Proxy) -> str:
    made = overridden(queued)
    send(made)
    return reverse("aws:registration", args=[made.pk])


def overridden(queued: Registration) -> Registration:
    doubtful = Draft.start(queued.draft.team, queued.person, DOCUMENT | TWICE)
    return Registration.begin(doubtful, 1, queued.target, queued.person, "a", ANYWAY)


def against_policy(queued: Registration, aws: Proxy) -> str:
    Target.objects.update(blocks_security=True)
    risky = Draft.start(queued.draft.team, queued.person, RISKY)
    set_aside(risky, queued.person, UNUSED)
    return reverse("aws:register", args=[risky.pk])


def the_list(queued: Registration, aws: Proxy) -> str:
    send(queued)
    return reverse("aws:registrations")


def accounts(queued: Registration, aws: Proxy) -> str:
    return reverse("aws:targets")


def an_account(queued: Registration, aws: Proxy) -> str:
    return reverse("aws:target", args=[queued.target_id])


def a_new_account(queued: Registration, aws: Proxy) -> str:
    return reverse("aws:new_target")


def ended(state: State, code: str = "", message: str = "") -> Callable[[Registration, Proxy], str]:
    def end(queued: Registration, aws: Proxy) -> str:
        queued.start_sending(0, "")
        queued.settle(Outcome(state=state, code=code, message=message))
        return reverse("aws:registration", args=[queued.pk])

    return end


def registered(queued: Registration, aws: Proxy) -> str:
    send(queued)
    return reverse("aws:registration", args=[queued.pk])


def stored_otherwise(queued: Registration, aws: Proxy) -> str:
    send(queued)
    Registration.objects.update(answer=queued.answer.replace("1.4.2", "6.6.6"))
    return reverse("aws:registration", args=[queued.pk])


def several(queued: Registration, aws: Proxy) -> str:
    arn = "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/checkout-api:"
    address = ended(State.UNKNOWN, "ReadTimeoutError", "Read timeout")(queued, aws)
    queued.looked_up(queued.created_at, "SeveralFound", f"{arn}1\n{arn}2")
    return address


PAGES: dict[str, Callable[[Registration, Proxy], str]] = {
    "register": ready,
    "register-differing": differing,
    "register-unchanged": unchanged,
    "register-errors": with_errors,
    "register-in-doubt": in_doubt,
    "register-against-policy": against_policy,
    "sent-anyway": sent_anyway,
    "register-unreachable": unreachable,
    "register-unsettled": unsettled,
    "registered": registered,
    "stored-otherwise": stored_otherwise,
    "refused": ended(State.REFUSED, "ClientException", "Role is not valid"),
    "unknown": ended(State.UNKNOWN, "ReadTimeoutError", "Read timeout on endpoint URL"),
    "several": several,
    "not-sent": ended(State.NOT_SENT, "EndpointConnectionError", "Could not connect"),
    "absent": ended(State.ABSENT),
    "registrations": the_list,
    "targets": accounts,
    "target": an_account,
    "new-target": a_new_account,
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    name: str, browse: Browse, publisher: Person, queued: Registration, aws: Proxy
) -> None:
    address, page = PAGES[name](queued, aws), browse(publisher)
    for scheme, language, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        Person.objects.update(language=language)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)  # anew: colours that are on their way from light to dark have no contrast
        assert page.locator("html").get_attribute("lang") == language
        page.evaluate("document.querySelectorAll('main details').forEach(part => { part.open = true })")
        assert violations(page) == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (scheme, width)


def violations(page: Any) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
