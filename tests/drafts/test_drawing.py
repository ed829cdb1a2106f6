"""The picture of a task: what stands where, what it says, and that nothing in a document can spoil it."""

import json
import re
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given

from designer.drafts.drawing import style
from designer.drafts.drawing.boxes import Box, Drawing
from designer.drafts.drawing.layout import drawing
from designer.drafts.drawing.miniature import miniature
from designer.drafts.drawing.of_task import as_file, on_page
from designer.drafts.drawing.start_bars import start_bars
from designer.drafts.drawing.told import one_text, told
from designer.drafts.models import Draft
from designer.drafts.start_times import start_lines
from designer.taskdef import UnreadableDocument, load
from designer.taskdef.task import Task
from tests import corpus
from tests.taskdef.random_documents import document, randoms

pytestmark = pytest.mark.any_database

# Not closed: a <word> is a placeholder to be filled in, and no name at all.
HOSTILE = ']]><svg/onload="alert(1)" &amp;\x0b\u202e<script '
SVG = "{http://www.w3.org/2000/svg}"
RICH: dict[str, Any] = {
    "family": "checkout",
    "networkMode": "awsvpc",
    "cpu": "1024",
    "memory": "2048",
    "taskRoleArn": "arn:aws:iam::111122223333:role/path/checkout-task",
    "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
    "containerDefinitions": [
        {
            "name": "app",
            "portMappings": [{"containerPort": 8080}, {"containerPort": 9090}],
            "secrets": [{"name": "DB_PASSWORD", "valueFrom": "arn:aws:ssm:eu-west-1:1:parameter/canary"}],
            "dependsOn": [
                {"containerName": "migrate", "condition": "SUCCESS"},
                {"containerName": "router", "condition": "START"},
            ],
            "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}],
            "logConfiguration": {
                "logDriver": "awsfirelens",
                "options": {"Name": "firehose", "delivery_stream": "app-logs"},
            },
        },
        {"name": "migrate", "essential": False},
        {
            "name": "router",
            "firelensConfiguration": {"type": "fluentbit"},
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/router"}},
        },
    ],
    "volumes": [{"name": "data"}],
}


def task(*containers: dict[str, Any], **members: Any) -> Task:
    return Task({**members, "containerDefinitions": list(containers)})


def after(*names: str, condition: str = "START") -> dict[str, Any]:
    return {"dependsOn": [{"containerName": name, "condition": condition} for name in names]}


def titles(picture: Drawing) -> dict[str, Box]:
    return {box.title: box for box in picture.boxes}


