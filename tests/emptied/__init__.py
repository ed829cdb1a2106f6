"""Empties the tables between tests, those too of which the database gives nothing away."""
