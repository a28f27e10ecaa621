"""Names of the columns of a table of observations and of the codes in them, in both languages, for SDMX receivers.

English as in the SDMX cross-domain concepts and code lists where they have the concept.
"""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.shared.texts import LocalizedText


def _texts(told: Mapping[str, tuple[str, str]]) -> Mapping[str, LocalizedText]:
    return MappingProxyType({name: LocalizedText.of(en=en, ru=ru) for name, (en, ru) in told.items()})


CONCEPTS = _texts(
    {
        "FREQ": ("Frequency of observation", "Периодичность наблюдений"),
        "INDICATOR": ("Indicator", "Показатель"),
        "REPORTING_UNIT": ("Reporting unit", "Отчитывающаяся единица"),
        "REF_AREA": ("Reference area", "Территория"),
        "PART": ("Part of the value", "Составляющая значения"),
        "TIME_PERIOD": ("Time period", "Период времени"),
        "OBS_VALUE": ("Observation value", "Значение наблюдения"),
        "OBS_STATUS": ("Observation status", "Статус наблюдения"),
        "UNIT_MEASURE": ("Unit of measure", "Единица измерения"),
        "UNIT_MULT": ("Unit multiplier", "Множитель единицы"),
        "COMMENT_OBS": ("Comment on the observation", "Примечание к наблюдению"),
        "OBS_ID": ("Identifier of the observation in the record", "Идентификатор наблюдения в записях"),
    }
)
"""The columns that every table has and that mean something of their own."""

LISTS = _texts(
    {
        "CONCEPTS": ("Concepts of reports of results", "Понятия отчётности о результатах"),
        "STRUCTURE": ("Structure of observations", "Структура наблюдений"),
        "FLOW": ("Reports of results that stand", "Действующие отчёты о результатах"),
    }
)

_TOTAL = LocalizedText.of(en="Total", ru="Всего")
_YEARS = range(2, 11)

CODES: Mapping[str, Mapping[str, LocalizedText]] = MappingProxyType(
    {
        "FREQ": MappingProxyType(
            {
                **_texts(
                    {
                        "M": ("Monthly", "Ежемесячно"),
                        "Q": ("Quarterly", "Ежеквартально"),
                        "S": ("Half-yearly", "Раз в полгода"),
                        "A": ("Annual", "Ежегодно"),
                        "_O": ("Other", "Иная периодичность"),
                    }
                ),
                **_texts({f"A{each}": (f"Over {each} years", f"За несколько лет ({each})") for each in _YEARS}),
            }
        ),
        "OBS_STATUS": _texts(
            {
                "A": ("Normal value", "Обычное значение"),
                "O": ("Missing value: not reported", "Значение отсутствует: отчёт не представлен"),
                "M": ("Missing value: data cannot exist", "Значение отсутствует: данных не может быть"),
                "Q": ("Missing value: suppressed", "Значение отсутствует: не раскрывается"),
            }
        ),
        "PART": _texts(
            {
                "NUMBER": ("Number", "Число"),
                "NUMERATOR": ("Numerator", "Числитель"),
                "DENOMINATOR": ("Denominator", "Знаменатель"),
                "SUM": ("Sum of measurements", "Сумма измерений"),
                "MEASUREMENTS": ("Number of measurements", "Число измерений"),
                "ANSWER": ("Yes or no", "Да или нет"),
                "STEP": ("Step of a scale", "Ступень шкалы"),
                "TEXT_EN": ("Text in English", "Текст на английском языке"),
                "TEXT_RU": ("Text in Russian", "Текст на русском языке"),
            }
        ),
        "REF_AREA": {"_T": _TOTAL},
        "SPLIT": {"_T": _TOTAL},
        "UNIT_MEASURE": _texts(
            {"PURE_NUMB": ("Pure number", "Безразмерное число"), "_Z": ("Not applicable", "Не применимо")}
        ),
        "UNIT_MULT": _texts({"0": ("Units", "Единицы")}),
    }
)
"""Codes that every table may hold, by column; SPLIT stands for every dimension of the programme."""
