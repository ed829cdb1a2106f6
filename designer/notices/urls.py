"""Addresses of the pages about notices. They come before the drafts', which take any step's name."""

from django.urls import URLPattern

app_name = "notices"

urlpatterns: list[URLPattern] = []
