"""What is checked before a draft is sent: one module a check."""
