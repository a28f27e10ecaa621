"""Good practices and steps out to rows; who calls holds the programme's turn."""

from django.apps import apps

from maslahat.domain.discussions.practices import Practice, PracticeStep
from maslahat.stores.discussions import models


def shared(programme: str, practice: Practice, person: int, role: str) -> None:
    """Store a practice that is new in a programme (its code), by this person in this role."""
    models.Practice.objects.create(
        programme=apps.get_model("programmes", "Programme").objects.get(code=programme),
        number=practice.number,
        person_id=person,
        party=practice.party,
        role=role,
        country=practice.country,
        pillar=practice.pillar,
        indicator=practice.indicator,
        title=practice.title.document(),
        text=practice.text.document(),
        shared_at=practice.shared_at,
    )


def stepped(programme: str, practice: int, step: PracticeStep, person: int, role: str) -> None:
    """Store a step on the practice of this number, by this person in this role."""
    models.PracticeStep.objects.create(
        practice=models.Practice.objects.get(programme__code=programme, number=practice),
        number=step.number,
        act=step.act.value,
        person_id=person,
        party=step.party,
        role=role,
        country=step.country,
        text=step.text.document(),
        made_at=step.made_at,
    )
