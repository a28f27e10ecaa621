"""Domain objects to files: workbook, PDF, redline. Nothing here fetches, reads a clock or knows a framework.

The way in is a view (``view.py``): ``PlanView`` or ``EndorsedPlanView`` holds a plan, the names of all it mentions and,
once endorsed, positions and reservations; ``redline_view.redline_view(before, after)`` compares two of them.
``xlsx``, ``pdf``, ``redline_html``, ``redline_docx``, ``redline_xlsx`` and ``redline_pdf`` each take a view and return
the bytes of a file, always the same bytes for the same view.

Workbooks also come back: ``sheet_reading`` reads the bytes that it is handed in a guarded process, ``sheet_plan`` tells
what differs in them from the version they were made from.
"""
