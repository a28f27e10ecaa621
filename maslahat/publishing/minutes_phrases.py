"""The fixed words of minutes in English and Russian, as documents of the United Nations put them.

They are no part of the translators' catalogue: minutes are drafted in both languages at once, whoever reads them.
Words that agree with a number stand in ``COUNTED``: two forms in English, three in Russian.
"""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.meetings.decisions import DecisionState
from maslahat.domain.meetings.minutes import Section
from maslahat.publishing.phrases import Pair

SAID: Mapping[str, Pair] = MappingProxyType(
    {
        "met": (
            "The Programme Steering Committee (hereinafter “the Committee”) met in {place} ({country}) on {date}, "
            "{form}.",
            "Заседание Руководящего комитета программы (далее — Комитет) состоялось {date} в г. {place} ({country}) "
            "{form}.",
        ),
        "met_online": (
            "The Programme Steering Committee (hereinafter “the Committee”) met online on {date}.",
            "Заседание Руководящего комитета программы (далее — Комитет) состоялось {date} в формате онлайн.",
        ),
        "co_hosted": ("Co-host of the meeting: {co_host}.", "Соорганизатор заседания: {co_host}."),
        "opened": ("The meeting was declared open at {time}.", "Заседание было объявлено открытым в {time}."),
        "attended": (
            "{counted} took part in the meeting: {room} in the room and {online} online.",
            "В заседании {took_part} {counted}: {room} — в зале заседаний, {online} — в режиме онлайн.",
        ),
        "registered": ("{counted} had registered.", "{registered} {counted}."),
        "all_members": (
            "All member States of the Committee were represented: {names}.",
            "Были представлены все государства — члены Комитета: {names}.",
        ),
        "some_members": (
            "{number} of the {expected} member States of the Committee were represented: {names}.",
            "Представлено государств — членов Комитета: {number} из {expected} ({names}).",
        ),
        "observers": ("Also represented were: {names}.", "Кроме того, были представлены: {names}."),
        "agenda": ("The agenda of the meeting was as follows:", "Повестка дня заседания была следующей:"),
        "arising": (
            "The Committee took note of the status of the decisions of its previous meetings:",
            "Комитет принял к сведению ход выполнения решений предыдущих заседаний:",
        ),
        "statements": ("The Committee heard {counted}.", "Комитет заслушал {counted}."),
        "statement": ("A statement was made by: {speaker}{online}.", "Заслушано выступление: {speaker}{online}."),
        "statement_on": (
            "Under agenda item {item}, a statement was made by: {speaker}{online}.",
            "По пункту {item} повестки дня заслушано выступление: {speaker}{online}.",
        ),
        "online": (" (online)", " (в режиме онлайн)"),
        "quoted": (
            "In the words cleared by the speaker for the record: “{words}”",
            "Текст, согласованный выступавшей стороной для цитирования: «{words}»",
        ),
        "summarized": (
            "Summary cleared by the speaker for the record: {words}",
            "Краткое изложение, согласованное выступавшей стороной: {words}",
        ),
        "no_statements": ("No statements were made.", "Выступлений заслушано не было."),
        "proposals": (
            "The Committee had before it {counted} for changes to the draft joint workplan.",
            "На рассмотрении Комитета находилось {counted} об изменении проекта совместного плана работы.",
        ),
        "of_civil_society": (
            "Of these, {counted} came from civil society organizations; {taken} of them {was} taken up.",
            "Из них {counted} {came} от организаций гражданского общества; учтено — {taken}.",
        ),
        "no_proposals": (
            "The Committee had no proposals before it.",
            "Предложений на рассмотрение Комитета не поступило.",
        ),
        "proposal": (
            "Proposal {ref} ({party}), “{headline}”, {fate}.",
            "Предложение {ref} ({party}) «{headline}» {fate}.",
        ),
        "reason": ("Reason: {reason}", "Обоснование: {reason}"),
        "endorsed": (
            "The Committee finalized and endorsed the “{title}”{for_year} (version {label}, SHA-256 fingerprint "
            "{fingerprint}).",
            "Комитет окончательно согласовал и одобрил документ «{title}»{for_year} (редакция {label}, отпечаток "
            "SHA-256 {fingerprint}).",
        ),
        "not_endorsed": (
            "At the time of drafting of these minutes the “{title}”{for_year} had not been endorsed by all parties.",
            "На момент составления настоящего протокола документ «{title}»{for_year} не был одобрен всеми сторонами.",
        ),
        "not_endorsed_yet": (
            "The “{title}”{for_year} (version {label}, SHA-256 fingerprint {fingerprint}) has not been endorsed by "
            "all parties yet.",
            "Документ «{title}»{for_year} (редакция {label}, отпечаток SHA-256 {fingerprint}) пока одобрен не "
            "всеми сторонами.",
        ),
        "present_in_all": (
            "{counted}: {room} in the room and {online} online.",
            "{counted}: {room} — в зале заседаний, {online} — в режиме онлайн.",
        ),
        "share": (
            "Proposals by civil society organizations: {proposals}. Taken up: {taken} ({percent}).",
            "Предложений организаций гражданского общества: {proposals}. Учтено: {taken} ({percent}).",
        ),
        "as_of": ("As of {instant}", "По состоянию на {instant}"),
        "decided_plan": (
            "The “{title}”{for_year} (version {label}) is finalized and endorsed.",
            "Документ «{title}»{for_year} (редакция {label}) окончательно согласован и одобрен.",
        ),
        "by_silence_until": (
            "{sentence} None of the parties asked objected before {until} (silence procedure).",
            "{sentence} Ни одна из запрошенных сторон не высказала возражений до {until} (процедура молчания).",
        ),
        "positions": ("The positions of the parties were: {positions}.", "Позиции сторон: {positions}."),
        "decision": ("Decision {symbol}. {text}", "Решение {symbol}. {text}"),
        "owner": ("Responsible: {owner}.", "Ответственная сторона: {owner}."),
        "due": ("To be completed by {date}.", "Срок исполнения: {date}."),
        "no_decisions": ("The Committee took no decisions.", "Решений Комитет не принимал."),
        "reserved": (
            "{party} entered a reservation on {what}: “{text}”",
            "{party}: заявлена оговорка к {what}: «{text}»",
        ),
        "whole_plan": ("the plan as a whole", "плану в целом"),
        "no_reservations": ("No reservations were entered.", "Оговорок заявлено не было."),
        "closed": (
            "There being no further business, the meeting was declared closed at {time} on {date}.",
            "Ввиду отсутствия других вопросов заседание было объявлено закрытым {date} в {time}.",
        ),
    }
)

