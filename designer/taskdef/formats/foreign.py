"""What people bring that holds no task definition in the API's shape, by name."""

import re
from typing import Any, Final

from designer.taskdef.refusal import UnreadableDocument, refused_at
from designer.taskdef.words import gettext_noop as _

_CLOUDFORMATION: Final = _(
    "This is a CloudFormation template. Give the task definition that its stack registered, as "
    "“aws ecs describe-task-definition” prints it."
)
_COMPOSE: Final = _("This is a Compose file. Write its services as container definitions, in JSON.")

SHELL: Final = _("This is a shell command. Give only the JSON in it.")
TERRAFORM: Final = _("This is a Terraform file. Give the JSON of its container_definitions.")

_TEXTS: Final = (
    (r"^(?:AWSTemplateFormatVersion|Resources|Transform)\s*:", _CLOUDFORMATION),
    (r"^services\s*:", _COMPOSE),
    (
        r"^(?:resource|data|module|variable|output|provider|locals|terraform)\b(?!\.)[^:\n]*\{",
        TERRAFORM,
    ),
    (
        r"^(?:local\s+\w+\s*=|import\s+')",
        _("This is Jsonnet. Give the JSON that the command “jsonnet” makes of it."),
    ),
    (r"^[ \t]*+(?:\$[ \t]*+)?aws[ \t]++ecs[ \t]++[\w-]", SHELL),
    (r"^[ \t]*+<[!?]?[A-Za-z]", _("This is a page or XML. Give the JSON itself.")),
    (
        r"^(?:---|- |[\w.\"'-]+\s*:(?:\s|$))",
        _("This is YAML. Give the task definition as JSON."),
    ),
)
_BY_TEXT: Final = tuple((re.compile(pattern, re.MULTILINE), template) for pattern, template in _TEXTS)

DOCKERRUN: Final = "AWSEBDockerrunVersion"

_BY_KEY: Final = (
    (
        DOCKERRUN,
        _("This is a Dockerrun.aws.json of Elastic Beanstalk. Give the list in its containerDefinitions."),
    ),
    ("AWSTemplateFormatVersion", _CLOUDFORMATION),
    ("Resources", _CLOUDFORMATION),
    ("services", _COMPOSE),
    (
        "ContainerDefinitions",
        _("The keys are written as in CloudFormation. Begin each with a small letter: containerDefinitions."),
    ),
    ("taskDefinitionArns", _("This lists names of task definitions. Give a task definition itself.")),
    (
        "taskDefinition",
        _("Here “taskDefinition” holds no task definition. Give what describe-task-definition prints."),
    ),
)
KEYS: Final = frozenset(key for key, _template in _BY_KEY)


def refusal_of_text(text: str) -> UnreadableDocument | None:
    """The refusal of a text that is no JSON, when it can be told what it is."""
    start = _first_mark(text)
    if text[start : start + 1] in ("", "{", "[", '"'):
        return None
    for pattern, template in _BY_TEXT:
        if found := pattern.search(text):
            return refused_at(text, found.start(), template)
    return None


def refusal_of_value(text: str, value: Any) -> UnreadableDocument:
    """The refusal of JSON that holds no task definition, saying what it holds when its keys tell it."""
    for key, template in _BY_KEY:
        if isinstance(value, dict) and key in value:
            return refused_at(text, max(text.find(f'"{key}"'), 0), template)
    if isinstance(value, dict):
        template = _("No task definition is in here: containerDefinitions is missing.")
    elif isinstance(value, list):
        template = _("This list holds no container definitions. Give a task definition, or its containers.")
    else:
        template = _("A task definition is an object in braces, and this is a single value.")
    return refused_at(text, _first_mark(text), template)


def _first_mark(text: str) -> int:
    return len(text) - len(text.lstrip())
