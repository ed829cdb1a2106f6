"""What is changed in an account besides registering."""
