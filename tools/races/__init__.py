"""Races at the record: many at once on a real database, and whether what came of it could have come one by one."""
