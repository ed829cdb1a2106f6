"""Every page of the wizard, light and dark, wide and narrow: nothing that axe finds, nothing cut off."""

import copy
import json

import pytest
from django.conf import settings

from designer.drafts.models import Draft
from designer.drafts.steps import STEPS
from tests.axe_by_line import AxeByLine
from tests.drafts.wizard_in_browser import Wizard
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

CHECKOUT = json.loads((settings.BASE_DIR / "designer/demo/documents/checkout-api.json").read_text())


def broken() -> dict:
    """Something wrong on every step, and values that no control expects."""
    document = copy.deepcopy(CHECKOUT)
    document |= {"family": "a b", "requiresCompatibilities": ["FARGATE", "LAMBDA"], "networkMode": "bridge"}
    document["taskRoleArn"] = "nobody"
    document["tags"].append({"key": "", "value": "x"})
    document["volumes"].append({"name": "n" * 80, "dockerVolumeConfiguration": {"scope": "task"}})
    app = document["containerDefinitions"][0]
    app |= {"memoryReservation": 1536, "cpu": "half", "command": "sh -c x", "essential": "maybe"}
    app["environment"].append("A=1")
    app["name"] = "컨테이너 " + "아주긴이름" * 6
    return document


def on_instances() -> dict:
    """What Fargate has no use for: constraints of every kind, a volume of two types, shared memory."""
    document = copy.deepcopy(CHECKOUT)
    expressions = ("attribute:ecs.os-type == linux and attribute:x in [a, b]", "not(task:group == x)", "")
    constraints = [{"type": "memberOf", "expression": expression} for expression in expressions]
    document |= {"requiresCompatibilities": ["EC2"], "networkMode": "awsvpc", "pidMode": "host"}
    document |= {"placementConstraints": constraints, "inferenceAccelerators": [{}], "ipcMode": "task"}
    document["trustedExecutionConfiguration"] = {"isolationMode": "CONFIDENTIAL_SANDBOX"}
    document["proxyConfiguration"] = {"containerName": "envoy", "properties": [{"name": "AppPorts"}, {}]}
    docker = {"driver": "local", "driverOpts": {"type": "nfs"}, "labels": {"a": "b"}}
    document["volumes"].insert(0, {"name": "v", "dockerVolumeConfiguration": docker, "host": {}})
    document["containerDefinitions"][0]["mountPoints"] = [{"sourceVolume": "lost"}, {"containerPath": "/x"}]
    document["containerDefinitions"][0]["volumesFrom"] = [{}]
    return document


@pytest.mark.parametrize(
    ("document", "scheme", "locale", "width"),
    [
        pytest.param(document, *look, id=f"{name}-{'-'.join(map(str, look))}")
        for name, document, looks in (
            ("broken", broken(), LOOKS),
            ("valid", CHECKOUT, LOOKS[1:]),
            ("on-instances", on_instances(), LOOKS),
            ("empty", {}, LOOKS[:1]),
        )
        for look in looks
    ],
)
def test_no_step_has_a_fault_that_axe_finds(browse, publisher, team, document, scheme, locale, width) -> None:
    team.targets.create(name="payments-staging", account="444455556666", region="ap-northeast-2")
    page = browse(publisher, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    wizard = Wizard(page, Draft.start(team, publisher, document))
    axe, found = AxeByLine(), []
    for step in STEPS:
        wizard.open(step.slug)
        found += [(step.slug, *fault) for fault in faults(axe, page)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step.slug
    assert found == []


def faults(axe: AxeByLine, page) -> list[tuple[str, list[str]]]:
    return [(one["id"], [node["html"][:300] for node in one["nodes"]]) for one in axe.violations(page)]


@pytest.mark.parametrize("width", [1440, 390])
def test_korean_labels_fit(browse, publisher, team, width) -> None:
    page = browse(publisher, locale="ko", viewport={"width": width, "height": 900})
    wizard = Wizard(page, Draft.start(team, publisher, CHECKOUT))
    cut = """() => [...document.querySelectorAll(".btn, .tag, .steps a, label, th, h2, h3")]
        .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => one.textContent.trim())"""
    for step in STEPS:
        wizard.open(step.slug)
        assert (step.slug, page.evaluate(cut)) == (step.slug, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step.slug
