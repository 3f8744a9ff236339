"""Where a library is kept: in memory for one call, or a folder with SQLite and the captures as files."""
