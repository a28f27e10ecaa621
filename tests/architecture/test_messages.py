"""Every sentence that a reader can meet is there in Russian, and the tool that says so sees what is missing."""

import pytest

from tools.messages import CATALOGUES, Message, _as_python, _in_python, bring_up_to_date, faults, found_messages

TEMPLATE = """{% load i18n %}
<p title='{% translate "Plan's title" %}'>{% blocktranslate trimmed count n=lines %}
  {{ n }} line{% plural %}{{ n }} lines{% endblocktranslate %} (don't {
  {% translate "May" context "month" %} {{ _("Sent")|upper }}
"""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_translated(path):
    assert faults(path, found_messages()) == []


def test_sentences_are_found_in_a_template_however_they_are_marked():
    assert set(_in_python(_as_python(TEMPLATE))) == {
        Message("", "Plan's title", ""),
        Message("", "%(n)s line", "%(n)s lines"),
        Message("month", "May", ""),
        Message("", "Sent", ""),
    }


def test_a_new_sentence_is_named_as_untranslated_and_a_translated_one_is_kept(tmp_path):
    catalogue = tmp_path / "django.po"
    catalogue.write_text('msgid "Kept %(name)s"\nmsgstr "Осталось"\n\nmsgid "Gone"\nmsgstr "Ушло"\n', "utf-8")
    found = {Message("", "Kept %(name)s", ""): "a.py", Message("", "New", ""): "b.py"}

    bring_up_to_date(catalogue, found)

    assert faults(catalogue, found) == ["leaves out name: 'Kept %(name)s' (a.py)", "not translated: 'New' (b.py)"]
