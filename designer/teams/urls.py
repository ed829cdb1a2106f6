"""Addresses of the pages about people and teams."""

from django.urls import path

from designer.teams import views

app_name = "teams"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("preferences/", views.preferences, name="preferences"),
    path("account/", views.account, name="account"),
    path("teams/<slug:slug>/", views.members, name="members"),
    path("teams/<slug:slug>/audit/", views.audit, name="audit"),
    path("teams/<slug:slug>/leave/", views.leave, name="leave"),
    path("teams/<slug:slug>/members/<int:member_id>/roles/", views.change_roles, name="change_roles"),
    path(
        "teams/<slug:slug>/members/<int:member_id>/break-glass/",
        views.name_for_break_glass,
        name="name_for_break_glass",
    ),
    path("teams/<slug:slug>/members/<int:member_id>/remove/", views.remove_member, name="remove_member"),
    path("teams/<slug:slug>/members/<int:member_id>/disable/", views.disable_member, name="disable_member"),
    path("teams/<slug:slug>/members/<int:member_id>/enable/", views.enable_member, name="enable_member"),
    path("teams/<slug:slug>/invitations/", views.invite, name="invite"),
    path("teams/<slug:slug>/invitations/<int:invitation_id>/withdraw/", views.withdraw, name="withdraw"),
    path("join/<str:token>/", views.join, name="join"),
    path("account/sessions/end/", views.end_other_sessions, name="end_other_sessions"),
    path("account/sessions/<slug:reference>/end/", views.end_session, name="end_session"),
    path("account/password/", views.change_password, name="change_password"),
]
