"""Maslahat: several governments, a UN office, donors and civil society run one programme together."""

__version__ = "0.1.0"
