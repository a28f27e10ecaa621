"""The room, live: one numbered stream of events per meeting, from the rows of the record to every screen."""
