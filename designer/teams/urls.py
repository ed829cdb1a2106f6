"""Addresses of the pages about people."""

from django.urls import path

from designer.teams import views

app_name = "teams"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("preferences/", views.preferences, name="preferences"),
    path("account/", views.account, name="account"),
    path("account/password/", views.change_password, name="change_password"),
]
