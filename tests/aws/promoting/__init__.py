"""Drafts taken to another account or Region."""
