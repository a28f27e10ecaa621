"""Why a file was refused, in Russian: the readers tell it in English, in the sentences that this table knows."""

import re

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("is not JSON: (.*)", "не является JSON: {0}"),
    (r"is not UTF-8 \(byte (.*)\)", "не в кодировке UTF-8 (байт {0})"),
    ("has more than (.*) bytes", "больше {0} байт"),
    ("is nested too deeply", "слишком глубокая вложенность"),
    ("(.*) is not a number", "{0} не является числом"),
    ("(.*) is a number with a fraction or exponent; amounts are written as text",
     "{0} – число с дробной частью или порядком; суммы записываются как текст"),
    (r"(.*) is a whole number beyond 2\*\*53", "{0} – целое число больше 2**53"),
    ("the key stands twice", "ключ указан дважды"),
    ("holds half of a surrogate pair", "содержит половину суррогатной пары"),
    ("is neither (.*) nor (.*)", "не является ни {0}, ни {1}"),
    ("is not part of the format", "не предусмотрено форматом"),
    ("is missing", "отсутствует"),
    ("is missing or is not a code", "отсутствует или не является кодом"),
    ("is written (.*)", "записывается как {0}"),
    ("holds something twice", "содержит что-то дважды"),
    ("has the wrong shape", "имеет неверную структуру"),
    ("no such field", "такого поля нет"),
    ("a line stands twice", "пункт указан дважды"),
    ("holds something that is not a code", "содержит то, что не является кодом"),
    ("holds something that is not text", "содержит то, что не является текстом"),
    ("names something that is not a language", "называет то, что не является языком"),
    ("holds a control character", "содержит управляющий символ"),
    ("longer than (.*) characters", "длиннее {0} знаков"),
    ("is not a text with texts, source and translated_from", "не является текстом с texts, source и translated_from"),
    ("is not a list of codes", "не является списком кодов"),
    ("is not a list of lines", "не является списком пунктов"),
    ("is not a list", "не является списком"),
    ("is not a whole number", "не является целым числом"),
    ("is not an operation", "не является действием"),
    ("is not one that can be made", "такое решение невозможно"),
    ("is empty", "пусто"),
    ("(.*) is not a whole number", "{0} не является целым числом"),
    ("(.*) is not a decimal number", "{0} не является десятичным числом"),
    ("(.*) is not an amount", "{0} не является суммой"),
    ("(.*) has more than two decimals", "в {0} больше двух знаков после запятой"),
    ("(.*) is not between (.*) and (.*)", "{0} не лежит между {1} и {2}"),
    ("(.*) is more than (.*) %", "{0} больше {1} %"),
    ("(.*) does not suit (.*)", "{0} не подходит для {1}"),
    ("does not suit (.*)", "не подходит для {0}"),
    ("(.*) is not a code", "{0} не является кодом"),
    ("(.*) is not text", "{0} не является текстом"),
    ("is not (text|str)", "не является текстом"),
    ("is not int", "не является целым числом"),
    ("is not list", "не является списком"),
    ("is not (maslahat.*)", "не является {0}"),
    ("the conflict (.*) is decided twice, and differently", "по конфликту {0} приняты два разных решения"),
    ("differs from the base: no proposal can change it", "отличается от основы: предложением это изменить нельзя"),
    ("No such file or directory", "такого файла нет"),
    ("Is a directory", "это папка"),
    ("Permission denied", "нет доступа"),
    ("cannot be read", "не читается"),
)  # fmt: skip
_KNOWN = tuple((re.compile(english, re.DOTALL), russian) for english, russian in _SENTENCES)


def in_russian(why: str) -> str:
    """Return a reason in Russian; one that the table does not know as it is, which is what a parser said."""
    for english, russian in _KNOWN:
        if found := english.fullmatch(why):
            return russian.format(*found.groups())
    return why
