"""Who may see and change drafts: the members of their team. Rules and help are for all who signed in."""

from collections.abc import Mapping
from typing import Any

from designer.drafts.models import Draft, Import, TeamTemplate
from designer.drafts.preset_page import PresetPage
from designer.taskdef import digest
from designer.taskdef.presets import all_presets
from designer.teams.models import Person, Team
from tests.access import Row
from tests.drafts import waived

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "image": "nginx:1.27"}],
}
COLLECTOR: dict[str, Any] = {
    "name": "collector",
    "image": "public.ecr.aws/aws-observability/aws-otel-collector:v0.45.0",
    "command": ["--config=/etc/ecs/ecs-xray.yaml"],
}
TRACED = {**DOCUMENT, "containerDefinitions": [*DOCUMENT["containerDefinitions"], COLLECTOR]}
START = {"start": "FARGATE", "family": "orders", "once": "k" * 24, "end": "1"}


def a_draft(team: Team, author: Person) -> Mapping[str, Any]:
    return {"draft_id": Draft.start(team, author, DOCUMENT).pk}


def a_version(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "version": 1}


def an_import(team: Team, author: Person) -> Mapping[str, Any]:
    draft = Draft.start(team, author, DOCUMENT, basis="import")
    Import.objects.create(draft=draft, text='{"containerDefinitions": []}')
    return {"draft_id": draft.pk}


def a_step(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "slug": "roles"}


def an_item(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "slug": "containers", "position": 0}


def a_container(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "position": 0}


def a_field(team: Team, author: Person) -> Mapping[str, Any]:
    return {"name": "containerDefinitions.portMappings.hostPort"}


def a_rule(team: Team, author: Person) -> Mapping[str, Any]:
    return {"rule_id": "image-required"}


def a_mendable_draft(team: Team, author: Person) -> Mapping[str, Any]:
    ports = [{"containerPort": 80, "hostPort": 8080}]
    container = {**DOCUMENT["containerDefinitions"][0], "portMappings": ports}
    document = {**DOCUMENT, "networkMode": "awsvpc", "containerDefinitions": [container]}
    return {"draft_id": Draft.start(team, author, document).pk}


def a_waivable_finding(team: Team, author: Person) -> Mapping[str, Any]:
    return {"draft_id": Draft.start(team, author, waived.DOCUMENT).pk, "rule_id": waived.SOCKET}


def a_waiver(team: Team, author: Person) -> Mapping[str, Any]:
    draft = Draft.start(team, author, waived.DOCUMENT)
    return {"waiver_id": waived.set_aside(draft, author).pk}


def a_starter(team: Team, author: Person) -> Mapping[str, Any]:
    return {"slug": "web-service"}


def a_template(team: Team, author: Person) -> Mapping[str, Any]:
    told = {"description": "", "document": DOCUMENT, "examples": {}}
    return {"template_id": TeamTemplate.keep(team, author, "Orders", replace=True, **told).pk}


TEMPLATE = {"name": "Web", "description": "", "base": "1", "end": "1"}
FILLED = {"family": "orders", "once": "k" * 24, "end": "1"}


def a_preset(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "preset_id": "xray"}


def a_draft_with_traces(team: Team, author: Person) -> Mapping[str, Any]:
    return {"draft_id": Draft.start(team, author, TRACED).pk, "preset_id": "xray"}


def a_log_preset(team: Team, author: Person) -> Mapping[str, Any]:
    return {**a_draft(team, author), "preset_id": "s3", "position": 0}


WAIVE = {"scope": "draft", "reason": "Needed", "ends_on": waived.today(30).isoformat()}
WHOLE = {"base": "1", "once": "k" * 24, "end": "1"}
TAKE_OFF = {**WHOLE, "do": "make", "shown": PresetPage(TRACED, all_presets()["xray"], None, "").digest}
TEXT = {**WHOLE, "text": '{"family": "orders"}'}
VARIABLES = {**WHOLE, "text": "A=1", "looked": digest("A=1"), "do": "add"}
MEND = {
    **WHOLE,
    "rule": "awsvpc-host-port-mismatch",
    "path": "/containerDefinitions/0/portMappings/0/hostPort",
}

POLICIES = {"role": "execution", "managed": "on"}
REDACT = {
    "pointer": "/containerDefinitions/0/image",
    "version": "1",
    "reason": "Pasted by mistake",
    "sure": "on",
}

