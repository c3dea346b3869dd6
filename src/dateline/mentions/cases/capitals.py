"""Capitals told by their state: "в столице Сомали", "в столице Судана Хартуме"."""

from dateline.gazetteer import Gazetteer
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_parts import capital_names
from dateline.mentions.place_resolve import Resolver
from dateline.mentions.tree import Tree
from dateline.model import Place, PlaceMention

_APPOSED = ("", ",", "(", "—", "–", "-")  # what may stand between a state's name and that of its capital


def of_state(gazetteer: Gazetteer, resolver: Resolver, hit: NameHit, row: list[NameHit], text: str) -> Place | None:
    """The capital of the state named after "столица"; the state itself where the town's name follows."""
    state = next((c.place for c in gazetteer.candidates(hit.name) if c.place.kind == "country"), None)
    if state is None or state.country is None:
        return None
    name = capital_names().get(state.country)
    town = gazetteer.resolve(name, countries=(state.country,), kind="city")[0] if name else None
    after = next((other for other in row if other.first > hit.first), None)
    if after is not None and text[hit.span.end : after.span.start].strip() in _APPOSED:
        if resolver.resolve(after, [state]).place == town:
            return state
    return town


def names_it(tree: Tree, before: PlaceMention, one: PlaceMention, gap: str, nouns: frozenset[str]) -> bool:
    """Whether a name says which town the capital before it is: "в столице Сомали, Могадишо, ..."."""
    token = tree.at(before.span.start)
    if token is None or tree.tokens[token].lemma.lower() not in nouns or gap not in _APPOSED:
        return False
    state = before.place is not None and before.place.kind == "country" and before.role == "event"
    return state and one.place is not None and one.role == "actor"
