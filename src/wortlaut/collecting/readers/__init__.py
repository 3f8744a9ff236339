"""One small reader for each media type; all come through the entry points ``wortlaut.readers``."""
