"""The JSON keys of one secret, for targets that allow it: AWS gives keys only with their values.

The value is read in `keys_in`, and nothing but the keys' names leaves it.
"""

from __future__ import annotations

import json
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from designer.aws.account import Account
from designer.aws.client import asking
from designer.aws.lookup import Asked, Choice, Entry, Lookup, Page
from designer.aws.outcome import Trouble

LONGEST: Final = 200
"""Characters of a key's name; what is longer is rather a value that lost its way."""


def find(account: Account, asked: Asked) -> Page:
    """Raises Trouble where the target does not allow reading values."""
    if not account.target.reads_secret_keys:
        raise Trouble("SecretKeysNotAllowed")
    names = keys_in(account, asked.within)
    fitting = [name for name in names if asked.fits(name)]
    return Page(tuple(Entry(name, (), (Choice(f"{asked.within}:{name}::"),)) for name in fitting))


@sensitive_variables()
def keys_in(account: Account, secret: str) -> list[str]:
    """The names of the keys in a secret that is a JSON object; of any other there are none."""
    with asking():
        said: dict[str, Any] = account.client("secretsmanager").get_secret_value(SecretId=secret)
    try:
        held = json.loads(said.get("SecretString") or "")
    except ValueError:
        return []
    if not isinstance(held, dict):
        return []
    return sorted(name for name in held if ":" not in name and len(name) <= LONGEST)


lookup = Lookup(
    title=_("JSON keys"),
    lead=_("Keys only: their values were dropped as soon as they were read."),
    none=_("The secret is no JSON object, or has no keys. Use the whole secret."),
    actions=("secretsmanager:GetSecretValue",),
    find=find,
)
