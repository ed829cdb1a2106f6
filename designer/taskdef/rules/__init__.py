"""One rule a module, by topic. A module is named after its rule: `schema/containers_empty.py`."""
