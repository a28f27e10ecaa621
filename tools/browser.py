"""Where the Chromium for browser tests is, and how it is had where there is none."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium: MASLAHAT_CHROMIUM, or the first one on PATH; None if there is none."""
    given = os.environ.get("MASLAHAT_CHROMIUM")
    if given:
        return given
    return next((found for found in map(shutil.which, NAMES) if found), None)
