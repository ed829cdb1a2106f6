"""What a mend never does, whatever its rule."""

import pytest

from designer.taskdef import compact, examples
from designer.taskdef.check import check
from designer.taskdef.checked import checked
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


def test_what_is_kept_of_a_text_is_what_each_of_its_findings_is_mended_by() -> None:
    document = examples.complete(container(image="orders:1-arm64", Cpu="many", stopTimeout=600))
    known = checked(compact(document))
    anew = [mended(document, one) for one in known.findings]
    assert any(anew)
    assert [[known.mended(one) for one in known.findings] for _time in range(2)] == [anew, anew]
