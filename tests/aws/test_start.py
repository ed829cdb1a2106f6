"""What the pages that never talk to AWS need not pay for."""

import os
import subprocess
import sys

CHILD = """
import sys, django
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
print(*(name for name in ("boto3", "botocore") if name in sys.modules))
"""


def test_the_application_starts_without_boto3() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    said = subprocess.run([sys.executable, "-c", CHILD], env=environment, capture_output=True, check=True)
    assert said.stdout.split() == []
