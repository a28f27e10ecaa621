"""The fixed words of papers for a meeting, in English and Russian: invitations, agendas, presentation packs."""

from collections.abc import Mapping
from types import MappingProxyType

from maslahat.publishing.papers import on_side
from maslahat.publishing.phrases import PHRASES, Pair

MEETING_PHRASES: Mapping[str, Pair] = MappingProxyType(
    {
        # Letters
        "secretariat_of": ("Secretariat of the programme", "Секретариат программы"),
        "reference": ("Reference", "Исх. №"),
        "date": ("Date", "Дата"),
        "to": ("To", "Кому"),
        "invitation_to": ("Invitation: {title}", "Приглашение: {title}"),
        "salutation": ("Madam, Sir,", "Уважаемая госпожа! Уважаемый господин!"),
        "invites": (
            "The secretariat of the programme “{programme}” has the honour to invite your delegation to take part in "
            "the meeting named below.",
            "Секретариат программы «{programme}» имеет честь пригласить вашу делегацию принять участие в указанном "
            "ниже заседании.",
        ),
        "meeting": ("Meeting", "Заседание"),
        "time": ("Time", "Время"),
        "place": ("Place", "Место проведения"),
        "form": ("Format", "Формат"),
        "organiser": ("Organized by", "Организатор"),
        "host": ("Hosted by", "Принимающая сторона"),
        "co_hosts": ("Co-hosted by", "Соорганизаторы"),
        "plan_before_it": ("Workplan before the meeting", "План работы на рассмотрении"),
        "in_person": ("in person", "очное заседание"),
        "hybrid": ("hybrid: in the room and online", "в смешанном формате: в зале и дистанционно"),
        "online": ("online", "в дистанционном формате"),
        "register": (
            "Please register the head and the members of your delegation at {address} and attach the credentials of "
            "the head of delegation. For each participant, please state whether she or he takes part in the room or "
            "online, and any need of accessibility or interpretation.",
            "Просим зарегистрировать главу и членов делегации по адресу {address} и приложить документ о полномочиях "
            "главы делегации. Просим указать для каждого участника, будет ли он присутствовать в зале или участвовать "
            "дистанционно, а также потребности в обеспечении доступности и в устном переводе.",
        ),
        "register_until": (
            "Registration is open up to and including {date}.",
            "Регистрация участников — до {date} включительно.",
        ),
        "remote": (
            "Those who take part online find the link on the page of the meeting once their registration has been "
            "admitted. They have the same right to speak and to state the position of their delegation as those in "
            "the room.",
            "Участники, присоединяющиеся дистанционно, найдут ссылку для подключения на странице заседания после "
            "подтверждения регистрации. Они пользуются равными с присутствующими в зале правами выступать и заявлять "
            "позицию своей делегации.",
        ),
        "languages": (
            "The working languages are English and Russian.",
            "Рабочие языки заседания — английский и русский.",
        ),
        "annexed": (
            "The provisional agenda ({revision}) is annexed.",
            "Предварительная повестка дня ({revision}) прилагается.",
        ),
        "assurances": (
            "Accept, Madam, Sir, the assurances of our highest consideration.",
            "Примите, уважаемая госпожа, уважаемый господин, уверения в нашем самом высоком уважении.",
        ),
        "signed": ("For the secretariat", "От имени секретариата"),
        "annex": ("Annex", "Приложение"),
        # Agenda
        "agenda": ("Provisional agenda", "Предварительная повестка дня"),
        "revision": ("Rev.{number}", "Ред. {number}"),
        "number": ("No", "№"),
        "item": ("Item", "Пункт повестки дня"),
        "presented_by": ("Presented by", "Докладчик"),
        "times_are": ("Times are those of {place} ({offset}).", "Время указано по часовому поясу: {place} ({offset})."),
        # Presentation packs
        "pack": ("Presentation pack", "Презентационный пакет"),
        "presenter": ("Presented by", "Представляет"),
        "text_of": ("Text of the plan", "Текст плана"),
        "as_of_short": ("{label}, as of {instant}", "{label}, по состоянию на {instant}"),
        "plan": ("Workplan", "План работы"),
        "key_figures": ("Key figures", "Основные показатели"),
        "your_money": (
            "Amounts shown here are those of your own contribution; others are not open to you at this stage.",
            "Здесь указаны только суммы вашего собственного взноса; остальные на данном этапе для вас закрыты.",
        ),
        "no_money": (
            "Amounts are not open to you at this stage.",
            "Суммы на данном этапе для вас закрыты.",
        ),
        "by_country": ("By country", "По странам"),
        "by_donor": ("By donor", "По донорам"),
        "country": ("Country", "Страна"),
        "donor": ("Donor", "Донор"),
        "currency": ("Currency", "Валюта"),
        "several_countries": (
            "A line in several countries is counted in each of them; its money is divided among them.",
            "Пункт, относящийся к нескольким странам, учтён в каждой из них; его средства разделены между ними.",
        ),
        "lines_of_pillar": ("Lines of the plan", "Пункты плана"),
        "no_lines": ("The plan has no lines under this pillar.", "В плане нет пунктов по этому компоненту."),
        "activity": ("Activity", "Мероприятие"),
        "quarters": ("Quarters", "Кварталы"),
        "lead": ("Lead", "Ведущее ведомство"),
        "indicators": ("Indicators of the pillar", "Показатели компонента"),
        "line_indicators": ("Indicators of the lines", "Показатели пунктов"),
        "no_indicators": ("No indicators are set.", "Показатели не установлены."),
        "indicator": ("Indicator", "Показатель"),
        "unit": ("Unit", "Единица"),
        "baseline": ("Baseline", "Исходное значение"),
        "target": ("Target {year}", "Целевое значение на {year} г."),
        "latest": ("Latest value", "Последнее значение"),
        "changes": ("Changes from last year", "Изменения по сравнению с прошлым годом"),
        "no_last_year": (
            "No plan of the year {year} is held here, so that nothing can be compared.",
            "План на {year} год здесь не хранится, поэтому сравнение невозможно.",
        ),
        "compared_with": ("Compared with {plan}", "По сравнению с: {plan}"),
        "continued": ("Continued from last year", "Продолжаются с прошлого года"),
        "new_lines": ("New", "Новые"),
        "not_continued": ("Not continued", "Не продолжаются"),
        "last_year": ("Last year", "Прошлый год"),
        "this_year": ("This year", "Этот год"),
        "change": ("Change", "Изменение"),
        "line_code": ("Code", "Код"),
        "what_changed": ("What changed", "Что изменилось"),
        "since_tabled": ("Changes since the draft was tabled", "Изменения с момента внесения проекта"),
        "arising": ("Matters arising from earlier meetings", "Выполнение решений предыдущих заседаний"),
        "decision": ("Decision", "Решение"),
        "decided": ("What was decided", "Что решено"),
        "owner": ("Seen to by", "Исполнитель"),
        "due": ("Due", "Срок"),
        "state": ("State", "Состояние"),
        "nothing_changed": ("Nothing has changed.", "Изменений нет."),
    }
)


def said(name: str, language: str, **values: str) -> str:
    """Return a phrase of papers for a meeting, or of documents in general, in this language, filled in."""
    return on_side(MEETING_PHRASES.get(name) or PHRASES[name], language).format(**values)
