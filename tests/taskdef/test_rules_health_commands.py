"""The rules on what health checks run, and what one click makes of it."""

from typing import Any

import pytest

from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, findings, messages, places

AT = "/containerDefinitions/0/healthCheck/command"
ON_EC2 = {"requiresCompatibilities": ["EC2"]}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
URL = "http://localhost/"


def running(*words: object, **more: Any) -> Fragment:
    return container(healthCheck={"command": list(words)}, **more)


@pytest.mark.parametrize(
    "words",
    [
        ("CMD", "/healthy"),
        ("CMD-SHELL", "exit 0"),
        ("/healthcheck",),
        ("<CHECK>", "x"),
        ("CMD", 5),
        (None,),
        (),
    ],
)
def test_a_check_is_a_program_or_a_line_for_the_shell(words: tuple[object, ...]) -> None:
    assert places("health-check-command-form", running(*words)) == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("curl", "-f", URL), ["CMD", "curl", "-f", URL]),
        (("curl", "-f", URL, "||", "exit 1"), ["CMD-SHELL", f"curl -f {URL} || exit 1"]),
        ((f"curl -f {URL}",), ["CMD", "curl", "-f", URL]),
        ((f"curl -f {URL} || exit 1",), ["CMD-SHELL", f"curl -f {URL} || exit 1"]),
        ((f"CMD-SHELL curl -f {URL} || exit 1",), ["CMD-SHELL", f"curl -f {URL} || exit 1"]),
        (("CMD-SHELL, curl", "-f", URL), ["CMD", "curl", "-f", URL]),
        (("cmd-shell", "exit 0"), ["CMD-SHELL", "exit 0"]),
        ((" CMD ", "/healthy"), ["CMD", "/healthy"]),
        (("CMD_SHELL", "exit 0"), ["CMD-SHELL", "exit 0"]),
        (("/healthcheck", "--quick"), ["CMD", "/healthcheck", "--quick"]),
        (("NONE",), ["NONE"]),
        (("CMD",), ["CMD"]),
        (("curl a||b", "it's here"), ["curl a||b", "it's here"]),
    ],
)
def test_any_other_check_is_reported_and_written_as_it_was_meant(
    words: tuple[str, ...], meant: list[str]
) -> None:
    assert places("health-check-command-form", running(*words)) == [AT]
    assert mended_value("health-check-command-form", running(*words), AT) == meant


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [(["FARGATE"], 0), (["EC2"], 1), (["EC2", "FARGATE"], 1), (["EXTERNAL"], 1), (["<X>"], 0), (None, 1)],
)
def test_a_path_alone_works_on_fargate(launch_types: Any, reported: int) -> None:
    document = {**running("/healthcheck"), "requiresCompatibilities": launch_types}
    assert len(places("health-check-command-form", document)) == reported


def test_what_is_said_of_a_form_names_what_was_written() -> None:
    [wrong] = messages("health-check-command-form", running("curl", URL, name="web"))
    [nothing] = messages("health-check-command-form", running("CMD-SHELL", name="web"))
    assert wrong == "The health check of “web” begins with “curl”, not with CMD or CMD-SHELL."
    assert nothing == "The health check of “web” says CMD-SHELL, but not what to run."


@pytest.mark.parametrize(
    "words",
    [("CMD-SHELL", "a b"), ("CMD-SHELL", 'test "$1"', "x"), ("CMD-SHELL", "$@", "x"), ("CMD", "a", "b")],
)
def test_the_shell_gets_one_line(words: tuple[str, ...]) -> None:
    assert places("health-check-shell-extra-args", running(*words)) == []


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (("curl", "-f", URL), f"curl -f {URL}"),
        ((f"curl -f {URL}", "|| exit 1"), f"curl -f {URL} || exit 1"),
        (("curl", URL, ">", "/dev/null", "2>&1", "||", "exit 1"), f"curl {URL} > /dev/null 2>&1 || exit 1"),
        (("curl", "http://localhost/?a=1&b=2"), None),
        (("sh", "-c", "curl x || exit 1"), None),
        (("echo", "it's"), None),
    ],
)
def test_a_line_in_pieces_is_reported_and_joined_where_it_stays_the_same(
    pieces: tuple[str, ...], line: str | None
) -> None:
    document = running("CMD-SHELL", *pieces)
    assert f"“{pieces[0]}”" in messages("health-check-shell-extra-args", document)[0]
    after = mended_value("health-check-shell-extra-args", document, AT)
    assert after == ["CMD-SHELL", *(pieces if line is None else (line,))]


