"""What operations lead to is what the strict gate makes of the whole text, and it refuses the same."""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest

from designer.taskdef import UnreadableDocument, compact, read
from designer.taskdef.checked import checked, checked_after
from designer.taskdef.edits import Insert, Operation, Put, apply
from designer.taskdef.paths import ABSENT
from designer.taskdef.scan import DEEPEST, MOST_VALUES
from tests.every_leaf import PLATFORMS, every_leaf


def nested(depth: int) -> Any:
    value: Any = "in the middle"
    for _ in range(depth):
        value = [value]
    return value


def reads_whole(document: Any, operations: Sequence[Operation]) -> tuple[str, Any]:
    """The text, and what the gate makes of it."""
    text = compact(apply(document, operations))
    return text, read(text)


def told(work: Any) -> Any:
    try:
        return work()
    except UnreadableDocument as reason:
        return str(reason)
    except ValueError as reason:
        return type(reason)


VALUES: list[Any] = [
    "plain",
    "한국어 😀 \u2028 \x7f",
    "a\0b",
    "half \ud800 of it",
    "",
    None,
    True,
    -0.0,
    1.5,
    1e300,
    float("inf"),
    float("nan"),
    10**19,
    10**20,
    -(10**19),
    -(10**20),
    {},
    [],
    {"name": {"a/b": [1, {"~": None}]}},
    {"a\0b": 1},
    nested(DEEPEST - 3),
    nested(DEEPEST - 2),
    nested(DEEPEST - 1),
    nested(DEEPEST),
    [1] * (MOST_VALUES - 20),
    [1] * MOST_VALUES,
    "x" * 1_048_000,
    "x" * 1_048_576,
    "한" * 400_000,
    "," * 100,
    "[" * 100,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:24])
@pytest.mark.parametrize(
    "at", ["/family", "/a~1b", "/containerDefinitions/0/docker\0Labels", "/tags/0/value"]
)
def test_the_same_is_let_in_and_the_same_refused(at: str, value: Any) -> None:
    document = {"family": "f", "containerDefinitions": [{"name": "app"}], "tags": [{"key": "k"}]}
    before = checked(compact(document))
    known = {"/family": "f"}.get(at, ABSENT)
    operations: list[Operation] = [Put(at, known, value), Insert("/tags", 0, value)]
    wanted = told(lambda: reads_whole(document, operations))
    found = told(lambda: checked_after(before, operations))
    if isinstance(wanted, tuple):
        assert (found.text, found.task.sent.decode()) == (wanted[0], wanted[0])
        assert repr(found.document) == repr(wanted[1])
        assert checked(found.text) is found
    else:
        assert found == wanted


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_document_taken_to_pieces_is_what_its_texts_say(platform: str) -> None:
    random = Random(platform)  # noqa: S311 - repeatable on purpose
    now = checked(compact(every_leaf(platform)))
    while len(now.document) > 1:
        holder, at = random.choice([(now.document, ""), (now.document, ""), *_containers(now.document)])
        name = random.choice([*holder])
        now = checked_after(now, [Put(f"{at}/{name}", holder[name], ABSENT)])
        anew = read(now.text)
        assert now.document == anew
        assert compact(anew) == now.text


def _containers(document: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    containers = enumerate(document.get("containerDefinitions", ()))
    return [(one, f"/containerDefinitions/{place}") for place, one in containers if one]


def test_what_came_as_another_kind_of_text_is_kept_as_a_plain_one() -> None:
    class Lazy(str):
        __slots__ = ()

    made = checked_after(checked('{"family":"a"}'), [Put("/family", "a", Lazy("b"))])
    assert type(made.document["family"]) is str


def test_only_the_newest_texts_are_remembered() -> None:
    first = checked('{"family":"0"}')
    for number in range(1, 100):
        checked(compact({"family": str(number)}))
    assert checked('{"family":"99"}') is checked('{"family":"99"}')
    assert checked('{"family":"0"}') is not first


def test_many_threads_share_what_is_remembered() -> None:
    texts = [compact({"family": str(number)}) for number in range(50)]

    def ask(seed: int) -> bool:
        random = Random(seed)  # noqa: S311 - repeatable on purpose
        return all(checked(text).text == text for text in random.choices(texts, k=8_000))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(ask, range(8)))
    finally:
        sys.setswitchinterval(interval)
