"""The fixed words of the form in which results are reported, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.publishing.phrases import Pair

FORM_PHRASES: Mapping[str, Pair] = MappingProxyType(
    {
        "indicator": ("Code", "Код"),
        "name": ("Indicator", "Показатель"),
        "kind": ("What is counted", "Что учитывается"),
        "unit": ("Unit of count", "Единица измерения"),
        "period": ("Period", "Период"),
        "target": ("Target of the year", "Целевое значение на год"),
        "target_to_date": ("{value} (to date)", "{value} (нарастающим итогом)"),
        "last": ("Reported before", "Представлено ранее"),
        "cell": ("Part", "Часть"),
        "state": ("State", "Состояние данных"),
        "number": ("Number", "Число"),
        "numerator": ("So many (numerator)", "Сколько (числитель)"),
        "denominator": ("Out of (denominator)", "Из скольких (знаменатель)"),
        "sum": ("Sum of measurements", "Сумма измерений"),
        "measurements": ("Number of measurements", "Число измерений"),
        "answer": ("Yes or no", "Да или нет"),
        "step": ("Step of the scale", "Ступень шкалы"),
        "text": ("What happened", "Что произошло"),
        "reason": ("Why it does not apply, or is not split by sex", "Почему неприменимо или не разбито по полу"),
        "narrative": ("Explanation", "Пояснение"),
        "total": ("total", "итог"),
        "yes": ("yes", "да"),
        "no": ("no", "нет"),
        "id": ("Id", "Идентификатор"),
        "version": ("Version of the report", "Версия данных"),
        "definition": ("Version of the definition", "Версия определения"),
        "mark": ("Fingerprint of the row", "Отпечаток строки"),
    }
)

FORM_STATES: Mapping[str, Pair] = MappingProxyType(
    {
        "reported": ("reported", "данные представлены"),
        "zero": ("reported, and it is zero", "данные представлены: ноль"),
        "not_reported": ("not reported", "данные не представлены"),
        "not_applicable": ("does not apply (say why)", "неприменимо (укажите причину)"),
    }
)

FORM_SENTENCES: Mapping[str, Pair] = MappingProxyType(
    {
        "unit": ("Reporting unit", "Отчётная единица"),
        "period": ("Period", "Период"),
        "language": ("Language", "Язык"),
        "how_form": (
            "Fill in the white cells. Grey cells are locked: by them the form is recognized when it comes back, and a "
            "value that this indicator does not take cannot be written.",
            "Заполняйте белые ячейки. Серые ячейки защищены: по ним форма распознаётся при загрузке, а значение, "
            "которого у показателя нет, вписать нельзя.",
        ),
        "how_states": (
            "Zero is a value: write 0 or choose “reported, and it is zero”. Choose “not reported” if there is no "
            "value, and “does not apply” with the reason if there can be none. An empty row says nothing and "
            "changes nothing.",
            "Ноль – это значение: впишите 0 или выберите «данные представлены: ноль». Если значения нет, выберите "
            "«данные не представлены»; если его быть не может – «неприменимо» и укажите причину. Пустая строка ничего "
            "не сообщает и ничего не меняет.",
        ),
        "how_withdraw": (
            "To take back what was reported, choose “not reported”: an emptied cell alone takes nothing back.",
            "Чтобы отозвать представленное значение, выберите «данные не представлены»: очистка ячейки ничего не "
            "отзывает.",
        ),
        "how_splits": (
            "On the sheet “Splits” the parts are listed: fill in those that you know. If the parts do not add up to "
            "the total, both are kept and the difference is shown.",
            "На листе «Разбивка» перечислены части: заполните известные. Если части не сходятся с итогом, сохраняются "
            "и те и другие, а расхождение показывается.",
        ),
        "how_numbers": (
            "Numbers are taken with a comma or a point, with every digit. Scale, answer and state are chosen from "
            "lists.",
            "В числах допускается запятая или точка; сохраняются все знаки. Ступень, ответ и состояние данных "
            "выбираются из списков.",
        ),
        "how_form_back": (
            "Load the form on the page of the unit’s reports: you first see what would be new and changed, and nothing "
            "is reported before you say so. A form that cannot be taken can be mended and loaded again.",
            "Загрузите форму на странице отчётных данных единицы: сначала вы увидите, что появится и изменится; без "
            "вашего подтверждения ничего не представляется. Форму с ошибками можно исправить и загрузить снова.",
        ),
    }
)
"""What the form says of itself and how it is filled in, beside the sentences of the other workbooks."""

FORM_GUIDE = ("how_form", "how_states", "how_withdraw", "how_splits", "how_numbers", "how_form_back")
"""Names of the sentences that tell how to fill in the form, in order."""
