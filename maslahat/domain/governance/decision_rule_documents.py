"""A version of the decision rule as a JSON value, to be kept with every decision that was taken under it (E89)."""

from datetime import datetime, timedelta
from fractions import Fraction

from maslahat.domain.governance.consensus import AbsentPolicy, DecisionMethod, DecisionRule
from maslahat.domain.governance.decision_rules import CallMethod, CallTerms, Majority, MajorityOf, ReservationPolicy
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.ids import PartyCode


def decision_rule_document(rule: DecisionRule) -> Document:
    """Return a version of the rule as a JSON value; instants are ISO 8601 in UTC, lengths are whole seconds."""
    calls, majority = rule.calls, rule.calls.majority
    return {
        "format": "maslahat.decision_rule/1",
        "number": rule.number,
        "valid_from": rule.valid_from.isoformat(),
        "source": rule.source,
        "method": str(rule.method),
        "deciding": list(rule.deciding),
        "agency": rule.agency,
        "quorum": rule.quorum,
        "quorum_to_open": calls.quorum_to_open,
        "absent": str(rule.absent),
        "silence": _seconds(rule.silence),
        "substance": [str(each) for each in calls.substance],
        "procedure": [str(each) for each in calls.procedure],
        "countdown": _seconds(calls.countdown),
        "presence_window": _seconds(calls.presence_window),
        "reservations": str(calls.reservations),
        "is_ruling_appealable": calls.is_ruling_appealable,
        "majority": None if majority is None else _majority_document(majority),
    }


def read_decision_rule(document: Document) -> DecisionRule:
    """Return the rule that a document made by ``decision_rule_document`` tells of."""
    majority = document["majority"]
    return DecisionRule(
        deciding=tuple(PartyCode(each) for each in document["deciding"]),
        quorum=document["quorum"],
        valid_from=datetime.fromisoformat(document["valid_from"]),
        source=document["source"],
        agency=document["agency"],
        method=DecisionMethod(document["method"]),
        absent=AbsentPolicy(document["absent"]),
        silence=timedelta(seconds=document["silence"]),
        calls=CallTerms(
            substance=tuple(CallMethod(each) for each in document["substance"]),
            procedure=tuple(CallMethod(each) for each in document["procedure"]),
            quorum_to_open=document["quorum_to_open"],
            countdown=timedelta(seconds=document["countdown"]),
            presence_window=timedelta(seconds=document["presence_window"]),
            reservations=ReservationPolicy(document["reservations"]),
            is_ruling_appealable=document["is_ruling_appealable"],
            majority=None if majority is None else _majority(majority),
        ),
        number=document["number"],
    )


def _majority_document(majority: Majority) -> Document:
    share = majority.share
    return {
        "parts": share.numerator,
        "of_parts": share.denominator,
        "of": str(majority.of),
        "more_than": majority.more_than,
    }


def _majority(document: Document) -> Majority:
    share = Fraction(document["parts"], document["of_parts"])
    return Majority(share, MajorityOf(document["of"]), document["more_than"])


def _seconds(length: timedelta) -> int:
    return length // timedelta(seconds=1)
