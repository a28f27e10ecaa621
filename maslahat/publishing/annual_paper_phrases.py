"""The fixed words of annual reports and of a unit's report on results, in English and Russian."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.results.annual_report import Basis, ScopeKind
from maslahat.domain.results.progress import WhyNoProgress
from maslahat.domain.results.restating import CauseKind
from maslahat.domain.results.status import Clause, Status
from maslahat.publishing.papers import on_side
from maslahat.publishing.phrases import Pair

ANNUAL: Mapping[str, Pair] = MappingProxyType(
    {
        # Cover
        "title": ("Annual progress report, {year}", "Годовой доклад о ходе работы за {year} год"),
        "draft": ("DRAFT", "ПРОЕКТ"),
        "draft_note": (
            "Draft. Figures and text may change until the report is published; please do not quote it.",
            "Проект доклада. До опубликования показатели и текст могут измениться; просьба не цитировать.",
        ),
        "scope": ("Scope", "Охват доклада"),
        "year": ("Reporting year", "Отчётный год"),
        "edition": ("Edition", "Издание"),
        "replaces": ("{number}, replaces edition {before}", "{number}, заменяет издание {before}"),
        "as_of": ("Figures as of", "Данные по состоянию на"),
        "basis": ("Basis of the figures", "Основа показателей"),
        "published": ("Published", "Опубликован"),
        "plan": ("Workplan", "План работы"),
        "contents": ("Contents", "Содержание"),
        "running": ("{programme} · Annual report, {year}", "{programme} · Годовой доклад, {year} г."),
        "foot": ("SHA-256: {sum}", "SHA-256: {sum}"),
        # Chapters
        "results": ("Results at a glance", "Основные результаты"),
        "status_figure": ("Indicators by status", "Показатели по состоянию выполнения"),
        "status_says": (
            "Of {all} indicators: {told}. The table below gives the numbers.",
            "Всего показателей: {all}; из них {told}. Числа приведены в таблице ниже.",
        ),
        "figure": ("Figure {number}. {title}", "Рисунок {number}. {title}"),
        "table": ("Table {number}. {title}", "Таблица {number}. {title}"),
        "all_pillars": ("Total", "Всего"),
        "withheld_status": ("not shown", "не показано"),
        "grid_figure": ("Countries by pillars", "Страны по компонентам"),
        "grid_note": (
            "In each cell: lines of the workplan; indicators with data, of those asked for; the largest number of "
            "people that one indicator counts; stories. People of several indicators are not added up: they may be the "
            "same.",
            "В каждой ячейке: пункты плана работы; показатели с данными из числа запрошенных; наибольшее число людей, "
            "учтённых по одному показателю; описания. Люди по нескольким показателям не суммируются: это могут быть "
            "одни и те же люди.",
        ),
        "grid_given": ("data: {part}\u00a0of\u00a0{whole}", "данные: {part}\u00a0из\u00a0{whole}"),
        "grid_on_track": ("on track: {part}\u00a0of\u00a0{whole}", "по плану: {part}\u00a0из\u00a0{whole}"),
        "grid_stories": ("stories: {number}", "описания: {number}"),
        "grid_nothing": ("nothing here", "ничего"),
        "all_countries": ("All countries", "Все страны"),
        "country": ("Country", "Страна"),
        "pillar": ("Pillar {number}", "Компонент {number}"),
        "so_many_of": ("{part} of {whole}", "{part} из {whole}"),
        "way_figure": ("Progress towards the target of the year", "Продвижение к целевому значению года"),
        "way_says": (
            "Progress of {count} indicators in percent of the way from baseline to target. Least: {least}; most: "
            "{most}. The table below gives the numbers.",
            "Продвижение по показателям ({count}) в процентах пути от исходного значения к целевому. Наименьшее: "
            "{least}; наибольшее: {most}. Числа приведены в таблице ниже.",
        ),
        "map_figure": ("Indicators with data, by country", "Показатели с данными, по странам"),
        "map_says": (
            "Indicators on which each country gave data, the larger the share the darker. {told}. The table below "
            "gives the numbers by pillar.",
            "Показатели, по которым каждая страна представила данные: чем больше доля, тем темнее. {told}. Числа по "
            "компонентам приведены в таблице ниже.",
        ),
        "map_note": (
            "Outlines: Natural Earth. The boundaries and names shown do not imply official endorsement or acceptance "
            "by anybody.",
            "Контуры: Natural Earth. Изображённые границы и названия не означают чьего-либо официального одобрения "
            "или признания.",
        ),
        "years_figure": ("Over the years: {indicator}", "По годам: {indicator}"),
        "years_says": (
            "Filled dots: result. {told}. Open dot: target for {year}: {target}. The table below gives the numbers.",
            "Закрашенные точки – факт. {told}. Незакрашенная точка – целевое значение на {year} год: {target}. Числа "
            "приведены в таблице ниже.",
        ),
        "year_column": ("Year", "Год"),
        "reached": ("Result", "Факт"),
        "wanted": ("Target", "Целевое значение"),
        "status": ("Status", "Состояние"),
        "reported_parts": ("Indicators with and without data", "Показатели с данными и без данных"),
        "previous": ("A year before", "Годом ранее"),
        "target_of_programme": ("Programme’s target, {year}", "Целевое значение программы, {year}"),
        "decided_by": ("Decided by indicator {code}.", "Определяющий показатель: {code}."),
        "outcome": ("Outcome {code}", "Конечный результат {code}"),
        "output": ("Output {code}", "Промежуточный результат {code}"),
        "indicator": ("Indicator", "Показатель"),
        "baseline": ("Baseline", "Исходное значение"),
        "target": ("Target, {year}", "Целевое значение, {year}"),
        "actual": ("Result, {year}", "Факт, {year}"),
        "progress": ("Progress", "Продвижение"),
        "state_of": ("Status", "Состояние"),
        "coverage": ("Coverage", "Охват"),
        "by_country": ("By country", "По странам"),
        "whole": ("Programme", "Программа"),
        "reported": ("reported", "представлены"),
        "not_reported": ("not reported", "не представлены"),
        "not_applicable": ("not applicable", "неприменимо"),
        "told_in_words": ("In words", "Описания"),
        "nothing_measured": (
            "No indicator of this report belongs here.",
            "В этом докладе к данному разделу не относится ни один показатель.",
        ),
        "no_results": (
            "The record holds no indicator for this report.",
            "Показателей, относящихся к настоящему докладу, нет.",
        ),
        "written_by": ("Text by {party}", "Текст представлен стороной: {party}"),
        # Lines of the plan
        "lines": ("Progress of the lines of the workplan", "Ход выполнения пунктов плана работы"),
        "lines_figure": ("Lines of the workplan by progress", "Пункты плана работы по ходу выполнения"),
        "lines_says": (
            "Of {all} lines: {told}. The table below gives the numbers.",
            "Всего пунктов: {all}; из них {told}. Числа приведены в таблице ниже.",
        ),
        "line": ("Line", "Пункт"),
        "code": ("Code", "Код"),
        "line_status": ("Progress", "Ход работы"),
        "groups_left": ("{done} of {of}; not yet: {left}", "{done} из {of}; ещё не охвачены: {left}"),
        "groups_all": ("{done} of {of}", "{done} из {of}"),
        "problem": ("Problem", "Проблема"),
        "next_step": ("Next step", "Следующий шаг"),
        "other_outputs": ("Other outputs", "Прочие промежуточные результаты"),
        # Money, facts, stories
        "money": ("Resources", "Ресурсы"),
        "money_figure": ("Required by source", "Потребность по источникам"),
        "money_says": (
            "Amounts by source; the table below gives them.",
            "Суммы по источникам; они приведены в таблице ниже.",
        ),
        "source": ("Source", "Источник"),
        "currency": ("Currency", "Валюта"),
        "amount": ("Amount", "Сумма"),
        "unknown_source": ("To be mobilized", "Подлежит мобилизации"),
        "facts": ("Committee and record", "Работа комитета"),
        "proposals": ("Proposals on the plan", "Предложения по плану"),
        "proposals_taken_up": ("Proposals taken up", "Учтённые предложения"),
        "decisions": ("Decisions", "Решения"),
        "stories": ("Stories of the year", "Материалы года"),
        # Annexes
        "annex": ("Annex {number}. {title}", "Приложение {number}. {title}"),
        "years": ("Figures by year", "Показатели по годам"),
        "splits": ("Figures by breakdown", "Показатели с разбивкой"),
        "split_by": ("Breakdown", "Разбивка"),
        "figures": ("Figures", "Значения"),
        "restated": (
            "Figures restated since publication",
            "Показатели, пересмотренные после опубликования",
        ),
        "restated_note": (
            "The edition is left as it was published. This annex lists the figures that the record gave otherwise on "
            "{day}.",
            "Опубликованное издание не изменяется. В приложении перечислены показатели, значения которых по "
            "состоянию на {day} стали иными.",
        ),
        "where": ("Where and when", "Место и период"),
        "printed": ("As published", "Опубликовано"),
        "now": ("Now", "Стало"),
        "cause": ("Cause", "Причина"),
        "gone": ("no longer measured", "больше не измеряется"),
        "reading": ("How to read this report", "Как читать доклад"),
        "read_coverage": (
            "Coverage says how many reporting units gave data, of those that were to report. Units to which an "
            "indicator does not apply are not counted.",
            "Охват показывает, сколько отчётных единиц представили данные, из числа тех, от которых они ожидались. "
            "Единицы, к которым показатель неприменим, не учитываются.",
        ),
        "read_progress": (
            "Progress is the part of the way from the baseline to the target that is done; for an indicator that is "
            "to fall, too. More than 100 per cent is shown as it is.",
            "Продвижение — пройденная часть пути от исходного значения к целевому, в том числе для показателей, "
            "которые должны снижаться. Значения свыше 100 процентов приводятся без изменений.",
        ),
        "read_status": (
            "Status follows from a written rule and not from anybody’s judgement: progress is compared with the time "
            "elapsed, milestones and money; a result stands as its parts do.",
            "Состояние выполнения определяется по установленному правилу, а не по чьей-либо оценке: продвижение "
            "сопоставляется с истекшим временем, контрольными сроками и средствами; состояние результата зависит от "
            "состояния его составляющих.",
        ),
        "read_states": (
            "Zero is a reported value. “Not reported” and “not applicable” are never counted as zero.",
            "Ноль является представленным значением. Отметки «данные не представлены» и «неприменимо» никогда не "
            "приравниваются к нулю.",
        ),
        "read_withheld": (
            "Numbers of people below {threshold} are not shown, together with as many other figures as it takes that "
            "none can be worked out.",
            "Числа людей менее {threshold} не показываются, равно как и другие значения, по которым их можно было бы "
            "вычислить.",
        ),
        "read_checksum": (
            "The checksum is the SHA-256 of the edition in its canonical form ({format}), which can be taken from the "
            "page of the report. Words and layout of this file are made from it.",
            "Контрольная сумма — SHA-256 издания в канонической форме ({format}), которую можно получить на странице "
            "доклада. Текст и оформление этого файла составлены на её основе.",
        ),
        # Signs and what they stand for
        "sign_not_reported": ("n/r", "н/д"),
        "sign_not_applicable": ("n/a", "н/п"),
        "sign_withheld": ("hidden", "скрыто"),
        "sign_apart": ("apart", "раздельно"),
        "note_not_reported": ("Not reported.", "Данные не представлены."),
        "note_not_applicable": ("Not applicable.", "Неприменимо."),
        "note_withheld": (
            "Not shown, to protect small numbers of people.",
            "Не показано в целях защиты данных о малом числе людей.",
        ),
        "note_apart": (
            "Units stand side by side and are not put together.",
            "Единицы показываются раздельно, значения не сводятся.",
        ),
        "note_not_measured": ("The baseline was not measured.", "Исходное значение не измерялось."),
        "note_no_target": (
            "No target is set for this year.",
            "На этот год целевое значение не установлено.",
        ),
        "note_to_date": (
            "Target to date, since the beginning of the cycle; the result is measured over the same time.",
            "Целевое значение установлено нарастающим итогом с начала цикла; факт приведён за то же время.",
        ),
        "note_provisional": (
            "Provisional: {part} of {whole} periods were reported.",
            "Предварительные данные: представлено периодов — {part} из {whole}.",
        ),
        "note_behind": ("Not all months are reported. {units}.", "Данные представлены не за все месяцы. {units}."),
        "note_missing": ("No data from: {units}.", "Данные не представили: {units}."),
        "note_no_progress": ("No progress can be told: {why}.", "Продвижение не определяется: {why}."),
        "note_verified": ("Reports verified: {part} of {whole}.", "Проверено отчётов: {part} из {whole}."),
        "other_language": ("[not translated into English]", "[нет перевода на русский язык]"),
        "inside": ("inside the tolerance", "в допустимых пределах"),
        "outside": ("outside the tolerance", "вне допустимых пределов"),
        "yes": ("yes", "да"),
        "no": ("no", "нет"),
        "everywhere": ("whole programme", "программа в целом"),
        # The report of a reporting unit on a period (R43)
        "unit_title": ("Report on results: {unit}, {period}", "Отчёт о результатах: {unit}, {period}"),
        "unit_running": ("{programme} · {unit} · {period}", "{programme} · {unit} · {period}"),
        "period": ("Period", "Период"),
        "unit": ("Reporting unit", "Отчётная единица"),
        "due_on": ("Last day for reports", "Последний день представления"),
        "period_state": ("State of the period", "Состояние периода"),
        "asked": ("Indicators asked", "Показатели, подлежащие отчёту"),
        "answered": ("Of these told", "Из них представлено"),
        "as_of_day": ("As of", "По состоянию на"),
        "value": ("Value", "Значение"),
        "report_state": ("State of the report", "Состояние отчёта"),
        "papers": ("Papers", "Документы"),
        "nothing_told": ("nothing told yet", "пока не представлено"),
        "story": ("Narrative", "Описание"),
        "nothing_asked": (
            "Under this pillar nothing is asked of this unit in this period.",
            "По этому компоненту в данном периоде отчёт не запрашивается.",
        ),
    }
)

SCOPES: Mapping[ScopeKind, Pair] = MappingProxyType(
    {
        ScopeKind.PROGRAMME: ("Whole programme", "Программа в целом"),
        ScopeKind.PILLAR: ("Pillar: {name}", "Компонент: {name}"),
        ScopeKind.COUNTRY: ("Country: {name}", "Страна: {name}"),
        ScopeKind.DONOR: ("Donor: {name}", "Донор: {name}"),
    }
)
BASES: Mapping[Basis, Pair] = MappingProxyType(
    {
        Basis.VERIFIED: ("verified reports only", "только проверенные данные"),
        Basis.REPORTED: ("all reports, whether verified or not", "все представленные данные, включая непроверенные"),
    }
)
STATUSES: Mapping[Status, Pair] = MappingProxyType(
    {
        Status.ON_TRACK: ("on track", "по плану"),
        Status.AT_RISK: ("at risk", "под угрозой"),
        Status.OFF_TRACK: ("off track", "отстаёт"),
        Status.NO_DATA: ("no data", "нет данных"),
    }
)
WHY_NOT: Mapping[WhyNoProgress, Pair] = MappingProxyType(
    {
        WhyNoProgress.NOT_REPORTED: ("not reported", "данные не представлены"),
        WhyNoProgress.NOT_APPLICABLE: ("not applicable", "неприменимо"),
        WhyNoProgress.NO_TARGET: ("no target for this year", "на этот год целевое значение не установлено"),
        WhyNoProgress.NO_BASELINE: ("no baseline", "нет исходного значения"),
        WhyNoProgress.TARGET_IS_BASELINE: ("the target is the baseline", "целевое значение равно исходному"),
        WhyNoProgress.WITHHELD: ("the figure is not shown", "значение не раскрывается"),
        WhyNoProgress.OF_THE_WHOLE: (
            "the target is set for the whole programme",
            "целевое значение установлено для программы в целом",
        ),
        WhyNoProgress.NO_NUMBER: ("not one number", "не выражается одним числом"),
    }
)
CLAUSES: Mapping[Clause, Pair] = MappingProxyType(
    {
        Clause.TARGET_REACHED: (
            "The target is reached: {seen} of the way.",
            "Целевое значение достигнуто: пройдено {seen} пути.",
        ),
        Clause.TOO_EARLY: (
            "Too early to tell: {seen} of the time is over, the rule waits for {needed}.",
            "Судить рано: прошло {seen} срока, правило применяется после {needed}.",
        ),
        Clause.PROGRESS: (
            "Progress is {seen}; by now {needed} was expected.",
            "Продвижение составляет {seen}; к настоящему времени ожидалось {needed}.",
        ),
        Clause.MILESTONES: (
            "Of the lines that were due {seen} are done; the rule asks for {needed}.",
            "Из пунктов, срок которых наступил, выполнено {seen}; по правилу требуется {needed}.",
        ),
        Clause.MONEY: (
            "Of the money {seen} is spent; by now {needed} was expected.",
            "Израсходовано {seen} средств; к настоящему времени ожидалось {needed}.",
        ),
        Clause.TOLERANCE: (
            "{seen} away from the target; {needed} is tolerated.",
            "Отклонение от целевого значения — {seen} при допустимом {needed}.",
        ),
        Clause.NO_FIGURE: ("Nobody can tell: {why}.", "Судить нельзя: {why}."),
    }
)
PARTS: Mapping[Status, Pair] = MappingProxyType(
    {
        Status.OFF_TRACK: ("Too many of its parts are off track.", "Слишком многие составляющие отстают от плана."),
        Status.AT_RISK: (
            "Some of its parts are off track or at risk.",
            "Некоторые составляющие отстают или находятся под угрозой.",
        ),
        Status.NO_DATA: (
            "Of too many of its parts nobody can tell.",
            "О слишком многих составляющих нет данных.",
        ),
        Status.ON_TRACK: (
            "All of its parts that can be told are on track.",
            "Все составляющие, о которых есть данные, выполняются по плану.",
        ),
    }
)
CAUSES: Mapping[CauseKind, Pair] = MappingProxyType(
    {
        CauseKind.CORRECTED: ("a value was corrected", "значение исправлено"),
        CauseKind.REPORTED: ("a report came in later", "данные поступили позднее"),
        CauseKind.SENT_BACK: ("a report was sent back", "данные возвращены на доработку"),
        CauseKind.DEFINED: ("the indicator was defined anew", "определение показателя изменено"),
        CauseKind.UNITS: ("reporting units changed", "изменился состав отчётных единиц"),
        CauseKind.OVERLAP: ("an overlap was declared", "заявлено пересечение данных"),
    }
)


def told(name: str, language: str, **values: object) -> str:
    """Return a fixed phrase of reports in this language, its placeholders filled."""
    return on_side(ANNUAL[name], language).format(**values)
