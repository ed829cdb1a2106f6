"""`request.resolver_match|section`: the part of the product a page belongs to, which the bar marks."""

from django import template
from django.urls import ResolverMatch

register = template.Library()


@register.filter
def section(match: ResolverMatch | None) -> str:
    """`drafts`, `reviews`, `registrations`, `targets` or `rules`; else the name of its app, or nothing.

    A page of the account about one draft belongs to the drafts; a page may be asked for at no address.
    """
    if match is None:
        return ""
    name = match.url_name or ""
    if match.app_name == "drafts":
        return "rules" if "rule" in name else "drafts"
    if match.app_name != "aws":
        return match.app_name
    if "registration_id" in match.kwargs or name in {"registrations", "together"}:
        return "registrations"
    return "drafts" if "draft_id" in match.kwargs or "run_id" in match.kwargs else "targets"
