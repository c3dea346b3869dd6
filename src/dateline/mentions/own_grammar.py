"""Which languages are read by rules of their own in this folder; the others share those of its folder `grammar`."""

_OWN = frozenset({"fr"})


def has_own_grammar(language: str) -> bool:
    """Whether sayings, speakers and events of a language are read by rules of its own, not by the shared grammar."""
    return language in _OWN