@pytest.mark.parametrize(
    "words",
    [
        ("CMD", "curl", "-f", URL),
        ("CMD", "sh", "-c", "a || b"),
        ("CMD", "redis-cli", "-a", ">x"),
        ("CMD-SHELL", "a || b"),
        ("a", "||", "b"),
    ],
)
def test_a_program_takes_its_arguments_one_by_one(words: tuple[str, ...]) -> None:
    assert places("health-check-cmd-shell-syntax", running(*words)) == []


@pytest.mark.parametrize(
    ("words", "told", "command"),
    [
        (("curl -f " + URL,), "curl -f " + URL, ["CMD", "curl", "-f", URL]),
        (("a || b",), "a || b", ["CMD-SHELL", "a || b"]),
        (("curl", URL, "||", "exit 1"), "||", ["CMD-SHELL", f"curl {URL} || exit 1"]),
        (("curl", URL, "|| exit 1"), "|| exit 1", ["CMD-SHELL", f"curl {URL} || exit 1"]),
        (("a", "&&", "b"), "&&", ["CMD-SHELL", "a && b"]),
        (("a", ";", "b"), ";", ["CMD-SHELL", "a ; b"]),
        (("a", "|", "b"), "|", ["CMD-SHELL", "a | b"]),
        (("a", ">/dev/null"), ">/dev/null", ["CMD-SHELL", "a >/dev/null"]),
        (("/bin/sh", "-c", "a", "||", "b"), "||", None),
        (("a", "it's", "||", "b"), "||", None),
    ],
)
def test_a_program_gets_nothing_that_only_a_shell_understands(
    words: tuple[str, ...], told: str, command: list[str] | None
) -> None:
    document = running("CMD", *words)
    assert messages("health-check-cmd-shell-syntax", document) == [
        f"CMD runs no shell: “{told}” is taken as it stands."
    ]
    after = mended_value("health-check-cmd-shell-syntax", document, AT)
    assert after == (["CMD", *words] if command is None else command)


def test_windows_splits_a_line_by_itself() -> None:
    assert (
        places("health-check-cmd-shell-syntax", {**WINDOWS, **running("CMD", "powershell -Command 1")}) == []
    )
    assert places("health-check-cmd-shell-syntax", {**WINDOWS, **running("CMD", "a", "||", "b")}) == [AT]


COLLECTOR = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1"


@pytest.mark.parametrize(
    ("image", "reported"),
    [
        (COLLECTOR, 1),
        ("amazon/aws-otel-collector", 1),
        ("otel/opentelemetry-collector-contrib:0.115.0", 1),
        ("otel/opentelemetry-collector", 1),
        ("public.ecr.aws/xray/aws-xray-daemon:3.x", 1),
        ("gcr.io/distroless/java17-debian12", 1),
        ("gcr.io/distroless/java17-debian12:nonroot", 1),
        ("gcr.io/distroless/java17-debian12:debug", 0),
        ("acme/my-aws-otel-collector", 0),
        ("nginx:1.27", 0),
        ("<IMAGE>", 0),
        (None, 0),
    ],
)
def test_some_images_have_no_shell(image: str | None, reported: int) -> None:
    for words in (("CMD-SHELL", "exit 0"), ("CMD", "/bin/sh", "-c", "exit 0")):
        assert places("health-check-image-without-shell", running(*words, image=image)) == [AT] * reported
    assert places("health-check-image-without-shell", running("CMD", "/healthcheck", image=image)) == []


def test_the_collector_of_aws_has_a_check_of_its_own() -> None:
    rule, line = "health-check-image-without-shell", ("CMD-SHELL", "exit 0")
    assert mended_value(rule, running(*line, image=COLLECTOR), AT) == ["CMD", "/healthcheck"]
    assert mended_value(rule, running(*line, image="gcr.io/distroless/cc"), AT) == list(line)


def test_an_empty_check_goes_unless_another_container_waits_for_it() -> None:
    rule, at = "health-check-command-empty", "/containerDefinitions/0/healthCheck"
    assert not mended_value(rule, running(), at)
    waiting = {"name": "web", "dependsOn": [{"containerName": "app", "condition": "HEALTHY"}]}
    awaited = {"containerDefinitions": [*running()["containerDefinitions"], waiting]}
    assert mended_value(rule, awaited, at) == {"command": []}
    assert findings(rule, {**ON_EC2, **awaited})
