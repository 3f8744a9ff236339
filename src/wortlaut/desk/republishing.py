"""The verb ``publish``: a note that was written before, into files of other formats."""
