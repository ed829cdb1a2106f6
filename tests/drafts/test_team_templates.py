"""A team's own templates: what they keep and do not keep, who sees them, and the drafts made from them."""

from html import unescape
from typing import Any

import pytest

from designer import taskdef
from designer.drafts.models import Draft, TeamTemplate
from designer.drafts.models.team_template import OFFERED
from designer.taskdef.edits import Put
from designer.teams.models import Person, Team

IMAGE = "registry.example/orders:1.4.2"
DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "networkMode": "awsvpc",
    "cpu": "256",
    "taskRoleArn": "arn:aws:iam::111122223333:role/${ROLE}",
    "containerDefinitions": [
        {
            "name": "app",
            "image": IMAGE,
            "memory": 512,
            "command": ["sh", "-c", "exec serve ${SHELL_VARIABLE}"],
            "environment": [
                {"name": "DB_PASSWORD", "value": "hunter2hunter2"},
                {"name": "LOG_LEVEL", "value": "info"},
            ],
            "unknown": [1],
        }
    ],
}
FAMILY, CPU, MEMORY = "/family", "/cpu", "/containerDefinitions/0/memory"
IMAGE_AT = "/containerDefinitions/0/image"
PASSWORD, LEVEL = (f"/containerDefinitions/0/environment/{n}/value" for n in (0, 1))
SAVE = {"name": "Orders service", "description": "For every shop", "base": "1", "end": "1"}
START = {"once": "k" * 24, "end": "1"}


@pytest.fixture
def draft(team: Team, author: Person) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def save(browser, draft: Draft) -> Any:
    """`save(ask=[…])`: post the form of this draft."""

    def post(**more: Any) -> Any:
        return browser.post(f"/drafts/{draft.pk}/save-as-template/", SAVE | more)

    return post


def said(response: Any) -> str:
    return unescape(response.content.decode())


def ticked(page: str) -> list[str]:
    boxes = page.split('name="ask" value="')[1:]
    return [box.split('"')[0] for box in boxes if box.split(">")[0].endswith("checked")]


def test_what_each_use_has_of_its_own_and_every_secret_is_ticked_before(browser, draft) -> None:
    page = said(browser.get(f"/drafts/{draft.pk}/save-as-template/"))
    assert ticked(page) == [PASSWORD, FAMILY, IMAGE_AT]
    assert "Some values look like secrets." in page
    assert "hunter2" not in page
    assert "${ROLE}" in page


def test_what_is_ticked_becomes_a_name_and_the_rest_stays_as_it_is(save, team, author) -> None:
    response = save(ask=[IMAGE_AT, MEMORY, PASSWORD])
    made = TeamTemplate.objects.get()
    assert response.headers["Location"] == f"/templates/{made.pk}/"
    assert (made.team, made.created_by, str(made)) == (team, author, "Orders service")
    container = made.document["containerDefinitions"][0]
    assert (container["image"], container["memory"]) == ("${IMAGE}", "${MEMORY}")
    assert container["unknown"] == [1]
    assert made.document["cpu"] == "256"
    assert list(made.document) == list(DOCUMENT)


def test_a_secret_is_kept_nowhere_in_a_template(save) -> None:
    save(ask=[PASSWORD, IMAGE_AT])
    kept = TeamTemplate.objects.values().get()
    assert "hunter2" not in str(kept)
    assert kept["examples"] == {"DB_PASSWORD": None, "IMAGE": IMAGE}


def test_a_draft_from_it_asks_for_what_was_ticked_and_what_was_open(save, browser) -> None:
    save(ask=[FAMILY, IMAGE_AT, MEMORY, LEVEL, PASSWORD])
    template = TeamTemplate.objects.get().template
    assert [one.name for one in template.inputs] == ["ROLE", "IMAGE", "MEMORY", "DB_PASSWORD", "LOG_LEVEL"]
    page = said(browser.get(template.address))
    assert f"<code>{IMAGE}</code>" in page
    assert 'name="in-MEMORY" value="512"' in page
    assert 'name="in-DB_PASSWORD" value=""' in page
    assert "${DB_PASSWORD} would be passed on as it stands" in page
    assert "SHELL_VARIABLE" not in [one.name for one in template.inputs]


