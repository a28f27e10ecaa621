"""Rows of attendance turned into values: the one place that knows both; nothing here decides."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from maslahat.domain.meetings.participants import AttendanceMode, Function, Participant, RegistrationState, Sex
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.meetings import attendance_models as models


@dataclass(frozen=True, slots=True)
class TermsFound:
    """What a meeting asks of those who come; without a row nothing is asked and an officer checks everybody in."""

    deadline_at: datetime | None = None
    self_check_in: bool = False
    join_address: str = ""
    row_version: int = 0


@dataclass(frozen=True, slots=True)
class ParticipantFound:
    """A registration as it stands. ``name`` and ``needs`` are empty once erased; ``person`` is a user's id or None."""

    id: int
    number: int
    party: PartyCode
    person: int | None
    username: str
    office: LocalizedText
    institution: str
    category: str
    country: str
    function: Function
    sex: Sex
    mode: AttendanceMode
    language: str
    state: RegistrationState
    refusal: LocalizedText
    badge: int | None
    edition: int
    registered_at: datetime
    row_version: int
    has_credentials: bool
    name: str = field(default="", repr=False)
    needs: str = field(default="", repr=False)

    @property
    def badge_number(self) -> str:
        """The number as it is printed, empty before admission."""
        return f"{self.badge:03}" if self.badge else ""

    @property
    def counted(self) -> Participant:
        """The registration as the domain counts it."""
        return Participant(
            self.number, self.party, self.country, self.category, self.function, self.mode, self.sex, self.state
        )


@dataclass(frozen=True, slots=True)
class CredentialsFound:
    """The document itself; ``kind`` is pdf, png or jpeg."""

    kind: str
    content: bytes = field(repr=False)
    sha256: str
    filed_at: datetime


def participants_of(rows: QuerySet[models.Participant]) -> tuple[ParticipantFound, ...]:
    """Return these registrations in order of number, in one query; documents are not read."""
    joined = rows.select_related("personal", "person", "credentials").defer("credentials__content")
    return tuple(_participant(row) for row in joined.order_by("number"))


def _participant(row: models.Participant) -> ParticipantFound:
    personal = getattr(row, "personal", None)
    return ParticipantFound(
        id=row.pk,
        number=row.number,
        party=PartyCode(row.party),
        person=row.person_id,
        username=row.person.username if row.person else "",
        office=LocalizedText.read(row.office),
        institution=row.institution,
        category=row.category,
        country=row.country,
        function=Function(row.function),
        sex=Sex(row.sex),
        mode=AttendanceMode(row.mode),
        language=row.language,
        state=RegistrationState(row.state),
        refusal=LocalizedText.read(row.refusal),
        badge=row.badge,
        edition=row.edition,
        registered_at=row.registered_at,
        row_version=row.row_version,
        has_credentials=hasattr(row, "credentials"),
        name=personal.name if personal else "",
        needs=personal.needs if personal else "",
    )
