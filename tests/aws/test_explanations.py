"""Codes and words of AWS become sentences on what to do."""

import pytest

from designer.aws.explanations import explain, rule_for

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
