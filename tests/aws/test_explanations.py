"""Codes and words of AWS become sentences on what to do."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from designer.aws.explanations import explain, rule_for
from designer.aws.known_errors import KNOWN
from designer.aws.models import Registration
from designer.aws.sending import send
from tests.aws.test_registration_pages import Browser
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

SAID = {
    "may not hand the task's roles": (
        "AccessDeniedException",
        "User: arn:aws:sts::1:assumed-role/d/x is not authorized to perform: iam:PassRole on resource: r",
    ),
    "does not let this server in": (
        "AccessDenied",
        "User: arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole on resource: r",
    ),
    "lacks a permission": (
        "AccessDeniedException",
        "User: x is not authorized to perform: ecs:RegisterTaskDefinition on resource: *",
    ),
    "in the same moment": (
        "ClientException",
        "Too many concurrent attempts to create a new revision of the specified family.",
    ),
    "does not accept the task role": ("ClientException", "Role is not valid"),
    "forbids it outright": (
        "AccessDeniedException",
        "User: x is not authorized to perform: ecs:RegisterTaskDefinition with an explicit deny in a service "
        "control policy",
    ),
    "does not offer this in the Region": ("UnsupportedFeatureException", "not supported in this Region."),
    "reached a limit": ("LimitExceededException", "The limit for the resource was exceeded."),
    "asked too often": ("ThrottlingException", "Rate exceeded"),
    "credentials have expired": ("ExpiredTokenException", "The security token included is expired"),
    "time or the signature": (
        "InvalidSignatureException",
        "Signature expired: 20261123T000000Z is now earlier than 20261123T000500Z",
    ),
    "does not know the credentials": (
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
    ),
    "has no AWS credentials": ("NoCredentialsError", "Unable to locate credentials"),
    "could not be reached": (
        "EndpointConnectionError",
        'Could not connect to the endpoint URL: "https://x/"',
    ),
    "certificate": ("SSLError", "certificate verify failed"),
    "fault of its own": ("ServerException", "Service Unavailable"),
    "Amazon ECS refuses it": ("ClientException", "Something nobody has met before."),
}


@pytest.mark.parametrize("what", SAID)
def test_what_is_known_is_said(what: str) -> None:
    explanation = explain(*SAID[what])
    assert what in str(explanation.what)
    assert str(explanation.remedy)


WITHOUT_MEMORY = "At least one of 'memory' or 'memoryReservation' must be specified."
RULES = {
    "Container list cannot be empty": "containers-empty",
    "Fargate only supports network mode 'awsvpc'.": "fargate-network-mode",
    f"Invalid setting for container 'web'. {WITHOUT_MEMORY}": "container-memory-required",
}


@pytest.mark.parametrize("words", RULES)
def test_the_services_words_about_a_document_lead_to_the_rule(words: str) -> None:
    rule = rule_for(words)
    assert rule
    assert rule.id == RULES[words]


def test_words_no_rule_knows_lead_to_none() -> None:
    assert rule_for("Something nobody has met before.") is None


ERRORS = json.loads(Path(__file__).with_name("service_errors.json").read_text())
"""What the service said, quoted in the sources of our rules, and the rule that quotes it."""
SHARED = {
    "fargate-windows-size": "fargate-cpu-memory",
    "task-cpu-format": None,
    "ephemeral-storage-windows": None,
    "environment-files-windows-fargate": None,
    "windows-fargate-unsupported": None,
    "role-arn-invalid": None,
}
"""Rules whose words are another's as well, and what they lead to: that one, or a sentence for all of them."""


@pytest.mark.parametrize("error", ERRORS, ids=[error["rule"] for error in ERRORS])
def test_each_error_of_the_service_that_is_quoted_is_a_sentence_on_what_to_do(error: dict[str, str]) -> None:
    said = explain("ClientException", error["words"])
    assert (said.rule.id if said.rule else None) == SHARED.get(error["rule"], error["rule"])
    assert str(said.what) != "Amazon ECS refuses it."


HANGUL = re.compile("[가-힣]")
ALL = [*SAID.values(), *(("ClientException", error["words"]) for error in ERRORS)]


@pytest.mark.parametrize(("code", "words"), ALL, ids=[f"{code} {words}"[:60] for code, words in ALL])
def test_it_is_said_in_korean_too(code: str, words: str) -> None:
    with translation.override("ko"):
        said = explain(code, words)
        assert HANGUL.search(str(said.what))
        assert HANGUL.search(str(said.remedy))


def test_all_that_is_known_is_said_in_korean() -> None:
    with translation.override("ko"):
        plain = [str(one.what) for one in KNOWN if not HANGUL.search(f"{one.what}") or not str(one.remedy)]
    assert plain == []


@pytest.mark.parametrize("error", ERRORS[::13], ids=[error["rule"] for error in ERRORS[::13]])
def test_the_page_shows_the_sentence_with_the_services_words_beneath(
    error: dict[str, str], queued: Registration, publisher: Any, client_of: Browser, aws: Proxy
) -> None:
    refusal = json.dumps({"__type": "ClientException", "message": error["words"]}).encode()
    aws.fail("RegisterTaskDefinition", Answer(refusal, status=400))
    send(queued)
    page = client_of(publisher).get(reverse("aws:registration", args=[queued.pk]))
    shown = page.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    said = explain("ClientException", error["words"])
    assert shown.index(str(said.what)) < shown.index(f"ClientException: {error['words']}")
