"""Addresses of the pages about reviews. They come before the drafts', which take any step's name."""

from django.urls import path

from designer.reviews import views

app_name = "reviews"

urlpatterns = [
    path("drafts/<int:draft_id>/comments/", views.comments, name="comments"),
    path("threads/<int:thread_id>/", views.thread, name="thread"),
    path("comments/<int:comment_id>/edit/", views.edit_comment, name="edit_comment"),
    path("suggestions/<int:suggestion_id>/apply/", views.apply_suggestion, name="apply_suggestion"),
]
