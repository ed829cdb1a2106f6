"""The demo at work: three processes, filled and ready, until a signal comes or one of them ends."""

import logging
import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from designer.demo.furnish import furnish
from designer.demo.processes import LOOPBACK, Process, Say, Stop, ended_together, first_to_end, listen
from designer.demo.replay import replay
from designer.demo.seed import register_what_was_registered, seed
from designer.demo.services_there import run_what_runs
from designer.demo.story import PEOPLE
from designer.teams.models import Person, SignInLink

PYTHON = [sys.executable, "-m"]
APPLICATION = [*PYTHON, "gunicorn", "--config", "python:designer.demo.serving", "designer.wsgi"]
EMULATOR = [*PYTHON, "designer.demo.emulator"]
POST = [*PYTHON, "designer.demo.delivering"]


def run(port: int, say: Say) -> None:
    """Serves the application on this port and the emulated AWS on the next. Raises Stop when one ends."""
    address, aws = f"http://{LOOPBACK}:{port}", f"http://{LOOPBACK}:{port + 1}"
    with listen(port) as for_people, listen(port + 1) as for_us, ended_together() as processes:
        say("Starting …")
        forget_real_aws()
        os.environ["SITE_URL"] = address
        logging.getLogger("designer").setLevel(logging.WARNING)
        emulator = Process("aws", [*EMULATOR, str(for_us.fileno())], for_us, say)
        processes.append(emulator)
        call_command("migrate", verbosity=0)
        call_command("check_drafts", verbosity=0)  # the data may be of an earlier version
        seed(aws)
        emulator.answer("/moto-api/")
        revisions = replay(aws)
        furnish(aws)
        register_what_was_registered()
        run_what_runs(aws)
        connection.close()
        application = Process("app", [*APPLICATION, "--bind", f"fd://{for_people.fileno()}"], for_people, say)
        processes.append(application)
        application.answer("/readyz")
        processes.append(Process("post", POST, None, say))
        say(f"AWS is emulated on {aws}, where {revisions} revisions are registered.")
        if folder := getattr(settings, "EMAIL_FILE_PATH", ""):
            say(f"Mails are written into {folder}.")
        say(f"Task Designer answers on {address}. Ctrl-C stops it.\n")
        say(how_to_sign_in(address))
        for process in processes:
            process.show()
        raise Stop(first_to_end(processes).obituary())


def forget_real_aws() -> None:
    """Whatever this person's environment knows of real accounts stays out of the demo."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ |= {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def how_to_sign_in(address: str) -> str:
    lines = ["Sign in as one of them; a link works once, within 15 minutes:"]
    for name, roles in PEOPLE.items():
        person = Person.objects.filter(name=name, is_active=True).first()
        if person:
            link = reverse("teams:sign_in_by_link", args=[SignInLink.objects.issue(person)])
            held = ", ".join(str(role.label).lower() for role in roles)
            lines.append(f"  {name:<5} {address}{link}  {held}")
    command = "DEMO=1 .venv/bin/python manage.py sign_in_link mina"
    port = "" if address.endswith(":8000") else f" --address {address}"
    return "\n".join([*lines, f"Another link: {command}{port}", ""])
