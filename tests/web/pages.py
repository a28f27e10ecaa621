"""How tests read a page: what stands on it in words, whether its tags close, what it weighs."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from tests.cast import L1

VOID = {"meta", "link", "input", "br", "hr", "img"}
OPEN_TO_ALL = ("/", "/sign-in/", "/about/", "/accessibility/", "/rights/", "/rights/?role=public", "/nowhere/at/all/")
OF_A_PROGRAMME = (
    "/SMALL/",
    "/SMALL/programme/",
    "/SMALL/institutions/add/",
    "/SMALL/people/",
    "/SMALL/people/passkeys/",
    "/SMALL/new-plan/",
    "/SMALL/waiting/",
    "/SMALL/stories/",
    "/SMALL/press-contact/",
    "/SMALL/results/reports/",
    "/SMALL/results/reports/awaited/",
    "/SMALL/results/reports/periods/",
    "/SMALL/results/reminders/",
    "/SMALL/results/overlaps/",
    "/SMALL/results/reports/take-away/",
    "/SMALL/results/progress/JWP/",
    "/SMALL/results/",
    "/SMALL/results/grid/",
    "/SMALL/results/grid/people/",
    "/SMALL/results/grid/stories/",
    "/SMALL/results/status-rule/",
    "/SMALL/results/published/",
    "/SMALL/results/measures/",
    "/SMALL/results/sight/",
    "/SMALL/results/annual/",
    "/SMALL/practices/",
    "/SMALL/practices/share/",
    "/SMALL/results/sight/output/1.1.1/",
    f"/SMALL/results/sight/line/JWP/{L1}/",
)
PLAN = "/SMALL/workplans/JWP/"
PRACTICES = "/SMALL/practices/"
LINE = f"{PLAN}lines/{L1}/"
OF_A_WORKPLAN = (
    PLAN,
    f"{PLAN}?pillar=P9",
    LINE,
    f"{LINE}change/",
    f"{LINE}split/",
    f"{PLAN}join/",
    f"{PLAN}restore/",
    f"{PLAN}texts/",
    f"{PLAN}add/",
    f"{PLAN}wishes/",
    f"{PLAN}spreadsheet/",
    f"{PLAN}spreadsheet/proposals/",
)
DEBATE = (
    "proposals impact conflicts discussions silence silence/new translations redline finalise endorse endorsed "
    "check notes"
)
OF_THE_DEBATE = tuple(f"{PLAN}{page}/" for page in (*DEBATE.split(), f"translations/{L1}/title/ru", "silence/new"))
MEETING = "/SMALL/meetings/PSC/"
OF_THE_ROOM = (f"{MEETING}room/", f"{MEETING}chair/", f"{MEETING}screens/")
OF_ATTENDANCE = tuple(f"{MEETING}{page}/" for page in ["participants", "desk"])
REGISTERING = tuple(f"{MEETING}participants/{page}/" for page in ["register", "spreadsheet", "1"])
PREPARING = "arrange agenda agenda/prepare agenda/items/0 invitations packs notes"
BEFORE_THE_MEETING = ("/SMALL/meetings/call/", *(f"{MEETING}{page}/" for page in PREPARING.split()))
OF_A_MEETING = (
    "/SMALL/meetings/",
    MEETING,
    *(f"{MEETING}{page}/" for page in ("decisions", "minutes", "outcome")),
    *OF_THE_ROOM,
    f"{MEETING}positions/",
    "/SMALL/decision-rule/",
    f"{MEETING}speakers/",
    f"{MEETING}statements/",
    f"{MEETING}statements/new/",
    *OF_ATTENDANCE,
    *REGISTERING,
    *BEFORE_THE_MEETING,
)
EVERY_PAGE = OPEN_TO_ALL + OF_A_PROGRAMME + OF_A_WORKPLAN + OF_THE_DEBATE + OF_A_MEETING


@dataclass
class Reader:
    """Somebody at a browser; ``read`` answers with the page as text."""

    client: Client
    last: Any = None

    def signs_in_as(self, username: str) -> "Reader":
        self.last = self.client.post("/sign-in/as/", {"username": username})
        assert self.last.status_code == 302
        return self

    def reads_in(self, language: str) -> "Reader":
        self.client.post("/language/", {"language": language})
        return self

    def read(self, address: str) -> str:
        self.last = self.client.get(address)
        return str(self.last.getvalue().decode("utf-8", "replace"))

    def sends(self, address: str, **told: str) -> str:
        self.last = self.client.post(address, told)
        return str(self.last.content.decode())

    @property
    def status(self) -> int:
        return int(self.last.status_code)


@dataclass
class Page(HTMLParser):
    """A page taken apart: faults of its markup, ids, scripts and the visible words with the language of each."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    open_tags: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, markup: str) -> "Page":
        page = cls()
        HTMLParser.__init__(page, convert_charrefs=True)
        page.feed(markup)
        page.faults += [f"<{tag}> is never closed" for tag, _ in page.open_tags]
        page.faults += [f"the id {each} stands twice" for each in {i for i in page.ids if page.ids.count(i) > 1}]
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.inline += [f"{tag} {name}" for name in told if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in told) else []
        language = told.get("lang") or (self.open_tags[-1][1] if self.open_tags else "")
        self.words += [(language, told[name] or "") for name in ("title", "aria-label", "placeholder") if name in told]
        if tag not in VOID:
            self.open_tags.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if not self.open_tags or self.open_tags[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open_tags[-1:]} at {self.getpos()}")
            return
        self.open_tags.pop()

    def handle_data(self, data: str) -> None:
        tag, language = self.open_tags[-1] if self.open_tags else ("", "")
        if data.strip() and tag not in ("script", "code"):
            self.words.append((language, data.strip()))

    def english_in_russian(self, allowed: re.Pattern[str]) -> list[str]:
        """Return the words that a reader of Russian meets in Latin letters, those of the allow-list left out."""
        shown = (words for language, words in self.words if language == "ru" and not words.startswith("По-русски"))
        return [words for words in shown if re.search("[A-Za-z]", allowed.sub("", words))]
