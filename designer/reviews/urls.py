"""Addresses of the pages about reviews. They come before the drafts', which take any step's name."""

from django.urls import URLPattern

app_name = "reviews"

urlpatterns: list[URLPattern] = []
