"""What the command line says of itself: which commands there are, in plain words, and what to do about a wrong name."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

COMMANDS: Mapping[str, Promise] = {
    "bundle": _("write an endorsed plan with its record into one sealed file, or check such a file"),
    "deadlines": _("close what has run out of time: changes, answers of capitals, silence; send reminders and letters"),
    "demo": _("set up a demonstration: the reference programme, its seats and proposals"),
    "plan": _("compare and merge workplans in files, without a database"),
    "programme": _("load a programme from its file, or list those that are here"),
    "reminders": _("send everybody who asked for it one reminder of the reports that wait, or show what it says"),
    "replay": _("play the reference meeting again and write what came of it into a folder"),
    "results": _("roll reports up into figures and explain any of them, from a file and without a database"),
}


def overview(commands: Iterable[str], version: str) -> str:
    """Return the answer to ``maslahat --help``: usage, each of these commands with what it does, and where to go on."""
    names = sorted(commands)
    width = max((len(name) for name in names), default=0)
    listed = [f"  {name.ljust(width)}  {COMMANDS.get(name, '')}".rstrip() for name in names]
    return "\n".join(
        (
            gettext("Maslahat %(version)s: one programme, many governments.") % {"version": version},
            "",
            gettext("Usage: maslahat COMMAND ..."),
            "",
            *listed,
            "",
            gettext("maslahat COMMAND --help tells what a command takes."),
            gettext("Commands of Django work as well: migrate, createsuperuser, check --deploy."),
        )
    )


def unknown_command(name: str, known: Iterable[str]) -> str:
    """Return one line on a command that does not exist, with the nearest one that does."""
    name = "".join(sign for sign in name if sign.isprintable())[:40]
    if near := get_close_matches(name, sorted(known), n=1):
        sentence = gettext("there is no command “%(name)s”. Did you mean “%(near)s”? maslahat --help lists them all.")
        return sentence % {"name": name, "near": near[0]}
    return gettext("there is no command “%(name)s”. maslahat --help lists them all.") % {"name": name}
