"""A comparison on a page: grouped, named as the form names things, marked, and never more than text."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from designer.drafts.marked_text import marked
from designer.drafts.shown_change import text_of
from designer.drafts.shown_comparison import ShownComparison
from designer.drafts.text_diff_html import MOST
from designer.taskdef.paths import ABSENT
from tests.taskdef.mutants import mutants
from tests.taskdef.nasty import TYPED

CANARY = "canary7Hq2vXw9"


def document(**members: Any) -> dict[str, Any]:
    container = {"name": "app", "image": "repo/app:1.4.2", "memory": 512} | members
    return {"family": "orders", "cpu": "256", "containerDefinitions": [container]}


BEFORE = document()
AFTER = document(
    image="repo/app:1.5.0",
    memory=1024,
    secrets=[{"name": "DB", "valueFrom": "/prod/db"}],
    portMappings=[{"containerPort": 8080, "name": "http"}],
    environment=[{"name": "LOG_LEVEL", "value": "warn"}],
    essential=True,
)


def page(before: dict[str, Any], after: dict[str, Any]) -> str:
    return render_to_string("drafts/_comparison.html", {"comparison": ShownComparison(before, after)})


def test_changes_are_grouped_by_risk_and_named_as_the_form_names_them() -> None:
    groups = ShownComparison(BEFORE, AFTER).groups
    told = [(group.risk, change.name, str(change.where)) for group in groups for change in group.changes]
    assert told == [
        ("access", "Secret DB", "app.secrets[DB]"),
        ("images", "Image URI", "app.image"),
        ("start", "Port mapping 8080/tcp", "app.portMappings[8080/tcp]"),
        ("size", "Memory hard limit", "app.memory"),
        ("rest", "Environment variable LOG_LEVEL", "app.environment[LOG_LEVEL]"),
    ]


def test_the_page_says_what_each_means_and_what_is_hidden() -> None:
    shown = page(BEFORE, AFTER)
    assert "New image: 1.4.2 → 1.5.0 of the same repository." in shown
    assert "Counted, and no change: 1 default." in shown
    assert re.search(r"<del>.*1\.<b>4\.2</b></del>.*<ins>.*1\.<b>5\.0</b></ins>", shown, re.DOTALL)


def test_changes_of_low_risk_are_folded_and_named() -> None:
    *others, rest = ShownComparison(BEFORE, AFTER).groups
    assert all(group.is_open for group in others)
    assert (rest.is_open, rest.hint) == (False, "Environment variable LOG_LEVEL")


def test_the_same_in_korean() -> None:
    with translation.override("ko"):
        shown = page(BEFORE, AFTER)
    assert "이미지" in shown


def test_documents_that_say_the_same_leave_nothing_to_show() -> None:
    assert not page(BEFORE, BEFORE).strip()


def test_another_order_of_keys_alone_is_said_since_the_digest_is_another_one() -> None:
    after = dict(reversed(BEFORE.items()))
    assert "only the keys stand in another order" in page(BEFORE, after)


def test_no_secret_is_on_the_page() -> None:
    variables = [{"name": "DB_PASSWORD", "value": CANARY}]
    shown = page(document(command=["--token", CANARY]), document(environment=variables))
    assert CANARY not in shown
    assert "•••••• #1" in shown


def test_characters_that_deceive_are_named_where_they_stand() -> None:
    variables = [{"name": "DB_\u041dOST", "value": "db\u200b.internal"}]
    shown = page(BEFORE, document(environment=variables))
    assert '<mark class="odd"><small>U+200B</small></mark>' in shown
    assert '<mark class="odd">\u041d<small>U+041D</small></mark>' in shown
    assert "U+041D looks like “H”" in shown
    assert "U+200B cannot be seen" in shown


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_whatever_is_typed_is_shown_as_text(text: str) -> None:
    after = document(environment=[{"name": text, "value": text}], dockerLabels={text: text}, user=text)
    shown = page(document(user="x" + text), after | {text: text})
    assert not re.search(r"<(script|img|x-injected|svg onload)|x-injected=\"1\"", shown)


def test_a_text_of_endless_lines_ends() -> None:
    labels = {str(number): "x" for number in range(3 * MOST)}
    assert ShownComparison(BEFORE, document(dockerLabels=labels)).text.count("<li") == MOST + 1


def test_damaged_documents_are_shown_too() -> None:
    for damaged in mutants(60, seed=7):
        assert page(BEFORE, damaged)
        assert page(damaged, BEFORE)


@pytest.mark.parametrize(
    ("text", "other", "html"),
    [
        ("role/checkout-orders-task", "role/checkout-task", "role/checkout-<b>orders-</b>task"),
        ("role/checkout-task", "role/checkout-orders-task", "role/checkout-task"),
        ("abc", "xyz", "abc"),
        ("<b>1", "<b>2", "&lt;b&gt;<b>1</b>"),
        ("same", "same", "same"),
        ("new", None, "new"),
        ("", "x", ""),
    ],
)
def test_what_only_one_text_has_is_marked(text: str, other: str | None, html: str) -> None:
    assert marked(text, other) == html


@pytest.mark.parametrize(
    ("value", "name", "text"),
    [
        (ABSENT, "", None),
        ("", "", '""'),
        (True, "", "true"),
        ({"name": "A", "value": "1"}, "name", "1"),
        ({"name": "A"}, "name", '{ "name": "A" }'),
        (["a", 1], "", '[ "a", 1 ]'),
        ({"a": "x" * 80}, "", '{\n  "a": "' + "x" * 80 + '"\n}'),
    ],
)
def test_a_value_is_as_short_as_it_can_be(value: Any, name: str, text: str | None) -> None:
    assert text_of(value, name) == text
