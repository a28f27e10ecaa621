"""Papers as files to take away: agendas, letters, packs and reports on results, each as PDF and as DOCX."""

from django.http import Http404, HttpResponse

from maslahat.publishing.paper_docx import paper_docx
from maslahat.publishing.paper_pdf import paper_pdf
from maslahat.publishing.papers import Paper

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "ics": "text/calendar; charset=utf-8",
}
"""Ending of the name and kind of each file."""


def paper_bytes(paper: Paper, suffix: str) -> bytes:
    """Return a paper as ``pdf`` or ``docx``; raise Http404 for another ending."""
    if suffix not in ("pdf", "docx"):
        raise Http404
    return paper_pdf(paper) if suffix == "pdf" else paper_docx(paper)


def taken_away(content: bytes, name: str) -> HttpResponse:
    """Return a file to take away under this name, whose ending is one of KINDS."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
    headers = {"Content-Disposition": f'attachment; filename="{plain}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]], headers=headers)


def language_or_404(language: str, languages: tuple[str, ...]) -> str:
    """Return a language in which papers are made; raise Http404 for another one."""
    if language not in languages:
        raise Http404
    return language
