"""The pages of the drafts app."""
