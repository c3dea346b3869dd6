"""Whether an event noun tells an event, takes up one told before, or tells none."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.negation import phrase_denies
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import who_among
from dateline.mentions.grammar.told import only_a_state, only_helped
from dateline.mentions.grammar.told_before import becoming, died_of_wounds, hears_of, of_how_many, tells_its_toll
from dateline.mentions.grammar.totals import is_main_fact
from dateline.mentions.grammar.view import NOMINAL, View

_SET_AMONG = 6  # words from "comes" to what it comes amid: "came less than two weeks after"


def noun_verdict(view: View, frame: Frame, event_type: str, told: list[str], counted: frozenset[int]) -> str:
    """Whether an event noun tells an event ("new"), takes one up ("anaphoric") or tells none ("refuse")."""
    n = frame.token
    t = view.tokens[n]
    family = frame.trigger.entry.family
    wounds = family.id == "debris" and _of_wounds(view, n)
    heard = family.nature == "harm" and hears_of(view, n, counted)
    if wounds or _is_modifier(view, frame) and not heard or _is_charge(view, n) or _of_some(view, n):
        return "refuse"
    if family.nature == "harm":
        again = "casualties" in told and n not in counted
        return _harm_verdict(view, frame, counted, heard and not again)
    if died_of_wounds(view, n):
        return "refuse"
    above = view.tokens[t.head] if t.head != n else None
    if (
        above is not None
        and becoming(view, above.i) is None
        and t.deprel.startswith(("nmod", "compound", "obl"))
        and view.is_in(above.i, view.words("not_of"))
        and not tells_its_toll(view, n)
        and not is_confirmed(view, n)
    ):
        if view.is_in(above.i, view.words("not_of", "where")):
            return "refuse"  # "опинилися в зоні ураження"
        if event_type in told:
            return "anaphoric"
        if view.is_in(above.i, view.words("not_of", "presupposes")):
            told.append(event_type)  # "жертвы теракта": the next "взрыв" takes it up
        return "refuse"
    if family.id == "evacuate" and any(view.lows[c.i] in view.words("purpose") for c in view.tree.children(n, "case")):
        return "refuse"  # "вертолёт для эвакуации пострадавших"
    own = _own_words(view, frame)
    if event_type in ("strike", "attack", "explosion", "crash") and _only_where(view, frame):
        return "refuse"
    spite = family.id in ("air_defence", "alert") and _in_spite(view, frame)
    if spite or _of_any_kind(view, frame) or _is_shooting(view, frame):
        return "refuse"
    if family.id == "cut_off" and any(view.lows[c.i] in view.words("worked_on") for c in view.tree.children(n, "case")):
        return "refuse"  # "працюють над відновленням світла"
    if frame.determiner == "demonstrative":
        return "new" if event_type == "fire" and "fire" not in told and _main(view, frame) else "anaphoric"
    earlier = any(_alike(event_type, x) for x in told)
    if earlier and _comes_amid(view, frame):
        return "refuse"
    if earlier and n not in counted and (_is_theme(view, frame) or _came_of(view, frame)):
        return "anaphoric"
    own = own and not (earlier and _only_by_whom(view, frame))
    if event_type == "control" and own and _unmentioned(view, frame):
        return "new"
    if n in counted or frame.determiner == "indefinite":
        return "new"
    if frame.determiner == "definite":
        return (
            "anaphoric"
            if earlier
            else ("new" if own or _takes_place(view, frame) or _main(view, frame) and not told else "anaphoric")
        )
    if frame.governor is not None and view.is_in(frame.governor, view.words("spoken_of")):
        return "anaphoric" if earlier else "refuse"  # "напад розслідується як теракт"
    put_out = frame.governor is not None and view.is_in(frame.governor, view.words("put_out"))
    if put_out and event_type == "fire" and event_type in told:
        return "anaphoric"  # "рятувальники загасили займання площею 1 га"
    if event_type == "debris" and "debris" not in told:
        return "new"  # "через падіння уламків постраждали двоє", after the blow
    if earlier and not own and not (event_type == "explosion" and event_type not in told and _heard(view, frame)):
        return "anaphoric"
    return "new"


def _came_of(view: View, frame: Frame) -> bool:
    """Whether a blow is named as the cause of what was told before: "трагедия произошла из-за детонации дрона"."""
    above, what = frame.governor, view.words("takes_place", "what")
    if above is None or not what or not view.is_in(above, view.words("takes_place")):
        return False
    return any(view.is_in(t.i, what) for t in view.tree.children(above, "nsubj"))


def _is_theme(view: View, frame: Frame) -> bool:
    """Whether a sentence opens with a blow told before, to say where or when it was: "Атака произошла в полночь"."""
    above, first = frame.governor, view.clause_of(frame.token)[0]
    if view.traits.articles or above is None or frame.determiner == "indefinite":
        return False
    t = view.tokens[frame.token]
    happened = t.deprel.startswith("nsubj") and t.i < above and view.is_in(above, view.words("takes_place"))
    return happened and t.i == first and t.feats.get("Number") == "Sing"


def _of_wounds(view: View, n: int) -> bool:
    """Whether "shrapnel" only tells what wounds those are: "a shrapnel wound to the head"."""
    return n + 1 < len(view.lows) and view.lows[n + 1] in view.words("wounds")


def _is_shooting(view: View, frame: Frame) -> bool:
    """Whether "fire" is what people are hit by, not what burns: "wounded by Israeli fire"."""
    above = frame.governor
    if frame.trigger.entry.key not in view.words("shooting") or above is None or frame.determiner == "indefinite":
        return False
    led = view.tree.children(frame.token, "case")
    if not led or view.lows[led[0].i] not in view.words("shooting", "led"):
        return False
    told = [e for key in view.keys(above) for e in view.lexicon.verbs.get(key, ())]
    return any(e.family.id in ("kill", "wound", "hit", "die", "come", "shoot") for e in told)


def _comes_amid(view: View, frame: Frame) -> bool:
    """Whether a blow told before is only set among other things: "the attack comes amid a surge in violence"."""
    above = frame.governor
    if above is None or not view.tokens[frame.token].deprel.startswith("nsubj"):
        return False
    if frame.determiner != "definite" and not view.tree.children(frame.token, "nmod:poss"):
        return False
    if not view.is_in(above, view.words("sets_among", "verbs")):
        return False
    ahead = view.lows[above + 1 : above + 1 + _SET_AMONG]
    return not view.words("sets_among").isdisjoint(ahead)


def _only_where(view: View, frame: Frame) -> bool:
    """Whether a clause only says of a place that a blow told of was there: "the town where the attack took place"."""
    above = frame.governor
    if above is None or frame.determiner not in ("definite", "demonstrative"):
        return False
    t = view.tokens[frame.token]
    leads = view.words("takes_place", "where")
    led = view.lows[max(view.sentence(t.i).first, min(frame.trigger.inside) - 3) : t.i]
    return t.deprel.startswith("nsubj") and not leads.isdisjoint(led) and view.is_in(above, view.words("takes_place"))


def _in_spite(view: View, frame: Frame) -> bool:
    """Whether a noun only says what a blow came in spite of: "попри роботу ППО пошкоджено порт"."""
    back = view.before(frame.trigger.first, 4)
    return any(view.is_in(t.i, view.words("in_spite")) for t in back)


def _of_some(view: View, n: int) -> bool:
    """Whether a blow only says in which those were hurt of whom some are told: "среди погибших при обстреле — X"."""
    above = view.tokens[n].head
    before = view.lows[above - 1] if above else ""
    harmed = "people" in view.classes(above) or view.is_verb(above)
    return (
        above < n
        and harmed
        and view.traits.participles_decline
        and before in words_of(view.language, "grammar", "subset")
    )


def _is_charge(view: View, n: int) -> bool:
    """Whether a noun only names an article of the law: "по ст. 205 (террористический акт) УК", "статья «Теракт»"."""
    first = view.sentence(n).first
    opened = next((k for k in range(n - 1, max(n - 6, first), -1) if view.tokens[k].text in _OPENED), None)
    if opened is None or any(view.tokens[k].text in _CLOSED for k in range(opened + 1, n)):
        return False
    charges = view.words("charges")
    return any(view.is_in(k, charges) for k in range(max(opened - 6, first), opened))


_OPENED, _CLOSED = frozenset('(«"“'), frozenset(')»"”')


def _heard(view: View, frame: Frame) -> bool:
    """Whether blasts are told to be heard, which is news after the blow too: "после удара прогремели взрывы"."""
    above = frame.governor
    if above is None:
        return False
    if view.traits.articles and view.tokens[frame.token].deprel.startswith(("obj", "conj")):
        people = (t.i for t in view.tree.children(above, "nsubj") if "people" in view.classes(t.i))
        return view.is_in(above, view.words("reported")) and any(True for _ in people)
    if not view.tokens[frame.token].deprel.startswith("nsubj"):
        return False
    return any(e.family.id == "explode" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))


def is_confirmed(view: View, n: int) -> bool:
    """Whether a verb of confirming has an event noun, or the fact of it, for its object: "подтвердили факт взрыва"."""
    t = view.tokens[n]
    if t.deprel.startswith("nmod") and view.is_in(t.head, view.words("confirmed")):
        t = view.tokens[t.head]
    return t.deprel.startswith("obj") and view.is_in(t.head, view.words("confirmed", "verbs"))


def _of_any_kind(view: View, frame: Frame) -> bool:
    """Whether a noun of a blow only compares: "the largest toll of any single attack since the summer"."""
    reach = {t.i for t in view.tree.children(frame.token, "det", "amod")} | {t.i for t in view.before(frame.token, 2)}
    return not frame.negated and any(view.is_in(i, view.words("determiners", "any")) for i in reach)


def _unmentioned(view: View, frame: Frame) -> bool:
    """Whether a noun of control is of a place that the text has not named before: "the capture of two villages"."""
    first = view.sentence(frame.token).first
    named = {k for _, i in frame.obliques for k in (i, *view.tree.subtree(i)) if view.tokens[k].upos == "PROPN"}
    before = {view.lows[k] for k in view.places if k < first}
    return bool(named) and not any(view.lows[k] in before for k in named)


def _main(view: View, frame: Frame) -> bool:
    """Whether an event noun is the subject, the object or the head of its sentence."""
    t = view.tokens[frame.token]
    return t.deprel.startswith(("nsubj", "obj", "root", "ROOT")) and not t.deprel.startswith("obl")


def _alike(a: str, b: str) -> bool:
    blows = ("strike", "attack", "explosion", "crash", "debris")
    return a == b or (a in blows and b in blows)


def is_bare(view: View, frame: Frame, event_type: str, before: str, counted: frozenset[int]) -> bool:
    """Whether a noun that adds nothing takes up a blow told before in its sentence: "..., в результате обстрела"."""
    if view.traits.articles or frame.voice != "noun" or frame.determiner == "indefinite" or frame.token in counted:
        return False
    if frame.trigger.entry.family.nature != "cause" or not _alike(event_type, before):
        return False
    return not _own_words(view, frame) and not _main(view, frame)


def _own_words(view: View, frame: Frame) -> bool:
    """Whether an event noun has a weapon, a doer, a target or a place of its own."""
    for _, i in frame.obliques:
        if view.classes(i) & {"weapon", "place", "object", "thing", "territory", "people", "forces", "gunmen"}:
            return True
    for t in view.tree.children(frame.token, "acl"):  # "explosions heard in Kupiansk"
        where = view.tree.children(t.i, "obl")
        if view.is_in(t.i, view.words("occurrence")) and any(
            k.upos == "PROPN" or "place" in view.classes(k.i) for k in where
        ):
            return True
    if frame.governor is None or not _takes_place(view, frame):
        return False
    return any("place" in view.classes(t.i) for t in view.tree.children(frame.governor, "obl"))


def _only_by_whom(view: View, frame: Frame) -> bool:
    """Whether a blow that something came of has but its doer said anew: "в результате атаки ВСУ выбиты окна"."""
    first = min(frame.trigger.inside)
    before = view.lows[first - 1] if first > frame.clause[0] else ""
    told = {c for case, i in frame.obliques if case not in ("в", "во", "у") for c in view.classes(i)}
    if told & {"place", "object", "thing", "territory"}:
        return False
    if before in view.words("results", "after") and not any(i in view.places for i in range(*frame.clause)):
        return True  # "После атаки БПЛА загорелась кровля", of the craft that fell on the house
    return before in view.words("results") and "weapon" not in told


def _takes_place(view: View, frame: Frame) -> bool:
    if frame.governor is None:
        return True
    if not view.is_in(frame.governor, view.words("occurrence")):
        return False
    t = view.tokens[frame.token]
    if t.deprel.startswith(("nsubj", "obj", "root", "ROOT")):
        return True
    return view.traits.cases and t.head == frame.governor and not view.tree.children(t.i, "case")


def _is_modifier(view: View, frame: Frame) -> bool:
    """Whether the noun only qualifies another: "attack drone", "the strike group"."""
    t = view.tokens[frame.token]
    if not t.deprel.startswith(("compound", "nmod:poss", "amod")):
        return False
    head = view.tokens[t.head]
    if head.i in frame.trigger.inside or head.i < t.i:
        return False
    return (
        not any(e.family.nature == "cause" for key in view.keys(head.i) for e in view.lexicon.nouns.get(key, ()))
        or True
    )


def _harm_verdict(view: View, frame: Frame, counted: frozenset[int], heard: bool) -> str:
    """Tolls told as such, counted or denied ("casualties were reported"); "the victims' families" tells none."""
    n = frame.token
    t = view.tokens[n]
    if _dies(view, frame) or of_how_many(view, frame):
        return "refuse"
    if n in counted or heard or _is_so_many(view, n, counted) or is_main_fact(view, frame):
        return "new"
    if t.head != n and view.is_in(t.head, view.words("not_of", "tended")):
        return "refuse"  # "для збору тіл загиблих"
    if frame.hypothetical:
        return "new"
    if frame.negated:
        if frame.trigger.entry.family.id == "hospital":
            return "refuse"  # "допомогу надали без госпіталізації"
        return "new" if _denied_as_such(view, frame) else "refuse"
    if any(k in counted for k in frame.trigger.inside):
        return "new"
    if frame.trigger.entry.family.id in ("destroy", "blow_up", "damage"):
        if frame.determiner in ("demonstrative",):
            return "refuse"
        return "new" if _takes_place(view, frame) or _own_words(view, frame) else "refuse"
    if frame.trigger.entry.family.id == "die" and _proceeded_on(view, n):
        return "refuse"
    if frame.trigger.entry.kind == "phrase":
        aside = only_a_state(view, frame, counted) or only_helped(view, frame, counted)
        return "refuse" if aside else "new"
    if frame.determiner in ("definite", "demonstrative"):
        return "refuse"
    if frame.governor is not None and _takes_place(view, frame):
        return "new"
    if frame.governor is None and t.deprel in ("root", "ROOT"):
        return "new"
    if t.upos in NOMINAL and any(k in counted for _, k in frame.obliques):
        return "new"
    person = who_among(view, frame)
    return "refuse" if person is None or view.tokens[person].feats.get("Number") != "Sing" else "new"


def _is_so_many(view: View, n: int, counted: frozenset[int]) -> bool:
    """Whether a bare number right behind says how many they are: "погибших — трое", "раненых, по данным мэра, двое"."""
    if not view.traits.cases or view.tokens[n].feats.get("Case") != "Gen":
        return False
    head = view.tokens[view.tokens[n].head]
    if view.tokens[n].deprel.startswith("nsubj") and head.upos == "NUM":
        return head.i in counted  # "поранених унаслідок обстрілу вже двоє"
    for k in range(n + 1, view.sentence(n).last):
        if view.tokens[k].upos == "NUM":
            return k in counted
        if view.tokens[k].text == "," or view.tokens[k].start in view.barred:
            continue  # "погибших, по данным мэра, трое"
        if view.tokens[k].upos not in ("ADV", "PART") and view.lows[k] not in view.words("dashes").union("-"):
            break
    return False


def _proceeded_on(view: View, n: int) -> bool:
    """Whether a death is but what a case is on: "розслідування за фактом злочинів, що спричинили загибель людей"."""
    words = view.words("proceedings")
    return bool(words) and any(view.is_in(i, words) for i in range(view.sentence(n).first, n))


def _dies(view: View, frame: Frame) -> bool:
    """Whether those hurt are told to die: "two of the wounded died"."""
    above = frame.governor
    if above is None or not view.tokens[frame.token].deprel.startswith(("nsubj", "nmod")):
        return False
    if above and view.lows[above - 1] in view.words("negation", "particle"):  # "двое раненых не выжили"
        return any(e.family.id == "unharmed" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))
    return any(e.family.id == "die" for key in view.keys(above) for e in view.lexicon.verbs.get(key, ()))


def _denied_as_such(view: View, frame: Frame) -> bool:
    """Whether a toll is denied, not left unsaid: "no casualties were reported", not "he did not tell the losses"."""
    strong = view.words("negation", "strong")
    above = frame.governor
    if above is not None and view.is_in(above, view.words("questions", "silent")):
        return False  # "no damage was mentioned"
    if above is None or frame.absence is not None or view.is_in(above, view.words("occurrence")):
        return True
    near = {t.i for t in view.before(min(frame.trigger.inside), 2)} | {t.i for t in view.tree.children(frame.token)}
    near |= set(frame.trigger.inside)
    return any(view.is_in(i, strong) for i in near) or phrase_denies(view, frame, frame.clause[1])
