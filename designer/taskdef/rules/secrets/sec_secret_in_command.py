"""A secret in a command line or a label, which are as readable as the environment."""

from collections.abc import Iterator

from designer.taskdef import secrecy
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Secret in a command line or label"),
    level="security",
    message=_("“{name}” is a secret by its name, and is given in plain text."),
    fix=_(
        "Pass the value under the secrets and let the program read it from its environment. "
        "Then change it: every revision registered so far keeps it."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    paths=(
        "containerDefinitions[].command",
        "containerDefinitions[].entryPoint",
        "containerDefinitions[].healthCheck.command",
        "containerDefinitions[].dockerLabels",
    ),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",),
    only_with=(
        "containerDefinitions[].command",
        "containerDefinitions[].entryPoint",
        "containerDefinitions[].healthCheck.command",
        "containerDefinitions[].dockerLabels",
    ),
    good={"containerDefinitions": [{"command": ["./server", "--db-password-file=/run/secrets/db"]}]},
    bad={"containerDefinitions": [{"command": ["./server", "--db-password=hunter2hunter2"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        health_check, labels = container.item("healthCheck"), container.item("dockerLabels")
        if _may_give_one(container, health_check, labels):
            yield from _in_words(container, "command")
            yield from _in_words(container, "entryPoint")
            yield from _in_words(health_check, "command")
            yield from _in_labels(labels)


def _may_give_one(container: Item, health_check: Item, labels: Item) -> bool:
    """Most containers do not: all their texts are looked through at once."""
    words = (*container.get("command", ()), *container.get("entryPoint", ()))
    text = "\n".join((*words, *health_check.get("command", ()), *labels, *labels.values()))
    return secrecy.may_be(text) or secrecy.may_mention(text)


def _in_words(item: Item, member: str) -> Found:
    """A flag may have its value in the word after it: then that is where the secret is."""
    before = ""
    for path, word in item.values_of(member):
        if kind := secrecy.kind(word):
            yield path, {"name": member}, secrecy.HOLDS[kind]
        elif name := next(_names_given(before, word), None):
            yield path, {"name": name}
        before = word


def _in_labels(labels: Item) -> Found:
    for name, value in labels.items():
        if kind := secrecy.kind(value):
            yield labels.path(name), {"name": name}, secrecy.HOLDS[kind]
        elif secrecy.is_given(name, value):
            yield labels.path(name), {"name": name}


def _names_given(before: str, word: str) -> Iterator[str]:
    """What a word gives secrets to, after the word before it: --password=x, --token x, DB_PASSWORD=x."""
    if before.startswith("-") and not word.startswith("-") and secrecy.is_given(before, word):
        yield before
    for name, _start, _end in secrecy.given(word):
        yield name
