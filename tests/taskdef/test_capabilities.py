"""The packaged lists of capabilities, against each other."""

from designer.taskdef.capabilities import capabilities


def test_every_capability_named_is_one_there_is() -> None:
    names = capabilities()
    assert names.added_on_fargate | names.far_reaching <= names.known
    assert {name for name in names.known if name != name.upper() or name.startswith("CAP_")} == set()


def test_what_docker_grants_by_default_is_not_far_reaching() -> None:
    assert capabilities().far_reaching.isdisjoint({"CHOWN", "DAC_OVERRIDE", "NET_RAW", "SETUID", "KILL"})
