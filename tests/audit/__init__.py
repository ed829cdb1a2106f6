"""The audit log: what was done, and that nobody can change it unseen."""
