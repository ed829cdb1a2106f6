"""Pictures of a draft, made of the document alone."""
