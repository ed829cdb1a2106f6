"""Documents shaped like task definitions, as random as people's: names missing, blank and equal."""

from random import Random
from typing import Any

from hypothesis import strategies as st

randoms = st.builds(Random, st.integers(0, 2**32))
"""Seeds, not Hypothesis' own randoms: ten times as many documents in the same time."""

NAMES = ("app", "web", "log", "", "a/b")
VALUES = ("", "1", "true", "x", "/data")


def document(random: Random) -> dict[str, Any]:
    return some_members(
        random,
        {
            "family": random.choice(NAMES),
            "cpu": random.choice(("256", "512", 256)),
            "containerDefinitions": several(random, container),
            "volumes": several(random, volume),
            "tags": several(random, lambda random: named(random, "key")),
            "runtimePlatform": some_members(random, {"cpuArchitecture": "ARM64", "unknown": True}),
        },
        shuffled=True,
    )


def container(random: Random) -> dict[str, Any]:
    return some_members(
        random,
        {
            "name": random.choice(NAMES),
            "image": random.choice(VALUES),
            "essential": random.choice((True, False)),
            "command": several(random, lambda random: random.choice(VALUES)),
            "environment": several(random, lambda random: named(random, "name")),
            "portMappings": several(random, port),
            "logConfiguration": some_members(
                random,
                {
                    "logDriver": "awslogs",
                    "options": {name: random.choice(VALUES) for name in random.sample(NAMES, 2)},
                    "secretOptions": several(random, lambda random: named(random, "name")),
                },
            ),
            "dockerLabels": {name: random.choice(VALUES) for name in random.sample(("0", *NAMES), 2)},
        },
        shuffled=True,
    )


def volume(random: Random) -> dict[str, Any]:
    return some_members(
        random,
        {"name": random.choice(NAMES), "host": some_members(random, {"sourcePath": random.choice(VALUES)})},
    )


def port(random: Random) -> dict[str, Any]:
    return some_members(
        random, {"containerPort": random.choice((80, 443, "80")), "protocol": random.choice(("tcp", "udp"))}
    )


def named(random: Random, key: str) -> dict[str, Any]:
    return some_members(random, {key: random.choice(NAMES), "value": random.choice(VALUES)})


def several(random: Random, make: Any) -> list[Any]:
    return [make(random) for _ in range(random.choice((0, 1, 2, 2, 3, 4)))]


def some_members(random: Random, members: dict[str, Any], *, shuffled: bool = False) -> dict[str, Any]:
    """Most of the members; in another order when shuffled."""
    kept = [key for key in members if random.random() < 0.8]
    if shuffled and random.random() < 0.3:
        random.shuffle(kept)
    return {key: members[key] for key in kept}
