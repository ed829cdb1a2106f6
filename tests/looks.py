"""How pages are looked at: in two ways that differ in everything; in the long run in all four."""

import os

LOOKS = [("light", "en", 1440), ("dark", "ko", 390)]
"""A scheme of colours, a language, a width."""

if os.environ.get("SOAK"):
    LOOKS += [("light", "en", 390), ("dark", "ko", 1440)]
