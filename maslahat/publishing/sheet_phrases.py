"""The fixed words of the workbooks that people fill in, always in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.publishing.form_phrases import FORM_SENTENCES
from maslahat.publishing.phrases import Pair

SHEET_PHRASES: Mapping[str, Pair] = MappingProxyType(
    {
        **FORM_SENTENCES,
        "deed": ("What to do with the line", "Что сделать с пунктом"),
        "deed_of_indicator": ("What to do with the indicator", "Что сделать с показателем"),
        "after": ("Place after (empty: as it stands)", "Поместить после (пусто: без изменений)"),
        "first_language": ("Written first in", "Исходный язык"),
        "further_source": ("Further source {place}", "Другой источник {place}"),
        "further_currency": ("Currency {place}", "Валюта {place}"),
        "further_amount": ("Amount {place}", "Сумма {place}"),
        "share": ("Share of {country}, %", "Доля: {country}, %"),
        "several": ("{name} (codes, with ; between)", "{name} (коды через ;)"),
        "indicator_id": ("Id of the indicator", "Идентификатор показателя"),
        "of_line": ("Line", "Пункт"),
        "indicator_text": ("Indicator", "Показатель"),
        "unit": ("Unit", "Единица измерения"),
        "baseline": ("Baseline", "Исходное значение"),
        "target": ("Target", "Целевое значение"),
        "means": ("Means of verification", "Средства проверки"),
        "proposal": ("Proposal no.", "№ предложения"),
        "headline": ("Headline", "Заголовок"),
        "rationale": ("Rationale", "Обоснование"),
        "value": ("New value", "Новое значение"),
        "to_output": ("move to the output", "перенести в промежуточный результат"),
        "keep": ("keep", "оставить"),
        "delete": ("delete", "исключить"),
        "first": ("first under the output", "первым в промежуточном результате"),
        "new_line": ("new line", "новый пункт"),
        "in_en": ("English", "английский"),
        "in_ru": ("Russian", "русский"),
        "marked": ("yes", "да"),
        "format": ("Format of this workbook", "Формат этой книги"),
        "programme": ("Programme", "Программа"),
        "workplan": ("Workplan", "План работы"),
        "year": ("Year", "Год"),
        "version": ("Fingerprint of the version", "Отпечаток редакции"),
        "label": ("Version", "Редакция"),
        "meeting": ("Meeting", "Заседание"),
        "how": ("How to fill it in", "Как заполнять"),
        "how_change": (
            "Change the white cells. Grey cells are locked: by them the workbook is recognized when it comes back.",
            "Изменяйте белые ячейки. Серые ячейки защищены: по ним книга распознаётся при загрузке.",
        ),
        "how_new": (
            "A new line goes into a row below that is marked new-1, new-2, …: choose an output, write a title.",
            "Новый пункт вносится в одну из строк ниже с пометкой new-1, new-2, …: выберите промежуточный "
            "результат и напишите название.",
        ),
        "how_delete": (
            "To take a line out, choose “delete” in the column “What to do with the line”. A row that is missing "
            "changes nothing.",
            "Чтобы исключить пункт, выберите «исключить» в столбце «Что сделать с пунктом». Отсутствие строки "
            "ничего не меняет.",
        ),
        "how_place": (
            "The order of the rows means nothing: sort them as you like. A line is moved by its output and by "
            "“Place after”.",
            "Порядок строк не имеет значения: сортируйте их как угодно. Пункт переносится сменой промежуточного "
            "результата и столбцом «Поместить после».",
        ),
        "how_marks": (
            "Countries and quarters are marked with x. Amounts have at most two decimals.",
            "Страны и кварталы отмечаются знаком x. В суммах не более двух знаков после запятой.",
        ),
        "how_codes": (
            "Where several codes stand in one cell (partners, SDG targets), take them from the sheet “Codes”.",
            "Если в одной ячейке стоит несколько кодов (партнёры, задачи ЦУР), берите их с листа «Коды».",
        ),
        "how_rows": (
            "One row is one change. Rows with the same number are one proposal; party, headline and rationale are "
            "written once, in any of its rows.",
            "Одна строка – одно изменение. Строки с одинаковым номером составляют одно предложение; сторона, "
            "заголовок и обоснование указываются один раз, в любой из его строк.",
        ),
        "how_values": (
            "Choose the line and the field from the lists and write the new value; an empty value empties the cell. "
            "A new line is called new-1, new-2, … and needs an output and a title.",
            "Выберите пункт и поле из списков и впишите новое значение; пустое значение очищает ячейку. "
            "Новый пункт обозначается new-1, new-2, … и требует промежуточного результата и названия.",
        ),
        "how_all": (
            "All proposals of the workbook are filed together, or none of them if one cell cannot be taken.",
            "Все предложения книги подаются вместе; если хотя бы одну ячейку принять нельзя, не подаётся ни одно.",
        ),
        "how_people": (
            "One row is one person. Choose party, function, institution, sex and way of attendance from the lists; "
            "write the office in both languages.",
            "Одна строка – один человек. Сторону, функцию, учреждение, пол и форму участия выбирайте из списков; "
            "должность укажите на обоих языках.",
        ),
        "how_names": (
            "The name may be left out. It is kept apart from the record of the meeting and erased after it.",
            "Фамилию и имя можно не указывать. Они хранятся отдельно от материалов заседания и удаляются после него.",
        ),
        "how_people_back": (
            "Load the workbook on the page of the participants: you first see a report on every row; then all are "
            "registered together, or none.",
            "Загрузите книгу на странице участников: сначала вы увидите отчёт по каждой строке; затем "
            "регистрируются все вместе или никто.",
        ),
        "how_back": (
            "Load the workbook on the page of the workplan: you first see what would change, and nothing is sent "
            "before you say so.",
            "Загрузите книгу на странице плана работы: сначала вы увидите, что изменится; без вашего подтверждения "
            "ничего не отправляется.",
        ),
    }
)

GUIDE = ("how_change", "how_new", "how_delete", "how_place", "how_marks", "how_codes", "how_back")
"""Names of the sentences that tell how to fill in the workbook of a plan, in order."""

REGISTER_GUIDE = ("how_rows", "how_values", "how_codes", "how_all", "how_back")
"""The same for a list of proposals."""

PARTICIPANT_GUIDE = ("how_people", "how_names", "how_people_back")
"""The same for a list of participants."""
