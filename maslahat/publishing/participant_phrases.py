"""The fixed words of badges, lists of participants and the workbook of registrations, always in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.domain.meetings.participants import AttendanceMode, Function, RegistrationState, Sex
from maslahat.domain.meetings.presence import Channel, PresenceKind
from maslahat.publishing.phrases import Pair

FUNCTIONS: Mapping[str, Pair] = MappingProxyType(
    {
        Function.HEAD: ("Head of delegation", "Глава делегации"),
        Function.ALTERNATE: ("Alternate head of delegation", "Заместитель главы делегации"),
        Function.DELEGATE: ("Delegate", "Делегат"),
        Function.ADVISER: ("Adviser", "Советник"),
        Function.STAFF: ("Staff of the meeting", "Персонал заседания"),
    }
)

MODES: Mapping[str, Pair] = MappingProxyType(
    {AttendanceMode.ROOM: ("In the room", "Очно"), AttendanceMode.ONLINE: ("Online", "Дистанционно")}
)

SEXES: Mapping[str, Pair] = MappingProxyType(
    {
        Sex.FEMALE: ("Women", "Женщины"),
        Sex.MALE: ("Men", "Мужчины"),
        Sex.NOT_STATED: ("Not stated", "Не указано"),
    }
)

STATES: Mapping[str, Pair] = MappingProxyType(
    {
        RegistrationState.APPLIED: ("Applied", "Заявка подана"),
        RegistrationState.ADMITTED: ("Admitted", "Допуск получен"),
        RegistrationState.REFUSED: ("Refused", "Отказано"),
        RegistrationState.CANCELLED: ("Cancelled", "Отменено"),
    }
)

PRESENCES: Mapping[tuple[str, str], Pair] = MappingProxyType(
    {
        (PresenceKind.ARRIVED, Channel.ROOM): ("In the room", "В зале"),
        (PresenceKind.RETURNED, Channel.ROOM): ("In the room", "В зале"),
        (PresenceKind.ARRIVED, Channel.ONLINE): ("Online", "На связи"),
        (PresenceKind.RETURNED, Channel.ONLINE): ("Online", "На связи"),
        (PresenceKind.LOST, Channel.ONLINE): ("Connection lost", "Связь потеряна"),
        (PresenceKind.LEFT, Channel.ROOM): ("Left", "Заседание покинуто"),
        (PresenceKind.LEFT, Channel.ONLINE): ("Left", "Заседание покинуто"),
    }
)

PARTICIPANT_PHRASES: Mapping[str, Pair] = MappingProxyType(
    {
        "participants": ("Participants", "Участники"),
        "badges": ("Badges", "Именные бейджи"),
        "badge": ("Badge no.", "№ бейджа"),
        "number": ("Registration no.", "№ регистрации"),
        "party": ("Party", "Сторона"),
        "name": ("Name", "Фамилия и имя"),
        "function": ("Takes part as", "В качестве"),
        "office": ("Office", "Должность"),
        "institution": ("Institution", "Учреждение"),
        "category": ("Kind of institution", "Категория учреждений"),
        "sex": ("Sex", "Пол"),
        "mode": ("Way of attendance", "Форма участия"),
        "language": ("Language", "Язык"),
        "needs": ("Accessibility and interpretation needs", "Потребности в доступной среде и переводе"),
        "username": ("User name", "Имя пользователя"),
        "state": ("Registration", "Регистрация"),
        "presence": ("Presence", "Присутствие"),
        "arrived": ("Arrived", "Прибытие"),
        "counts": ("Numbers", "Численность"),
        "registered": ("Registered", "Зарегистрировано"),
        "came": ("Took part", "Участвовало"),
        "in_all": ("In all", "Всего"),
        "by_mode": ("By way of attendance", "По форме участия"),
        "by_country": ("By country", "По странам"),
        "by_category": ("By kind of institution", "По категориям учреждений"),
        "by_sex": ("By sex", "По полу"),
        "none": ("None", "Не указано"),
        "as_of": ("As of {instant}", "По состоянию на {instant}"),
        "check_in_here": ("Scan to check in", "Отсканируйте для регистрации"),
        "meeting": ("Meeting", "Заседание"),
    }
)


def participant_phrase(name: str, **values: object) -> Pair:
    """Return a fixed phrase in both languages with its placeholders filled; a value may itself be a Pair."""
    english, russian = PARTICIPANT_PHRASES[name]
    sides = [
        {key: value[side] if isinstance(value, tuple) else value for key, value in values.items()} for side in (0, 1)
    ]
    return english.format(**sides[0]), russian.format(**sides[1])
