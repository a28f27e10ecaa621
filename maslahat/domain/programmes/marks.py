"""Reading where values come from: the marks and sources that stand beside them in a programme file."""

from dataclasses import dataclass, field

from maslahat.domain.programmes.provenance import Mark, Provenance
from maslahat.domain.shared.entries import Entry
from maslahat.domain.shared.ids import mint_line_id

_MARKS = tuple(mark.value for mark in Mark)


@dataclass
class Marks:
    """The provenance of every subject that was read so far; see ``Programme.is_illustrative`` for the subjects."""

    found: dict[str, Provenance] = field(default_factory=dict)

    def note(self, entry: Entry, subject: str) -> None:
        """Take over ``mark`` and ``sources`` of an entry, if it has them."""
        mark = entry.choice("mark", _MARKS, required=False)
        sources = entry.references("sources", "source")
        if mark:
            self.found[subject] = Provenance(Mark(mark), sources)
        elif sources:
            entry.fault("mark", "is missing although sources are named")

    def note_subjects(self, root: Entry) -> None:
        """Read ``marks``: the mark of whole kinds (``indicator: I``) and of single subjects."""
        for subject, raw in root.items("marks"):
            if raw not in _MARKS:
                root.fault(f"marks.{subject}", f"is not one of {', '.join(_MARKS)}")
            else:
                self.found.setdefault(subject, Provenance(Mark(raw)))

    def note_lines(self, root: Entry, programme: str) -> None:
        """Read ``line_marks``: the mark of workplan lines, each named by the plan and the place it was born in."""
        for entry in root.entries("line_marks"):
            born = entry.words("line", required=True)
            subject = f"line:{mint_line_id(programme, entry.code('plan'), *born.split('/'))}"
            self.note(entry, subject)
            budget = entry.choice("budget_mark", _MARKS, required=False)
            if budget:
                self.found[f"{subject}:budget"] = Provenance(Mark(budget))
