"""Addresses of the pages about reviews. They come before the drafts', which take any step's name."""

from django.urls import path

from designer.reviews import views

app_name = "reviews"

urlpatterns = [
    path("reviews/", views.reviews, name="list"),
    path("reviews/<int:review_id>/", views.review, name="review"),
    path("reviews/<int:review_id>/json/", views.json_diff, name="json"),
    path("reviews/<int:review_id>/decide/", views.decide, name="decide"),
    path("reviews/<int:review_id>/seen/", views.seen, name="seen"),
    path("reviews/<int:review_id>/ask-again/", views.ask_again, name="ask_again"),
    path("reviews/<int:review_id>/withdraw/", views.withdraw, name="withdraw"),
    path("drafts/<int:draft_id>/ask/", views.ask, name="ask"),
    path("drafts/<int:draft_id>/its-review/", views.of_draft, name="of_draft"),
    path("drafts/<int:draft_id>/comments/", views.comments, name="comments"),
    path("threads/<int:thread_id>/", views.thread, name="thread"),
    path("comments/<int:comment_id>/edit/", views.edit_comment, name="edit_comment"),
    path("suggestions/<int:suggestion_id>/apply/", views.apply_suggestion, name="apply_suggestion"),
]
