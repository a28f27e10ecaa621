"""What the deeds about reminders answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class ReminderAddressChosen(Done):
    """Reminders go to the address that was given, or to nobody any more."""

    is_wanted: bool


@dataclass(frozen=True, slots=True)
class ReminderSent(Done):
    """Somebody of the party was reminded of so many reports, or the letter came back."""

    party: str
    reports: int
    accepted: bool
