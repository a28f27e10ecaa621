"""Language, light and dark: kept by the reader's own browser, and never a way out of the site."""

import pytest

pytestmark = pytest.mark.django_db


def test_light_and_dark_are_chosen_without_scripts(reader):
    reader.sends("/theme/", theme="dark", next="/about/")

    assert reader.last["location"] == "/about/"
    assert 'data-theme="dark"' in reader.read("/about/")


def test_an_unknown_language_or_theme_changes_nothing(reader):
    reader.sends("/theme/", theme="<script>")
    reader.sends("/language/", language="xx")

    page = reader.read("/about/")
    assert "data-theme" not in page
    assert '<html lang="en"' in page


@pytest.mark.parametrize(
    "next_page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
@pytest.mark.parametrize("switch", ["/language/", "/theme/"])
def test_a_switch_never_leads_to_another_site(reader, switch, next_page):
    reader.sends(switch, language="ru", theme="dark", next=next_page)

    assert reader.last["location"] == "/"


@pytest.mark.parametrize("switch", ["/language/", "/theme/"])
def test_a_switch_is_not_worked_by_a_link(reader, switch):
    reader.read(switch)

    assert reader.status == 405
