"""Note to files: every publisher is a plug-in, found by its name."""

from wortlaut.publishing.files import publish
from wortlaut.publishing.text import render_text

__all__ = ["publish", "render_text"]
