"""Charts and maps as SVG, the same on a page and in print; beside each stands a table with the same figures."""
