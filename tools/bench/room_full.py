"""A full room: a meeting that is under way, and so many delegates who are signed in already.

    python -m tools.bench.room_full SCREENS

Fills the database at hand. Prints the address of the meeting, the session of the chair and one session per screen.
"""

import sys
from datetime import UTC, datetime
from typing import Any

import django


def main(screens: int) -> int:
    """Fill the room and print; return 0."""
    from maslahat.actions.meetings.running import open_meeting
    from maslahat.actions.reference import reference_story
    from maslahat.actions.workplans import table_draft
    from maslahat.stores.people.models import Accreditation, Party, Person
    from tools.bench.busy_plan import SECRETARIAT, Day, seated

    programme = seated()
    day, story = Day(programme.code), reference_story(programme)
    day.do(table_draft, SECRETARIAT, plan=story.plan)
    office = {"en": "Minister", "ru": "Министр"}
    day.do(open_meeting, SECRETARIAT, meeting=story.meeting, row_version=1, inaugurated_by=office)
    people = [Person(username=f"screen-{number}", office=office) for number in range(screens)]
    made = Person.objects.bulk_create(people)
    party = Party.objects.get(programme__code=programme.code, code="KZ")
    began = datetime(2022, 1, 1, tzinfo=UTC)
    Accreditation.objects.bulk_create(
        Accreditation(person=each, party=party, role="delegate", valid_from=began) for each in made
    )
    chair = Person.objects.get(username=SECRETARIAT)
    print(f"/{programme.code}/meetings/{story.meeting}/", *(_session(each) for each in (chair, *made)), sep="\n")
    return 0


def _session(person: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    sys.exit(main(int(sys.argv[1])))
