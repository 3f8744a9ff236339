"""``python -m wortlaut.doors.cli``."""

from wortlaut.doors.cli import main

main()
