"""One page that holds everything: a click on a sentence shows its evidence; it asks nothing of any server."""

from wortlaut.publishing.html.page import HtmlPublisher

__all__ = ["HtmlPublisher"]
