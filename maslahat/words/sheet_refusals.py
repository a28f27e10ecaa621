"""Why a workbook is not taken, and what is wrong in its cells: what it is, what is allowed, the way out."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_DOWNLOAD = _("Take the workbook of this plan away again and make your changes in it.")
_SAVE_ANEW = _("Open the file in a spreadsheet program and save it anew as XLSX.")
_SMALLER = _("Take out what does not belong to the plan: pictures, other sheets, formatting far from the table.")
_FROM_LIST = _("Choose from the list, or take the code from the sheet “Codes”.")

OF_FILES: Mapping[str, Saying] = {
    "file_missing": Saying(_("No file was chosen."), "", _("Choose the workbook and send it again.")),
    "file_too_large": Saying(_("The file is larger than %(most)s MB."), "E94", _SMALLER),
    "not_a_workbook": Saying(_("The file is not an XLSX workbook."), "E93", _SAVE_ANEW),
    "file_encrypted": Saying(
        _("The file is protected by a password, or of an old format."), "E93", _("Save it as XLSX without a password.")
    ),
    "file_damaged": Saying(_("The file is damaged and cannot be read to its end."), "E93", _SAVE_ANEW),
    "too_many_parts": Saying(_("The file holds more than %(most)s parts."), "E94", _SMALLER),
    "odd_part": Saying(_("The file holds a part with an odd name: %(part)s."), "E94", _SAVE_ANEW),
    "foreign_part": Saying(
        _("The file holds something that has no place in a workbook: %(part)s."), "E94",
        _("Save it as XLSX, without macros and embedded files."),
    ),
    "unfolds_too_large": Saying(_("Unfolded, the file is larger than %(most)s MB."), "E94", _SMALLER),
    "unfolds_too_steeply": Saying(
        _("A part of the file unfolds to more than %(most)s times its size: %(part)s."), "E94", _SMALLER
    ),
    "part_too_large": Saying(_("A part of the file is too large or too deeply nested: %(part)s."), "E94", _SMALLER),
    "document_type": Saying(_("A part of the file declares a document type: %(part)s."), "E94", _SAVE_ANEW),
    "too_many_strings": Saying(_("The file holds more than %(most)s different texts."), "E94", _SMALLER),
    "too_many_sheets": Saying(_("The file holds more than %(most)s sheets."), "E94", _SMALLER),
    "too_many_cells": Saying(_("The sheets hold more than %(most)s cells together."), "E94", _SMALLER),
    "too_much_text": Saying(_("The cells hold more than %(most)s characters together."), "E94", _SMALLER),
    "cell_too_far": Saying(
        _("A cell stands outside %(rows)s rows and %(columns)s columns: %(cell)s."), "E94", _SMALLER
    ),
    "cell_holds_error": Saying(
        _("A formula in cell %(cell)s ends in an error."), "E93", _("Write the value itself into the cell.")
    ),
    "reader_too_slow": Saying(_("Reading took longer than %(seconds)s seconds and was ended."), "E94", _SMALLER),
    "reader_died": Saying(_("The file could not be read: the reader gave up."), "E94", _SAVE_ANEW),
    "asks_too_much": Saying(
        _("The workbook asks for more than can be taken at once."), "E94", _("Divide it into several workbooks.")
    ),
}  # fmt: skip

OF_CELLS: Mapping[str, Saying] = {
    "wrong_format": Saying(
        _("This is not a workbook of the kind that is expected here (%(wanted)s), but: %(found)s."), "E93", _DOWNLOAD
    ),
    "wrong_programme": Saying(_("The workbook belongs to another programme: %(found)s."), "R1", _DOWNLOAD),
    "wrong_workplan": Saying(_("The workbook belongs to another workplan: %(found)s."), "E93", _DOWNLOAD),
    "wrong_year": Saying(_("The workbook is for the year %(found)s, the plan for %(wanted)s."), "E93", _DOWNLOAD),
    "wrong_version": Saying(_("The workbook was made from no version of this plan (%(found)s)."), "E93", _DOWNLOAD),
    "sheet_missing": Saying(_("The sheet is missing, or empty."), "E93", _DOWNLOAD),
    "column_missing": Saying(_("The column “%(heading)s” is missing."), "E93", _("Put it back, or begin anew.")),
    "column_twice": Saying(_("The column %(column)s stands twice."), "E93", _("Take one of the two out.")),
    "column_unknown": Saying(
        _("This column is not one of the workbook: what stands in it would not be read."), "E93",
        _("Empty it, or write into a column of the workbook."),
    ),
    "row_twice": Saying(_("The same thing stands in row %(other)s already."), "E93", _("Keep one of the two rows.")),
    "line_unknown": Saying(_("The version that the workbook was made from has no such line: %(value)s."), "E93"),
    "id_and_code_differ": Saying(
        _("The row says that it is line %(line)s, but by its id it is line %(found)s."), "E93", _DOWNLOAD
    ),
    "id_missing": Saying(_("The row says that it is %(line)s, but its id is missing."), "E93", _DOWNLOAD),
    "indicator_unknown": Saying(_("The line has no such indicator: %(value)s."), "E93", _DOWNLOAD),
    "indicator_of_no_line": Saying(
        _("%(value)s is neither a line nor a new line of this workbook."), "E93", _FROM_LIST
    ),
    "indicator_text_missing": Saying(_("A new indicator needs words, in one language at least."), "R59"),
    "number_missing": Saying(
        _("The row has no number of a proposal."), "E93", _("Write a number, the same in all its rows.")
    ),
    "said_otherwise": Saying(
        _("Row %(other)s, of the same proposal, says otherwise."), "E93", _("Say it once, or in the same words.")
    ),
    "line_code_unknown": Saying(_("Version %(version)s of the plan has no line %(value)s."), "E93", _FROM_LIST),
    "field_unknown": Saying(_("%(value)s is not a field of a line."), "E93", _FROM_LIST),
    "not_your_party": Saying(
        _("You may file proposals of your own party only, not of %(value)s."), "R38", _("Leave the cell empty.")
    ),
    "party_missing": Saying(_("It is not said which party proposes this."), "E93", _FROM_LIST),
    "not_changeable": Saying(_("This cell cannot be changed here."), "E93", _("Put back what stood there.")),
    "new_and_deleted": Saying(_("Something new cannot be deleted at once."), "E93", _("Empty the row instead.")),
    "deleted_and_changed": Saying(
        _("The line is to go, and other cells of it are changed."), "E94", _("Decide on one of the two.")
    ),
    "output_missing": Saying(_("A new line needs an output."), "R59", _FROM_LIST),
    "title_missing_here": Saying(_("A new line needs a title, in one language at least."), "R59"),
    "after_elsewhere": Saying(
        _("Line %(line)s does not stand under output %(output)s."), "E93", _("Choose a line of the same output.")
    ),
    "money_not_whole": Saying(_("A further source needs both a source and an amount."), "R59"),
    "money_twice": Saying(
        _("%(source)s, %(currency)s stands twice in this row."), "R59", _("Use the column that the source has.")
    ),
    "is_a_day": Saying(_("A date stands here: %(value)s."), "E93", _("Write it as text, or as a number.")),
    "text_too_long": Saying(_("The text has %(found)s characters; %(most)s are allowed."), "E94", _("Shorten it.")),
    "text_odd_sign": Saying(_("The text holds a sign that has no place in a document (a control character)."), "E94"),
    "code_unknown": Saying(_("%(value)s is not one of the codes (%(allowed)s)."), "R5", _FROM_LIST),
    "code_as_number": Saying(
        _("A number stands where codes belong: %(value)s."), "E93", _("Write codes as text, with ; between.")
    ),
    "not_a_mark": Saying(_("%(value)s is no mark."), "E93", _("Write x, or leave the cell empty.")),
    "not_a_number": Saying(_("%(value)s is not a number."), "E93"),
    "not_a_whole_number": Saying(_("%(value)s is not a whole number from 0 to 1,000,000,000."), "E93"),
    "not_a_percentage": Saying(_("%(value)s is not a number from 0 to 100."), "E93"),
    "too_many_decimals": Saying(_("%(value)s has more than two decimals."), "E93", _("Round it to two decimals.")),
    "amount_out_of_range": Saying(_("%(value)s is less than nothing, or too large."), "E93"),
}  # fmt: skip

SHEET_SAYINGS: Mapping[str, Saying] = {**OF_FILES, **OF_CELLS}
"""Every sentence of this module by its code."""
