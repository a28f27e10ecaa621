"""A version of a workplan as a file to take away: XLSX and PDF of the whole, CSV of the lines on the page."""

import csv
from collections.abc import Sequence
from io import StringIO

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext

from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.governance.reservations import standings
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line
from maslahat.domain.workplans.versions import VersionKind
from maslahat.publishing.columns import columns_of
from maslahat.publishing.csv_writing import as_text
from maslahat.publishing.gathering import endorsed_plan_view, plan_view, sheet_view
from maslahat.publishing.pdf import endorsed_plan_pdf, plan_pdf
from maslahat.publishing.sheet_book import plan_workbook
from maslahat.publishing.sheet_register import register_workbook
from maslahat.publishing.view import EndorsedPlanView, PlanView
from maslahat.publishing.xlsx import workplan_xlsx
from maslahat.stores.governance import queries as governance
from maslahat.web.workplans.opening import Opened

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
}
"""Ending of the name and kind of each file."""


def file_of(found: Opened, suffix: str, lines: Sequence[Line]) -> HttpResponse:
    """Return the version as an attachment; raise PermissionDenied for readers who may not see money by line."""
    if not found.sees_all_money:
        raise PermissionDenied(gettext("These files hold money by line, which your role may not see."))
    view = _view(found)
    if suffix == "csv":
        content: bytes = _csv(view, lines)
    elif suffix == "xlsx":
        content = workplan_xlsx(view)
    else:
        content = endorsed_plan_pdf(view) if isinstance(view, EndorsedPlanView) else plan_pdf(view)
    return attachment(content, f"{found.workplan.code}-{found.version.label}.{suffix}")


def attachment(content: bytes, name: str) -> HttpResponse:
    """Return a file to take away under this name, whose ending is one of FORMATS."""
    headers = {"Content-Disposition": f'attachment; filename="{_ascii(name)}"'}
    return HttpResponse(content, content_type=FORMATS[name.rpartition(".")[2]], headers=headers)


def sheet_of(found: Opened, language: str) -> HttpResponse:
    """Return the workbook in which the version can be edited; raise PermissionDenied as ``file_of``."""
    if not found.sees_all_money:
        raise PermissionDenied(gettext("These files hold money by line, which your role may not see."))
    view = sheet_view(found.visit.programme, found.plan, found.version.label, language)
    content = plan_workbook(view, found.version.made_at)
    return attachment(content, f"{found.workplan.code}-{found.version.label}-edit.xlsx")


def register_of(found: Opened, language: str) -> HttpResponse:
    """Return the workbook in which a list of proposals on the version is written; raise as ``sheet_of``."""
    if not found.sees_all_money:
        raise PermissionDenied(gettext("These files hold money by line, which your role may not see."))
    view = sheet_view(found.visit.programme, found.plan, found.version.label, language)
    content = register_workbook(view, found.version.made_at)
    return attachment(content, f"{found.workplan.code}-{found.version.label}-proposals.xlsx")


def _ascii(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)


def _view(found: Opened) -> PlanView:
    version, programme = found.version, found.visit.programme
    is_endorsed = version.kind is VersionKind.ENDORSED
    endorsement = governance.endorsement_behind(found.workplan.id, version.made_at) if is_endorsed else None
    label = LocalizedText.of(en=version.label, ru=version.label)
    if endorsement is None:
        return plan_view(programme, found.plan, label=label, as_of=version.made_at)
    said = governance.said(found.workplan.id)
    return endorsed_plan_view(
        programme,
        found.plan,
        label=label,
        endorsed_at=endorsement.endorsed_at,
        positions=latest_positions(said.positions, version.version_id, endorsement.endorsed_at),
        reservations=standings(said.reservations, said.liftings, {line.id for line in found.plan.lines}),
        meeting=endorsement.meeting,
    )


def _csv(view: PlanView, lines: Sequence[Line]) -> bytes:
    columns = columns_of(view)
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([" / ".join(column.heading) for column in columns])
    for line in lines:
        entries = [column.entry(line) for column in columns]
        rows.writerow(["" if entry is None else as_text(str(entry)) for entry in entries])
    return b"\xef\xbb\xbf" + written.getvalue().encode()
