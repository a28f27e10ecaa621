"""Receipts: the same request sent again gets the same answer, another request under its key gets none."""

import pytest

from maslahat.domain.record.receipts import Answered, KeyTaken, Receipt, look_up, request_print

ASKED = {"line": "A-1.1.1-01", "rationale": "more women judges"}
KEPT = Receipt("kg.expert", "k1", "proposal.propose", request_print("proposal.propose", ASKED), {"ref": "PR-KG-01"})


@pytest.mark.covers("R-15", "E73")
def test_a_repeated_request_gets_the_first_answer():
    assert look_up(KEPT, deed="proposal.propose", request=dict(reversed(ASKED.items()))) == Answered(
        {"ref": "PR-KG-01"}
    )


@pytest.mark.covers("R-15")
def test_a_key_used_for_other_content_or_another_deed_is_refused():
    assert look_up(KEPT, deed="proposal.propose", request={**ASKED, "line": "other"}) == KeyTaken("proposal.propose")
    assert look_up(KEPT, deed="proposal.withdraw", request=ASKED) == KeyTaken("proposal.propose")


def test_a_key_never_seen_lets_the_deed_go_ahead():
    assert look_up(None, deed="proposal.propose", request=ASKED) is None
