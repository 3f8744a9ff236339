"""A static site of many notes: pages that open from a file, a search without a server, a feed, the corrections."""

from wortlaut.publishing.site.publisher import SitePublisher

__all__ = ["SitePublisher"]
