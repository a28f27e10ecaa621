"""Time zones by name, from the data that are installed with the house and not from those of the machine.

A machine may have old rules: for Almaty after 1 March 2024 they say +06 where +05 holds (E68). The package ``tzdata``
is locked to a release, so that everybody reads the same hour, and the record can name the release that it was read in.
"""

from functools import lru_cache
from importlib import resources
from importlib.metadata import version
from zoneinfo import ZoneInfo


class UnknownZone(LookupError):
    """There is no time zone of this name."""


def zone_release() -> str:
    """Return the release of the zone data, for the record: ``tzdata 2026.6``."""
    return f"tzdata {version('tzdata')}"


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the rules of a time zone by its name (``Asia/Almaty``); raise UnknownZone if there is none."""
    folder, _, place = f"zoneinfo/{name}".rpartition("/")
    try:
        with resources.files("tzdata").joinpath(*folder.split("/"), place).open("rb") as data:
            return ZoneInfo.from_file(data, key=name)
    except (OSError, ValueError) as error:
        raise UnknownZone(name) from error
