"""The fixed words of the command line on files of results, always in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.results.figures import WhyExcluded
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Kind
from maslahat.publishing.phrases import Pair

SAID: Mapping[str, Pair] = MappingProxyType(
    {
        "refused": ("Refused: nothing was computed.", "Отклонено: расчёт не выполнен."),
        "no_indicator": ("{name} is no indicator of this file", "показателя {name} в этом файле нет"),
        "all_alike": (
            "every figure of the tables is that of the rule",
            "все значения сводных таблиц совпадают с вычисленными по правилу",
        ),
        "unlike": (
            "{name}: the table does not hold what the rule finds",
            "{name}: сводная таблица содержит не то, что вычислено по правилу",
        ),
        "edition": ("Annual report", "Годовой доклад"),
        "published": ("Published", "Опубликован"),
        "figures_in": ("Figures", "Значений"),
        "figures_withheld": ("Of these not shown", "Из них не раскрывается"),
        "agrees": (
            "The report is whole and agrees with itself.",
            "Доклад не изменён и не содержит внутренних противоречий.",
        ),
        "other_checksum": (
            "The checksum is another: this is not the report that was published.",
            "Контрольная сумма не совпадает: это не тот доклад, который был опубликован.",
        ),
        "disagrees_progress": (
            "{name}: the progress does not follow from figure, baseline and target",
            "{name}: ход достижения не следует из значения, исходного и целевого значений",
        ),
        "disagrees_status": (
            "{name}: the status does not follow from the progress",
            "{name}: статус не следует из хода достижения",
        ),
        "disagrees_figure": (
            "{name}: the reports give another figure",
            "{name}: по отчётным данным значение иное",
        ),
        "disagrees_told_though_withheld": (
            "{name}: the figure is withheld and its progress is told",
            "{name}: значение не раскрывается, а ход достижения указан",
        ),
        "no_programme": ("there is no programme {name}", "программы {name} нет"),
        "no_area": ("{name} is no country and no unit of this file", "ни страны, ни единицы {name} в этом файле нет"),
        "no_period": (
            "{name} is no period: write 2023, 2023-H1, 2023-Q1, 2023-03 or 2022/2025",
            "{name} не является периодом: пишите 2023, 2023-H1, 2023-Q1, 2023-03 или 2022/2025",
        ),
        "no_cell": (
            "{name} is no cell of {indicator}: write sex=F, with dimensions and codes of the indicator",
            "{name} не является ячейкой разбивки показателя {indicator}: пишите sex=F, с кодами из его справочников",
        ),
        "programme": ("whole programme", "программа в целом"),
        "coverage": ("{reported} of {expected} units", "отчётных единиц: {reported} из {expected}"),
        "missing": ("missing: {units}", "нет данных: {units}"),
        "not_applicable": ("does not apply to: {units}", "неприменимо: {units}"),
        "apart": ("shown side by side, not as one figure", "показывается раздельно, не сводится"),
        "kind": ("Kind", "Вид показателя"),
        "across_units": ("Across units", "Свод по отчётным единицам"),
        "across_periods": ("Across periods", "Свод по периодам"),
        "window": ("Whole periods inside", "Целые периоды в пределах"),
        "counted": ("Counts", "Учитывается"),
        "nothing": ("nothing", "ничего"),
        "left_out": ("Does not count", "Не учитывается"),
        "taken_off": ("Counted twice and taken off", "Учтено дважды и вычитается"),
        "differs": ("Parts and total differ", "Части не совпадают с итогом"),
        "difference": (
            "parts {parts}, total {total}, without split {rest}",
            "части {parts}, итог {total}, без разбивки {rest}",
        ),
        "by": ("by {dimensions}", "по признакам: {dimensions}"),
        "by_period": ("by shorter periods", "по более коротким периодам"),
        "outcome": ("Figure", "Значение"),
        "without_split": ("Reported without this split", "Сообщено без этой разбивки"),
        "of": ("{total} over {number}", "{total} на {number}"),
        "yes": ("yes", "да"),
        "no": ("no", "нет"),
    }
)

STATES: Mapping[State, Pair] = MappingProxyType(
    {
        State.REPORTED: ("reported", "сообщено"),
        State.NOT_REPORTED: ("not reported", "данные не представлены"),
        State.NOT_APPLICABLE: ("not applicable", "неприменимо"),
    }
)

KINDS: Mapping[Kind, Pair] = MappingProxyType(
    {
        Kind.COUNT: ("number of a period", "число за период"),
        Kind.STOCK: ("number standing at the end of a period", "число на конец периода"),
        Kind.RUNNING_TOTAL: ("total to date", "нарастающий итог"),
        Kind.RATIO: ("ratio", "отношение"),
        Kind.AVERAGE: ("average", "среднее"),
        Kind.HIGHEST: ("highest", "наибольшее"),
        Kind.LOWEST: ("lowest", "наименьшее"),
        Kind.YES_NO: ("yes or no", "да или нет"),
        Kind.SCALE: ("step of a scale", "ступень шкалы"),
        Kind.TEXT: ("words", "текст"),
    }
)

RULES: Mapping[AcrossUnits | AcrossPeriods, Pair] = MappingProxyType(
    {
        AcrossUnits.SUM: ("sum", "сумма"),
        AcrossUnits.RATIO_OF_SUMS: (
            "sum of numerators over sum of denominators",
            "сумма числителей к сумме знаменателей",
        ),
        AcrossUnits.WEIGHTED: ("weighted average", "взвешенное среднее"),
        AcrossUnits.MAXIMUM: ("the highest", "наибольшее"),
        AcrossUnits.MINIMUM: ("the lowest", "наименьшее"),
        AcrossUnits.TALLY: ("who says yes and who says no", "кто ответил «да» и кто – «нет»"),
        AcrossUnits.DISTRIBUTION: ("units on each step", "отчётные единицы по ступеням"),
        AcrossUnits.LIST: ("list", "перечень"),
        AcrossUnits.NONE: ("side by side, never one figure", "раздельно, без свода"),
        AcrossPeriods.LATEST: ("the last period that has a value", "последний период, за который есть значение"),
    }
)

REASONS: Mapping[WhyExcluded, Pair] = MappingProxyType(
    {
        WhyExcluded.NOT_AGGREGATED: ("the unit is left out of totals", "единица не входит в итоги"),
        WhyExcluded.HELD_BY_PARENT: ("held by the report of the larger unit", "входит в данные вышестоящей единицы"),
        WhyExcluded.HELD_BY_PERIOD: (
            "held by the report of a longer period",
            "входит в данные за более длинный период",
        ),
        WhyExcluded.SUPERSEDED: ("a later period has a value", "есть значение за более поздний период"),
        WhyExcluded.SPLIT_OF_TOTAL: ("splits what is counted already", "разбивка уже учтённого"),
        WhyExcluded.NOT_WHOLE: ("the period reaches beyond", "период выходит за пределы"),
        WhyExcluded.CODE_UNKNOWN: ("the code is not on the list", "кода нет в справочнике"),
    }
)
