"""The families of an account: browsed, imported, and told as they stand: approved, registered, running."""
