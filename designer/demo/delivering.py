"""Sending what waits to be sent, as a process of its own beside the demo."""

import django
from django.core.management import call_command

from designer.demo.lifeline import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    django.setup()
    call_command("deliver_notices", forever=True)
