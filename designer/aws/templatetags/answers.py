"""A tag for what AWS answered to the reader's teams when they sent an error of a rule anyway."""

from typing import Any

from django import template
from django.template import Context

from designer.aws.overrides import answers_of

register = template.Library()


@register.inclusion_tag("aws/_answers.html", takes_context=True)
def aws_answers(context: Context, rule_id: str, most: int = 3) -> dict[str, Any]:
    """`{% aws_answers rule.id %}`: the newest of them; nothing where there are none."""
    return {"answers": answers_of(rule_id, context["user"])[:most]}
