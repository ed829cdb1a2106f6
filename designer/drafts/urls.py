"""Addresses of the drafts app."""

from django.urls import path, register_converter

from designer.drafts.views.authorship import last_change, who_changed_what
from designer.drafts.views.drafts import drafts
from designer.drafts.views.environment import environment
from designer.drafts.views.export import download, download_as_sent, export
from designer.drafts.views.fate import archive, delete, duplicate, restore
from designer.drafts.views.field import field
from designer.drafts.views.fits import fits
from designer.drafts.views.from_template import from_starter, from_template
from designer.drafts.views.here import here
from designer.drafts.views.history import history, name_version, open_as_draft, record
from designer.drafts.views.history import restore as restore_version
from designer.drafts.views.json_tab import check_text, json_fields, json_tab
from designer.drafts.views.mend import mend
from designer.drafts.views.new import imported, new
from designer.drafts.views.permissions import permissions
from designer.drafts.views.picture import miniature, picture
from designer.drafts.views.place import place
from designer.drafts.views.preset import preset
from designer.drafts.views.redact import redact
from designer.drafts.views.rules import rule, rules
from designer.drafts.views.save_as_template import save_as_template
from designer.drafts.views.search import search, used
from designer.drafts.views.step import step
from designer.drafts.views.templates import delete_template, template, templates
from designer.drafts.views.undo import redo, undo
from designer.drafts.views.waivers import end_waiver, set_aside, waivers
from designer.drafts.views.watch import watch

app_name = "drafts"


class SmallNumber:
    """A number a list position or a row's key can be; anything longer is no address of ours."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class FieldName:
    """The name of a field of the API: containerDefinitions.portMappings.hostPort."""

    regex = "[A-Za-z0-9.]{1,200}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SmallNumber, "small")
register_converter(FieldName, "field")

urlpatterns = [
    path("drafts/", drafts, name="list"),
    path("drafts/new/", new, name="new"),
    path("drafts/new/starter/<slug:slug>/", from_starter, name="from_starter"),
    path("drafts/new/template/<small:template_id>/", from_template, name="from_template"),
    path("drafts/<small:draft_id>/imported/", imported, name="imported"),
    path("drafts/<small:draft_id>/redact/", redact, name="redact"),
    path("drafts/<small:draft_id>/duplicate/", duplicate, name="duplicate"),
    path("drafts/<small:draft_id>/archive/", archive, name="archive"),
    path("drafts/<small:draft_id>/restore/", restore, name="restore"),
    path("drafts/<small:draft_id>/watch/", watch, name="watch"),
    path("drafts/<small:draft_id>/delete/", delete, name="delete"),
    path("drafts/<small:draft_id>/export/", export, name="export"),
    path("drafts/<small:draft_id>/export/indented.json", download, name="download"),
    path("drafts/<small:draft_id>/export/as-sent.json", download_as_sent, name="download_as_sent"),
    path("drafts/<small:draft_id>/save-as-template/", save_as_template, name="save_as_template"),
    path("drafts/<small:draft_id>/picture.svg", picture, name="picture"),
    path("drafts/<small:draft_id>/miniature.svg", miniature, name="miniature"),
    path("drafts/<small:draft_id>/fits/", fits, name="fits"),
    path("drafts/<small:draft_id>/permissions/", permissions, name="permissions"),
    path("drafts/<small:draft_id>/undo/", undo, name="undo"),
    path("drafts/<small:draft_id>/redo/", redo, name="redo"),
    path("drafts/<small:draft_id>/mend/", mend, name="mend"),
    path("drafts/<small:draft_id>/presets/<slug:preset_id>/", preset, name="preset"),
    path("drafts/<small:draft_id>/presets/<slug:preset_id>/<small:position>/", preset, name="log_preset"),
    path("drafts/<small:draft_id>/history/", history, name="history"),
    path("drafts/<small:draft_id>/last-change/", last_change, name="last_change"),
    path("drafts/<small:draft_id>/who/", who_changed_what, name="who_changed_what"),
    path("drafts/<small:draft_id>/history/record.csv", record, {"kind": "csv"}, name="record_csv"),
    path("drafts/<small:draft_id>/history/record.json", record, {"kind": "json"}, name="record_json"),
    path("drafts/<small:draft_id>/history/<small:version>/restore/", restore_version, name="restore_version"),
    path("drafts/<small:draft_id>/history/<small:version>/open/", open_as_draft, name="open_version"),
    path("drafts/<small:draft_id>/history/<small:version>/name/", name_version, name="name_version"),
    path("drafts/<small:draft_id>/json/", json_tab, name="json"),
    path("drafts/<small:draft_id>/json/check/", check_text, name="check_text"),
    path("drafts/<small:draft_id>/place/", place, name="place"),
    path("drafts/<small:draft_id>/set-aside/<slug:rule_id>/", set_aside, name="set_aside"),
    path("drafts/<small:draft_id>/<slug:slug>/", step, name="step"),
    path("drafts/<small:draft_id>/<slug:slug>/<small:position>/", step, name="item"),
    path("drafts/<small:draft_id>/<slug:slug>/here/", here, name="here"),
    path("drafts/<small:draft_id>/<slug:slug>/<small:position>/here/", here, name="here_at_item"),
    path("search/", search, name="search"),
    path("search/used/", used, name="used"),
    path("templates/", templates, name="templates"),
    path("templates/<small:template_id>/", template, name="template"),
    path("templates/<small:template_id>/delete/", delete_template, name="delete_template"),
    path("json-fields/", json_fields, name="json_fields"),
    path("drafts/<small:draft_id>/containers/<small:position>/environment/", environment, name="environment"),
    path("waivers/", waivers, name="waivers"),
    path("waivers/<small:waiver_id>/end/", end_waiver, name="end_waiver"),
    path("fields/<field:name>/", field, name="field"),
    path("rules/", rules, name="rules"),
    path("rules/<slug:rule_id>/", rule, name="rule"),
]
