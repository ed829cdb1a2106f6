"""Lists of variables as people paste them: what is read, what is not, and that nothing takes long."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import env_files
from designer.taskdef.env_files import Entry, Listed

NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,12}", fullmatch=True)
VALUES = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=40)


def pairs(text: str) -> list[tuple[str, str]]:
    listed = env_files.read(text)
    assert listed.unread == ()
    return [(entry.name, entry.value) for entry in listed.entries]


def reasons(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.template.format_map(one.values)) for one in env_files.read(text).unread]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A=1", "1"),
        ("  export A=1", "1"),
        ("export\tA = 1 ", "1"),
        ("A=", ""),
        ("A=  # nothing", ""),
        ("A=#fff", "#fff"),
        ("A=1 # one", "1"),
        ("A=1#one", "1#one"),
        ("A=x=y", "x=y"),
        ("A=https://example.com/?a=1,2;3", "https://example.com/?a=1,2;3"),
        ('A="x y"', "x y"),
        ('A="x # y" # comment', "x # y"),
        (r'A="a\nb\t\"c\" \\ \q"', 'a\nb\t"c" \\ \\q'),
        (r"A='a\nb \'c\''", r"a\nb 'c'"),
        ('A="one\ntwo\n\nthree"', "one\ntwo\n\nthree"),
        ("A=it's", "it's"),
        ('A={"b": [1, 2]}', '{"b": [1, 2]}'),
        ("A=${B:-c}", "${B:-c}"),
        ("A=값", "값"),
        ("\ufeffA=1\r\n", "1"),
    ],
)
def test_a_line_of_a_dotenv_file_is_read_as_its_readers_do(line: str, value: str) -> None:
    assert pairs(line) == [("A", value)]


def test_comments_and_blank_lines_say_nothing() -> None:
    assert pairs("# a, b\n\n  # c\nA=1\n\t\nB=2") == [("A", "1"), ("B", "2")]


@pytest.mark.parametrize("text", ["A\t1\nB\t2\n", "A,1\nB,2", "A;1\r\nB;2\r\n", "name,value\nA,1\nB, 2"])
def test_rows_of_a_spreadsheet_are_read(text: str) -> None:
    assert pairs(text) == [("A", "1"), ("B", "2")]


def test_cells_in_quotes_hold_marks_quotes_and_newlines() -> None:
    assert pairs('"A","x,""y""\nz"\nB,"c"') == [("A", 'x,"y"\nz'), ("B", "c")]


def test_a_cell_whose_quote_is_not_closed_is_as_it_is() -> None:
    assert pairs('A\t"x\nB\t"y" z') == [("A", '"x'), ("B", '"y" z')]


def test_a_column_between_may_say_which_are_secrets() -> None:
    listed = env_files.read("Key\tValue type\tValue\nA\tValue\t1\nB\tValueFrom\t/orders/b")
    assert listed.entries == (Entry(2, "A", "1"), Entry(3, "B", "/orders/b", is_reference=True))


@pytest.mark.parametrize(
    "text",
    [
        '{"A": "1", "B": 2, "C": true}',
        '[{"name": "A", "value": "1"}, {"Name": "B", "Value": "2"}, {"name": "C", "value": true}]',
        '{"name": "app", "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"},'
        '{"name": "C", "value": "true"}]}',
    ],
)
def test_json_lists_variables_as_an_object_or_as_ecs_does(text: str) -> None:
    assert pairs(text) == [("A", "1"), ("B", "2"), ("C", "true")]


def test_secrets_of_ecs_keep_where_they_are_from() -> None:
    listed = env_files.read('{"secrets": [\n{"name": "A", "valueFrom": "/orders/a"}]}')
    assert [(one.line, one.value_from, one.is_secret) for one in listed.entries] == [(2, "/orders/a", True)]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("A=1\nB\nC=2", 2, "“B” has no NAME="),
        ("A=1\n=2", 2, "“=2” has no NAME="),
        ('A=1\nB="x\nC=2', 2, "“B”: the quote is not closed"),
        ("A='x' y", 1, "“A”: more follows after the closing quote"),
        ("A=1\nB=2\nA=3", 1, "“A” stands again in line 3"),
        ("A\t1\nB\t2\t3", 2, "“B” has 3 cells"),
        ("A\t1\nB", 2, "“B” has no value beside it"),
        ("A b\t1", 1, "“A b” is no name"),
        ("A=x\0", 1, "NUL"),
        ("A=\ud800", 1, "half a character"),
        ('{"A": 1\n"B": 2}', 2, ""),
        ('{"A": 1,\n"B": {}}', 2, "“B” has no text"),
        ('{"A": null}', 1, "“A” has no text"),
        ("[1]", 1, "no object with a name"),
        ('{"A": 1, "A": 2}', 1, "A"),
    ],
)
def test_what_cannot_be_read_is_named_by_line_and_reason(text: str, line: int, words: str) -> None:
    ((found, reason),) = reasons(text)
    assert found == line
    assert words in reason


def test_after_a_line_that_cannot_be_read_the_next_ones_are() -> None:
    listed = env_files.read('A="x" y\nB="z"\nwhat\nC=1')
    assert [(one.line, one.name, one.value) for one in listed.entries] == [(2, "B", "z"), (4, "C", "1")]


@pytest.mark.parametrize(
    ("name", "value", "is_secret"),
    [
        ("DB_PASSWORD", "hunter2", True),
        ("DB_PASSWORD", "", True),
        ("DB_PASSWORD", "${DB_PASSWORD}", True),
        ("DB_PASSWORD_FILE", "/run/secrets/db", False),
        ("API_TOKEN", "true", False),
        ("PWD", "hunter2", False),
        ("NEXT_PUBLIC_API_KEY", "abc", False),
        ("DATABASE_URL", "postgres://app:hunter2@db/orders", True),
        ("DATABASE_URL", "postgres://db/orders", False),
        ("X", "AKIAIOSFODNN7EXAMPLE", True),
        ("X", "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/x", True),
        ("LOG_LEVEL", "info", False),
    ],
)
def test_a_secret_is_told_by_name_and_look(name: str, value: str, is_secret: bool) -> None:
    assert Entry(1, name, value).is_secret is is_secret


def test_only_an_arn_says_where_a_secret_is_kept() -> None:
    arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbCdEf"
    assert [Entry(1, "A", value).value_from for value in (arn, "hunter2")] == [arn, ""]


def quoted(value: str) -> str:
    return '"' + re.sub(r'["\\]', r"\\\g<0>", value) + '"'


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=6))
def test_what_is_written_in_double_quotes_comes_back(variables: dict[str, str]) -> None:
    text = "\n".join(f"{name}={quoted(value)}" for name, value in variables.items())
    assert pairs(text) == list(variables.items())


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=6), st.sampled_from("\t,;"))
def test_what_a_spreadsheet_writes_comes_back(variables: dict[str, str], mark: str) -> None:
    cells = {name: value.strip(" ") for name, value in variables.items()}
    doubled = ((name, value.replace('"', '""')) for name, value in cells.items())
    text = "".join(f'"{name}"{mark}"{value}"\n' for name, value in doubled)
    listed = env_files.read(text)
    said = [(one.name, one.value) for one in listed.entries]
    assert said == list(cells.items()) or set(cells.values()) & {"value", "valueFrom"}


@given(st.text("A=\"'\\#,\t;\n {}[]:", max_size=60) | st.text(max_size=60))
def test_every_text_is_answered_and_every_line_at_most_once(text: str) -> None:
    listed = env_files.read(text)
    assert isinstance(listed, Listed)
    assert all(1 <= one.line <= text.count("\n") + text.count("\r") + 1 for one in listed.unread)
    assert len({entry.name for entry in listed.entries}) == len(listed.entries)


NASTY = r"""A=" A=' " A="x| A='x\\| "a| ""b,"a| A~ ~| A= #| A=# { export~ A=1~\\ [ {"a": =| "A~| A="\\| x;"""


@pytest.mark.parametrize("piece", NASTY.replace("|", "\n").replace("~", "\t").split(" "))
def test_nothing_takes_long(piece: str) -> None:
    began = perf_counter()
    env_files.read(piece * (200_000 // max(1, len(piece))))
    assert perf_counter() - began < 4


def test_more_variables_than_fit_are_left_out_by_line() -> None:
    listed = env_files.read("".join(f"V{n}=\n" for n in range(env_files.MOST + 2)))
    assert len(listed.entries) == env_files.MOST
    assert [one.line for one in listed.unread] == [env_files.MOST + 1, env_files.MOST + 2]