FORMS: Mapping[str, Pair] = MappingProxyType(
    {"in_person": ("in person", "в очном формате"), "hybrid": ("in a hybrid format", "в смешанном формате")}
)
"""How a meeting was held; one held online has a sentence of its own."""

FATES: Mapping[str, Pair] = MappingProxyType(
    {
        "accepted": ("was accepted", "принято"),
        "accepted_amended": ("was accepted as amended", "принято с поправками"),
        "merged": ("was merged into proposal {into}", "объединено с предложением {into}"),
        "deferred": ("was deferred", "отложено"),
        "declined": ("was not accepted", "не принято"),
        "withdrawn": ("was withdrawn by its sponsor", "отозвано его автором"),
        "noted": ("was noted", "принято к сведению"),
        "fallen": (
            "fell as a consequence of the adoption of proposal {into} and was not put to a decision",
            "отпало в связи с принятием предложения {into}; решение по нему не принималось",
        ),
        "": ("remained without a decision", "осталось без решения"),
    }
)
"""What became of a proposal, by disposition (E42 for one that fell)."""

POSITIONS: Mapping[str, Pair] = MappingProxyType(
    {
        "endorse": ("endorsed", "одобрение"),
        "endorse_reservation": ("endorsed with a reservation", "одобрение с оговоркой"),
        "by_silence": ("joined by silence", "молчаливое согласие"),
        "object": ("objected", "возражение"),
        "not_yet": ("not yet", "позиция пока не выражена"),
        "": ("no position stated", "позиция не выражена"),
    }
)

