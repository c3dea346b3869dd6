"""XML from outside: no entities, no document types, nothing fetched."""

from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dateline.errors import InputError, LimitError

_DEPTH = 200


def parse_xml(body: bytes, *, name: str) -> Any:
    """The root element (xml.etree); InputError for what is not well-formed, declares entities or nests absurdly."""
    try:
        root = fromstring(body, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        kind = "a document type" if "DTD" in type(error).__name__ else "entities"
        raise LimitError(f"{name}: XML that declares {kind}; refused") from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise InputError(f"{name}: not well-formed XML ({error})") from None
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEPTH:
            raise LimitError(f"{name}: XML nested more than {_DEPTH} deep; refused")
        level = [child for element in level for child in element]
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def text_of(element: Any) -> str:
    """All text inside an element, a line for each paragraph of it."""
    blocks = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "hl2", "hedline", "block", "blockquote", "table"}
    pieces: list[str] = []

    def walk(node: Any) -> None:
        inside = local(node).lower() in blocks
        if inside:
            pieces.append("\n")
        pieces.append((node.text or "").replace("\n", " "))
        for child in node:
            walk(child)
            pieces.append((child.tail or "").replace("\n", " "))
        if inside:
            pieces.append("\n")

    walk(element)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
