"""The database itself keeps what was agreed: constraints and triggers, on both engines."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from maslahat.domain.workplans.versions import VersionKind
from maslahat.stores.governance.models import Endorsement, Position
from maslahat.stores.people.models import Accreditation
from maslahat.stores.workplans import save
from maslahat.stores.workplans.models import Proposal, Version, Workplan
from tests.cast import a_tabled_plan, small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def endorsed():
    cast = a_tabled_plan()
    cast.endorse()
    return cast


@pytest.mark.covers("R98", "R49")
@pytest.mark.parametrize("model", [Version, Position, Endorsement])
@pytest.mark.parametrize("deed", ["update", "delete"])
def test_what_was_agreed_can_be_neither_changed_nor_removed(endorsed, model, deed):
    rows = model.objects.filter(pk=model.objects.first().pk)

    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        rows.update(subject="0") if deed == "update" and model is not Version else (
            rows.update(document={}) if deed == "update" else rows._raw_delete(rows.db)
        )


def test_a_stage_or_kind_that_nobody_knows_is_refused(endorsed):
    with pytest.raises(IntegrityError, match="workplan_stage_is_known"), transaction.atomic():
        Workplan.objects.update(stage="forgotten")


def test_two_versions_of_one_number_are_refused(endorsed):
    row = Version.objects.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(
            workplan_id=row.workplan_id,
            number=1,
            kind="final",
            place=9,
            version_id="x",
            document={},
            made_at=row.made_at,
        )


def test_a_party_never_has_two_open_heads(endorsed):
    head = Accreditation.objects.filter(role="head_of_delegation").first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Accreditation.objects.create(
            person=head.person, party=head.party, role="head_of_delegation", valid_from=head.valid_from
        )


@pytest.mark.covers("T-06")
def test_a_text_that_the_database_gives_back_changed_is_not_kept(endorsed, monkeypatch):
    monkeypatch.setattr(save, "fingerprint", lambda document: "0" * 64)

    with pytest.raises(save.FingerprintDiffers), transaction.atomic():
        save.version(workplan=1, kind=VersionKind.FINAL, plan=small_plan(), now=endorsed.now)


@pytest.mark.covers("E82")
def test_a_version_read_back_has_the_fingerprint_it_was_written_under(endorsed):
    assert endorsed.text.version_id == endorsed.draft == small_plan().version_id


def test_numbers_of_proposals_are_given_once(endorsed):
    assert Proposal._meta.constraints[1].name == "proposal_number_once_in_workplan"
