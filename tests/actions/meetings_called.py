"""How a meeting is arranged in tests: in AA for a day, in the room and online."""

from datetime import UTC, datetime, timedelta

from maslahat.domain.meetings.arrangements import Arrangements, MeetingForm, MeetingKind
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText

MORNING = datetime(2023, 10, 20, 4, tzinfo=UTC)

IN_AA = Arrangements(
    title=LocalizedText.of(en="Committee of 2023", ru="Комитет 2023 года"),
    kind=MeetingKind.ANNUAL,
    form=MeetingForm.HYBRID,
    organiser=PartyCode("AG"),
    host=PartyCode("AA"),
    co_hosts=(PartyCode("BB"),),
    country="AA",
    city=LocalizedText.of(en="Almaty", ru="Алматы"),
    venue=LocalizedText(),
    time_zone="Asia/Almaty",
    starts_at=MORNING,
    ends_at=MORNING + timedelta(hours=9),
)
