"""Words that tell nothing new: those hurt who are cared for, what someone is known for, blows told with their toll."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.view import View


def only_tended(view: View, frame: Frame, counted: frozenset[int], *, one: bool = False) -> bool:
    """Whether those told to be hurt are only said to be cared for, or hurt: "Пострадавшие госпитализированы".

    `one`: a toll was told, so that one victim or a pronoun may be of it too.
    """
    family = frame.trigger.entry.family.id
    if family == "hospital" and not frame.negated and frame.voice != "noun" and view.memo.get("wounded"):
        who = [i for i in (frame.subject, frame.object) if i is not None]
        if any(view.lows[i] in words_of(view.language, "grammar", "those_hurt") for i in who):
            return True  # "A man and a woman were wounded. Both were taken to hospital."
        named = [t.i for t in view.tree.children(frame.token, "nsubj", "nsubj:pass", "obj")]
        if any(_the_hurt(view, i, counted) for i in (*who, *named)):
            return True  # "The injured were taken to hospital."
    if view.memo.get("wounded") and _whose_wounds(view, frame, counted):
        return True  # "those injured were taken to hospital", "the victim with shrapnel wounds"
    if view.traits.articles or family not in ("hurt", "hospital") or frame.negated:
        return False
    everyone = words_of(view.language, "grammar", "those_hurt")
    if one and frame.subject is not None and frame.subject not in counted and view.lows[frame.subject] in everyone:
        return True  # "Троє поранені. Усі отримали опіки."
    if one and family == "hospital" and not who_is_named(view, frame, counted):
        return True  # "Поранено чоловіка. Його госпіталізували."
    noun, above = frame.token, frame.governor
    if frame.voice == "noun" and above is not None:
        lexicon = view.lexicon
        tended = [e for key in view.keys(above) for e in (*lexicon.verbs.get(key, ()), *lexicon.phrases.get(key, ()))]
        cared = any(e.family.id == "hospital" for e in tended)
        bare = one and any(_bare(view, t.i, counted) for t in view.tree.children(above, "nsubj"))
        return cared and (bare or _those_hurt(view, noun, counted) or one and not who_is_named(view, frame, counted))
    who = [i for i in (frame.subject, frame.object) if i is not None]
    if one and family == "hospital" and any(_one_hurt(view, i, counted) or _bare(view, i, counted) for i in who):
        return True
    return any(_those_hurt(view, i, counted) for i in who)


def _the_hurt(view: View, i: int, counted: frozenset[int]) -> bool:
    """Whether a noun means those told to be hurt, without a number: "the victims", "those injured"."""
    if i in counted:
        return False
    if view.tokens[i].upos == "PRON":  # "those injured"
        behind = (key for t in view.tree.children(i, "acl") for key in view.keys(t.i))
        pointing = view.lows[i] in view.words("determiners", "demonstrative")
        return pointing and any(e.family.id == "wound" for key in behind for e in view.lexicon.verbs.get(key, ()))
    if view.lows[i] not in words_of(view.language, "grammar", "hurt_before"):
        return False
    said = view.words("determiners", "definite") | view.words("determiners", "demonstrative")
    return any(view.lows[t.i] in said for t in view.before(i, 2))


def _whose_wounds(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether wounds only say who is meant of those told to be hurt: "the victim with shrapnel wounds"."""
    t = view.tokens[frame.token]
    bearing = words_of(view.language, "grammar", "bearing")
    if not bearing or frame.trigger.entry.family.id not in ("wound", "hurt") or frame.negated:
        return False
    if t.deprel.startswith("acl"):
        return _the_hurt(view, t.head, counted)
    borne = next((k.i for k in view.tree.children(t.i, "case") if view.lows[k.i] in bearing), 0)
    return borne > 0 and _the_hurt(view, borne - 1, counted)


def who_is_named(view: View, frame: Frame, counted: frozenset[int]) -> bool:
    """Whether the clause of a verb of caring names or counts anyone."""
    inside = (i for i in range(*frame.clause) if i not in frame.trigger.inside)
    return any(i in counted or view.own_classes(i) & {"people", "forces"} for i in inside)


def _bare(view: View, i: int, counted: frozenset[int]) -> bool:
    """Whether a noun for one person has no word of its own, so that it is who was told of: "чоловік у лікарні"."""
    t = view.tokens[i]
    alone = t.upos == "NOUN" and t.feats.get("Number") == "Sing" and i not in counted
    return alone and "people" in view.own_classes(i) and not view.tree.children(i, "amod", "nummod", "nmod", "appos")


def _one_hurt(view: View, i: int, counted: frozenset[int]) -> bool:
    """Whether a word means one who was told to be hurt: "пострадавшего доставили", "он госпитализирован"."""
    t = view.tokens[i]
    if i in counted or t.deprel == "amod" or view.tree.children(i, "nummod", "amod"):
        return False
    hurt = any(e.family.id == "hurt" for key in view.keys(i) for e in view.lexicon.nouns.get(key, ()))
    if t.feats.get("VerbForm") == "Part":
        hurt = hurt or any(
            e.family.id in ("suffer", "wound") for key in view.keys(i) for e in view.lexicon.verbs.get(key, ())
        )
    return hurt or view.lows[i] in view.words("persons")


