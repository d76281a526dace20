"""Texts of a Leap2A document, whatever they are written in, as Markdown."""

from xml.etree.ElementTree import Element

from portfolio_gen.exchange.markdown_out import Resolve, Writer, markdown_of, markdown_of_text


def markdown_in(element: Element | None, resolve: Resolve) -> str:
    """Return the text of an element as Markdown: XHTML, HTML, or plain text by its type.

    Args:
        element: ``content`` or ``summary`` of an entry.
        resolve: Answers where pictures and links to other entries and files lead.
    """
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind == "xhtml":
        writer = Writer(resolve)
        _walk(element, writer)
        return writer.result()
    text = "".join(element.itertext())
    return markdown_of(text, resolve) if kind in {"html", "text/html"} else markdown_of_text(text)


def _walk(element: Element, writer: Writer) -> None:
    """Report what is inside an element; its depth is bounded by the parser."""
    writer.data(element.text or "")
    for child in element:
        tag = child.tag.rpartition("}")[2].lower()
        writer.start(tag, {k.rpartition("}")[2]: v for k, v in child.attrib.items()})
        _walk(child, writer)
        writer.end(tag)
        writer.data(child.tail or "")
