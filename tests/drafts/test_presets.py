"""Presets in the wizard: shown before they are made, made as shown, as one edit that undo takes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from designer import taskdef
from designer.drafts.models import Draft
from designer.taskdef.edits import Editor
from designer.taskdef.presets import all_presets
from designer.teams.models import Person, Team
from tests.drafts.wizard import Wizard, draft, wizard
from tests.markup import Markup

__all__ = ["draft", "wizard"]

AT = "/containerDefinitions/0"


def address(draft: Draft, preset: str) -> str:
    at = "0/" if all_presets()[preset].kind == "logs" else ""
    return f"/drafts/{draft.pk}/presets/{preset}/{at}"


def page_of(answer: Any) -> dict[str, str]:
    """What the form of the preset posts, as a page shows it."""
    return Markup(answer.content.decode()).forms["preset"] | {"end": "1"}


class Visitor:
    """A person at the page of a preset, without scripts."""

    def __init__(self, client: Client, draft: Draft) -> None:
        self.client = client
        self.draft = draft

    def open(self, preset: str) -> dict[str, str]:
        return page_of(self.client.get(address(self.draft, preset)))

    def post(self, preset: str, form: dict[str, str], **more: str) -> Any:
        return self.client.post(address(self.draft, preset), form | more)

    def make(self, preset: str, **inputs: str) -> Any:
        """Fill in, look at what changes, and make it."""
        asked = {f"/{name}": text for name, text in inputs.items()}
        shown = page_of(self.post(preset, self.open(preset) | asked))
        return self.post(preset, shown, do="make")

    @property
    def document(self) -> dict[str, Any]:
        return Draft.objects.get(pk=self.draft.pk).document


@pytest.fixture
def visitor(draft: Draft, author: Person, client_of: Callable[[Person], Client]) -> Visitor:
    return Visitor(client_of(author), draft)


def html(answer: Any) -> str:
    found: str = answer.content.decode()
    return found


def names(visitor: Visitor) -> list[str]:
    return [container["name"] for container in visitor.document["containerDefinitions"]]


def test_what_changes_is_shown_before_it_is_made(visitor: Visitor) -> None:
    before = taskdef.compact(visitor.document)
    shown = visitor.post("firehose", visitor.open("firehose"), **{"/region": "eu-west-1"})
    assert "Fill in first: Delivery stream" in html(shown)
    asked = {"/region": "eu-west-1", "/delivery_stream": "orders"}
    shown = visitor.post("firehose", visitor.open("firehose"), **asked)
    assert "Adds the sidecar “log_router”, a log router that delivers them." in html(shown)
    assert "app · logConfiguration" in html(shown)
    assert "&quot;delivery_stream&quot;: &quot;orders&quot;" in html(shown)
    assert "arn:aws:firehose:eu-west-1:*:deliverystream/orders" in html(shown)
    assert taskdef.compact(visitor.document) == before


def test_it_is_made_as_shown_as_one_edit_that_undo_takes_back(visitor: Visitor) -> None:
    before = taskdef.compact(visitor.document)
    answer = visitor.make("firehose", region="eu-west-1", delivery_stream="orders")
    assert answer["Location"] == f"/drafts/{visitor.draft.pk}/containers/0/#s-logging"
    assert names(visitor) == ["app", "log_router"]
    assert Draft.objects.get(pk=visitor.draft.pk).version == 2
    visitor.client.post(f"/drafts/{visitor.draft.pk}/undo/")
    assert taskdef.compact(visitor.document) == before


def test_taking_it_off_again_leaves_no_trace(visitor: Visitor) -> None:
    before = taskdef.compact(visitor.document)
    visitor.make("s3", region="eu-west-1", bucket="orders")
    assert "Takes the sidecar “log_router” off" in html(visitor.client.get(address(visitor.draft, "s3")))
    visitor.make("s3")
    assert taskdef.compact(visitor.document) == before


def test_nothing_is_made_that_was_not_shown(visitor: Visitor) -> None:
    form = visitor.open("s3") | {"/region": "eu-west-1", "/bucket": "orders"}
    answer = visitor.post("s3", form, do="make")
    assert answer.status_code == 409
    assert "This is not what was shown before" in html(answer)
    assert names(visitor) == ["app"]
    assert visitor.post("s3", page_of(answer), do="make").status_code == 302
    assert names(visitor) == ["app", "log_router"]


def test_what_is_missing_is_asked_for_at_its_field_and_the_rest_is_kept(visitor: Visitor) -> None:
    answer = visitor.post("s3", visitor.open("s3") | {"/region": "eu-west-1"}, do="make")
    assert answer.status_code == 422
    page = Markup(html(answer))
    assert page.controls["/region"] == "eu-west-1"
    wrong = [attributes["name"] for _tag, attributes in page.elements if "aria-invalid" in attributes]
    assert wrong == ["/bucket"]


def test_two_presses_are_one_edit(visitor: Visitor) -> None:
    shown = page_of(visitor.post("xray", visitor.open("xray"), **{"/awslogs-region": "eu-west-1"}))
    for _press in range(2):
        assert visitor.post("xray", shown, do="make").status_code == 302
    assert names(visitor) == ["app", "aws-otel-collector"]


@pytest.fixture
def jun(draft: Draft, publisher: Person) -> Callable[[Callable[[Editor], None]], None]:
    """`jun(lambda editor: editor.put("/cpu", "1024"))`, meanwhile."""

    def edit(change: Callable[[Editor], None]) -> None:
        now = Draft.objects.get(pk=draft.pk)
        editor = Editor(now.document)
        change(editor)
        now.edit(publisher, now.version, editor.finish())

    return edit


def test_what_others_change_elsewhere_does_not_hinder(visitor: Visitor, jun) -> None:
    shown = page_of(visitor.post("xray", visitor.open("xray"), **{"/awslogs-region": "eu-west-1"}))
    jun(lambda editor: editor.put("/cpu", "1024"))
    assert visitor.post("xray", shown, do="make").status_code == 302
    assert visitor.document["cpu"] == "1024"
    assert names(visitor) == ["app", "aws-otel-collector"]


def test_a_collector_that_somebody_added_meanwhile_is_shown_and_used(visitor: Visitor, jun) -> None:
    given = {"/awslogs-region": "eu-west-1"}
    shown = page_of(visitor.post("xray", visitor.open("xray"), **given))
    visitor.make("cloudwatch-metrics", **{"awslogs-region": "eu-west-1"})
    answer = visitor.post("xray", shown, do="make")
    assert answer.status_code == 409
    assert "Uses the sidecar “aws-otel-collector”, which is there already." in html(answer)
    assert visitor.post("xray", page_of(answer), do="make").status_code == 302
    assert names(visitor) == ["app", "aws-otel-collector"]


def test_what_was_changed_of_the_router_is_said_and_taken_off_only_when_asked(visitor: Visitor, jun) -> None:
    visitor.make("s3", region="eu-west-1", bucket="orders")
    jun(lambda editor: editor.put("/containerDefinitions/1/user", "0"))
    page = visitor.client.get(address(visitor.draft, "s3"))
    assert "as it is not as the preset writes it: user." in html(page)
    shown = page_of(visitor.post("s3", page_of(page), drop="1"))
    visitor.post("s3", shown | {"drop": "1"}, do="make")
    assert names(visitor) == ["app"]


def test_the_list_of_destinations_leads_to_the_preset_and_keeps_what_was_typed(wizard: Wizard) -> None:
    answer = wizard.send("containers", {f"{AT}/name": "api", "preset": "kinesis", "do": "preset"})
    assert answer["Location"] == f"/drafts/{wizard.draft.pk}/presets/kinesis/0/"
    assert wizard.document["containerDefinitions"][0]["name"] == "api"
    assert "Logs of api to Amazon Kinesis Data Streams" in html(wizard.client.get(answer["Location"]))


def test_without_a_destination_chosen_the_page_stays(wizard: Wizard) -> None:
    page = Markup(html(wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/")))
    assert page.controls["preset"] == ""
    answer = wizard.send("containers", {"preset": "", "do": "preset"})
    assert answer["Location"] == f"/drafts/{wizard.draft.pk}/containers/"
    assert wizard.send("containers", {"preset": "no-such", "do": "preset"}).status_code == 400


def test_the_container_shows_its_destination_with_its_inputs_as_fields(visitor: Visitor) -> None:
    visitor.make("firehose", region="eu-west-1", delivery_stream="orders")
    page = Markup(html(visitor.client.get(f"/drafts/{visitor.draft.pk}/containers/")))
    assert page.controls["preset"] == "firehose"
    options = f"{AT}/logConfiguration/options"
    assert page.controls[f"{options}/delivery_stream"] == "orders"
    assert page.controls[f"{options}/region"] == "eu-west-1"


MODE = f"{AT}/logConfiguration/options/mode"


def test_the_delivery_mode_is_a_choice_that_is_never_made_silently(wizard: Wizard) -> None:
    wizard.send("containers", {f"{AT}/logConfiguration/logDriver": "awslogs"})
    page = Markup(html(wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/")))
    assert page.controls[MODE] == ""
    assert "options" not in wizard.document["containerDefinitions"][0]["logConfiguration"]
    for mode in ("blocking", "non-blocking"):
        wizard.send("containers", {MODE: mode})
        assert wizard.document["containerDefinitions"][0]["logConfiguration"]["options"] == {"mode": mode}
    wizard.send("containers", {MODE: ""})
    assert "options" not in wizard.document["containerDefinitions"][0]["logConfiguration"]


def test_a_delivery_mode_that_docker_does_not_know_stays_chosen(wizard: Wizard) -> None:
    wizard.send("containers", {f"{AT}/logConfiguration/logDriver": "awslogs", MODE: "sometimes"})
    page = Markup(html(wizard.client.get(f"/drafts/{wizard.draft.pk}/containers/")))
    assert page.controls[MODE] == "sometimes"


def test_monitoring_lists_what_is_collected_and_what_the_role_has_to_allow(visitor: Visitor) -> None:
    visitor.make("xray", **{"awslogs-region": "eu-west-1"})
    page = html(visitor.client.get(f"/drafts/{visitor.draft.pk}/tags/"))
    assert "xray:PutTraceSegments" in page
    assert "Take off: AWS X-Ray" in page
    assert "Add: Amazon CloudWatch metrics" in page


def test_the_roles_step_says_what_the_presets_need(visitor: Visitor) -> None:
    visitor.make(
        "opensearch", Host="orders.eu-west-1.es.amazonaws.com", Index="orders", Aws_Region="eu-west-1"
    )
    visitor.make("xray")
    page = html(visitor.client.get(f"/drafts/{visitor.draft.pk}/roles/"))
    assert "Send logs through FireLens" in page
    assert "es:ESHttpPost" in page
    assert "xray:PutTraceSegments" in page


def test_where_a_preset_cannot_be_used_it_says_why(team: Team, author: Person, client_of) -> None:
    containers = [{"name": "app", "image": "public.ecr.aws/nginx/nginx:1.27"}]
    members = {"requiresCompatibilities": ["EXTERNAL"], "containerDefinitions": containers}
    found = Draft.start(team, author, {"family": "store", **members})
    page = html(client_of(author).get(f"/drafts/{found.pk}/tags/"))
    assert "Not with the launch type EXTERNAL." in page
    assert "Add: AWS X-Ray" not in page
    answer = client_of(author).get(address(found, "xray"))
    assert "Not with the launch type EXTERNAL." in html(answer)
    assert "Make this change" not in html(answer)


@pytest.mark.parametrize("asked", ["no-such/", "firehose/", "firehose/7/", "xray/0/", "s3/x/"])
def test_a_preset_or_container_that_is_not_there_is_not_found(visitor: Visitor, asked: str) -> None:
    assert visitor.client.get(f"/drafts/{visitor.draft.pk}/presets/{asked}").status_code == 404


@pytest.mark.parametrize("wrong", [{"base": "7"}, {"base": "x"}, {"once": ""}, {"/bucket": "a\0b"}])
def test_a_post_that_no_page_made_is_refused(visitor: Visitor, wrong: dict[str, str]) -> None:
    form = visitor.open("s3") | {"/region": "eu-west-1", "/bucket": "b"}
    assert visitor.post("s3", form | wrong, do="make").status_code == 400
    assert names(visitor) == ["app"]
