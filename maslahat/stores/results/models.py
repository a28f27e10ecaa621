"""Rows of results; each topic has a file of its own."""

from maslahat.stores.results.definition_models import CodeListVersion as CodeListVersion
from maslahat.stores.results.definition_models import IndicatorVersion as IndicatorVersion
from maslahat.stores.results.definition_models import UnitVersion as UnitVersion
