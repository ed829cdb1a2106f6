"""A variable that makes programs trust any server."""

from typing import Final

from designer.taskdef import variables
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_OFF: Final = {
    "NODE_TLS_REJECT_UNAUTHORIZED": ("0",),
    "PYTHONHTTPSVERIFY": ("0",),
    "GIT_SSL_NO_VERIFY": ("1", "true"),
}


@rule(
    title=_("TLS verification switched off"),
    level="security",
    message=_("With {name}={value} the program trusts any server, whoever answers."),
    fix=_("Remove the variable, and install the certificate authority that is missing."),
    docs="https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue",
    paths=("containerDefinitions[].environment[]",),
    sources=(
        "https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue",
        "https://peps.python.org/pep-0493/",
        "https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify",
    ),
    only_with=("containerDefinitions[].environment[].name",),
    good={
        "containerDefinitions": [{"environment": [{"name": "NODE_TLS_REJECT_UNAUTHORIZED", "value": "1"}]}]
    },
    bad={"containerDefinitions": [{"environment": [{"name": "NODE_TLS_REJECT_UNAUTHORIZED", "value": "0"}]}]},
)
def check(task: Task) -> Found:
    for container in variables.of(task):
        for variable in container.named(_OFF):
            if variable.get("value", "").strip().lower() in _OFF[variable["name"]]:
                yield variable.path("value"), {"name": variable["name"], "value": variable["value"]}
