"""Sending what waits to be sent, as a process of its own beside the demo."""

import logging

import django
from django.core.management import call_command

from designer.demo.lifeline import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    django.setup()
    logging.getLogger("designer").setLevel(logging.WARNING)  # the demo says little while all is well
    call_command("deliver_notices", forever=True)
