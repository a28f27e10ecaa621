"""The fixed words of the command line on plan files, always in both languages, as phrases.py has them for documents."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.rules import Rule
from maslahat.publishing.phrases import Pair

SAID: Mapping[str, Pair] = MappingProxyType(
    {
        "same": ("The two plans say the same.", "Оба плана совпадают."),
        "counts": (
            "Lines: {added} added, {removed} removed, {changed} changed, {moved} moved, {same} unchanged",
            "Пункты: добавлено {added}, исключено {removed}, изменено {changed}, перенесено {moved}, "
            "без изменений {same}",
        ),
        "plan_itself": ("The plan itself", "План в целом"),
        "source": ("source language", "исходный язык"),
        "from": ("what its translations were made from", "с какого текста сделаны переводы"),
        "moved_to": ("stood {before}, stands {after}", "было: {before}, стало: {after}"),
        "after_line": ("after {line} under {output}", "после {line}, {output}"),
        "first_under": ("first under {output}", "первый пункт, {output}"),
        "state_only": (
            "Only what translations were made from has changed.",
            "Изменились только сведения о том, с какого текста сделаны переводы.",
        ),
        "stale_in": ("{field}: the translation is out of date", "{field}: перевод устарел"),
        "merged": (
            "Merged. Proposals in effect: {merged}; no conflict is open.",
            "Объединено. Учтено предложений: {merged}; открытых конфликтов нет.",
        ),
        "not_merged": (
            "Not merged. Conflicts open: {conflicts}; proposals in effect: {merged}; waiting: {held}.",
            "Не объединено. Открытых конфликтов: {conflicts}; учтено предложений: {merged}; ожидают: {held}.",
        ),
        "base": ("Base", "Основа"),
        "fingerprint": ("Fingerprint of the draft", "Отпечаток проекта"),
        "conflicts": ("Conflicts", "Конфликты"),
        "settled": ("Settled by decision", "Решены"),
        "notices": ("Notices", "К сведению"),
        "waiting": ("Waiting as a whole", "Ожидают целиком"),
        "waits": ("{proposal} waits for {conflicts}", "{proposal} ожидает решения: {conflicts}"),
        "changes": ("What the draft changes", "Что меняет проект"),
        "stands": ("stands", "сейчас"),
        "line": ("the line as a whole", "пункт целиком"),
        "place": ("the place of the line", "место пункта"),
        "kept": ("the line stays", "пункт остаётся"),
        "deleted": ("the line goes", "пункт исключается"),
        "limit": ("{found} against {limit}", "{found} при допустимом {limit}"),
        "by": ("Proposals: {proposals}", "Предложения: {proposals}"),
        "unused": (
            "Decisions that settle nothing here: {conflicts}",
            "Решения, которые ничего здесь не решают: {conflicts}",
        ),
        "written": ("The merged plan is in {file}", "Объединённый план записан в {file}"),
        "refused": ("Refused; nothing was written.", "Отклонено; ничего не записано."),
        "exists": ("exists already", "уже существует"),
        "one_name": (
            "two different proposals bear one name: {proposal}",
            "два разных предложения носят одно имя: {proposal}",
        ),
    }
)

CLASSES: Mapping[ConflictClass, Pair] = MappingProxyType(
    {
        ConflictClass.K0_STALE: ("written on another text", "составлено по другому тексту"),
        ConflictClass.K1_CONVERGENT: ("several want the same", "несколько сторон хотят одного и того же"),
        ConflictClass.K2_DIVERGENT: ("different values for one cell", "разные значения одной ячейки"),
        ConflictClass.K3_EDIT_VERSUS_DELETE: (
            "one deletes what another changes",
            "один исключает то, что другой меняет",
        ),
        ConflictClass.K6_MOVE_VERSUS_MOVE: ("moved to different places", "перенос в разные места"),
        ConflictClass.K7_SAME_ANCHOR: ("several lines added in one place", "несколько пунктов добавлены в одно место"),
        ConflictClass.K8_ANCHOR_LOST: (
            "the line it was to follow is not there; the nearest place was taken",
            "пункта, за которым он должен стоять, там нет; взято ближайшее место",
        ),
        ConflictClass.K9_DEPENDENCY: ("builds on a line that does not come", "опирается на пункт, которого не будет"),
        ConflictClass.K10_RULE_BROKEN: ("together they break a rule", "вместе нарушают правило"),
    }
)
"""What a class of conflict means."""

RULES: Mapping[Rule, Pair] = MappingProxyType(
    {
        Rule.PILLAR_CEILING: ("ceiling of the pillar", "предельный объём средств компонента"),
        Rule.DONOR_CEILING: ("ceiling of the donor", "предельный объём средств донора"),
        Rule.SHARES: ("shares of countries make 100 %", "сумма долей стран равна 100 %"),
        Rule.QUARTER: ("quarter inside the plan’s year", "квартал в пределах года плана"),
        Rule.DUPLICATE: ("one activity stands once", "мероприятие указано один раз"),
        Rule.NEGATIVE: ("no negative amount", "сумма не отрицательна"),
        Rule.CURRENCY: ("currency of the programme", "валюта программы"),
        Rule.SDG_TARGETS: ("number of SDG targets", "число задач ЦУР"),
    }
)
"""The rules that a merge can break."""
