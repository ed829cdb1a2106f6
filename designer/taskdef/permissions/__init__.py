"""Least privilege: what a task definition needs in an account, and whether a role allows just that."""

from designer.taskdef.permissions.needed import Permissions, needed

__all__ = ["Permissions", "needed"]