ROWS = [
    Row("drafts:list", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:new", "GET", "sign-in 200 403 200 403 403 403"),
    Row("drafts:new", "POST", "sign-in 302 403 302 403 403 403", send=START),
    Row("drafts:from_starter", "GET", "sign-in 200 403 200 403 403 403", at=a_starter),
    Row("drafts:from_starter", "POST", "sign-in 302 403 302 403 403 403", at=a_starter, send=FILLED),
    Row("drafts:from_template", "GET", "sign-in 404 403 200 403 403 403", at=a_template),
    Row("drafts:from_template", "POST", "sign-in 404 403 302 403 403 403", at=a_template, send=FILLED),
    Row("drafts:save_as_template", "GET", "sign-in 404 403 200 403 403 403", at=a_draft),
    Row("drafts:save_as_template", "POST", "sign-in 404 403 302 403 403 403", at=a_draft, send=TEMPLATE),
    Row("drafts:templates", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:template", "GET", "sign-in 404 200 200 200 200 200", at=a_template),
    Row("drafts:template", "POST", "sign-in 404 403 302 403 403 403", at=a_template, send=TEMPLATE),
    Row("drafts:delete_template", "GET", "sign-in 404 403 200 403 403 403", at=a_template),
    Row("drafts:delete_template", "POST", "sign-in 404 403 302 403 403 403", at=a_template),
    Row("drafts:imported", "GET", "sign-in 404 200 200 200 200 200", at=an_import),
    Row("drafts:duplicate", "POST", "sign-in 404 403 302 403 403 403", at=a_draft, send={"once": "k" * 24}),
    Row("drafts:archive", "POST", "sign-in 404 403 302 403 403 403", at=a_draft),
    Row("drafts:restore", "POST", "sign-in 404 403 302 403 403 403", at=a_draft),
    Row("drafts:watch", "POST", "sign-in 404 302 302 302 302 302", at=a_draft, send={"watch": "on"}),
    Row("drafts:delete", "GET", "sign-in 404 403 200 403 403 403", at=a_draft),
    Row("drafts:delete", "POST", "sign-in 404 403 302 403 403 403", at=a_draft),
    Row("drafts:redact", "GET", "sign-in 404 403 403 403 403 200", at=a_draft),
    Row("drafts:redact", "POST", "sign-in 404 403 403 403 403 302", at=a_draft, send=REDACT),
    Row("drafts:export", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:download", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:download_as_sent", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:picture", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:miniature", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:fits", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:permissions", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:permissions", "POST", "sign-in 404 200 200 200 200 200", at=a_draft, send=POLICIES),
    Row("drafts:environment", "GET", "sign-in 404 403 200 403 403 403", at=a_container),
    Row("drafts:environment", "POST", "sign-in 404 403 302 403 403 403", at=a_container, send=VARIABLES),
    Row("drafts:undo", "POST", "sign-in 404 403 302 403 403 403", at=a_draft),
    Row("drafts:redo", "POST", "sign-in 404 403 302 403 403 403", at=a_draft),
    Row("drafts:mend", "POST", "sign-in 404 403 302 403 403 403", at=a_mendable_draft, send=MEND),
    Row("drafts:preset", "GET", "sign-in 404 403 200 403 403 403", at=a_preset),
    Row("drafts:preset", "POST", "sign-in 404 403 302 403 403 403", at=a_draft_with_traces, send=TAKE_OFF),
    Row("drafts:log_preset", "GET", "sign-in 404 403 200 403 403 403", at=a_log_preset),
    Row("drafts:log_preset", "POST", "sign-in 404 403 200 403 403 403", at=a_log_preset, send=WHOLE),
    Row("drafts:history", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:last_change", "GET", "sign-in 404 400 400 400 400 400", at=a_draft),
    Row("drafts:who_changed_what", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:search", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:used", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:record_csv", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:record_json", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:restore_version", "POST", "sign-in 404 403 302 403 403 403", at=a_version, send=WHOLE),
    Row("drafts:open_version", "POST", "sign-in 404 403 302 403 403 403", at=a_version, send=WHOLE),
    Row("drafts:name_version", "GET", "sign-in 404 403 200 403 403 403", at=a_version),
    Row("drafts:name_version", "POST", "sign-in 404 403 302 403 403 403", at=a_version, send={"name": "x"}),
    Row("drafts:json", "GET", "sign-in 404 200 200 200 200 200", at=a_draft),
    Row("drafts:json", "POST", "sign-in 404 403 302 403 403 403", at=a_draft, send=TEXT),
    Row("drafts:check_text", "POST", "sign-in 404 403 200 403 403 403", at=a_draft, send=TEXT),
    Row("drafts:json_fields", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:place", "GET", "sign-in 404 302 302 302 302 302", at=a_draft),
    Row("drafts:set_aside", "GET", "sign-in 404 403 200 403 403 403", at=a_waivable_finding),
    Row("drafts:set_aside", "POST", "sign-in 404 403 302 403 403 403", at=a_waivable_finding, send=WAIVE),
    Row("drafts:waivers", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:end_waiver", "POST", "sign-in 404 403 302 403 403 403", at=a_waiver),
    Row("drafts:step", "GET", "sign-in 404 200 200 200 200 200", at=a_step),
    Row("drafts:step", "POST", "sign-in 404 403 302 403 403 403", at=a_step, send=WHOLE),
    Row("drafts:item", "GET", "sign-in 404 200 200 200 200 200", at=an_item),
    Row("drafts:item", "POST", "sign-in 404 403 302 403 403 403", at=an_item, send=WHOLE),
    Row("drafts:field", "GET", "sign-in 200 200 200 200 200 200", at=a_field),
    Row("drafts:here", "POST", "sign-in 404 200 200 200 200 200", at=a_step, send={"shown": "none"}),
    Row("drafts:here_at_item", "POST", "sign-in 404 200 200 200 200 200", at=an_item, send={"shown": "none"}),
    Row("drafts:rules", "GET", "sign-in 200 200 200 200 200 200"),
    Row("drafts:rule", "GET", "sign-in 200 200 200 200 200 200", at=a_rule),
]
