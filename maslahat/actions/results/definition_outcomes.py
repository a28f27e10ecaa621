"""What the deeds by which indicators are defined answer."""

from dataclasses import dataclass

from maslahat.actions.outcomes import Done


@dataclass(frozen=True, slots=True)
class IndicatorDefined(Done):
    """The indicator is measured by this version from now on."""

    indicator: str
    version: int


@dataclass(frozen=True, slots=True)
class CodeListDefined(Done):
    """The list has these codes from now on; ``indicators`` follow to it in a new version each."""

    code_list: str
    version: int
    indicators: tuple[str, ...] = ()
