"""Taking a draft away: indented or as sent, under a safe name, with the command that registers it."""

import json
import re
import subprocess
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from designer import taskdef
from designer.drafts.models import Draft
from designer.teams.models import Target
from tests.drafts.conftest import DOCUMENT


@pytest.fixture
def draft(start) -> Draft:
    return start("orders", xUnknown={"z": 1, "a": [10**20 - 1, "é"]})


def shown(browser, draft: Draft) -> str:
    return unescape(browser.get(f"/drafts/{draft.pk}/export/").content.decode())


def test_the_download_is_the_document_indented_in_its_author_s_order(browser, draft) -> None:
    response = browser.get(f"/drafts/{draft.pk}/export/indented.json")
    assert response.content.decode() == taskdef.dump(draft.document)
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="orders-edit1.json"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_download_as_sent_has_the_draft_s_digest(browser, draft) -> None:
    response = browser.get(f"/drafts/{draft.pk}/export/as-sent.json")
    assert sha256(response.content).hexdigest() == draft.digest
    assert draft.digest in shown(browser, draft)


def test_what_was_imported_and_exported_imports_as_the_same(browser, draft) -> None:
    exported = browser.get(f"/drafts/{draft.pk}/export/indented.json").content
    form = {"start": "import", "text": exported.decode(), "once": "k" * 24, "end": "1"}
    browser.post("/drafts/new/", form)
    assert Draft.objects.exclude(pk=draft.pk).get().digest == draft.digest


def test_the_page_shows_the_json_to_copy(browser, draft) -> None:
    lines = re.findall(r"<li data-n.*?</li>", shown(browser, draft))
    assert "\n".join(re.sub(r"<[^>]+>", "", line) for line in lines) + "\n" == taskdef.dump(draft.document)
    assert 'data-copy="#json"' in shown(browser, draft)


def test_a_draft_with_errors_is_exported_too_and_says_so(browser, start) -> None:
    draft = start("no good", cpu=1)
    assert f"This draft has {draft.errors} errors." in shown(browser, draft)
    assert browser.get(f"/drafts/{draft.pk}/export/indented.json").status_code == 200


def test_a_draft_without_errors_says_nothing_of_them(browser, draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(errors=0)
    assert "This draft has" not in shown(browser, draft)


def test_the_command_names_the_file_and_the_region_of_each_target(browser, draft, team) -> None:
    command = "aws ecs register-task-definition --cli-input-json file://orders-edit1.json"
    assert f">{command}</textarea>" in shown(browser, draft)
    for name, region in (("prod", "eu-west-1"), ("staging", "ap-northeast-2")):
        Target.objects.create(team=team, name=name, account="111122223333", region=region)
    assert f">{command} --region eu-west-1</textarea>" in shown(browser, draft)
    assert f">{command} --region ap-northeast-2</textarea>" in shown(browser, draft)
    assert f">{command}</textarea>" not in shown(browser, draft)


def test_the_cli_takes_the_command_and_the_file(browser, team, author, tmp_path: Path) -> None:
    Target.objects.create(team=team, name="prod", account="111122223333", region="eu-west-1")
    draft = Draft.start(team, author, {**DOCUMENT, "family": "orders"})
    line = re.search(r">(aws ecs .*?)</textarea>", shown(browser, draft))[1]
    file = browser.get(f"/drafts/{draft.pk}/export/as-sent.json")
    (tmp_path / "orders-edit1.json").write_bytes(file.content)
    # The skeleton of an answer is made when the input is valid, and nothing is sent.
    command = [
        str(Path(sys.executable).with_name("aws")),
        *line.split()[1:],
        "--generate-cli-skeleton",
        "output",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["taskDefinition"], done.stderr


FAMILIES = {
    "orders_2-b": "orders_2-b-edit1.json",
    "": "task-definition-edit1.json",
    "결제": "task-definition-edit1.json",
    "../../x": "x-edit1.json",
    'a"; filename=evil': "a-filename-evil-edit1.json",
    "web\r\nSet-Cookie: x": "web-Set-Cookie-x-edit1.json",
    "web\u202egpj": "web-gpj-edit1.json",
    "$(reboot) & `x`": "reboot-x-edit1.json",
    "-rf": "rf-edit1.json",
    "CON": "CON-edit1.json",
    "a" * 300: "a" * 100 + "-edit1.json",
    "=HYPERLINK(1)": "HYPERLINK-1-edit1.json",
}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: repr(family[:20]))
def test_a_file_s_name_is_safe_whatever_the_family(browser, team, author, family: str) -> None:
    draft = Draft.start(team, author, {"family": family})
    response = browser.get(f"/drafts/{draft.pk}/export/indented.json")
    assert response["Content-Disposition"] == f'attachment; filename="{FAMILIES[family]}"'
    assert f"file://{FAMILIES[family]}</textarea>" in shown(browser, draft)


@pytest.mark.parametrize("page", ["", "indented.json", "as-sent.json"])
def test_strangers_get_nothing(draft, stranger, client_of, page: str) -> None:
    assert client_of(stranger).get(f"/drafts/{draft.pk}/export/{page}").status_code == 404


@pytest.mark.parametrize("document", [{}, {"family": 1}, {"containerDefinitions": "x"}, {"a": {"b": []}}])
def test_any_document_can_be_taken_away(browser, team, author, document) -> None:
    draft = Draft.start(team, author, document)
    assert browser.get(f"/drafts/{draft.pk}/export/").status_code == 200
    assert json.loads(browser.get(f"/drafts/{draft.pk}/export/as-sent.json").content) == document
