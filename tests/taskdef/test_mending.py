"""What a mend never does, whatever its rule."""

import pytest

from designer.taskdef import examples
from designer.taskdef.check import check
from designer.taskdef.mending import mended
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container


@pytest.mark.parametrize(
    ("rule", "fragment"),
    [
        ("schema-unknown-field", container(Cpu="many")),
        ("schema-invalid-enum", {"networkMode": "Bridge"}),
        ("container-memory-below-reservation", container(memory=256, memoryReservation=2048)),
    ],
)
def test_what_would_bring_another_error_is_not_offered(rule: str, fragment: Fragment) -> None:
    assert changes(rule, fragment) == {}


def test_nothing_is_put_where_something_else_stands() -> None:
    document = examples.complete(container(image="orders:1-arm64"))
    [found] = [each for each in check(document) if each.rule == "image-architecture-mismatch"]
    assert mended(document, found)
    assert mended({**document, "runtimePlatform": None}, found) == []