def test_a_draft_from_it_says_so_and_has_the_answers(save, browser, author) -> None:
    save(ask=[FAMILY, IMAGE_AT, MEMORY])
    address = TeamTemplate.objects.get().template.address
    browser.post(address, START | {"family": "billing", "in-IMAGE": "billing:2", "in-MEMORY": "1024"})
    made = Draft.objects.latest("pk")
    assert (made.basis, made.based_on, made.created_by) == ("template", "Orders service", author)
    assert made.document["family"] == "billing"
    container = made.document["containerDefinitions"][0]
    assert (container["image"], container["memory"]) == ("billing:2", 1024)
    assert made.document["taskRoleArn"] == DOCUMENT["taskRoleArn"]


def test_a_template_of_the_whole_draft_gives_the_draft_again(save, browser) -> None:
    save(ask=[])
    browser.post(TeamTemplate.objects.get().template.address, START)
    assert Draft.objects.latest("pk").content.text == taskdef.compact(DOCUMENT)


def test_the_values_are_those_of_the_version_shown(save, draft, author) -> None:
    draft.edit(author, 1, [Put(IMAGE_AT, IMAGE, "other:1", None)])
    save(ask=[FAMILY])
    assert TeamTemplate.objects.get().document["containerDefinitions"][0]["image"] == IMAGE


@pytest.mark.parametrize("base", ["", "0", "2", "-1", "x", "²", "9" * 30])
def test_a_version_that_never_was_is_refused(save, base: str) -> None:
    assert save(base=base).status_code == 400
    assert not TeamTemplate.objects.exists()


def test_a_form_that_is_cut_off_saves_nothing(browser, draft) -> None:
    form = {name: value for name, value in SAVE.items() if name != "end"}
    assert browser.post(f"/drafts/{draft.pk}/save-as-template/", form).status_code == 422
    assert not TeamTemplate.objects.exists()


def test_a_name_that_is_taken_is_refused_and_the_ticks_stay(save) -> None:
    save(ask=[FAMILY])
    response = save(ask=[CPU])
    assert response.status_code == 422
    assert "Your team has a template of this name." in said(response)
    assert ticked(said(response)) == [CPU]
    assert TeamTemplate.objects.get().document["cpu"] == "256"


def test_a_template_is_replaced_when_asked_and_says_who_did(save, publisher, client_of, draft) -> None:
    save(ask=[FAMILY])
    before = TeamTemplate.objects.get()
    theirs = SAVE | {"ask": [CPU], "replace": "on", "description": "Smaller"}
    client_of(publisher).post(f"/drafts/{draft.pk}/save-as-template/", theirs)
    now = TeamTemplate.objects.get()
    assert (now.pk, now.document["cpu"], now.description) == (before.pk, "${CPU}", "Smaller")
    assert (now.created_by.name, now.changed_by.name) == ("mina", "jun")
    assert now.changed_at > before.changed_at


def test_a_template_gets_another_name_but_not_that_of_another(save, browser) -> None:
    save()
    save(name="Other")
    first, _second = TeamTemplate.objects.order_by("pk")
    page = f"/templates/{first.pk}/"
    assert browser.post(page, {"name": "Third", "description": ""}).status_code == 302
    response = browser.post(page, {"name": "Other", "description": ""})
    assert response.status_code == 422
    assert 'value="Other"' in said(response)
    first.refresh_from_db()
    assert (first.name, first.description) == ("Third", "")


def test_another_team_may_have_a_template_of_the_same_name(save, stranger, client_of) -> None:
    save()
    theirs = Draft.start(stranger.teams.get(), stranger, DOCUMENT)
    client_of(stranger).post(f"/drafts/{theirs.pk}/save-as-template/", SAVE)
    assert TeamTemplate.objects.filter(name="Orders service").count() == 2


