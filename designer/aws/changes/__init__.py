"""What is changed in an account besides registering: services updated, tasks run, revisions deregistered."""
