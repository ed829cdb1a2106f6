"""The account's own key that a secret or a parameter is encrypted with, where it is not one of AWS's.

Sources: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html (KmsKeyId) and
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterMetadata.html (KeyId).
"""

from __future__ import annotations

from typing import Final

from designer.aws.account import Account
from designer.aws.checks import secrets
from designer.aws.client import asking
from designer.aws.outcome import Trouble

ACTIONS: Final = ("kms:DescribeKey",)
_OF_AWS: Final = "alias/aws/"
_ENCRYPTED: Final = "SecureString"


def own_key(account: Account, text: str) -> str:
    """The ARN of the key of what `valueFrom` names; empty where nobody needs leave to use it.

    Raises Trouble where that cannot be told.
    """
    with asking():
        named = _named(account, text)
        if not named or _OF_AWS in named:
            return ""
        if ":key/" in named:
            return named
        told = account.client("kms").describe_key(KeyId=named)["KeyMetadata"]
        return "" if told.get("KeyManager") == "AWS" else str(told["Arn"])


def _named(account: Account, text: str) -> str:
    """A key by its ARN, its id or its alias."""
    if text.startswith("arn:") and text.split(":")[3] != account.target.region:
        raise Trouble("OtherRegion")
    if secrets.is_secret(text):
        return str(secrets.secret(account, text).get("KmsKeyId") or "")
    told = secrets.parameter(account, text)
    return str(told.get("KeyId") or "") if told.get("Type") == _ENCRYPTED else ""
