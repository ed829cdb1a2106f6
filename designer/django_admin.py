"""Django's admin for who runs the installation: it shows what the guarantees rest on, and changes nothing."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_safe

from designer.audit.models import Chain, Record
from designer.aws.models import Registration
from designer.aws.overrides import Override, RuleAnswer
from designer.drafts.models import Draft, DraftText, Edit, Waiver
from designer.reviews.models import Decision, Review
from designer.teams.models import Person

SHOWN: Final[dict[type[Model], tuple[str, ...]]] = {
    Chain: ("name", "number", "mark"),
    Record: ("chain", "number", "act", "person", "kind", "about", "at"),
    Draft: ("id", "team", "family", "version", "status", "edited_by", "edited_at"),
    DraftText: ("draft",),
    Edit: ("draft", "version", "person", "at"),
    Waiver: ("rule", "team", "draft", "created_by", "ends_on", "ended_at"),
    Review: ("id", "draft", "asked_by", "asked_at", "status"),
    Decision: ("id", "review", "person", "verdict", "at"),
    Registration: ("id", "family", "version", "target", "state", "revision", "created_at"),
    Override: ("registration", "reason"),
    RuleAnswer: ("registration", "rule", "accepted", "at"),
}
"""Model -> the columns of its list."""


class Shown(ModelAdmin):  # type: ignore[type-arg]
    """Lists and single rows, to read."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    list_select_related = True
    ordering = ("-pk",)

    def __init__(self, model: type[Model], site: AdminSite) -> None:
        super().__init__(model, site)
        self.list_display = SHOWN[model]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [field.name for field in self.model._meta.concrete_fields]

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class ShownSite(AdminSite):
    """Behind the sign-in of everybody else; it has no other page than those that show."""

    site_header = site_title = "Task Designer"
    index_title = "What the guarantees rest on"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        person = request.user
        if isinstance(person, Person) and person.is_active and person.is_superuser:
            return True
        raise PermissionDenied

    def get_urls(self) -> list[Any]:
        urls = [path("", self._to_read(self.index), name="index")]
        for model, admin in self._registry.items():
            name = f"{model._meta.app_label}_{model._meta.model_name}"
            place = f"{model._meta.app_label}/{model._meta.model_name}/"
            urls += [
                path(place, self._to_read(admin.changelist_view), name=f"{name}_changelist"),
                path(f"{place}<path:object_id>/", self._to_read(admin.change_view), name=f"{name}_change"),
            ]
        return [*urls, path("<slug:app_label>/", self._to_read(self.app_index), name="app_list")]

    def _to_read(self, view: Callable[..., Any]) -> Callable[..., HttpResponseBase]:
        return require_safe(self.admin_view(view))


site = ShownSite(name="admin")
for model in SHOWN:
    site.register(model, Shown)
