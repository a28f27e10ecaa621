"""Domain objects to files: workbook, PDF, redline. Nothing here fetches, reads a clock or knows a framework.

The way in is a view (``view.py``, ``redline_view.py``): ``PlanView`` or ``EndorsedPlanView`` holds a plan, the names of all it mentions and,
once endorsed, positions and reservations. ``xlsx.workplan_xlsx(view)``, ``pdf.plan_pdf(view)``,
``pdf.endorsed_plan_pdf(view)`` and ``redline_html.redline_html(view)`` return the bytes of a file,
always the same bytes for the same view.
"""
