"""Pieces of pages that are made once: for each language and for each of the values they name."""

import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.urls import set_script_prefix
from django.utils import translation


def template(text):
    return engines["django"].from_string("{% load i18n kept %}" + text).template


def test_a_piece_is_made_once_for_each_value_it_names() -> None:
    made = template("{% kept n=n %}{% now 'u' %} {{ n }}{% endkept %}")
    first, other, again = (made.render(Context({"n": n})) for n in (1, 2, 1))
    assert first == again
    assert first.endswith(" 1")
    assert other.endswith(" 2")


def test_a_piece_is_made_for_each_language() -> None:
    made = template("{% kept %}{% translate 'Drafts' %}{% endkept %}")
    assert made.render(Context()) == "Drafts"
    with translation.override("ko"):
        assert made.render(Context()) != "Drafts"


def test_a_piece_is_made_for_each_prefix_of_addresses() -> None:
    made = template("{% kept %}{% url 'home' %}{% endkept %}")
    assert made.render(Context()) == "/"
    set_script_prefix("/designer/")
    try:
        assert made.render(Context()) == "/designer/"
    finally:
        set_script_prefix("/")


def test_a_piece_sees_nothing_that_it_does_not_name(rf, django_user_model) -> None:
    made = engines["django"].from_string(
        "{% load kept %}{% kept shown=shown %}{{ shown }}|{{ secret }}{{ user }}{% csrf_token %}{% endkept %}"
    )
    request = rf.get("/")
    request.user = django_user_model(name="mina")
    request.session = {}
    assert made.render({"shown": "<a>", "secret": "s"}, request) == "&lt;a&gt;|"


def test_a_piece_takes_pairs_only() -> None:
    with pytest.raises(TemplateSyntaxError, match="name=value"):
        template("{% kept n %}{% endkept %}")


def test_what_is_kept_does_not_grow_for_ever() -> None:
    made = template("{% kept n=n %}{{ n }}{% endkept %}")
    for n in range(1_000):
        made.render(Context({"n": n}))
    assert len(made.nodelist[-1]._made) <= 256
