"""How large a workbook may be that is taken, and what reading it may cost."""

LARGEST_FILE = 5 * 1024 * 1024
"""Most bytes of the file."""

MOST_ROWS = 5_000
MOST_COLUMNS = 200
"""The last row and column that a cell may stand in."""

MOST_SHEETS = 20
MOST_PARTS = 200
"""Most sheets of the workbook, and files in its archive."""

LARGEST_UNFOLDED = 64 * 1024 * 1024
"""Most bytes of all parts together once they are unfolded."""

STEEPEST = 200
"""Most times that a part of more than a megabyte may be larger than in the archive."""

MOST_ELEMENTS = 2_000_000
MOST_STRINGS = 200_000
DEEPEST = 64
"""Most elements of one part, most shared strings, and how deep elements may be nested."""

MOST_CELLS = 2_000_000
"""Most cells of all sheets together, empty ones before the last one counted."""

MOST_CHARACTERS = 20_000_000
"""Most characters that all cells hold together."""

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
WALL_SECONDS = 20
"""What the process that reads may use."""
