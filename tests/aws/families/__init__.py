"""What an account has, looked at and brought here."""
