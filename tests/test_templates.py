"""What holds for every template: nothing that the browser would refuse, no picture that is not there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client, override_settings
from django.urls import path

from designer.teams.templatetags.icons import icon, names

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
FORBIDDEN = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|\shx-on|\shx-vals=.*{{|js:|\|safe", re.I
)


def relative(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR / "templates"))


@pytest.mark.parametrize("template", TEMPLATES, ids=relative)
def test_a_template_holds_no_inline_script_or_style(template: Path) -> None:
    assert not FORBIDDEN.findall(template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=relative)
def test_every_picture_a_template_asks_for_exists(template: Path) -> None:
    assert set(re.findall(r'{% icon "([^"]+)"', template.read_text())) <= names()


@pytest.mark.parametrize("template", TEMPLATES, ids=relative)
def test_a_part_never_extends_a_page(template: Path) -> None:
    assert not template.name.startswith("_") or "{% extends" not in template.read_text()


def test_an_icon_is_decoration_unless_it_has_a_label() -> None:
    assert (
        icon("check")
        == f'<svg class="i" aria-hidden="true"><use href="{static("icons.svg")}#i-check"/></svg>'
    )
    assert 'role="img" aria-label="1 &lt; 2"' in icon("check", css="t-ok", label="1 < 2")


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(LookupError, match="no-such-icon"):
        icon("no-such-icon")


def test_the_htmx_served_is_version_2() -> None:
    source = Path(finders.find("django_htmx/htmx-2.min.js")).read_text()
    assert re.search(r'version:"2\.', source)


def test_styles_and_fonts_are_ours() -> None:
    for sheet in (settings.BASE_DIR / "static" / "css").glob("*.css"):
        for address in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text()):
            assert (sheet.parent / address).is_file()


def broken(request):
    raise RuntimeError("canary")


urlpatterns = [path("broken/", broken)]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=["django.middleware.locale.LocaleMiddleware"])
def test_a_fault_of_ours_shows_a_page_without_its_cause() -> None:
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert b"Something went wrong here" in response.content
    assert b"canary" not in response.content
