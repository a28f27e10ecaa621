"""The fixed words of documents, always in both languages: headings, column names, labels, how to check.

Documents show English and Russian side by side whatever the reader's language, so these words are no part of the
translators' catalogue. Placeholders are named in braces.
"""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from maslahat.domain.governance.positions import PositionKind

Pair = tuple[str, str]
"""The same words in English and in Russian."""

LANGUAGES = ("en", "ru")
"""The languages of every document, in order of printing."""

PHRASES: Mapping[str, Pair] = MappingProxyType(
    {
        "endorsed": ("Endorsed", "Одобрено"),
        "draft": ("DRAFT", "ПРОЕКТ"),
        "draft_note": ("Draft: not endorsed", "Проект: не одобрен"),
        "endorsed_at": ("Endorsed on {date}, {place}", "Одобрено {date}, {place}"),
        "endorsed_on": ("Endorsed on {date}", "Одобрено {date}"),
        "as_of": ("Text as of {instant}", "Текст по состоянию на {instant}"),
        "programme": ("Programme", "Программа"),
        "workplan": ("Joint workplan", "Совместный план работы"),
        "version": ("Version", "Редакция"),
        "meeting": ("Meeting", "Заседание"),
        "year": ("Year", "Год"),
        "adopted_by": ("Adopted together by", "Принято совместно"),
        "to_be_adopted_by": ("To be adopted together by", "Подлежит совместному принятию"),
        "member": ("Member State", "Государство-член"),
        "agency": ("Agency", "Учреждение"),
        "positions": ("Parties and positions", "Стороны и позиции"),
        "party": ("Party", "Сторона"),
        "takes_part_as": ("Takes part as", "Участвует как"),
        "position": ("Position", "Позиция"),
        "stated_by": ("Stated by", "Позицию выразил(а)"),
        "stated_at": ("Stated on", "Дата"),
        "by_passkey": ("signed with passkey {mark}…", "подписано ключом доступа {mark}…"),
        "by_note_verbale": ("note verbale, SHA-256 {mark}…", "вербальная нота, SHA-256 {mark}…"),
        "no_position": ("No position stated", "Позиция не выражена"),
        "reservations": ("Reservations", "Оговорки"),
        "no_reservations": ("No reservations were made.", "Оговорок не заявлено."),
        "reservation": ("Reservation", "Оговорка"),
        "reservation_on_line": ("Reservation of {party}", "Оговорка: {party}"),
        "whole_plan": ("the plan as a whole", "план в целом"),
        "not_applied_in": ("Not applied in: {countries}", "Не применяется в: {countries}"),
        "reservation_moot": (
            "Moot: its lines are no longer in the plan",
            "Утратила предмет: её пунктов в плане больше нет",
        ),
        "reservation_lifted": ("Lifted on {date}", "Снята {date}"),
        "fingerprint": ("Fingerprint of the text (SHA-256)", "Отпечаток текста (SHA-256)"),
        "how_to_check": ("How to check this document", "Как проверить этот документ"),
        "check_fingerprint": (
            "The fingerprint is computed from the text of the plan in both languages. Change one character, "
            "and it is another fingerprint.",
            "Отпечаток вычислен по тексту плана на обоих языках. Если изменить хотя бы один знак, "
            "отпечаток будет другим.",
        ),
        "check_compare": (
            "Compare all 64 characters with those in the published record of the plan.",
            "Сравните все 64 знака с опубликованной записью плана.",
        ),
        "check_address": ("The record is at {address}", "Запись опубликована по адресу {address}"),
        "check_offline": (
            "The record can also be checked without a network: the published bundle holds the plan, the positions, "
            "the signature and a verifier.",
            "Запись можно проверить и без сети: опубликованный пакет содержит план, позиции, подпись "
            "и программу проверки.",
        ),
        "contents": ("Contents", "Содержание"),
        "illustrative": ("illustrative", "иллюстративно"),
        "illustrative_note": (
            "Illustrative data: this is not an official document.",
            "Иллюстративные данные: это не официальный документ.",
        ),
        "illustrative_all": (
            "Illustrative data: all {count} lines were made up in whole or in part for demonstration. "
            "This is not an official document.",
            "Иллюстративные данные: все пункты ({count}) полностью или частично составлены для демонстрации. "
            "Это не официальный документ.",
        ),
        "illustrative_some": (
            "Illustrative data: {count} of {all} lines, marked †, were made up in whole or in part for demonstration. "
            "This is not an official document.",
            "Иллюстративные данные: {count} из {all} пунктов, отмеченные знаком †, полностью или частично составлены "
            "для демонстрации. Это не официальный документ.",
        ),
        "pillar": ("Pillar", "Компонент"),
        "output": ("Output", "Промежуточный результат"),
        "no_pillar": ("Under no pillar", "Вне компонентов"),
        "code": ("Code", "Код"),
        "line_id": ("Permanent id", "Постоянный идентификатор"),
        "activity": ("Activity", "Мероприятие"),
        "title": ("Title", "Название"),
        "description": ("Description", "Описание"),
        "type": ("Type", "Вид"),
        "scope": ("Scope", "Охват"),
        "modality": ("Modality", "Формат"),
        "country": ("Country", "Страна"),
        "countries": ("Countries", "Страны"),
        "quarter": ("Quarter", "Квартал"),
        "quarters": ("Quarters", "Кварталы"),
        "lead": ("Lead agency", "Ведущее ведомство"),
        "partners": ("Partners", "Партнёры"),
        "beneficiaries": ("Beneficiary groups", "Группы бенефициаров"),
        "lead_and_partners": ("Lead and partners", "Ведущее ведомство и партнёры"),
        "donor": ("Donor", "Донор"),
        "donors": ("Donors", "Доноры"),
        "required": ("Required", "Потребность"),
        "available": ("Available", "Имеется"),
        "available_by_donor": ("Available, by donor", "Имеется, по донорам"),
        "to_be_mobilized": ("To be mobilized", "Подлежит мобилизации"),
        "currency": ("Currency", "Валюта"),
        "shares": ("Shares of countries, %", "Доли стран, %"),
        "markers": ("Markers", "Маркеры"),
        "sdg_targets": ("SDG targets", "Задачи ЦУР"),
        "participants": ("Participants", "Участники"),
        "women_share": ("Women, %", "Женщины, %"),
        "indicators": ("Indicators", "Показатели"),
        "baseline": ("baseline", "исходное значение"),
        "target": ("target", "целевое значение"),
        "means": ("means of verification", "средства проверки"),
        "risk": ("Risk", "Риск"),
        "comment": ("Comment", "Комментарий"),
        "continues": ("Continues line", "Продолжает пункт"),
        "derived_from": ("Split off from line", "Выделен из пункта"),
        "preamble": ("Preamble", "Преамбула"),
        "lines": ("Lines", "Пункты"),
        "totals": ("Totals", "Итоги"),
        "total": ("Total", "Всего"),
        "totals_by_pillar": ("By pillar", "По компонентам"),
        "totals_by_country": ("By country", "По странам"),
        "totals_by_donor": ("By donor", "По донорам"),
        "totals_by_quarter": ("By quarter", "По кварталам"),
        "not_said": ("Not said", "Не указано"),
        "cut": ("[the rest does not fit into a cell]", "[остальное не помещается в ячейку]"),
        "totals_note": (
            "A line of several countries or quarters is counted in each of them; its money is divided by the shares "
            "agreed, else evenly.",
            "Пункт, охватывающий несколько стран или кварталов, учтён в каждом из них; средства разделены по "
            "согласованным долям, а если их нет – поровну.",
        ),
        "no_lines": ("The plan has no lines yet.", "В плане пока нет пунктов."),
        "abbreviations": ("Codes used", "Использованные коды"),
        "institutions": ("Institutions", "Учреждения"),
        "page_of": ("page {page} of {pages}", "стр. {page} из {pages}"),
        "not_translated": ("[not translated into English]", "[нет перевода на русский язык]"),
        "stale": ("[translation out of date]", "[перевод устарел]"),
        "about": ("About", "Сведения"),
        "plan": ("Plan", "План"),
        "amounts_note": (
            "Amounts: digits in groups of three, a point before cents.",
            "Суммы: разряды отделены пробелами, дробная часть отделена точкой.",
        ),
        "redline": ("Changes", "Изменения"),
        "redline_of": ("{before} against {after}", "{before} в сравнении с {after}"),
        "before": ("Before", "Было"),
        "after": ("After", "Стало"),
        "difference": ("Difference", "Разница"),
        "added": ("added", "добавлено"),
        "removed": ("removed", "исключено"),
        "changed": ("changed", "изменено"),
        "moved": ("moved", "перенесено"),
        "same": ("unchanged", "без изменений"),
        "was_code": ("was {code}", "прежний код {code}"),
        "what_changed": ("What changed", "Что изменилось"),
        "former_code": ("Former code", "Прежний код"),
        "changed_columns": ("Changed columns", "Изменённые графы"),
        "was": ("Was: {value}", "Было: {value}"),
        "asked_by": ("Proposed by {party}, {day}", "Предложено: {party}, {day}"),
        "amounts": ("Amounts", "Суммы"),
        "read_cells": (
            "Each row is a line of either version. The column “What changed” says what became of it. In a changed cell "
            "words that went are struck through, words that came are underlined; the note holds what stood there "
            "before and who proposed the change.",
            "Каждая строка – пункт одной из редакций. Графа «Что изменилось» говорит, что с ним стало. В изменённой "
            "ячейке исключённые слова зачёркнуты, добавленные подчёркнуты; в примечании указано, что стояло раньше "
            "и кто предложил правку.",
        ),
        "split_into": ("split into {codes}", "разделён, выделены {codes}"),
        "split_off": ("split off from {codes}", "выделен из пункта {codes}"),
        "joined_into": ("joined into {codes}", "включён в пункт {codes}"),
        "joined_from": ("joined with {codes}", "объединяет также {codes}"),
        "moved_from": ("Moved: was {code}.", "Перенесено: прежний код {code}."),
        "proposed_by": ("Proposed by", "Кем предложено"),
        "read_tracked": (
            "Tracked changes: accept them all and this is the new text, reject them all and it is the old one. "
            "Each change bears the name of the party that proposed it.",
            "Правки записаны в режиме исправлений: если принять все, получится новый текст, если отклонить все – "
            "прежний. Каждая правка подписана стороной, которая её предложила.",
        ),
        "money_not_shown": (
            "Amounts that your role may not see are left out.",
            "Суммы, недоступные для вашей роли, опущены.",
        ),
        "effect_on_totals": ("Effect on totals", "Влияние на итоги"),
        "no_changes": ("The two versions say the same.", "Обе редакции совпадают."),
        "summary": ("Summary", "Сводка"),
        "field": ("Field", "Поле"),
        "blank": ("empty", "пусто"),
        "in_english": ("English", "английский"),
        "in_russian": ("Russian", "русский"),
        "stale_text": (
            "The translation no longer renders the source text.",
            "Перевод больше не передаёт исходный текст.",
        ),
        "unit": ("unit", "единица"),
        "text": ("text", "текст"),
        "part_plan": ("Whole plan", "План в целом"),
        "part_pillar": ("Pillar", "Компонент"),
        "part_country": ("Country", "Страна"),
        "part_donor": ("Donor", "Донор"),
        "part_quarter": ("Quarter", "Квартал"),
        "no_effect": ("No amount changes.", "Суммы не меняются."),
        "changed_lines": ("Line by line", "По пунктам"),
        "how_to_read": ("How to read this page", "Как читать эту страницу"),
        "read_marks": (
            "Removed words are struck through and stand in [− −]; added words are underlined and stand in [+ +].",
            "Исключённые слова зачёркнуты и стоят в [− −]; добавленные подчёркнуты и стоят в [+ +].",
        ),
    }
)

