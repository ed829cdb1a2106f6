"""Registering through every kind of weather: at most one revision an approval, every outcome known."""
