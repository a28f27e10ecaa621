"""What a browser is given to sign a position with a passkey, and what it sends back."""

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_POST

from maslahat.actions.governance import statement_to_sign
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.signing import SignedStatement
from maslahat.domain.governance.signing import base64url
from maslahat.domain.shared.canonical import canonical_bytes
from maslahat.domain.shared.deeds import Deed
from maslahat.web.governance.words_said import words_said
from maslahat.web.proposals.opening import open_plan
from maslahat.web.refusals import said_as, status_of


@require_POST
def statement(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Return as JSON the statement of the position in the form, for a passkey to sign; nothing is recorded."""
    visit, _found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    sent = request.POST
    asked = statement_to_sign(
        workplan=workplan,
        subject=sent.get("subject", "")[:64],
        kind=sent.get("kind", ""),
        by=visit.actor,
        now=visit.now,
        text=words_said(sent, visit.programme.languages),
        lines=sent.getlist("lines"),
        whole=bool(sent.get("whole")),
    )
    if isinstance(asked, Stale):
        return JsonResponse({"refused": said_as(Refused.because("position_stale_subject"))}, status=409)
    if isinstance(asked, Refused):
        return JsonResponse({"refused": said_as(asked)}, status=status_of(asked))
    told = {
        "statement": canonical_bytes(asked.statement).decode(),
        "challenge": base64url(asked.challenge),
        "ticket": asked.ticket,
        "domain": asked.domain,
        "credentials": list(asked.credentials),
    }
    return JsonResponse(told)


def signed_in_form(sent: QueryDict) -> SignedStatement | None:
    """Return what a passkey signed, as the form brings it, or None if the button alone was pressed."""
    answer = sent.get("signed_answer", "")
    if not answer:
        return None
    return SignedStatement(sent.get("signed_statement", ""), sent.get("signed_ticket", "")[:200], answer)
