"""Importing a text: what is read becomes a draft with a report, what cannot be is refused with its place."""

import gzip
import io
import json
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from designer import taskdef
from designer.drafts.models import Draft, Import
from tests.drafts.test_new import FORM, post
from tests.taskdef import nasty

DESCRIBED = {
    "taskDefinition": {
        "family": "orders",
        "revision": 7,
        "status": "ACTIVE",
        "taskRoleArn": None,
        "containerDefinitions": [{"name": "app", "image": "${IMAGE}"}],
        "xUnknown": {"kept": [1.0, 2, "b & c"]},
    },
    "tags": [{"key": "team", "value": "payments"}],
}
TEXT = json.dumps(DESCRIBED, indent=2)
DOCUMENT = {
    "family": "orders",
    "containerDefinitions": [{"name": "app", "image": "${IMAGE}"}],
    "xUnknown": {"kept": [1.0, 2, "b & c"]},
    "tags": [{"key": "team", "value": "payments"}],
}


def paste(browser, text: str, **said):
    return post(browser, **{"start": "import", "family": "", "text": text, **said})


def upload(browser, data: bytes, name: str = "task.json", **said):
    file = SimpleUploadedFile(name, data, content_type="application/json")
    return post(browser, **{"start": "import", "family": "", "file": file, **said})


def shown(response) -> str:
    return unescape(response.content.decode())


@pytest.mark.parametrize("bring", [paste, lambda browser, text: upload(browser, text.encode())])
def test_an_import_becomes_a_draft_in_the_order_of_its_author(browser, bring) -> None:
    response = bring(browser, TEXT)
    draft = Draft.objects.get()
    assert response.headers["Location"] == f"/drafts/{draft.pk}/imported/"
    assert taskdef.compact(draft.document) == taskdef.compact(DOCUMENT)
    assert draft.basis == "import"


def test_the_report_says_what_was_read_left_out_and_is_to_do_after_every_reload(browser) -> None:
    address = paste(browser, TEXT).headers["Location"]
    for _ in range(2):
        report = shown(browser.get(address))
        for words in (
            "Output of describe-task-definition",
            "2 understood",
            "The tags beside the task definition were added to it.",
            "3 left out",
            "/taskDefinition/taskRoleArn",
            "null means that nothing is set: it was left out.",
            "1 to fill in",
            "“${IMAGE}” is a placeholder",
            "8 values read",
            '<span class="tag err">',
        ):
            assert words in report, words


def test_the_report_shows_the_text_as_it_was_given(browser) -> None:
    address = paste(browser, "\r\n" + TEXT.replace("\n", "\r\n")).headers["Location"]
    assert Import.objects.get().text == "\n" + TEXT
    assert TEXT in shown(browser.get(address))


def test_only_an_import_has_a_report_and_only_for_its_team(browser, stranger, client_of) -> None:
    address = paste(browser, TEXT).headers["Location"]
    assert client_of(stranger).get(address).status_code == 404
    post(browser, once="b" * 24)
    blank = Draft.objects.get(basis="blank")
    assert browser.get(f"/drafts/{blank.pk}/imported/").status_code == 404


def test_a_typed_family_stands_for_the_one_in_the_text_and_the_report_says_so(browser) -> None:
    address = paste(browser, TEXT, family="orders-copy").headers["Location"]
    assert next(iter(Draft.objects.get().document.items())) == ("family", "orders-copy")
    assert "The family is “orders-copy”, as typed." in shown(browser.get(address))


def test_a_list_of_containers_gets_the_typed_family(browser) -> None:
    address = paste(browser, '[{"name": "app", "image": "nginx:1.27"}]', family="web").headers["Location"]
    assert list(Draft.objects.get().document) == ["family", "containerDefinitions"]
    assert "A list of containers was given" in shown(browser.get(address))


@pytest.mark.any_database
@pytest.mark.parametrize("case", [*nasty.REFUSED, *nasty.NO_DOCUMENT], ids=lambda case: case.name)
def test_what_cannot_be_read_is_refused_with_its_place_and_nothing_is_stored(browser, case) -> None:
    data = case.data if isinstance(case.data, bytes) else case.data.encode(errors="surrogatepass")
    response = upload(browser, data)
    assert response.status_code == 422
    assert not Draft.objects.exists()
    if len(data) <= 1_048_576 and isinstance(case.data, bytes):
        assert case.reason in shown(response)
        assert f"line {case.line}, column {case.column}" in shown(response)


@pytest.mark.parametrize("text", nasty.CARRIED.values(), ids=nasty.CARRIED)
def test_what_is_only_odd_is_carried_unharmed_or_not_at_all(browser, text: str) -> None:
    given = f'{{"family": "a", "containerDefinitions": [], "x": {text}}}'
    response = upload(browser, given.encode())
    try:
        loaded = taskdef.load(given)
    except taskdef.UnreadableDocument:  # what just fits is too much with more around it
        assert response.status_code == 422
        assert not Draft.objects.exists()
        return
    draft = Draft.objects.get()
    assert draft.content.text == taskdef.compact(loaded.document)
    for address in (response.headers["Location"], "/drafts/", f"/drafts/{draft.pk}/export/"):
        assert browser.get(address).status_code == 200


def test_a_refused_text_stays_in_the_box_with_the_line_where_it_breaks(browser) -> None:
    text = '{"family": "orders",\n  "cpu": 0256}'
    response = paste(browser, text)
    assert response.status_code == 422
    assert f'aria-invalid="true">\n{text}</textarea>' in shown(response)
    assert "line 2, column 10" in shown(response)
    assert '<code>"cpu": 0256}</code>' in shown(response)
    assert not Draft.objects.exists()


