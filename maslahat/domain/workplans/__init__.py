"""Joint workplans: lines, versions, proposals for change, and how proposals come together."""
