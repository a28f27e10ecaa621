"""What the first reader after a start would wait for is found beforehand, beside the pages."""

import logging
from datetime import date

from django.db import DatabaseError, connection

from maslahat.actions.results.known import results_known
from maslahat.stores.programmes import queries as programmes


def find_beforehand(today: date) -> None:
    """Find the tables of all programmes, and which of their figures everybody may read; nothing without a database."""
    try:
        for code in programmes.codes():
            results_known(code).find_all(today)
    except DatabaseError:
        logging.getLogger(__name__).warning("results are not found beforehand: the database does not answer")
    finally:
        connection.close()