def test_a_refused_file_is_shown_in_the_box_when_it_is_text(browser) -> None:
    response = upload(browser, b'{"family": "orders",}')
    assert '\n{"family": "orders",}</textarea>' in shown(response)
    assert 'value="task.json"' in shown(response)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": TEXT, "file": SimpleUploadedFile("a.json", b"{}")}, "You gave a text and a file."),
        ({"text": ""}, "Paste a text or choose a file."),
        ({"start": "FARGATE", "text": TEXT}, "You chose a blank start, and gave a text."),
        ({"start": "EC2", "file": SimpleUploadedFile("a.json", b"{}")}, "You chose a blank start"),
        ({"file": SimpleUploadedFile("a.json", b" " * 1_048_577)}, "The file is larger than 1 MiB."),
        ({"file": SimpleUploadedFile("a.json", b"")}, "is empty"),
    ],
)
def test_a_form_that_cannot_be_meant_is_refused_in_words(browser, said, words: str) -> None:
    response = post(browser, **{"start": "import", **said})
    assert response.status_code == 422
    assert words in shown(response)
    assert not Draft.objects.exists()


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        written.writestr("task.json", TEXT)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(), "This is a ZIP file"),
        (gzip.compress(TEXT.encode()), "This is a gzip file"),
        (TEXT.encode("utf-16"), "encoded as UTF-16"),
        (b"\x89PNG\r\n\x1a\n", "This is a PNG file"),
        (b"family: orders\ncpu: 256\n", "This is YAML."),
        (b"services:\n  app: {}\n", "This is a Compose file."),
    ],
)
def test_a_file_of_another_kind_is_named(browser, data: bytes, words: str) -> None:
    response = upload(browser, data, "task.json")
    assert response.status_code == 422
    assert words in shown(response)


NAMES = {
    "task.json": "task.json",
    "../../etc/passwd": "passwd",
    "C:\\tasks\\a.json": "a.json",
    "a\u202ejson.exe": "ajson.exe",
    "<b>.json": "<b>.json",
    "CON": "CON",
    "x" * 300 + ".json": "x" * 120,
    "주문.json": "주문.json",
}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name[:20]))
def test_a_file_s_name_is_only_shown(browser, name: str) -> None:
    address = upload(browser, TEXT.encode(), name).headers["Location"]
    draft = Draft.objects.get()
    assert draft.based_on == draft.imported.name == NAMES[name]
    assert NAMES[name] in shown(browser.get(address))


@pytest.mark.any_database
def test_a_post_that_was_cut_off_is_refused(browser) -> None:
    boundary = "b" * 30
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {**FORM, "start": "import", "text": TEXT}.items()
    ]
    whole = "".join(parts) + f"--{boundary}--\r\n"
    kind = f"multipart/form-data; boundary={boundary}"
    for length in range(0, len(whole) - 40, 7):
        assert browser.generic("POST", "/drafts/new/", whole[:length], kind).status_code in (400, 422)
    assert not Draft.objects.exists()
    assert browser.generic("POST", "/drafts/new/", whole, kind).status_code == 302


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=" + "b" * 300,
        "multipart/form-data; boundary=b; boundary=c",
        "application/json",
        "text/plain",
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded",
    ],
)
def test_a_body_of_another_kind_is_no_fault_of_the_server(browser, kind: str) -> None:
    for body in (TEXT.encode(), b"", b"\xff\xfe\0", b"--b\r\n" * 3_000, b"&" * 13_000, b"a=1&" * 13_000):
        assert browser.generic("POST", "/drafts/new/", body, kind).status_code in (400, 413, 422)
    assert not Draft.objects.exists()


def test_too_many_files_are_refused(browser) -> None:
    files = {f"file{number}": SimpleUploadedFile("a.json", b"{}") for number in range(101)}
    assert post(browser, **files).status_code == 400


def test_a_text_can_be_looked_at_before_anything_is_made(browser) -> None:
    response = paste(browser, TEXT, do="look")
    assert response.status_code == 200
    assert "3 left out" in shown(response)
    assert f"\n{TEXT}</textarea>" in shown(response)
    assert not Draft.objects.exists()


def test_a_file_that_was_looked_at_need_not_be_chosen_again(browser) -> None:
    response = upload(browser, TEXT.encode(), do="look")
    assert f"\n{TEXT}</textarea>" in shown(response)
    paste(browser, TEXT, name="task.json", once="c" * 24)
    assert Draft.objects.get().based_on == "task.json"


def test_the_live_report_is_a_part_and_makes_nothing(browser) -> None:
    said = {**FORM, "start": "import", "text": TEXT}
    good = browser.post("/drafts/new/", said, headers={"HX-Request": "true"})
    bad = browser.post("/drafts/new/", {**said, "text": "{,"}, headers={"HX-Request": "true"})
    assert (good.status_code, bad.status_code) == (200, 422)
    for response in (good, bad):
        assert shown(response).lstrip().startswith('<div class="stack s" id="report"')
    assert "Cannot be read" in shown(bad)
    assert not Draft.objects.exists()


def test_hostile_text_is_shown_as_text(browser) -> None:
    text = '{"family": "</textarea><script>alert(1)</script>", "containerDefinitions": []}'
    response = paste(browser, text, do="look")
    assert "<script>alert" not in response.content.decode()
    address = paste(browser, text, once="d" * 24).headers["Location"]
    assert "<script>alert" not in browser.get(address).content.decode()


def test_many_notes_are_counted_not_listed(browser) -> None:
    nulls = ",".join(f'"n{number}": null' for number in range(5_000))
    address = paste(browser, f'{{"containerDefinitions": [], {nulls}}}').headers["Location"]
    report = shown(browser.get(address))
    assert "5,000 left out" in report
    assert "and 4,900 more" in report