def test_drafts_live_on_when_their_template_is_deleted(save, browser) -> None:
    save(ask=[FAMILY])
    template = TeamTemplate.objects.get()
    browser.post(template.template.address, START | {"family": "billing"})
    browser.post(f"/templates/{template.pk}/delete/")
    assert not TeamTemplate.objects.exists()
    assert Draft.objects.filter(family="billing").exists()


def test_a_stranger_sees_nothing_of_it_anywhere(save, stranger, client_of) -> None:
    save()
    template = TeamTemplate.objects.get()
    for page in ("/drafts/new/", "/drafts/new/?q=orders", "/templates/"):
        assert "Orders service" not in said(client_of(stranger).get(page))
    for page in (
        template.template.address,
        f"/templates/{template.pk}/",
        f"/templates/{template.pk}/delete/",
    ):
        assert client_of(stranger).get(page).status_code == 404
    start = {"start": template.template.key, "family": "x", **START}
    assert client_of(stranger).post("/drafts/new/", start).status_code == 422


def test_it_stands_before_the_others_and_is_found_by_its_words(save, browser, team) -> None:
    save()
    cards = said(browser.get("/drafts/new/"))
    key = TeamTemplate.objects.get().template.key
    assert 0 < cards.index(key) < cards.index("starter:")
    assert key in said(browser.get("/drafts/new/?q=every+shop"))
    assert key not in said(browser.get("/drafts/new/?q=windows"))


ODD = {"a": "${X}", "containerDefinitions": [[], {"image": 7, "environment": [None, "", {"value": "v"}]}]}


def test_of_many_the_newest_are_offered_and_others_when_sought_or_chosen(browser, team, author) -> None:
    told = {"description": "", "document": DOCUMENT, "examples": {}}
    names = ["Zeppelin", *(f"Service {n}" for n in range(OFFERED))]
    oldest, *_others = [TeamTemplate.keep(team, author, name, replace=False, **told) for name in names]
    assert "Zeppelin" not in said(browser.get("/drafts/new/"))
    for query in ("q=zepp", f"start=template:{oldest.pk}"):
        assert "Zeppelin" in said(browser.get(f"/drafts/new/?{query}"))
    chosen = browser.post("/drafts/new/", START | {"start": oldest.template.key, "family": "x"})
    assert chosen.headers["Location"].startswith(oldest.template.address)


NASTY = ["</script><b>x", "{{7*7}}", "${X}", "a\u202eb", "=1+1", "결제 서비스", "'\"&", "x" * 120, "../../x"]


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_kept_as_typed_and_shown_as_text(save, browser, name: str) -> None:
    save(name=name, description=name)
    template = TeamTemplate.objects.get()
    assert template.name == name
    for page in ("/templates/", f"/templates/{template.pk}/", template.template.address, "/drafts/new/"):
        shown = browser.get(page).content.decode()
        assert "<b>x" not in shown
        assert name in unescape(shown)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "a\0b"])
def test_a_name_that_cannot_be_one_is_refused(save, name: str) -> None:
    assert save(name=name).status_code == 422
    assert not TeamTemplate.objects.exists()


@pytest.mark.parametrize("ask", ["", "/", "/nowhere", "x", "/containerDefinitions", "/networkMode", "~2"])
def test_what_was_not_offered_cannot_be_asked_for(save, ask: str) -> None:
    save(ask=[ask])
    assert TeamTemplate.objects.get().document == DOCUMENT


@pytest.mark.parametrize("odd", [{}, {"containerDefinitions": 1}, {"family": "${X}", "volumes": [[]]}, ODD])
def test_half_a_draft_is_a_template_too(browser, team, author, odd: dict[str, Any]) -> None:
    draft = Draft.start(team, author, odd)
    browser.post(f"/drafts/{draft.pk}/save-as-template/", SAVE)
    template = TeamTemplate.objects.get()
    assert template.document == odd
    for page in (f"/templates/{template.pk}/", template.template.address, "/templates/", "/drafts/new/"):
        assert browser.get(page).status_code == 200
