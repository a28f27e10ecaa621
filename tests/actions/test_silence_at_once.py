"""Workers and officers who meet at the deadline: one end, one decision, nothing lost, and the rows stay as written."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from maslahat.actions.silence.course import run_silences
from maslahat.domain.governance.silence import SilenceEntryKind
from maslahat.domain.record.chain import Intact, check_chain
from maslahat.domain.shared.deeds import Stage
from maslahat.stores.governance.models import Endorsement, SilenceEntry, SilenceProcedure
from maslahat.stores.journal.load import journal
from tests.actions.silences import a_final_text, later, objects, opened, procedure, started


def _at_once(acts):
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=30)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("E72", "R-24")
def test_six_workers_close_one_procedure_once_and_endorse_the_plan_once():
    cast = a_final_text()
    deadline = started(cast).deadline
    assert deadline is not None
    clocks = [deadline + timedelta(seconds=drift) for drift in (0, 1, 3, 60, 3600, 86400)]

    _at_once([partial(run_silences, "SMALL", now) for now in clocks])

    found = procedure(cast)
    assert [each.word for each in found.of(SilenceEntryKind.CLOSED)] == ["adopted"]
    assert found.closed.holds == deadline
    assert Endorsement.objects.count() == 1
    assert isinstance(check_chain(journal("SMALL")), Intact)


@pytest.mark.django_db(transaction=True)
@pytest.mark.covers("E57", "E70", "E72", "R-24")
def test_an_objection_that_meets_the_workers_either_breaks_the_silence_or_is_late_and_never_both():
    cast = a_final_text()
    started(cast)
    later(cast, hours=72, milliseconds=-1)
    by, deadline = cast("head-cc"), cast.now + timedelta(milliseconds=1)
    workers = [partial(run_silences, "SMALL", deadline) for _ in range(3)]

    *_, done = _at_once([*workers, partial(objects, cast, "head-cc", by=by, key="one-objection", now=cast.now)])

    found = procedure(cast)
    assert len(found.of(SilenceEntryKind.CLOSED)) == 1
    assert (found.closed.word, cast.workplan.stage == Stage.ENDORSED) in (("broken", False), ("adopted", True))
    assert done.in_time is (found.closed.word == "broken")


@pytest.mark.django_db
@pytest.mark.parametrize("model", [SilenceProcedure, SilenceEntry])
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_what_happened_in_a_silence_can_be_neither_changed_nor_removed(model, deed):
    opened(a_final_text())
    rows = model.objects.filter(pk=model.objects.first().pk)

    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        rows.update(number=99) if deed == "update" else rows._raw_delete(rows.db)


@pytest.mark.django_db
@pytest.mark.covers("E72")
def test_the_database_refuses_a_second_end():
    cast = a_final_text()
    started(cast)
    later(cast, hours=73)
    run_silences("SMALL", cast.now)
    end = SilenceEntry.objects.get(kind="closed")

    with pytest.raises(IntegrityError), transaction.atomic():
        SilenceEntry.objects.create(
            procedure=end.procedure, number=99, kind="closed", at=end.at, holds=end.holds, word="broken"
        )
