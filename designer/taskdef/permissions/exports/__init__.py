"""Policies as texts to take away: JSON, a CloudFormation template, Terraform."""

from designer.taskdef.permissions.exports.cloudformation import cloudformation
from designer.taskdef.permissions.exports.json_text import json_text
from designer.taskdef.permissions.exports.terraform import terraform
from designer.taskdef.permissions.exports.wanted_role import WantedRole

__all__ = ["WantedRole", "cloudformation", "json_text", "terraform"]
