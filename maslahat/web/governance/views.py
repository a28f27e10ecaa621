"""The rights table as everybody can read it: role, deed, how far, at which stages, and the rule behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from maslahat.domain.shared.deeds import Grant, Role
from maslahat.domain.shared.rights import TABLE
from maslahat.words.labels import DEEDS, PROPOSAL_STATES, REACHES, ROLES, STAGES, label


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """Show the table, whole or for one role (``?role=``); an unknown role shows the whole table."""
    wanted = request.GET.get("role", "")
    role = Role(wanted) if wanted in tuple(Role) else None
    rows = [_row(grant) for grant in TABLE if role is None or role in grant.roles]
    told = {"rows": rows, "role": role, "roles": [(each.value, label(ROLES, each)) for each in Role]}
    return render(request, "governance/rights.html", told)


def _row(grant: Grant) -> dict[str, object]:
    return {
        "deed": label(DEEDS, grant.deed),
        "roles": [label(ROLES, role) for role in grant.roles],
        "is_everyone": set(grant.roles) == set(Role),
        "reach": label(REACHES, grant.reach),
        "stages": [label(STAGES, stage) for stage in grant.stages],
        "proposal_states": [label(PROPOSAL_STATES, state) for state in grant.proposal_states],
        "rule": grant.rule,
    }
