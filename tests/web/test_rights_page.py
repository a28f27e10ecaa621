"""The rights table as everybody can read it."""

import pytest

from maslahat.domain.shared.deeds import Deed, Role, Stage
from maslahat.domain.shared.rights import TABLE
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.words import labels

pytestmark = pytest.mark.django_db


def test_every_row_of_the_table_is_on_the_page(reader):
    page = reader.read("/rights/")

    assert page.count("<tr>") == len(TABLE) + 1
    assert "propose a change" in page


def test_one_role_can_be_looked_up_and_an_unknown_one_shows_all(reader):
    donor = reader.read("/rights/?role=donor")

    assert "table a proposal" not in donor
    assert "propose a change" in donor
    assert reader.read("/rights/?role=emperor").count("<tr>") == len(TABLE) + 1


def test_every_code_has_a_name():
    assert set(labels.ROLES) == set(Role)
    assert set(labels.DEEDS) == set(Deed)
    assert set(labels.STAGES) == set(Stage)
    assert set(labels.PROPOSAL_STATES) == set(ProposalState)
