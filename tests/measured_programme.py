"""The small programme with one indicator that is split by sex, for tests of results."""

from copy import deepcopy
from typing import Any

from tests.small_programme import small_programme, text

TRAINED = {
    "code": "1.1.i1",
    "name": text("Officers trained"),
    "unit": "persons",
    "baseline": {"value": 0, "year": 2021},
    "targets": [{"year": 2023, "value": 40, "to_date": True}],
    "direction": "up",
    "kind": "running_total",
    "disaggregation": ["country", "sex"],
    "owners": {"AA": "AA-MIN"},
    "counts_people": True,
}


def measured_programme(**changes: Any) -> dict[str, Any]:
    """Return the small programme with one indicator, changed in these keys."""
    found = deepcopy(small_programme())
    found["code_lists"] |= {
        "units": [{"code": "persons", "name": text("persons")}],
        "disaggregations": [{"code": code, "name": text(code)} for code in ("country", "sex", "age")],
    }
    codes = {"sex": "FM", "age": "YO"}
    found["dimensions"] = [
        {"code": code, "codes": [{"code": each, "name": text(each)} for each in each_codes]}
        for code, each_codes in codes.items()
    ]
    found["scales"] = [{"code": "law", "name": text("law"), "steps": [{"code": c, "name": text(c)} for c in "ab"]}]
    found["pillars"][0]["outcomes"][0]["indicators"] = [TRAINED | changes]
    return found
