"""From which version a restored line comes back, in the reader's words."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.operations import Operation, Restore
from maslahat.stores.workplans.shapes import VersionFound


def comes_back(operations: Iterable[Operation], versions: Iterable[VersionFound]) -> Mapping[LineId, str]:
    """Return for each line that these operations restore from which of the versions it comes."""
    labels = {each.version_id: each.label for each in versions}
    restored = (each for each in operations if isinstance(each, Restore))
    return {
        each.line.id: gettext("comes back from version %(version)s")
        % {"version": labels.get(each.version, str(each.version)[:12])}
        for each in restored
    }
