"""Threads of comments on drafts, and what is suggested in them."""

from designer.reviews.models.comment import Comment, EarlierText, EditedSince
from designer.reviews.models.suggestion import Suggestion
from designer.reviews.models.thread import NoSuchPlace, Thread

__all__ = ["Comment", "EarlierText", "EditedSince", "NoSuchPlace", "Suggestion", "Thread"]
