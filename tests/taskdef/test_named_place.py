"""How a place is called where there is little room: by the names that people gave."""

import pytest

from designer.taskdef.named_place import named_place

DOCUMENT = {
    "tags": [{"key": "team", "value": "payments"}],
    "containerDefinitions": [
        {
            "name": "app",
            "command": ["-v", "-x"],
            "environment": [{"name": "LOG_LEVEL", "value": "warn"}, {"value": "nameless"}],
            "portMappings": [{"containerPort": 80}],
            "dockerLabels": {"a/b": "1", "2": "two"},
        },
        {"image": "nginx"},
    ],
}
APP = "/containerDefinitions/0"


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("", ""),
        ("/cpu", "cpu"),
        ("/tags/0", "tags[team]"),
        ("/tags/0/value", "tags[team]"),
        ("/tags/0/key", "tags[team].key"),
        (APP, "app"),
        (f"{APP}/memory", "app.memory"),
        (f"{APP}/command/1", "app.command[2]"),
        (f"{APP}/environment/0/value", "app.environment[LOG_LEVEL]"),
        (f"{APP}/environment/1/value", "app.environment[2].value"),
        (f"{APP}/portMappings/0/hostPort", "app.portMappings[80/tcp].hostPort"),
        (f"{APP}/dockerLabels/a~1b", "app.dockerLabels.a/b"),
        (f"{APP}/dockerLabels/2", "app.dockerLabels.2"),
        ("/containerDefinitions/1/image", "2.image"),
        ("/containerDefinitions/7/image", "8.image"),
        ("/volumes/0/host", "volumes[1].host"),
    ],
)
def test_a_place_is_called_by_the_names_of_its_items(pointer: str, said: str) -> None:
    assert named_place(pointer, DOCUMENT) == said
