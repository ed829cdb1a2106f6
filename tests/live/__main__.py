"""`make live-check`: against the account that LIVE_ROLE_ARN, LIVE_REGION and LIVE_EXTERNAL_ID name."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

SKIPPED = 77
"""The exit code of what was skipped, which is not that of success."""
NAMES = ("LIVE_ROLE_ARN", "LIVE_REGION", "LIVE_EXTERNAL_ID")
LOUD = """
**********************************************************************************
  SKIPPED: nothing was checked on a real AWS account.

  Not shown, and owed: that AWS tells the session's name in registeredBy, and how
  soon its lists show a new revision. Set {missing}
  with this machine's AWS credentials allowed to assume the role, then run
  `make live-check` again. It registers two small revisions and deregisters them.
**********************************************************************************
"""


def main() -> int:
    missing = [name for name in NAMES if not os.environ.get(name)]
    if missing:
        print(LOUD.format(missing=", ".join(missing)), file=sys.stderr)
        return SKIPPED
    django.setup()
    from designer.aws.outcome import Trouble
    from designer.teams.models import Target
    from tests.live.check import check

    role = os.environ["LIVE_ROLE_ARN"]
    target = Target(
        name="live-check",
        account=role.split(":")[4],
        region=os.environ["LIVE_REGION"],
        role_arn=role,
        external_id=os.environ["LIVE_EXTERNAL_ID"],
    )
    try:
        return 0 if check(target, print) else 1
    except Trouble as trouble:
        print(f" FAIL  the account cannot be asked: {trouble.code} {trouble.message}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
