"""Reviews of drafts: who was asked, what they saw, and what they decided."""
