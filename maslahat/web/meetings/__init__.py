"""Pages of the committee's meetings: the series, one meeting, and what each topic adds to it."""
