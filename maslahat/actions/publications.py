"""What goes out of a plan: its files, printed the same from the same record, whoever asks and whenever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.governance.reservations import standings
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.bundle.contents import gather
from maslahat.publishing.bundle.keys import Signer
from maslahat.publishing.bundle.writing import write_bundle
from maslahat.publishing.gathering import endorsed_plan_view, plan_view
from maslahat.publishing.pdf import endorsed_plan_pdf
from maslahat.publishing.redline_html import redline_html
from maslahat.publishing.redline_view import redline_view
from maslahat.publishing.silence_document import silence_document
from maslahat.publishing.view import EndorsedPlanView, PlanView
from maslahat.publishing.xlsx import workplan_xlsx
from maslahat.stores.governance import queries as governance
from maslahat.stores.journal import load as journal
from maslahat.stores.people import queries as people
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import VersionFound, WorkplanFound


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The endorsed plan as workbook and PDF, and what changed since it was tabled as a page of its own."""

    xlsx: bytes
    pdf: bytes
    redline: bytes


class NotEndorsed(LookupError):
    """The plan has no endorsed version to print."""


def endorsed_files(programme: str, workplan: str) -> PlanFiles:
    """Return the files of an endorsed plan; raise NotEndorsed if there is none."""
    found, after = endorsed_view(programme, workplan)
    before = _tabled_view(found.as_in_force())
    return PlanFiles(workplan_xlsx(after), endorsed_plan_pdf(after), redline_html(redline_view(before, after)))


def sealed_bundle(programme: str, workplan: str, *, signer: Signer, sealed_at: datetime) -> bytes:
    """Return the zip with which anyone can check an endorsed plan offline (docs/formats/bundle.md).

    ``sealed_at`` is the aware UTC instant of sealing. Raises NotEndorsed, or KeyExpired if the signer is too old.
    """
    printed = endorsed_files(programme, workplan)
    found, view = endorsed_view(programme, workplan)
    files = {"plan.xlsx": printed.xlsx, "plan.pdf": printed.pdf, "redline.html": printed.redline}
    contents = gather(
        plan=view.plan.document(),
        programme=_names(programmes.programme(programme)),
        journal=journal.journal(programme),
        sealed_at=sealed_at,
        files=files | _silence(found, sealed_at),
    )
    return write_bundle(contents, signer)


def _silence(found: WorkplanFound, at: datetime) -> dict[str, bytes]:
    """Return what the bundle tells of adoption by silence, by the name of its file; empty where there is none."""
    record = governance.endorsement(found.id)
    procedures = [each.procedure for each in governance.silences(found.id)]
    told = silence_document(procedures, record.subject if record else "", at)
    return {"silence.json": told} if told else {}


class _Named(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def name(self) -> LocalizedText: ...


def _names(programme: Programme) -> Document:
    tables: dict[str, Sequence[_Named]] = {
        "pillars": programme.pillars,
        "outputs": programme.outputs,
        "countries": programme.countries,
        "institutions": programme.institutions,
        "donors": programme.donors,
        "parties": programme.parties,
        "markers": programme.cross_cutting,
        "sdg_targets": programme.sdg_targets,
        **programme.code_lists,
    }
    named = {table: {each.code: dict(each.name.texts) for each in found} for table, found in tables.items()}
    return {"code": programme.code, "name": dict(programme.name.texts), "names": named}


def endorsed_view(programme: str, workplan: str) -> tuple[WorkplanFound, EndorsedPlanView]:
    """Return an endorsed plan as a document shows it; raise NotEndorsed if there is none."""
    found = plans.workplan(programme, workplan)
    version = found.in_force if found else None
    record = governance.endorsement(found.id) if found else None
    if found is None or version is None or record is None:
        raise NotEndorsed(f"{programme} {workplan}")
    plan, said = plans.plan(version.version_id), governance.said(found.id)
    counted = latest_positions(said.positions, record.subject, record.endorsed_at)
    offices = {each.username: each.office for each in people.accreditations(programme)}
    view = endorsed_plan_view(
        programmes.programme(programme),
        plan,
        label=_label(version),
        endorsed_at=record.endorsed_at,
        positions=counted,
        reservations=standings(said.reservations, said.liftings, {line.id for line in plan.lines}),
        offices={PartyCode(party): offices[each.person] for party, each in counted.items() if each.person in offices},
        meeting=record.meeting,
    )
    return found, view


def _tabled_view(found: WorkplanFound) -> PlanView:
    base = found.base
    programme = programmes.programme(found.programme)
    return plan_view(programme, plans.plan(base.version_id), label=_label(base), as_of=base.made_at)


def _label(version: VersionFound) -> LocalizedText:
    names = {
        "tabled": ("Draft as tabled", "Проект, внесённый на рассмотрение"),
        "endorsed": ("Endorsed text", "Одобренный текст"),
        "corrected": ("Endorsed text with a corrigendum", "Одобренный текст с исправлением"),
        "adjusted": ("Endorsed text with a minor adjustment", "Одобренный текст с незначительной корректировкой"),
    }
    english, russian = names[version.kind.value]
    return LocalizedText.of(en=f"{english} ({version.label})", ru=f"{russian} ({version.label})")
