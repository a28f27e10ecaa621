"""Positions and endorsements out to rows; who calls holds the workplan's lock."""

from datetime import datetime
from hashlib import sha256

from django.apps import apps

from maslahat.domain.governance.endorsement import Endorsement, endorsement_document
from maslahat.domain.governance.notes_verbales import NoteVerbaleState
from maslahat.domain.governance.positions import Position
from maslahat.domain.governance.reservations import Lifting, Reservation
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.governance import models
from maslahat.stores.governance.load import know_position
from maslahat.stores.governance.reading import ADDED_RESERVATION, LIFTING
from maslahat.stores.together import write


def position(workplan: int, said: Position, person: int) -> None:
    """Store a position as it was heard."""
    row = models.Position(
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
    write(row)
    know_position(workplan, said)


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


def signature(workplan: int, position: int, passkey: int, *, key_print: str, counter: int, proof: Document) -> None:
    """Store that a passkey (row id) signed the position with this number, with what the record shows of it."""
    models.Signature.objects.create(
        position=models.Position.objects.get(workplan_id=workplan, number=position),
        passkey_id=passkey,
        nonce=proof["statement"]["nonce"],
        key_print=key_print,
        counter=counter,
        proof=proof,
    )


def note(
    workplan: int, number: int, wanted: Position, *, meeting: str, file_name: str, content: bytes, person: int
) -> None:
    """Store a note verbale that an officer (row id) entered: the paper, and the position that it states."""
    models.NoteVerbale.objects.create(
        workplan_id=workplan,
        number=number,
        subject=wanted.subject,
        party=wanted.seat,
        kind=wanted.kind.value,
        text=wanted.text.document(),
        lines=list(wanted.lines),
        whole=wanted.whole,
        meeting=meeting,
        file_name=file_name,
        content=content,
        document=sha256(content).hexdigest(),
        entered_by_id=person,
        entered_at=wanted.stated_at,
    )


def note_checked(note: int, *, position: int | None, words: LocalizedText, person: int, now: datetime) -> None:
    """Keep that an officer confirmed a note as the position with this number of its plan, or returned it (None)."""
    row = models.NoteVerbale.objects.defer("content").get(pk=note)
    entered = models.Position.objects.filter(workplan_id=row.workplan_id, number=position or 0).first()
    row.state = (NoteVerbaleState.CONFIRMED if entered else NoteVerbaleState.RETURNED).value
    row.position, row.words, row.checked_by_id, row.checked_at = entered, words.document(), person, now
    row.save(update_fields=("state", "position", "words", "checked_by", "checked_at"))
