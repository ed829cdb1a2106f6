"""The reviews app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "designer.reviews"
    label = "reviews"
