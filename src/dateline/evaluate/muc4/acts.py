"""What is done to whom in a dispatch: acts of the kinds that the templates have, each with its arguments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.evaluate.muc4.nouns import Noun, Tree
from dateline.evaluate.muc4.words import Organization, organizations_in, words
from dateline.model import Claim, Report, Token

_NEAR = frozenset(("in", "at", "near", "outside", "against", "on", "under", "inside", "beside", "by", "into", "next"))
_GROUPS = frozenset("group number series member band gang squad column handful couple dozen lot".split())


@dataclass(slots=True, kw_only=True)
class Act:
    """One act told once."""

    type: str
    token: int
    sentence: int
    agents: list[Noun] = field(default_factory=list)
    patients: list[Noun] = field(default_factory=list)
    instruments: list[Noun] = field(default_factory=list)
    effect: str | None = None
    stage: str = "ACCOMPLISHED"
    shot: bool = False
    organizations: list[tuple[Organization, str]] = field(default_factory=list)
    claim: Claim | None = None


def find_acts(tree: Tree, report: Report) -> list[Act]:
    """The acts of a dispatch in text order."""
    claims = _claims_by_token(tree, report)
    return [act for t in tree.tokens if (act := _act(tree, t, claims)) is not None]


def _claims_by_token(tree: Tree, report: Report) -> dict[int, Claim]:
    """The claim that each trigger word belongs to."""
    found: dict[int, Claim] = {}
    for claim in report.claims:
        for t in tree.tokens:
            if claim.trigger.start <= t.start < claim.trigger.end:
                found.setdefault(t.i, claim)
    return found


def _act(tree: Tree, t: Token, claims: dict[int, Claim]) -> Act | None:
    """The act that a word tells, if it tells one."""
    known, lemma = words(), t.lemma.lower()
    type = known.triggers.get(lemma)
    if type is None or t.upos not in ("VERB", "NOUN", "ADJ"):
        return None
    claim = claims.get(t.i) or _claim_near(tree, t, claims)
    if claim is not None and claim.denied:
        return None
    if any(c.text.lower() in ("not", "n't", "never") for c in tree.children(t.i)):
        return None
    act = Act(type=type, token=t.i, sentence=t.sentence, claim=claim)
    sentence = tree.sentences[t.sentence]
    said = list(tree.tokens[sentence.first : sentence.last])
    lemmas = {k.lemma.lower() for k in said}
    if (
        type == "ATTACK"
        and lemmas & known.signs["explosives"]
        and lemma not in ("shoot", "kidnap", "machinegun", "stab")
    ):
        act.type = "BOMBING"
    act.shot = bool(lemmas & known.signs["shot"])
    act.effect = known.effects.get(lemma)
    for noun, role in _arguments(tree, t):
        (act.agents if role == "agent" else act.patients).append(noun)
    for k in said:
        low = k.lemma.lower()
        if low in known.instruments and k.upos in ("NOUN", "PROPN") and k.deprel != "compound":
            act.instruments.append(tree.noun(k.i))
    if lemmas & known.signs["attempted"]:
        act.stage = _stage(tree, t, said)
    if lemmas & known.signs["threatened"] and any(
        k.lemma.lower() in known.signs["threatened"] and abs(k.i - t.i) < 6 and k.i < t.i for k in said
    ):
        act.stage = "THREATENED"
    if claim is not None and claim.hypothetical and act.stage == "ACCOMPLISHED":
        return None
    text = tree.text[said[0].start : said[-1].end]
    for _, organization in organizations_in(text):
        act.organizations.append((organization, _confidence(lemmas)))
    return act


def _claim_near(tree: Tree, t: Token, claims: dict[int, Claim]) -> Claim | None:
    """The claim of the nearest trigger in the same sentence."""
    near = [(abs(i - t.i), i) for i in claims if tree.tokens[i].sentence == t.sentence]
    return claims[min(near)[1]] if near else None


def _stage(tree: Tree, t: Token, said: Sequence[Token]) -> str:
    """Attempted where the word that says so governs the act or stands right beside it."""
    for k in said:
        if k.lemma.lower() in words().signs["attempted"] and (k.i == t.head or t.i == k.head or abs(k.i - t.i) < 4):
            return "ATTEMPTED"
    return "ACCOMPLISHED"


def _confidence(lemmas: set[str]) -> str:
    """How sure the text is of the organization, by the words of the sentence."""
    signs = words().signs
    if "responsibility" in lemmas:
        return "CLAIMED OR ADMITTED"
    if lemmas & signs["accused"]:
        by = lemmas & signs["authorities"]
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def _arguments(tree: Tree, t: Token) -> Iterator[tuple[Noun, str]]:
    """The nouns of an act with what they are in it: agent or patient."""
    if t.upos == "VERB" or t.deprel in ("acl", "acl:relcl", "ROOT") and t.upos == "ADJ":
        yield from _of_verb(tree, t)
    else:
        yield from _of_noun(tree, t)


def _spread(tree: Tree, i: int, role: str) -> Iterator[tuple[Noun, str]]:
    """A noun and those joined to it; "a group of terrorists" is the terrorists."""
    for j in tree.with_conjuncts(i):
        token = tree.tokens[j]
        if token.upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            continue
        inner = [k for k in tree.children(j, "nmod") if tree.case(k.i) == "of"]
        if inner and (token.lemma.lower() in _GROUPS or token.upos == "NUM"):
            told = tree.noun(inner[0].i)
            if told.kind in ("person", "perpetrator", "group", "thing"):
                yield from ((n, role) for n, _ in _spread(tree, inner[0].i, role))
                continue
        yield tree.noun(j), role


def _of_verb(tree: Tree, t: Token, depth: int = 0) -> Iterator[tuple[Noun, str]]:
    """Subject, object and adjuncts of a verb; a verb joined to another shares its subject."""
    passive = bool(tree.children(t.i, "aux:pass", "nsubj:pass"))
    participle = t.deprel == "acl" and t.text.lower().endswith(("ed", "n", "t"))
    found_subject = False
    for c in tree.children(t.i):
        if c.deprel == "nsubj:pass" or c.deprel == "nsubj" and passive:
            found_subject = True
            yield from _resolved(tree, t, c, "patient")
        elif c.deprel in ("nsubj", "csubj"):
            found_subject = True
            intransitive = t.lemma.lower() in ("explode", "detonate", "die", "burn", "perish", "fail")
            if not intransitive:
                yield from _resolved(tree, t, c, "agent")
            elif t.lemma.lower() not in ("explode", "detonate"):
                yield from _resolved(tree, t, c, "patient")
        elif c.deprel in ("obj", "iobj"):
            yield from _spread(tree, c.i, "patient")
        elif c.deprel == "obl:agent":
            yield from _spread(tree, c.i, "agent")
        elif c.deprel in ("obl", "nmod"):
            case = tree.case(c.i)
            noun = tree.noun(c.i)
            if case == "by" and (passive or participle) and noun.kind in ("perpetrator", "person", "group", "other"):
                yield from _spread(tree, c.i, "agent")
            elif c.lemma.lower() in ("front", "side", "back", "door", "entrance", "vicinity", "part"):
                for inner in tree.children(c.i, "nmod"):
                    yield from ((n, r) for n, r in _spread(tree, inner.i, "patient") if n.kind == "thing")
            elif case in _NEAR and noun.kind == "thing":
                yield from _spread(tree, c.i, "patient")
            elif case in ("against", "on", "at") and noun.kind == "person":
                yield from _spread(tree, c.i, "patient")
    if participle and not found_subject:
        yield from _spread(tree, t.head, "patient")
        found_subject = True
    if not found_subject and t.deprel in ("conj", "xcomp", "advcl") and depth < 2:
        above = tree.tokens[t.head]
        if above.upos == "VERB":
            for c in tree.children(above.i, "nsubj", "nsubj:pass"):
                was_passive = c.deprel == "nsubj:pass" or bool(tree.children(above.i, "aux:pass"))
                suffers = passive or (t.deprel == "conj" and was_passive and not tree.children(t.i, "obj"))
                yield from _resolved(tree, above, c, "patient" if suffers else "agent")


def _resolved(tree: Tree, verb: Token, c: Token, role: str) -> Iterator[tuple[Noun, str]]:
    """A subject; a relative pronoun stands for the noun before its clause."""
    if c.upos == "PRON" and c.text.lower() in ("who", "which", "that", "whom"):
        if verb.deprel == "acl:relcl":
            yield from _spread(tree, verb.head, role)
        return
    if c.upos != "PRON":
        yield from _spread(tree, c.i, role)


def _of_noun(tree: Tree, t: Token) -> Iterator[tuple[Noun, str]]:
    """What stands with a noun: the murder of X by Y, the attack on X, the X attack."""
    for c in tree.children(t.i):
        case = tree.case(c.i)
        if c.deprel in ("nmod", "obl", "nmod:poss", "obl:agent"):
            if case == "by":
                yield from _spread(tree, c.i, "agent")
            elif case in ("of", "against", "on", "at", "in"):
                for noun, role in _spread(tree, c.i, "patient"):
                    if noun.kind == "perpetrator" and case == "of":
                        role = "agent"
                    if case != "in" or noun.kind == "thing":
                        yield noun, role
                    for inner in tree.children(noun.head, "nmod"):
                        if tree.case(inner.i) == "by":
                            yield from _spread(tree, inner.i, "agent")
        elif c.deprel in ("compound", "amod"):
            noun = tree.noun(c.i)
            if noun.kind in ("perpetrator",):
                yield noun, "agent"
    if t.deprel == "obj":
        verb = tree.tokens[t.head]
        if verb.lemma.lower() in ("carry", "perpetrate", "commit", "launch", "stage", "make"):
            for c in tree.children(verb.i, "nsubj"):
                yield from _resolved(tree, verb, c, "agent")
