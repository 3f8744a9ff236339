"""XML from strangers: no entity, no network, no endless depth; names without their namespaces."""

from __future__ import annotations

from typing import Any

from wortlaut.collecting.reasons import Unreadable

LARGEST = 20_000_000  # bytes of one document; its tree takes some ten times as much memory


def parse_xml(content: bytes, what: str, /) -> Any:
    """Return the root; raises Unreadable for what is no whole XML, declares entities or is too large."""
    from lxml import etree

    if len(content) > LARGEST:
        raise Unreadable("too_large", f"{what} of {len(content):,} bytes of XML", hint="give a part of it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable("broken_xml", f"{what} is not whole XML: {error}", hint="fetch or save it anew") from error
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise Unreadable("entities", f"{what} declares entities of its own, as bombs do", hint="save it without them")
    return root


def local(element: Any, /) -> str:
    """Return the name of an element without its namespace; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str, /) -> str | None:
    """Return the attribute of that name in whatever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def first_text(root: Any, name: str, /) -> str | None:
    """Return the words of the first element of that name, on one line."""
    for element in root.iter("{*}" + name):
        if words := " ".join("".join(element.itertext()).split()):
            return words
    return None
