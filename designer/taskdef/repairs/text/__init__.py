"""Repairs of texts that are not quite JSON."""
