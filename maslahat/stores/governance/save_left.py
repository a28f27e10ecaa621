"""Words left to a successor out to rows."""

from django.apps import apps

from maslahat.stores.governance.left_models import LeftWord
from maslahat.stores.governance.left_words import LeftWordFound


def left_word(programme: str, found: LeftWordFound, person: int) -> None:
    """Store a draft that a person (row id) leaves to whoever speaks for the party; a later one takes its place."""
    owner = apps.get_model("programmes", "Programme").objects.get(code=programme)
    told = {
        "kind": found.kind,
        "text": found.text.document(),
        "lines": list(found.lines),
        "whole": found.whole,
        "person_id": person,
        "left_at": found.left_at,
    }
    LeftWord.objects.update_or_create(programme=owner, party=found.party, subject=found.subject, defaults=told)
