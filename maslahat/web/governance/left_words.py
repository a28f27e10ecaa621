"""Words that came from somebody who no longer spoke for the party: kept for the successor, who may take them over."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from maslahat.actions.succession import SPOKE, leave_to_successor
from maslahat.stores.governance.left_words import LeftWordFound, left_word
from maslahat.web.errors import error_page
from maslahat.web.governance.words_said import words_said
from maslahat.web.proposals.opening import party_name
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit


def left_to_successor(request: HttpRequest, visit: Visit, subject: str) -> HttpResponse | None:
    """Keep a position that was refused for whoever speaks for the party now, and say so to its sender; None if not."""
    sent = request.POST
    left = leave_to_successor(
        subject=subject,
        kind=sent.get("kind", ""),
        text=words_said(sent, visit.programme.languages),
        lines=sent.getlist("lines"),
        whole=bool(sent.get("whole")),
        by=visit.actor,
        now=timezone.now(),
    )
    if left is None:
        return None
    return error_page(
        request,
        403,
        title=gettext("You no longer speak for this party"),
        words=gettext(
            "Your position was not recorded. What you wrote is kept as a draft for whoever speaks for %(party)s now."
        )
        % {"party": localized(party_name(visit.programme, left.party))},
        way_out=gettext("To the programme"),
        address=reverse("programme", args=[visit.programme.code]),
    )


def left_for(visit: Visit, subject: str, stated_at: datetime | None) -> LeftWordFound | None:
    """Return the draft that somebody left to this visitor on a text, if the party has said nothing since."""
    if visit.actor.role not in SPOKE:
        return None
    left = left_word(visit.programme.code, visit.actor.party, subject)
    if left is None or (stated_at is not None and stated_at >= left.left_at):
        return None
    return left


def as_typed(left: LeftWordFound | None) -> QueryDict:
    """Return a draft as its form would bring it, so that it fills the form in."""
    typed = QueryDict(mutable=True)
    if left is not None:
        typed["kind"], typed["whole"] = left.kind, "1" if left.whole else ""
        typed.setlist("lines", list(left.lines))
        for language, words in left.text.texts.items():
            typed[f"text_{language}"] = words
    return typed
