#!/usr/bin/env python
"""Runs the project's management commands."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

# Commands that need no installation around them, so that they run in an empty environment.
OFFLINE = {"check_taskdef"}


def settings_for(arguments: list[str]) -> str:
    return "designer.offline" if OFFLINE & set(arguments[1:2]) else "designer.settings"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings_for(sys.argv))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(f"Task Designer cannot start. {refusal}")
