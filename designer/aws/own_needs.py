"""What this server itself needs in an account, by the same statements as what a task needs.

Sources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html,
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html and
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html.
"""

from typing import Final

from designer.aws import role_policies
from designer.aws.checking import all_checks
from designer.aws.families import schedules
from designer.aws.looking import all_lookups
from designer.taskdef.permissions.pass_role import TO_TASKS
from designer.taskdef.permissions.place import Place, place
from designer.taskdef.permissions.statement import ANYTHING, Condition, Statement
from designer.teams.models import Target

VALUES: Final = "secretsmanager:GetSecretValue"
"""The only look-up that sees values, where a target allows it."""

STATES: Final = (
    "ecs:ListTaskDefinitionFamilies",
    "ecs:ListTaskDefinitions",
    "ecs:DescribeTaskDefinition",
    "ecs:ListClusters",
    "ecs:ListServices",
    "ecs:DescribeServices",
    "ecs:ListTasks",
    "ecs:DescribeTasks",
    *schedules.ACTIONS,
)
"""What the pages about families, what runs of them and what starts them later call."""

_ON_REGISTERING: Final = Condition("StringEquals", "ecs:CreateAction", ("RegisterTaskDefinition",))


def registering(target: Target) -> list[Statement]:
    """The roles that may be passed are best narrowed to the team's own."""
    here = _place(target)
    revisions = here.arn("ecs", "task-definition/*:*")
    return [
        Statement(
            "RegisterTaskDefinitions",
            ("ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions"),
            (ANYTHING,),
        ),
        Statement("TagWhatIsRegistered", ("ecs:TagResource",), (revisions,), (_ON_REGISTERING,)),
        Statement("ReadTags", ("ecs:ListTagsForResource",), (revisions,)),
        Statement("PassRoles", ("iam:PassRole",), (_iam(here, "role/*"),), (TO_TASKS,)),
    ]


def acting(target: Target) -> list[Statement]:
    """After registering, as far as this server shall do it: each step is one that somebody presses for."""
    here = _place(target)
    return [
        Statement("UpdateServices", ("ecs:UpdateService",), (here.arn("ecs", "service/*"),)),
        Statement("RunTasks", ("ecs:RunTask",), (here.arn("ecs", "task-definition/*:*"),)),
        Statement("DeregisterRevisions", ("ecs:DeregisterTaskDefinition",), (ANYTHING,)),
    ]


def looking_up(target: Target) -> list[Statement]:
    """Reading alone; values of secrets only where the target allows it."""
    here = _place(target)
    managed = f"arn:{here.partition}:iam::aws:policy/*"
    listed = {action for lookup in all_lookups().values() for action in lookup.actions}
    listed |= {action for check in all_checks().values() for action in check.actions}
    statements = [
        Statement("LookThingsUp", tuple(sorted(listed - {VALUES, *STATES})), (ANYTHING,)),
        Statement("SeeWhatIsRegisteredAndRuns", STATES, (ANYTHING,)),
        Statement("ReadPoliciesOfRoles", role_policies.OF_ROLES, (_iam(here, "role/*"),)),
        Statement("ReadManagedPolicies", role_policies.OF_POLICIES, (_iam(here, "policy/*"), managed)),
    ]
    if target.reads_secret_keys:
        statements.append(
            Statement("ReadKeysOfSecrets", (VALUES,), (here.arn("secretsmanager", "secret:*"),))
        )
    return statements


def _place(target: Target) -> Place:
    return place(target.account, target.region)


def _iam(here: Place, resource: str) -> str:
    """IAM has no Regions."""
    return f"arn:{here.partition}:iam::{here.account}:{resource}"
