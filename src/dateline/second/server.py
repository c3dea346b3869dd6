"""A model behind an OpenAI-compatible endpoint, asked once for a text."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dateline.articles.addresses import checked
from dateline.articles.fetch import Fetcher
from dateline.articles.limits import Limits
from dateline.errors import FetchError, SettingError

_ANSWER = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelServer:
    """An endpoint such as "http://127.0.0.1:8080/v1", the model's name there, and a key where it asks for one.

    The host that the settings name may lie in one's own network, but no other: redirects are not followed, and where a
    key is sent the connection is encrypted unless it stays on this machine.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 300.0
    longest: int = 4096  # tokens of an answer

    def complete(self, messages: list[dict[str, str]]) -> str:
        """The model's answer; FetchError where there is none."""
        parts = urlsplit(self._checked())
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        fetcher = Fetcher(
            trusted=frozenset({f"{host}:{port}"}), deadline=self.seconds, limits=Limits(item=_ANSWER, total=_ANSWER)
        )
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        asked = {"model": self.model, "messages": messages, "temperature": 0, "seed": 0, "max_tokens": self.longest}
        answer = fetcher.send(
            f"{self.url.rstrip('/')}/chat/completions", json.dumps(asked).encode("utf-8"), headers=headers
        )
        assert answer.raw is not None
        return _content(answer.raw.body, self.url)

    def _checked(self) -> str:
        """The address; SettingError where it is none or would send the key in the clear."""
        try:
            url = checked(self.url)
        except FetchError as error:
            raise SettingError(f"llm_url: {error}") from None
        parts = urlsplit(url)
        if parts.hostname in _METADATA:
            raise SettingError(f"llm_url: {parts.hostname} tells of the machine it runs on and is never asked")
        if self.key and parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise SettingError(f"llm_url: {url} would send the key in the clear; use https")
        return url


_METADATA = ("169.254.169.254", "fd00:ec2::254", "metadata.google.internal", "100.100.100.200")


def _content(body: bytes, url: str) -> str:
    try:
        told: Any = json.loads(body)
        content = told["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise FetchError(f"{url}: not the answer of a chat model") from None
    return content if isinstance(content, str) else ""
