"""Who comes to a page of results, and whether the role carries the right that the page needs."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext

from maslahat.domain.shared.deeds import Deed
from maslahat.web.visits import Visit, visit_of


def opened(request: HttpRequest, programme: str, deed: Deed = Deed.RESULT_READ) -> Visit:
    """Return who comes to a page of results; raise PermissionDenied if the role lacks the right.

    What is not published is for those with a seat at the table.
    """
    visit = visit_of(request, programme)
    if not visit.may(Deed.RESULT_READ):
        raise PermissionDenied(gettext("Results are shown here before they are published. Sign in with a seat."))
    if not visit.may(deed):
        raise PermissionDenied
    return visit
