"""What can be looked up in an account: one module a kind, called as the kind is."""
