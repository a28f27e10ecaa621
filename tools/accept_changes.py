"""Accept or reject all tracked changes of a DOCX: by our own reading of the mark-up, and by a real LibreOffice.

    python -m tools.accept_changes redline.docx

writes ``redline-accepted.docx`` and ``redline-rejected.docx`` as LibreOffice makes them, compares their tables cell by
cell with what the mark-up says, and ends with 1 if they differ.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(source As String, target As String, deed As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim none()
  dispatcher.executeDispatch(document.CurrentController.Frame, deed, "", 0, none())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""
_DEEDS = {True: ".uno:AcceptAllTrackedChanges", False: ".uno:RejectAllTrackedChanges"}


def body(docx: bytes) -> Element:
    """Return the body of a document as XML."""
    with ZipFile(BytesIO(docx)) as file:
        document = fromstring(file.read("word/document.xml"))  # noqa: S314 (files that we wrote ourselves)
    return document[0]


def settle(inside: Element, *, accept: bool) -> None:
    """Accept or reject, in place, every tracked insertion and deletion (ECMA-376 part 1, §17.13.5)."""
    kept, dropped = (f"{W}ins", f"{W}del") if accept else (f"{W}del", f"{W}ins")
    children: list[Element] = []
    for child in list(inside):
        settle(child, accept=accept)
        if child.tag == f"{W}tr" and child.find(f"{W}trPr/{dropped}") is not None:
            continue
        if child.tag == kept:
            children += list(child)
        elif child.tag != dropped or inside.tag == f"{W}trPr":
            children.append(child)
    inside[:] = children


def rows(inside: Element) -> Iterator[tuple[str, ...]]:
    """Yield the rows of every table as the words of their cells; paragraphs are parted by line breaks."""
    for row in inside.iter(f"{W}tr"):
        yield tuple("\n".join(map(words, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc"))


def words(paragraph: Element) -> str:
    """Return the words of a paragraph with its tabs and line breaks."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}t": None, f"{W}delText": None}
    return "".join(signs[each.tag] or each.text or "" for each in paragraph.iter() if each.tag in signs)


def settled_by_mark_up(docx: bytes, *, accept: bool) -> list[tuple[str, ...]]:
    """Return the rows of all tables once every change is accepted or rejected."""
    found = body(docx)
    settle(found, accept=accept)
    return list(rows(found))


def settled_by_office(docx: Path, *, accept: bool) -> Path:
    """Let LibreOffice accept or reject every change and return the file it makes."""
    target = docx.with_name(f"{docx.stem}-{'accepted' if accept else 'rejected'}.docx")
    with tempfile.TemporaryDirectory() as home:
        office = ["soffice", f"-env:UserInstallation={Path(home).as_uri()}", "--headless", "--norestore"]
        # The first start writes a profile of its own over ours: let it, then add the macro.
        subprocess.run([*office, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
        library = Path(home) / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library / "Changes.xba").write_text(_MODULE, "utf-8")
        (library / "script.xlb").write_text(_LIBRARY, "utf-8")
        (library.parent / "script.xlc").write_text(_LIBRARIES, "utf-8")
        told = f'"{docx.resolve().as_uri()}","{target.resolve().as_uri()}","{_DEEDS[accept]}"'
        macro = f"macro:///Standard.Changes.Settle({told})"
        subprocess.run([*office, macro], check=True, timeout=300, capture_output=True)
    return target


def main() -> int:
    """Compare both ways for every file named; return 1 if any differs."""
    wrong = 0
    for name in sys.argv[1:]:
        for accept in (True, False):
            ours = settled_by_mark_up(Path(name).read_bytes(), accept=accept)
            made = settled_by_office(Path(name), accept=accept)
            theirs = list(rows(body(made.read_bytes())))
            same = ours == theirs
            wrong += not same
            sys.stdout.write(
                f"{made}: {len(theirs)} rows, {'as the mark-up says' if same else 'NOT as the mark-up says'}\n"
            )
            for one, other in zip(ours, theirs, strict=False):
                if one != other:
                    sys.stdout.write(f"  ours   {one}\n  theirs {other}\n")
                    break
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