STATES: Mapping[DecisionState, Pair] = MappingProxyType(
    {
        DecisionState.OPEN: ("under way", "выполняется"),
        DecisionState.DONE: ("implemented", "выполнено"),
        DecisionState.OVERDUE: ("overdue", "просрочено"),
        DecisionState.DROPPED: ("discontinued", "снято с контроля"),
    }
)

SECTIONS: Mapping[Section, Pair] = MappingProxyType(
    {
        Section.OPENING: ("Opening of the meeting", "Открытие заседания"),
        Section.ATTENDANCE: ("Attendance", "Участники"),
        Section.AGENDA: ("Agenda", "Повестка дня"),
        Section.ARISING: ("Matters arising from previous meetings", "Выполнение решений предыдущих заседаний"),
        Section.STATEMENTS: ("Statements", "Выступления"),
        Section.PROPOSALS: ("Consideration of proposals", "Рассмотрение предложений"),
        Section.DECISIONS: ("Decisions", "Решения"),
        Section.RESERVATIONS: ("Reservations", "Оговорки"),
        Section.CLOSING: ("Closing of the meeting", "Закрытие заседания"),
    }
)

PAPERS: Mapping[str, Pair] = MappingProxyType(
    {
        "minutes": ("Minutes of the meeting", "Протокол заседания"),
        "outcome": ("Outcome document of the meeting", "Итоговый документ заседания"),
        "participants": ("List of participants of the meeting", "Список участников заседания"),
        "minutes_draft": ("Draft", "Проект"),
        "minutes_circulated": ("Draft before the delegations for correction", "Проект на согласовании у делегаций"),
        "minutes_agreed": ("Agreed", "Согласован"),
        "plan": ("Joint workplan", "Совместный план работы"),
        "positions": ("Parties and positions", "Стороны и позиции"),
        "party": ("Party", "Сторона"),
        "position": ("Position", "Позиция"),
        "decisions": ("Decisions", "Решения"),
        "symbol": ("Symbol", "Обозначение"),
        "decision": ("Decision", "Решение"),
        "owner": ("Responsible", "Ответственная сторона"),
        "due": ("Due", "Срок"),
        "state": ("Status", "Состояние"),
        "civil_society": ("Contribution of civil society", "Вклад гражданского общества"),
        "office": ("Office", "Должность"),
        "mode": ("Attendance", "Форма участия"),
        "mode_room": ("in the room", "в зале"),
        "mode_online": ("online", "онлайн"),
    }
)
"""Titles, heads of columns and single words of the papers of a meeting."""

COUNTED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "participants": (("participant", "participants"), ("участник", "участника", "участников")),
        "persons": (("person", "persons"), ("человек", "человека", "человек")),
        "took_part": (("", ""), ("принял участие", "приняли участие", "приняли участие")),
        "registered": (("", ""), ("Зарегистрировался", "Зарегистрировались", "Зарегистрировались")),
        "statements": (("statement", "statements"), ("выступление", "выступления", "выступлений")),
        "proposals": (("proposal", "proposals"), ("предложение", "предложения", "предложений")),
        "percent": (("per cent", "per cent"), ("процент", "процента", "процентов")),
        "came": (("", ""), ("поступило", "поступили", "поступили")),
        "was": (("was", "were"), ("", "", "")),
        "lines": (("line", "lines"), ("пункту", "пунктам", "пунктам")),
    }
)
"""Words by number. ``lines`` stands without its number before codes: one, or several."""
