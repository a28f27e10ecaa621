#!/usr/bin/env python3
"""Django's own door to the same commands as `maslahat`."""

import sys

from maslahat.commands.door import main

if __name__ == "__main__":
    sys.exit(main())
