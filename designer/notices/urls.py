"""Addresses of the pages about notices. They come before the drafts', which take any step's name."""

from django.urls import path

from designer.notices import views

app_name = "notices"

WEBHOOK = "teams/<slug:slug>/webhooks/<int:webhook_id>"

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read_all, name="read_all"),
    path("inbox/<int:notice_id>/read/", views.read, name="read"),
    path("account/notices/", views.preferences, name="preferences"),
    path("account/watches/<int:watch_id>/end/", views.unwatch, name="unwatch"),
    path("teams/<slug:slug>/watch/", views.watch_family, name="watch_family"),
    path("teams/<slug:slug>/webhooks/", views.webhooks, name="webhooks"),
    path("teams/<slug:slug>/webhooks/new/", views.new_webhook, name="new_webhook"),
    path(f"{WEBHOOK}/", views.change_webhook, name="change_webhook"),
    path(f"{WEBHOOK}/secret/", views.change_secret, name="change_secret"),
    path(f"{WEBHOOK}/try/", views.try_webhook, name="try_webhook"),
    path(f"{WEBHOOK}/again/", views.send_again, name="send_again"),
    path(f"{WEBHOOK}/delete/", views.delete_webhook, name="delete_webhook"),
]
