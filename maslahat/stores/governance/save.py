"""Positions and endorsements out to rows; who calls holds the workplan's lock."""

from django.apps import apps

from maslahat.domain.governance.endorsement import Endorsement, endorsement_document
from maslahat.domain.governance.positions import Position
from maslahat.domain.governance.reservations import Lifting, Reservation
from maslahat.stores.governance import models
from maslahat.stores.governance.reading import ADDED_RESERVATION, LIFTING


def position(workplan: int, said: Position, person: int) -> None:
    """Store a position as it was heard."""
    models.Position.objects.create(
        workplan_id=workplan,
        number=said.number,
        subject=said.subject,
        party=said.seat,
        kind=said.kind.value,
        text=said.text.document(),
        lines=list(said.lines),
        person_id=person,
        role=said.role.value,
        whole=said.whole,
        channel=said.channel.value,
        is_effective=said.is_effective,
        stated_at=said.stated_at,
    )


def reservation(workplan: int, added: Reservation, person: int) -> None:
    """Store a reservation that was added after endorsement."""
    models.Position.objects.create(
        workplan_id=workplan,
        number=added.number,
        subject=added.subject,
        party=added.seat,
        kind=ADDED_RESERVATION,
        text=added.text.document(),
        lines=list(added.lines),
        person_id=person,
        role=added.role.value,
        whole=added.is_on_the_whole,
        stated_at=added.entered_at,
    )


def lifting(workplan: int, lifted: Lifting, subject: str, person: int) -> None:
    """Store that a party lifted its reservation."""
    models.Position.objects.create(
        workplan_id=workplan,
        number=lifted.number,
        subject=subject,
        party=lifted.seat,
        kind=LIFTING,
        text=lifted.text.document(),
        person_id=person,
        role=lifted.role.value,
        lifts=lifted.reservation,
        stated_at=lifted.lifted_at,
    )


def endorsement(version: int, adopted: Endorsement, meeting: str, programme: str) -> None:
    """Store the record of an adopted version (its row id), with the meeting if there was one."""
    held = apps.get_model("meetings", "Meeting").objects.filter(programme__code=programme, code=meeting).first()
    models.Endorsement.objects.create(
        version_id=version,
        subject=adopted.subject,
        meeting=held,
        decision=endorsement_document(adopted),
        endorsed_at=adopted.endorsed_at,
    )
