"""The programme's rules as plain Python: no framework, no clock, no file, no chance."""