POSITIONS: Mapping[str, Pair] = MappingProxyType(
    {
        PositionKind.ENDORSE: ("Endorses", "Одобряет"),
        PositionKind.RESERVE: ("Endorses with a reservation", "Одобряет с оговоркой"),
        PositionKind.NOT_YET: ("Not yet", "Пока не одобряет"),
        PositionKind.OBJECT: ("Objects", "Возражает"),
    }
)
"""Words for what a party says on a text."""

_MONTHS = (
    ("January", "января"),
    ("February", "февраля"),
    ("March", "марта"),
    ("April", "апреля"),
    ("May", "мая"),
    ("June", "июня"),
    ("July", "июля"),
    ("August", "августа"),
    ("September", "сентября"),
    ("October", "октября"),
    ("November", "ноября"),
    ("December", "декабря"),
)


def phrase(name: str, **values: object) -> Pair:
    """Return a fixed phrase in both languages with its placeholders filled; a value may itself be a Pair."""
    english, russian = PHRASES[name]

    def on(side: int) -> dict[str, object]:
        return {key: value[side] if isinstance(value, tuple) else value for key, value in values.items()}

    return english.format(**on(0)), russian.format(**on(1))


def day_in_words(day: date) -> Pair:
    """Return a date in words: ``26 October 2022`` and ``26 октября 2022 г.``"""
    english, russian = _MONTHS[day.month - 1]
    return f"{day.day} {english} {day.year}", f"{day.day} {russian} {day.year} г."


def instant_in_words(instant: datetime) -> Pair:
    """Return an aware UTC instant in words, with the zone: ``26 October 2022, 12:00 UTC``."""
    english, russian = day_in_words(instant)
    return f"{english}, {instant:%H:%M} UTC", f"{russian}, {instant:%H:%M} UTC"
