"""The page about least privilege: what a draft's roles have to allow, and whether they do."""
