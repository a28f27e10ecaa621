"""Programmers, translators and delegates share one list of words."""

from tests.architecture.house import ROOT, public_classes


def test_every_public_class_of_the_domain_has_an_entry_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")

    missing = [f"{name} ({path})" for path, name in public_classes("maslahat/domain") if f"`{name}`" not in glossary]

    assert missing == []
