"""The command line: each command parses its arguments, calls one action and prints what came of it."""