def words_in(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


def test_containers_stand_in_the_order_they_start() -> None:
    picture = drawing(
        task({"name": "app", **after("init", "log")}, {"name": "init", **after("log")}, {"name": "log"})
    )
    columns = {box.title: box.x for box in picture.boxes}
    assert columns["log"] < columns["init"] < columns["app"]
    assert [arrow.label for arrow in picture.arrows if arrow.look == "order"] == ["START"] * 3


def test_it_tells_all_that_a_task_is_made_of() -> None:
    shown = words_in(as_file(Task(RICH)))
    for words in (
        "Task checkout",
        "awsvpc · 1 vCPU · 2 GiB",
        ":8080, :9090",
        "SUCCESS",
        "not essential · runs once",
        "essential · FireLens",
        "data",
        "1 secret",
        "DB_PASSWORD",
        "checkout-task",
        "Logs: Data Firehose",
        "app-logs",
        "app → router",
        "Logs: CloudWatch Logs",
        "/ecs/router",
    ):
        assert words in shown, words


def test_values_of_secrets_are_in_no_picture() -> None:
    assert "canary" not in as_file(Task(RICH)) + on_page(Task(RICH)) + one_text(told(Task(RICH)))


def test_the_words_below_say_what_the_picture_shows() -> None:
    said = {part.name: part.sentences for part in told(Task(RICH))}
    assert said["app"] == [
        "Essential.",
        "Starts after migrate has ended without an error.",
        "Starts after router has started.",
        "Takes TCP at port 8080.",
        "Takes TCP at port 9090.",
        "Mounts data at /data.",
        "Reads the secrets DB_PASSWORD.",
        "Logs through router to Data Firehose · app-logs.",
    ]
    assert said["Task"] == [
        "awsvpc · 1 vCPU · 2 GiB",
        "Task role: checkout-task.",
        "Task execution role: execution.",
    ]


@pytest.mark.parametrize(
    ("mode", "mapping", "label"),
    [
        ("awsvpc", {"containerPort": 80}, ":80"),
        ("host", {"containerPort": 80}, ":80"),
        ("bridge", {"containerPort": 80, "hostPort": 8080}, ":8080 → :80"),
        ("bridge", {"containerPort": 80}, ":* → :80"),
    ],
)
def test_clients_come_in_at_the_port_of_the_network_mode(mode: str, mapping, label: str) -> None:
    picture = drawing(task({"name": "app", "portMappings": [mapping]}, networkMode=mode))
    assert [arrow.label for arrow in picture.arrows if arrow.look == "traffic"] == [label]


@pytest.mark.parametrize("members", [{}, {"networkMode": "none"}])
def test_without_ports_or_network_there_are_no_clients(members) -> None:
    ports = {"portMappings": [{"containerPort": 80}]} if members else {}
    assert "Clients" not in titles(drawing(task({"name": "app", **ports}, **members)))


@pytest.mark.parametrize(
    "containers",
    [
        [{"name": "a", **after("a")}],
        [{"name": "a", **after("b")}, {"name": "b", **after("a")}],
        [{"name": "a"}, {"name": "a"}, {}],
        [{"name": f"c{n}", **after(f"c{n + 1}")} for n in range(3_000)],
        [],
    ],
    ids=["itself", "circle", "namesakes", "long chain", "none"],
)
def test_any_order_can_be_drawn(containers: list[dict[str, Any]]) -> None:
    picture = drawing(task(*containers))
    assert len([box for box in picture.boxes if box.colours]) == min(len(containers), 10)
    assert picture.width < 3_200
    ElementTree.fromstring(as_file(task(*containers)))  # noqa: S314
    ElementTree.fromstring(miniature(task(*containers)))  # noqa: S314


def crowded() -> Task:
    router = {"firelensConfiguration": {"type": "fluentbit"}}
    containers = [
        {
            "name": f"container-{n}-" + "x" * 200,
            "portMappings": [{"containerPort": 8000 + n}],
            "mountPoints": [{"sourceVolume": f"v{n}"}],
            "secrets": [{"name": "S" * 200}],
            "logConfiguration": {"logDriver": "awsfirelens", "options": {"Name": "s3", "bucket": f"b{n}"}},
            **(router if n == 0 else {}),
            **(after("container-0-" + "x" * 200) if n > 5 else {}),
        }
        for n in range(10)
    ]
    return task(*containers, volumes=[{"name": f"v{n}"} for n in range(10)], taskRoleArn="r" * 300)


def test_no_box_of_the_picture_lies_on_another_or_outside_of_it() -> None:
    picture = drawing(crowded())
    for number, one in enumerate(picture.boxes):
        assert one.x >= 0
        assert one.right <= picture.width
        assert one.y + one.height <= picture.height
        for other in picture.boxes[number + 1 :]:
            apart = one.right <= other.x or other.right <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y, (one, other)


def test_long_names_are_cut_and_stand_whole_in_the_title() -> None:
    name = "container-3-" + "x" * 200
    svg = as_file(crowded())
    assert max(len(words) for words in words_in(svg)) < 60
    assert f"<title>{name}\n" in svg


@pytest.mark.parametrize("draw", [as_file, on_page], ids=["file", "page"])
def test_hostile_names_are_text_in_the_picture(draw) -> None:
    spiteful = json.loads(json.dumps(RICH).replace('"app"', json.dumps(HOSTILE)))
    spiteful["family"] = spiteful["volumes"][0]["name"] = HOSTILE
    root = ElementTree.fromstring(draw(Task(spiteful)))  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert any(words.startswith("]]><svg") for words in words_in(draw(Task(spiteful))))


ELEMENTS = {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "text", "g"}


def test_screen_readers_get_a_title_and_the_words() -> None:
    root = ElementTree.fromstring(as_file(Task(RICH)))  # noqa: S314
    told_by = {root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")}
    assert set(root.get("aria-labelledby").split()) == told_by
    assert "Logs through router to Data Firehose" in root.find(f"{SVG}desc").text


def test_the_picture_speaks_the_readers_language() -> None:
    with translation.override("ko"):
        assert {"필수 · FireLens", "태스크 실행 역할"} <= set(words_in(as_file(Task(RICH))))


def test_the_file_has_the_colours_of_the_pages() -> None:
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    known = dict(re.findall(r"--([\w-]+):light-dark\((#\w+,#\w+)\)", tokens))
    assert {name: ",".join(both) for name, both in style.COLOURS.items()}.items() <= known.items()


def test_the_picture_is_a_file_that_may_do_nothing(team, author, client_of) -> None:
    draft = Draft.start(team, author, {**RICH, "family": "a b/../c"})
    answer = client_of(author).get(f"/drafts/{draft.pk}/picture.svg")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="a-b-c-edit1.svg"'
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert answer["Content-Security-Policy"].endswith("sandbox")
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("query", "kept"), [("?v=1", True), ("?v=2", False), ("", False), ("?v=x", False)])
def test_a_stamp_is_kept_by_the_browser_while_it_is_of_this_version(
    team, author, client_of, query: str, kept: bool
) -> None:
    draft = Draft.start(team, author, RICH)
    answer = client_of(author).get(f"/drafts/{draft.pk}/miniature.svg{query}")
    assert ("immutable" in answer["Cache-Control"]) == kept
    assert "private" in answer["Cache-Control"]


def test_a_stamp_has_no_words_in_it() -> None:
    root = ElementTree.fromstring(miniature(crowded()))  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "style", "rect", "circle"}
    assert len(root.findall(f"{SVG}rect")) == 11


def test_the_list_asks_for_stamps_only_when_they_come_into_view(start, browser) -> None:
    draft = start("orders")
    page = browser.get("/drafts/").content.decode()
    address = f"/drafts/{draft.pk}/miniature.svg?v=1"
    assert re.search(rf'<img class="stamp" src="{re.escape(address)}" alt="" [^>]*loading="lazy"', page)


def any_picture(document: dict[str, Any]) -> None:
    """Every picture of the document is XML, and every box of it in its place."""
    task = Task(document)
    for drawn in (as_file(task), on_page(task), miniature(task), start_bars(start_lines(task))):
        ElementTree.fromstring(drawn)  # noqa: S314
    picture = drawing(task)
    assert all(one.right <= picture.width and one.y + one.height <= picture.height for one in picture.boxes)


@given(randoms)
def test_any_document_has_pictures(random) -> None:
    any_picture(document(random))


@corpus.needed
@pytest.mark.corpus
def test_every_real_task_definition_has_pictures() -> None:
    for path in corpus.files("taskdefs"):
        with suppress(UnreadableDocument):
            any_picture(load(path.read_bytes()).document)
