"""A small programme for tests, as the data of a programme file: three States, an agency, two pillars."""

from typing import Any

STATES = ("AA", "BB", "CC")

GROUPS = {
    "judges": "Judges",
    "prosecutors": "Prosecutors",
    "police": "Police",
    "lawyers": "Lawyers",
    "social_workers": "Social workers",
    "doctors": "Forensic doctors",
}
"""The six professional groups that a line may serve."""


def text(words: str) -> dict[str, str]:
    return {"en": words, "ru": f"По-русски: {words}"}


def small_programme(code: str = "SMALL", **changes: Any) -> dict[str, Any]:
    """Return the data of a programme that decides by consensus of three States and the agency AG."""
    found = {
        "format": "maslahat.programme/1",
        "code": code,
        "name": text("Small programme"),
        "aim": text("To test"),
        "starts_on": "2022-01-01",
        "ends_on": "2025-12-31",
        "languages": ["en", "ru"],
        "agency": {"code": "AG", "name": text("Agency")},
        "secretariat": "SEC",
        "members": list(STATES),
        "countries": [
            {"code": state, "iso3": state + "X", "name": text(state), "official_name": text(f"Republic of {state}")}
            for state in STATES
        ],
        "categories": [
            {"code": "gov", "name": text("Government")},
            {"code": "cso", "name": text("Civil society"), "party_kind": "civil_society"},
        ],
        "institutions": [
            {"code": "SEC", "category": "gov", "name": text("Secretariat")},
            {"code": "AA-MIN", "category": "gov", "country": "AA", "name": text("Ministry of AA")},
            {"code": "BB-CSO", "category": "cso", "country": "BB", "name": text("Union of BB")},
        ],
        "donors": [{"code": "DON", "name": text("Donor"), "kind": "government"}],
        "pillars": [_pillar("P1", "1"), _pillar("P2", "2")],
        "sdg_targets": [{"code": "16.4", "name": text("Reduce illicit flows")}],
        "code_lists": {
            "activity_types": [{"code": "training", "name": text("Training")}],
            "activity_status": [
                {"code": "implementation", "name": text("Under way")},
                {"code": "closed", "name": text("Closed")},
            ],
            "beneficiary_groups": [{"code": code, "name": text(name)} for code, name in GROUPS.items()],
        },
        "cross_cutting": [
            {
                "code": "gender",
                "name": text("Gender"),
                "required": True,
                "scale": [{"code": str(place), "name": text(f"Step {place}")} for place in range(4)],
            }
        ],
        "plan_terms": {
            "currency": "USD",
            "max_sdg_targets": 10,
            "ceilings": [{"plan": "JWP", "of": "pillar", "code": "P2", "currency": "USD", "amount": "1000.00"}],
        },
        "decision": {
            "method": "consensus",
            "deciding": list(STATES),
            "quorum": 3,
            "absent": "blocks",
            "silence_hours": 72,
            "agency_acceptance": True,
            "valid_from": "2022-01-01",
            "basis": text("Terms of reference"),
        },
        "meetings": [
            {
                "code": "PSC",
                "date": "2022-10-26",
                "city": text("Almaty"),
                "host_country": "AA",
                "form": "hybrid",
                "plan": "JWP",
            }
        ],
    }
    return found | changes


def _pillar(code: str, number: str) -> dict[str, Any]:
    outputs = [{"code": f"{number}.1.{place}", "name": text(f"Output {number}.1.{place}")} for place in (1, 2)]
    outcome = {"code": f"{number}.1", "name": text(f"Outcome {number}.1"), "outputs": outputs}
    return {
        "code": code,
        "name": text(f"Pillar {number}"),
        "scope": text("Scope"),
        "coordinator": text("Coordinator"),
        "outcomes": [outcome],
    }
