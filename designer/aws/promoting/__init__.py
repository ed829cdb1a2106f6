"""A draft taken to another account or Region of its team."""
