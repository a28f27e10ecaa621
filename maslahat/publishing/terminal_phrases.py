"""The fixed words of the command line on plan files, always in both languages, as phrases.py has them for documents."""

from collections.abc import Mapping
from types import MappingProxyType

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
        "joined": ("the line goes into another", "пункт вливается в другой"),
        "deleted": ("the line goes", "пункт исключается"),
        "split_into": ("the line is divided into: {lines}", "пункт разделяется на: {lines}"),
        "joined_to": ("the lines become one: {line}", "пункты объединяются в один: {line}"),
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

CLASSES: Mapping[str, Pair] = MappingProxyType(
    {
        "K0": ("written on another text", "составлено по другому тексту"),
        "K1": ("several want the same", "несколько сторон хотят одного и того же"),
        "K2": ("different values for one cell", "разные значения одной ячейки"),
        "K3": (
            "one deletes what another changes",
            "один исключает то, что другой меняет",
        ),
        "K4": ("one line split or joined in different ways", "один пункт разделён или объединён по-разному"),
        "K5": ("one changes what another splits", "один меняет то, что другой делит на части"),
        "K6": ("moved to different places", "перенос в разные места"),
        "K7": ("several lines added in one place", "несколько пунктов добавлены в одно место"),
        "K8": (
            "the line it was to follow is not there; the nearest place was taken",
            "пункта, за которым он должен стоять, там нет; взято ближайшее место",
        ),
        "K9": ("builds on a line that does not come", "опирается на пункт, которого не будет"),
        "K10": ("together they break a rule", "вместе нарушают правило"),
        "K11": ("the languages say different things", "на разных языках сказано разное"),
        "K12": ("concerns a country that has not spoken", "затрагивает страну, которая не высказалась"),
        "K13": ("needs the consent of whom it belongs to", "требуется согласие того, кому это принадлежит"),
        "K14": ("the same words written in different ways", "одни и те же слова изложены по-разному"),
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
