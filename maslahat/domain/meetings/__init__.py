"""Meetings of the committee: how one runs, who is there, who speaks, what is on the screens, what is recorded."""
