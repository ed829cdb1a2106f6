"""Drafts of task definitions, their edits, and the wizard that makes them."""
