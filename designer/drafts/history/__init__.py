"""What happened to a draft: its edits, and what other apps tell, as one line of time."""
