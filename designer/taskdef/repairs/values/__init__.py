"""Repairs of JSON that is not quite a task definition."""
