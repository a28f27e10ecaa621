"""Rows of results; each topic has a file of its own."""

from maslahat.stores.results.definition_models import CodeListVersion as CodeListVersion
from maslahat.stores.results.definition_models import IndicatorVersion as IndicatorVersion
from maslahat.stores.results.definition_models import StatusRuleVersion as StatusRuleVersion
from maslahat.stores.results.definition_models import UnitVersion as UnitVersion
from maslahat.stores.results.edition_models import AnnualEdition as AnnualEdition
from maslahat.stores.results.edition_models import NarrativeRevision as NarrativeRevision
from maslahat.stores.results.edition_models import PublishedEdition as PublishedEdition
from maslahat.stores.results.progress_models import LineProgress as LineProgress
from maslahat.stores.results.reminder_models import ReminderAddress as ReminderAddress
from maslahat.stores.results.reminder_models import ReminderLetter as ReminderLetter
from maslahat.stores.results.report_models import EvidenceRow as EvidenceRow
from maslahat.stores.results.report_models import ObservationRow as ObservationRow
from maslahat.stores.results.report_models import OverlapRow as OverlapRow
from maslahat.stores.results.report_models import ReportEvent as ReportEvent
from maslahat.stores.results.report_models import ReportingPeriod as ReportingPeriod
from maslahat.stores.results.report_models import ResultReport as ResultReport
from maslahat.stores.results.sent_models import SentReport as SentReport
