"""Expressions of placement constraints: what can be read is written again as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef.placement import LISTING, OPERATORS, UNARY, Condition, Expression, parse, write

VALUES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="'"), min_size=1)
SUBJECTS = st.from_regex(r"(attribute:)?[a-z][a-zA-Z0-9_.-]{0,20}", fullmatch=True).filter(
    lambda subject: not subject.startswith("not")
)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    operator = draw(st.sampled_from(OPERATORS))
    most = 0 if operator in UNARY else 4 if operator in LISTING else 1
    return Condition(draw(SUBJECTS), operator, tuple(draw(st.lists(VALUES, max_size=most))))


@st.composite
def expressions(draw: st.DrawFn) -> Expression:
    found = tuple(draw(st.lists(conditions(), max_size=4)))
    return Expression(found, draw(st.sampled_from(("and", "or"))) if len(found) > 1 else "and")


@given(expressions())
def test_what_the_builder_writes_it_reads_again(expression: Expression) -> None:
    assert parse(write(expression)) == expression


PIECES = [*"ab.: =!~<>[],'\"()&|", " and ", " or ", "in ", "exists", "not ", "attribute:x", " == "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_is_typed_is_read_as_it_is_written_again_or_not_at_all(text: str) -> None:
    read = parse(text)
    assert read is None or parse(write(read)) == read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ()),
        ("attribute:ecs.instance-type =~ m5.*", (("attribute:ecs.instance-type", "=~", ("m5.*",)),)),
        ("attribute:x =~ (m5|c5)\\.large", (("attribute:x", "=~", ("(m5|c5)\\.large",)),)),
        ("attribute:stack exists", (("attribute:stack", "exists", ()),)),
        ("attribute:stack not_exists", (("attribute:stack", "!exists", ()),)),
        ("task:group == service:production", (("task:group", "==", ("service:production",)),)),
        ("runningTasksCount less_than 2", (("runningTasksCount", "<", ("2",)),)),
        (
            "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
            (("ec2InstanceId", "in", ("i-abcd1234", "i-wxyx7890")),),
        ),
        ("attribute:az !in [a,b]", (("attribute:az", "!in", ("a", "b")),)),
        (
            "attribute:ecs.instance-type =~ g2.* && attribute:ecs.availability-zone != us-east-1d",
            (
                ("attribute:ecs.instance-type", "=~", ("g2.*",)),
                ("attribute:ecs.availability-zone", "!=", ("us-east-1d",)),
            ),
        ),
        ("attribute:ecs.os-type ==", (("attribute:ecs.os-type", "==", ()),)),
    ],
)
def test_the_examples_of_the_guide_are_read(
    text: str, meant: tuple[tuple[str, str, tuple[str, ...]], ...]
) -> None:
    assert parse(text) == Expression(tuple(Condition(*one) for one in meant))


def test_conditions_are_joined_by_one_word() -> None:
    read = parse("agentVersion < 1.14.5 or attribute:a == b || attribute:c exists")
    assert read is not None
    assert (read.join, len(read.conditions)) == ("or", 3)


@pytest.mark.parametrize(
    "text",
    [
        "not(task:group == database)",
        "(a == b or c == d) and e == f",
        "a == b or c == d and e == f",
        "attribute:x",
        "attribute:x == a b",
        "attribute:x == a and",
        "attribute:x in a",
        "attribute:x in [a b]",
        "== a",
        "anything else",
    ],
)
def test_what_is_more_than_a_row_of_conditions_is_not_read(text: str) -> None:
    assert parse(text) is None
