"""The sealed bundle: one zip file with an endorsed plan and its record, which anyone can check offline."""
