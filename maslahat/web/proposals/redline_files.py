"""A redline as a file to take away: which kinds there are, and what of it the visitor may see."""

from collections.abc import Callable, Iterable, Mapping

from django.http import Http404, HttpResponse

from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import PartyCode, ProposalRef
from maslahat.domain.workplans.consolidation import Cell
from maslahat.domain.workplans.operations import ChangeSet
from maslahat.domain.workplans.proposers import proposers
from maslahat.domain.workplans.redline import redline
from maslahat.publishing.redline_docx import redline_docx
from maslahat.publishing.redline_html import redline_html
from maslahat.publishing.redline_pdf import redline_pdf
from maslahat.publishing.redline_view import Credit, RedlineView, redline_view
from maslahat.publishing.redline_xlsx import redline_xlsx
from maslahat.publishing.view import PlanView
from maslahat.web.proposals.differences import money_seen_by
from maslahat.web.visits import Visit

KINDS: Mapping[str, tuple[str, Callable[[RedlineView], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", redline_docx),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", redline_xlsx),
    "pdf": ("application/pdf", redline_pdf),
    "html": ("text/html; charset=utf-8", redline_html),
}
"""Ending of the name, kind and writer of each file."""

Wish = tuple[ChangeSet, Credit]
"""What a proposal asks for, and who is to be named for what comes of it."""


def file_of(
    visit: Visit, stage: str, texts: tuple[PlanView, PlanView], wishes: Iterable[Wish], *, kind: str, name: str
) -> HttpResponse:
    """Return the comparison of two texts as an attachment; it holds what the page would show this visitor (R90).

    ``wishes`` are the proposals that may be named as authors. Raises Http404 for a kind of file that there is not.
    """
    if kind not in KINDS:
        raise Http404
    (before, after), given = texts, list(wishes)
    view = redline_view(
        before,
        after,
        credited=_credited(before, after, given),
        change_sets=[change_set for change_set, _ in given],
        sees=money_seen_by(visit, stage),
        shows_money=visit.may(Deed.FUNDING_READ, stage, own=False),
    )
    content_type, written = KINDS[kind]
    headers = {"Content-Disposition": f'attachment; filename="{_ascii(name)}.{kind}"'}
    return HttpResponse(written(view), content_type=content_type, headers=headers)


def _credited(before: PlanView, after: PlanView, wishes: list[Wish]) -> dict[Cell, Credit]:
    """Return who asked for each change; of several who asked alike all are named, with the instant of the last."""
    by_ref: dict[ProposalRef, Credit] = {change_set.proposal: credit for change_set, credit in wishes}
    found = proposers(redline(before.plan, after.plan), [change_set for change_set, _ in wishes])
    return {cell: _together([by_ref[ref] for ref in refs]) for cell, refs in found.items()}


def _together(credits_given: list[Credit]) -> Credit:
    parties: dict[PartyCode, None] = dict.fromkeys(PartyCode(each) for one in credits_given for each in one.parties)
    return Credit(tuple(parties), max(each.at for each in credits_given))


def _ascii(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "_" for sign in name)