def _those_hurt(view: View, i: int, counted: frozenset[int]) -> bool:
    """Whether a noun means all who were hurt, without a number: "пострадавшие", "раненых"."""
    t = view.tokens[i]
    if t.feats.get("Number") != "Plur" or i in counted or t.deprel == "amod" or view.tree.children(i, "nummod", "det"):
        return False
    return any(e.family.id == "hurt" for key in view.keys(i) for e in view.lexicon.nouns.get(key, ()))


def known_for(view: View, v: int) -> bool:
    """Whether a clause only says what someone is known for: "боевики известны тем, что похищают людей"."""
    sentence = view.sentence(v)
    key = ("known_for", sentence.index)
    if key not in view.memo:
        known = view.words("questions", "known")
        behind = (i for i in range(sentence.first, sentence.last) if view.is_in(i, known))
        view.memo[key] = next((i for i in behind if view.lows[i + 1 : i + 4] == ["тем", ",", "что"]), None)
    at = view.memo[key]
    return at is not None and at < v - 3


def becoming(view: View, i: int) -> int | None:
    """The verb by which someone falls victim, of whom word `i` says so: "стали жертвами нападения"; None for others."""
    if not view.is_in(i, view.words("falls_to")):
        return None
    verbs = view.words("falls_to", "verbs")
    near = (view.tokens[i].head, *(t.i for t in view.tree.children(i, "parataxis", "conj", "cop")))
    return next((k for k in near if view.is_in(k, verbs)), None)


def died_of_wounds(view: View, n: int) -> bool:
    """Whether an event noun only says how someone came by the wounds he died of: "умер от ран, полученных в бою"."""
    received, wounds = view.words("died_of", "received"), view.words("died_of", "wounds")
    for t in view.tree.ancestors(n) if received else ():
        if view.is_in(t.i, received) and t.deprel.startswith("acl"):
            of = view.tokens[t.head]
            return view.is_in(of.i, wounds) and any(
                e.family.id == "die" for key in view.keys(of.head) for e in view.lexicon.verbs.get(key, ())
            )
    return False


def tells_its_toll(view: View, n: int) -> bool:
    """Whether a clause behind an event noun says whom it harmed: "за теракт, который унес 9 жизней"."""
    if not view.traits.agreement:
        return False
    below = [
        k
        for t in view.tree.children(n, "acl", "acl:relcl")
        for k in (t.i, *(c.i for c in view.tree.children(t.i, "obj")))
    ]
    keys = [key for k in below for key in view.keys(k)]
    verbs = [e for key in keys for e in view.lexicon.verbs.get(key, ())]
    return any(e.family.nature == "harm" for e in verbs) or not view.words("lives").isdisjoint(keys)


def hears_of(view: View, i: int, counted: frozenset[int]) -> bool:
    """Whether the dead or hurt are what is told: "известно о двух погибших жителях", "о гибели жителей"."""
    t = view.tokens[i]
    noun, about = view.tokens[t.head], words_of(view.language, "grammar", "about")
    if about and t.upos == "NOUN" and t.deprel.startswith("obl") and "people" not in view.own_classes(i):
        whose = view.tree.children(i, "nmod")
        of_people = any(c.feats.get("Case") == "Gen" and "people" in view.classes(c.i) for c in whose)
        if of_people and any(view.lows[c.i] in about for c in view.tree.children(i, "case")):
            return True
    if not about or not t.deprel.startswith("amod") or noun.i not in counted:
        return False
    first = view.tokens[noun.head] if noun.deprel == "conj" else noun
    led = any(view.lows[c.i] in about for c in view.tree.children(first.i, "case"))
    return led and "people" in view.classes(noun.i)


def of_how_many(view: View, frame: Frame) -> bool:
    """Whether a toll is only spoken about, or left open: "о числе погибших не сообщается", "число жертв неизвестно"."""
    if not view.traits.cases or frame.trigger.entry.family.nature != "harm":
        return False
    totals = words_of(view.language, "grown", "totals")
    first = frame.trigger.first
    number = next((i for i in (*frame.trigger.inside, first - 1) if i >= 0 and view.is_in(i, totals)), None)
    if number is None:
        return False
    if (
        number
        and view.lows[number - 1] in words_of(view.language, "grown", "about")
        or not words_of(view.language, "grown", "record").isdisjoint(view.lows[max(number - 2, 0) : number])
    ):
        return True
    above = view.tokens[number].head
    unsaid = view.words("questions", "unsaid")
    numbered = any(view.tokens[i].upos == "NUM" for i in range(*frame.clause))
    if not numbered and view.is_in(above, view.words("hypothetical", "modals")):
        return True  # "число погибших может возрасти"
    if not numbered and view.tokens[above].feats.get("VerbForm") == "Inf":
        return True  # "установить число жертв пока не удается"
    grows = view.is_in(above, words_of(view.language, "grown", "verbs"))
    if not numbered and grows and view.tokens[above].feats.get("Tense") == "Pres":
        return True  # "число пострадавших растёт"
    return view.is_in(above, unsaid) or any(
        view.lows[t.i] in view.words("negation", "particle") for t in view.tree.children(above)
    )
