"""The fixed words of an annual report in English and Russian: titles of its sections and the sentences of its draft.

They are no part of the translators' catalogue: a report is drafted in both languages at once, whoever reads it. Words
that agree with a number stand in ``COUNTED``: two forms in English, three in Russian.
"""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.results.annual_report import Basis, Course, ScopeKind
from maslahat.domain.results.status import Status
from maslahat.publishing.phrases import Pair

TITLES: Mapping[str, Pair] = MappingProxyType(
    {
        "introduction": ("Introduction", "Введение"),
        "challenges": ("Challenges", "Трудности"),
        "lessons": ("Lessons learned", "Извлечённые уроки"),
        "next_steps": ("Next steps", "Дальнейшие шаги"),
    }
)

OPENINGS: Mapping[ScopeKind, Pair] = MappingProxyType(
    {
        ScopeKind.PROGRAMME: (
            "This report sets out how the programme “{programme}” was carried out in {year}.",
            "В настоящем докладе изложен ход осуществления программы «{programme}» в {year} году.",
        ),
        ScopeKind.PILLAR: (
            "This report sets out how one pillar of the programme “{programme}” was carried out in {year}: {name}.",
            "В настоящем докладе изложен ход осуществления в {year} году одного из компонентов программы "
            "«{programme}»: {name}.",
        ),
        ScopeKind.COUNTRY: (
            "This report sets out, pillar by pillar, the results of the programme “{programme}” in {year} for one "
            "country: {name}.",
            "В настоящем докладе представлены в разбивке по компонентам результаты программы «{programme}» "
            "за {year} год по одной стране: {name}.",
        ),
        ScopeKind.DONOR: (
            "This report sets out the results in {year} of those parts of the programme “{programme}” whose "
            "activities have a share of funds from: {name}.",
            "В настоящем докладе представлены результаты за {year} год по тем частям программы «{programme}», "
            "мероприятия которых финансируются с участием донора: {name}.",
        ),
    }
)

BASES: Mapping[Basis, Pair] = MappingProxyType(
    {
        Basis.VERIFIED: (
            "Only verified reports were taken into account.",
            "Учтены только проверенные отчётные данные.",
        ),
        Basis.REPORTED: (
            "Reports that had not yet been verified were taken into account as well; beside each figure stands the "
            "state of the reports behind it.",
            "Учтены также отчётные данные, которые ещё не прошли проверку; рядом с каждым значением указано "
            "состояние отчётов, на которых оно основано.",
        ),
    }
)

SAID: Mapping[str, Pair] = MappingProxyType(
    {
        "illustrative": (
            "The figures are illustrative: they were invented to show how a report looks.",
            "Приведённые значения вымышлены и служат лишь для иллюстрации вида доклада.",
        ),
        "measured": ("It covers {indicators}: {standings}.", "Число показателей — {number}: {standings}."),
        "withheld": (
            "To protect small groups of people, {figures} {is_are} not shown.",
            "Число значений, не раскрываемых в целях защиты небольших групп лиц, — {number}.",
        ),
        "lines": (
            "The endorsed workplan {plan} holds {lines} in this field: {courses}.",
            "Число относящихся к предмету доклада пунктов одобренного плана работы {plan} — {number}: {courses}.",
        ),
        "money": (
            "Funds that these lines require under the plan: {amounts}.",
            "Объём средств, предусмотренный для них планом: {amounts}.",
        ),
        "proposals": (
            "Parties put forward {proposals} on the workplan; {taken_up} of them {was_were} taken up.",
            "К плану работы внесено {proposals}; учтено — {taken_up}.",
        ),
        "decisions": ("The Committee took {decisions} in the year.", "За год Комитет принял {decisions}."),
        "told": (
            "Results were reported on {number} of {all}.",
            "Данные представлены по {number} из {of_all}.",
        ),
        "no_target": (
            "No target was set for the year on {indicators}.",
            "Целевые значения на этот год не установлены по {indicators}.",
        ),
        "reached": ("Targets for the year were reached for: {list}.", "Целевые значения года достигнуты: {list}."),
        "behind": ("Behind the target are: {list}.", "Отстают от целевых значений: {list}."),
        "silent": (
            "Nothing was reported on {indicators}.",
            "Не представлены данные по {indicators}.",
        ),
        "none_measured": (
            "No indicator is reported here.",
            "Показатели, по которым представляются данные, здесь отсутствуют.",
        ),
        "against": ("{name} ({value} against a target of {target})", "{name} ({value} при целевом значении {target})"),
        "problems": ("Problems were reported on {lines}: {list}.", "О трудностях сообщено по {lines}: {list}."),
        "no_problems": (
            "No problems were reported on lines of the workplan.",
            "О трудностях по пунктам плана работы не сообщалось.",
        ),
        "steps": ("Next steps were named for {lines}: {list}.", "Дальнейшие шаги указаны по {lines}: {list}."),
    }
)

STANDINGS: Mapping[Status, Pair] = MappingProxyType(
    {
        Status.ON_TRACK: ("on track", "по плану"),
        Status.AT_RISK: ("at risk", "под угрозой"),
        Status.OFF_TRACK: ("off track", "отстают"),
        Status.NO_DATA: ("without sufficient data", "данных недостаточно"),
    }
)

COURSES: Mapping[Course, Pair] = MappingProxyType(
    {
        Course.DONE: ("completed", "завершено"),
        Course.UNDER_WAY: ("under way", "выполняется"),
        Course.CANCELLED: ("cancelled", "отменено"),
        Course.NOT_TOLD: ("without information", "сведений нет"),
    }
)

COUNTED: Mapping[str, tuple[tuple[str, str], tuple[str, str, str]]] = MappingProxyType(
    {
        "indicators": (("indicator", "indicators"), ("показатель", "показателя", "показателей")),
        "on_indicators": (("indicator", "indicators"), ("показателю", "показателям", "показателям")),
        "of_indicators": (("indicator", "indicators"), ("показателя", "показателей", "показателей")),
        "lines": (("line", "lines"), ("пункт", "пункта", "пунктов")),
        "on_lines": (("line", "lines"), ("пункту", "пунктам", "пунктам")),
        "of_groups": (("group", "groups"), ("группы", "групп", "групп")),
        "figures": (("figure", "figures"), ("значение", "значения", "значений")),
        "proposals": (("proposal", "proposals"), ("предложение", "предложения", "предложений")),
        "decisions": (("decision", "decisions"), ("решение", "решения", "решений")),
    }
)
