"""The policies of a role as the account has them, managed and inline, to compare with what a draft needs."""

from typing import Any, Final

from django.utils.translation import gettext as _

from designer.aws.client import asking
from designer.aws.explanations import explain_trouble
from designer.aws.outcome import Trouble
from designer.aws.reading import enter_to_read
from designer.drafts.permissions.of_account import CannotRead
from designer.taskdef import arns
from designer.teams.models import Person, Target

OF_ROLES: Final = ("iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:GetRolePolicy")
OF_POLICIES: Final = ("iam:GetPolicy", "iam:GetPolicyVersion")


def policies_of(target: Target, person: Person, named: str) -> list[Any]:
    """Every policy of the role that a draft names, by ARN or name. Raises CannotRead."""
    arn = arns.role(named)
    name = named.rpartition("/")[2]
    if arn is not None and arn.account != target.account:
        raise CannotRead(_("The role is of another account than %s.") % target)
    if arn is None and not arns.is_role_name(named):
        raise CannotRead(_("“%s” is neither a role’s ARN nor its name.") % named[:200])
    try:
        return policies_in(enter_to_read(target, person).client("iam"), name)
    except Trouble as trouble:
        raise CannotRead(_words(trouble)) from trouble


def _words(trouble: Trouble) -> str:
    """What happened, what to do, and the service's own words."""
    told = explain_trouble(trouble)
    return f"{told.what} {told.remedy} ({trouble.code}: {trouble.message})"


def policies_in(iam: Any, role: str) -> list[Any]:
    """Every policy of a role by its name. Raises Trouble."""
    with asking():
        attached = iam.get_paginator("list_attached_role_policies").paginate(RoleName=role)
        managed = [one["PolicyArn"] for page in attached for one in page["AttachedPolicies"]]
        inline = iam.get_paginator("list_role_policies").paginate(RoleName=role)
        names = [name for page in inline for name in page["PolicyNames"]]
        return [
            *(managed_policy(iam, arn) for arn in managed),
            *(iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for name in names),
        ]


def managed_policy(iam: Any, arn: str) -> Any:
    """What a managed policy says now, a boundary as well."""
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    return iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]
