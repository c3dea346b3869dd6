"""Dispatches that arrive as e-mail: the plain text of a message, its subject as headline, its date as the day."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from dateline.articles.formats import Format
from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.model import Article


def knows(head: bytes, name: str, media: str | None) -> bool:
    """Whether an input is a message: by its media type, its name or its first header."""
    return (
        media == "message/rfc822" or name.lower().endswith(".eml") or head.startswith((b"Return-Path:", b"Received:"))
    )


def parse(raw: Raw) -> list[Article]:
    """The article of a message; InputError where it has no plain text."""
    mail = cast(EmailMessage, message_from_bytes(raw.body, policy=policy.default))
    body = mail.get_body(("plain",))
    if body is None:
        raise InputError(f"{raw.name}: an e-mail without plain text")
    sent = mail["date"].datetime if mail["date"] is not None else None
    return [
        Article(
            body.get_content(),
            id=mail["message-id"] or raw.name,
            title=mail["subject"],
            outlet=mail["from"],
            published=sent.date() if sent is not None else None,
        )
    ]


MAIL = Format(parse=parse, knows=knows)
