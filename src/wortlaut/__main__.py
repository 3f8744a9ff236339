"""``python -m wortlaut``."""

from wortlaut.doors.cli import main

main()
