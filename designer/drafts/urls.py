"""Addresses of the drafts app."""

from django.urls import path, register_converter

from designer.drafts.views.step import step

app_name = "drafts"


class SmallNumber:
    """A number a list position or a row's key can be; anything longer is no address of ours."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(SmallNumber, "small")

urlpatterns = [
    path("drafts/<small:draft_id>/<slug:slug>/", step, name="step"),
    path("drafts/<small:draft_id>/<slug:slug>/<small:position>/", step, name="item"),
]
