"""The page "check it yourself": the steps in print, the verifier to take away, and a check of a chosen file."""

from dataclasses import dataclass
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.publishing.bundle.checking import Check, check_bundle
from maslahat.web.proposals.opening import open_plan, show_plan

MOST_BYTES = 64 * 1024 * 1024
MOST_FINDINGS = 50


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """What a check gave: sound or not, of the plan with which fingerprint, and every place that is not as sealed."""

    is_sound: bool
    findings: tuple[tuple[str, str], ...]
    key: str


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, programme: str, workplan: str) -> HttpResponse:
    """Show how an endorsed plan is checked; on POST check the file that was sent. Nothing of it is kept."""
    visit, found = open_plan(request, programme, workplan, Deed.POSITION_READ)
    verdict, fault, status = None, "", 200
    if request.method == "POST":
        sent = request.FILES.get("bundle")
        if sent is None or not sent.size:
            fault, status = gettext("Choose the ZIP file of the sealed record."), 422
        elif sent.size > MOST_BYTES:
            fault, status = gettext("The file is larger than any sealed record: it was not read."), 422
        else:
            verdict = _verdict(sent.read())
    version = found.endorsed
    told = {"version": version, "verdict": verdict, "fault": fault}
    return show_plan(request, "governance/check.html", visit, found, page="endorsed", status=status, **told)


def _verdict(data: bytes) -> VerdictShown:
    questions = {
        Check.CONTAINER: gettext("the file as a whole"),
        Check.SEAL: gettext("the signature"),
        Check.KEY: gettext("the key"),
        Check.CONTENTS: gettext("a file inside"),
        Check.MEANING: gettext("what the files say together"),
    }
    found = check_bundle(data)
    findings = tuple((questions[each.check], each.place) for each in found.findings[:MOST_FINDINGS])
    return VerdictShown(found.is_sound, findings, found.keys[-1] if found.keys else "")


@require_safe
def verifier(_request: HttpRequest) -> HttpResponse:
    """Return the verifier that stands alone: one file of plain Python."""
    content = (files("maslahat.publishing.bundle.verifier") / "verify.py").read_bytes()
    response = HttpResponse(content, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify.py"'
    return response
