"""The rules, for everybody who signed in: all of them, and one by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from designer.drafts.rule_list import RuleList
from designer.drafts.rule_page import RulePage
from designer.taskdef.check import all_rules
from designer.teams.parts import wants_part


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    shown = RuleList(request.GET)
    if wants_part(request):
        return push_url(
            render(request, "drafts/rules/_list.html", {"list": shown, "oob": True}), shown.asked.address()
        )
    return render(request, "drafts/rules/list.html", {"list": shown})


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    found = all_rules().get(rule_id)
    if found is None:
        raise Http404
    return render(request, "drafts/rules/rule.html", {"page": RulePage(found)})
