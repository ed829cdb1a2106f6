"""Every field the API takes is in one step of the wizard, or stands here with the reason why not."""

from designer.drafts.steps import STEPS
from designer.taskdef import schema

C = "containerDefinitions[]"

# The first wizard asks for what a plain service needs; the rest is kept, checked and exported as it is.
NOT_ASKED_YET = {
    f"{C}.": (
        "repositoryCredentials",
        "restartPolicy",
        "environmentFiles",
        "volumesFrom",
        "linuxParameters",
        "dependsOn",
        "startTimeout",
        "stopTimeout",
        "versionConsistency",
        "hostname",
        "user",
        "workingDirectory",
        "disableNetworking",
        "privileged",
        "readonlyRootFilesystem",
        "dnsServers",
        "dnsSearchDomains",
        "extraHosts",
        "dockerSecurityOptions",
        "interactive",
        "pseudoTerminal",
        "dockerLabels",
        "ulimits",
        "systemControls",
        "resourceRequirements",
        "firelensConfiguration",
        "credentialSpecs",
        "links",
        "logConfiguration.secretOptions",
        "portMappings[].containerPortRange",
    ),
}


def is_at_or_in(path: str, outer: str) -> bool:
    return path == outer or path.startswith((f"{outer}.", f"{outer}[]"))


def unasked() -> list[str]:
    """Fields that no step shows, and that hold none that a step shows."""
    asked = [path.removesuffix("[]") for step in STEPS for path in (*step.paths, step.items) if path]
    paths = (field.path for field in schema.fields())
    return [path for path in paths if not any(is_at_or_in(one, path) for one in asked)]


def test_no_field_is_out_of_the_wizard_without_a_reason() -> None:
    known = [f"{where}{name}" for where, names in NOT_ASKED_YET.items() for name in names]
    assert [path for path in unasked() if not any(is_at_or_in(path, one) for one in known)] == []
    assert [one for one in known if one not in unasked()] == []


def test_a_field_is_one_name_in_one_step() -> None:
    named = [path for step in STEPS for path in step.paths]
    assert sorted(named) == sorted(set(named))


def test_every_path_a_step_names_is_a_field_of_the_api_or_an_option_of_a_map() -> None:
    unknown = [path for step in STEPS for path in step.paths if schema.find(path) is None]
    assert all(".options." in path for path in unknown), unknown
