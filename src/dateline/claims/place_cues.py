"""What the words of a clause say about its place: told elsewhere, older context, a statement about an attack."""

from datetime import timedelta
from itertools import pairwise

from dateline.claims.scene import COUNTRY_LEVEL, level
from dateline.lang import table, word_set, word_sets
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, PlaceMention, Span, TimeMention, Token

_OLDER = timedelta(days=3)
_WEEKS = timedelta(days=13)
_LED = frozenset({"DET", "ADP"})
_WHO = 9  # words that say who tells a sentence, before its comma


class Cues:
    """Reads the clauses of one document against the word lists of its language."""

    def __init__(self, mentions: Mentions, tree: Tree) -> None:
        self.tree, self.text = tree, mentions.document.text
        self.words = word_sets(mentions.document.language, "places", "scene")
        self.said = frozenset(a.cue.start for a in mentions.attributions)
        self.published, self.times = mentions.document.published, mentions.times
        self.articleless = "cases" in table(mentions.document.language, "places")
        self.another = word_set(mentions.document.language, "incidents", "another", "others")
        self.towns = word_set(mentions.document.language, "places", "natures", "city", "words")
        self._trends: dict[Span, bool] = {}
        self.sites = word_set(mentions.document.language, "places", "natures", "facility", "words")

    def segment(self, event: EventMention) -> Span:
        """The part of the clause around the trigger, between "mais", "tandis que" and semicolons."""
        start, end = event.clause
        cuts = self.words["cuts"]
        if cuts.isdisjoint(self.lows(event.clause)):
            return event.clause
        for token in self.inside(event.clause):
            if token.text.lower() in cuts:
                if token.start < event.trigger.start:
                    start = token.end
                elif token.start >= event.trigger.end:
                    end = token.start
                    break
        return Span(start, end)

    def buildings(self, span: Span, *, definite: bool) -> frozenset[str]:
        """The nouns of buildings and sites in a span; `definite`: only those that point back, "le port"."""
        words = self.lows(span)
        pairs = zip(["", *words], words, strict=False)
        nouns = self.sites | self.words["buildings"]
        return frozenset(w for d, w in pairs if w in nouns and (not definite or d in self.words["pointers"]))

    def site(self, span: Span) -> bool:
        """Whether a name is said to be that of a building or site: "l'hôtel X", "X Hotel"."""
        return any(t.text.lower() in self.sites or t.lemma.lower() in self.sites for t in self.inside(span))

    def opens(self, mention: PlaceMention, sentence: int) -> bool:
        """Whether a mention stands before the first verb of its sentence."""
        s = self.tree.sentences[sentence]
        for token in self.tree.tokens[s.first : s.last]:
            if token.start >= mention.span.start:
                return True
            if token.upos in ("VERB", "AUX") and token.deprel not in ("acl", "amod"):
                return False
        return False

    def part_of(self, event: EventMention) -> bool:
        """Whether a clause tells of some of those just counted: "dont 40 ont été abattus", "40 of which"."""
        first = self.lows(event.clause)[:5]
        return bool(set(first[:3]) & self.words["part_of"]) or ("d'" in first and "entre" in first)  # "30 d'entre eux"

    def verbal(self, sentence: int) -> bool:
        """Whether a sentence has a verb: a heading between paragraphs sets no scene."""
        s = self.tree.sentences[sentence]
        return any(t.upos in ("VERB", "AUX") for t in self.tree.tokens[s.first : s.last])

    def heads(self, mention: PlaceMention) -> bool:
        """Whether a sentence is nothing but the place that its paragraph then tells of: "Белгород. Повреждён ..."."""
        token = self.tree.at(mention.span.start)
        if token is None:
            return False
        s = self.tree.sentences[self.tree.tokens[token].sentence]
        said = self.text[s.span.start : s.span.end].strip(" .:•▪️—-")
        later = self.tree.sentences[s.index + 1 :][:1]
        labels = said.startswith(self.text[mention.span.start : mention.span.end])
        labels = (
            labels and self.text[mention.span.end :].lstrip()[:1] == ":"
        )  # "Dnipro : rien à signaler. Alerte levée"
        alone = len(said) <= mention.span.end - mention.span.start + 4 or labels
        return alone and any(o.paragraph == s.paragraph for o in later)

    def told_again(self, lead: EventMention, event: EventMention, place: PlaceMention) -> bool:
        """Whether an event is the lead's, told again more closely, where its noun does not say so.

        The lead names only a country, and the same kind of event follows without a word that sets it apart; where a
        language has articles, on the same people: "Un géologue a été enlevé", "le géologue a été enlevé près de X".
        """
        if level(place) > COUNTRY_LEVEL or lead.event_type != event.event_type:
            return False
        words = self.lows(event.clause)
        if event.event_type not in ("attack", "strike", "explosion", "abduction") or self.another.intersection(words):
            return False
        before = self.lows(Span(event.clause.start, event.trigger.start))
        return self.articleless or self.same_people(self.lows(lead.clause), before)

    def same_people(self, lead: list[str], words: list[str]) -> bool:
        """Whether those told of with a definite article are the ones that the lead brings in with another word."""
        new = {noun for article, noun in pairwise(lead) if len(noun) > 3 and article not in self.words["definite"]}
        return any(a in self.words["definite"] and noun in new for a, noun in pairwise(words))

    def elsewhere(self, event: EventMention) -> bool:
        """Whether the event is told apart from the scene: "ailleurs", "dans un incident distinct"."""
        words = self.lows(Span(self.tree.sentences[event.sentence].span.start, event.clause.end))
        besides = self.words["by_the_way"]
        if any(a in self.another and b in self.towns for a, b in pairwise(words)):
            return True  # "dans une autre ville, des hommes armés ont tué un imam"
        return not self.words["elsewhere"].isdisjoint(words) and any(
            w in self.words["elsewhere"] and (n == 0 or words[n - 1] not in besides) for n, w in enumerate(words)
        )

    def takes_up(self, event: EventMention) -> bool:
        """Whether a clause opens with what was told before: "L'attaque", "cet attentat", "Les faits"."""
        start = self.tree.sentences[event.sentence].span.start
        words = self.lows(Span(start, event.clause.end))[:7]
        stems = tuple(self.words["attack_stems"] | self.words["facts"])
        pairs = ((a, b) for a, b in pairwise(words))
        return any(a in self.words["definite"] and b.startswith(stems) for a, b in pairs)

    def behind_who_says(self, first: int, last: int) -> int:
        """Where a sentence begins behind the words that say who tells it: "По его словам, инцидент произошёл ..."."""
        if self.tree.tokens[first].start not in self.said:
            return first
        comma = next((k for k in range(first, min(first + _WHO, last)) if self.tree.lows[k] == ","), None)
        return first if comma is None else comma + 1

    def opens_on_event(self, sentence: int) -> bool:
        """Whether a sentence begins with what was told before: "The blast occurred ..."."""
        s = self.tree.sentences[sentence]
        stems = tuple(self.words["attack_stems"] | self.words["facts"])
        if self.articleless:  # "Инцидент произошёл в селе ...", "Это случилось под ..."
            first = self.behind_who_says(s.first, s.last)
            opening = self.tree.lows[first : min(s.last, first + 3)]
            told = any(w.startswith(tuple(self.words["took_place"])) for w in opening)
            return told and any(w.startswith(stems) or w in self.words["definite"] for w in opening)
        lows = self.tree.lows
        pairs = pairwise(lows[s.first : min(s.last, s.first + 5)])
        if any(a in self.words["definite"] and b.startswith(stems) for a, b in pairs):
            return True
        said = tuple(self.words.get("took_place", ()))  # "The mayor, Ivan Orlov, said the incident occurred in X"
        return bool(said) and any(
            lows[i].startswith(stems) and lows[i - 1] in self.words["definite"] and lows[i + 1].startswith(said)
            for i in range(s.first + 1, s.last - 1)
        )

    def released(self, event: EventMention) -> bool:
        """Whether people are set free, which seldom is where they were taken."""
        word = self.text[event.trigger.start : event.trigger.end].lower()
        return (
            event.event_type == "other" and not event.background and word.startswith(tuple(self.words["release_stems"]))
        )

    def taken_at(self, event: EventMention, own: PlaceMention) -> bool:
        """Whether a place tells where the people set free had been taken: "kidnappées à X"."""
        said = self.text[max(event.clause.start, own.span.start - 60) : own.span.start].lower()
        return own.span.start < event.trigger.start and any(stem in said for stem in self.words["capture_stems"])

    def apart(self, event: EventMention) -> bool:
        """Whether the clause itself says that it happened somewhere else, or counts all places together."""
        words = self.lows(event.clause)
        if self.words["away"].isdisjoint(words):
            return False
        besides = self.words["by_the_way"]
        away = any(w in self.words["away"] and (n == 0 or words[n - 1] not in besides) for n, w in enumerate(words))
        return away and not self.placed(event)

    def placed(self, event: EventMention) -> bool:
        """Whether a name of a place stands in the clause."""
        return any(t.entity == "LOC" for t in self.inside(event.clause))

    def weapons(self, span: Span) -> bool:
        """Whether a count is of drones or missiles, or of nothing named."""
        words = [t.text.lower() for t in self.inside(span) if t.upos not in ("NUM", "DET", "ADP")]
        named = [w for w in words if w.isalpha() and len(w) > 2]
        return not named or any(w.startswith(tuple(self.words["units"])) for w in named)

    def only(self, event: EventMention) -> bool:
        """Whether a side says what it aims at as a rule: "n'avoir visé que des sites militaires"."""
        words = self.lows(event.clause)
        return any(a in self.words["only"] and b in self.words["plurals"] for a, b in pairwise(words))

    def toll_of_before(self, event: EventMention) -> bool:
        """Whether a toll goes on counting those told of before: "deux des blessés", "le bilan"."""
        told = " ".join(self.lows(event.clause))
        return event.event_type == "casualties" and any(phrase in told for phrase in self.words["counted_before"])

    def same_spot(self, event: EventMention) -> bool:
        """Whether older context is of the place told of: "au même endroit"."""
        told = " ".join(self.lows(event.clause))
        return any(phrase in told for phrase in self.words["same_spot"])

    def taken_up_as_same(self, event: EventMention) -> Token | None:
        """The noun of "le même dépôt" in the clause of an event; None where nothing is called the same."""
        inside = self.inside(event.clause)
        for before, same, noun in zip(inside, inside[1:], inside[2:], strict=False):
            if same.text.lower() in self.words.get("called_same", ()) and noun.upos == "NOUN" and before.upos in _LED:
                return noun
        return None

    def treated(self, event: EventMention, own: PlaceMention) -> bool:
        """Whether a place only says where the wounded are cared for or taken: "sont soignés à X"."""
        if event.event_type != "casualties":
            return False
        before = self.lows(Span(event.clause.start, own.span.start))
        return any(w.startswith(tuple(self.words.get("care_stems", ()))) for w in before[-6:])

    def tally(self, event: EventMention) -> bool:
        """Whether a count covers months or years ("depuis janvier, 37 incidents"): no single place."""
        if not event.background:
            return False
        words = self.lows(Span(self.tree.sentences[event.sentence].span.start, event.clause.end))
        if self.words["since"].isdisjoint(words):
            return False
        since = (
            a in self.words["since"] and (b in self.words["months"] or b.isdigit() and len(b) == 4)
            for a, b in pairwise(words)
        )
        return any(since) or any((q.low or 0) >= 100 and q.what in ("killed", "wounded") for q in event.quantities)

    def long_count(self, event: EventMention) -> bool:
        """Whether a count of twelve or more covers months or years: more than one town."""
        if not any((q.low or 0) >= 12 for q in event.quantities):
            return False
        words = self.lows(Span(self.tree.sentences[event.sentence].span.start, event.clause.end))
        return any(
            a in self.words["since"] and (b in self.words["months"] or b.isdigit() and len(b) == 4)
            for a, b in pairwise(words)
        )

    def counts(self, event: EventMention) -> bool:
        """Whether a clause counts more than one of anything."""
        return any((q.low or 0) > 1 for q in event.quantities)

    def conditional(self, event: EventMention, own: PlaceMention) -> bool:
        """Whether a place stands in what a speaker makes his condition: "tant que durera le siège de X"."""
        before = self.text[event.clause.start : own.span.start].lower()
        return any(phrase in before for phrase in self.words["conditions"]) or self.describes(own, event)

    def of_speaker(self, event: EventMention, own: PlaceMention) -> bool:
        """Whether a place stands in an aside of the speaker's: "le président, attendu à X, a rejeté"."""
        if own.span.end > event.trigger.start:
            return False
        before, after = self.text[event.clause.start : own.span.start], self.text[own.span.end : event.trigger.start]
        return "," in before and after.lstrip().startswith(",")

    def describes(self, own: PlaceMention, event: EventMention) -> bool:
        """Whether a nameless place only tells whose: "des pays de la région"."""
        words = self.text[event.clause.start : own.span.start].lower().replace("'", "' ").split()
        return own.rule.startswith("anaphor.") and bool(self.words["of"] & set(words[-2:]))

    def said_there(self, own: PlaceMention, event: EventMention) -> bool:
        """Whether a statement is of the state of a place it names: "la ville est calme", not "un pays de la région"."""
        if level(own) <= COUNTRY_LEVEL or event.background:
            return False
        return not self.describes(own, event)

    def older(self, event: EventMention) -> bool:
        """Whether an event is older context or a trend, which the scene of the news says nothing of."""
        if event.background or self.dated_back(event):
            return True
        if event.clause not in self._trends:
            told = " ".join(self.lows(event.clause))
            trend = any(phrase in told for phrase in self.words["trends"])
            # "à plusieurs reprises dans la nuit"
            self._trends[event.clause] = trend and not any(f" {word}" in told for word in self.words["tonight"])
        return self._trends[event.clause]

    def dated_back(self, event: EventMention) -> bool:
        """Whether the clause of an event below the lead gives it a day of its own, well before the dispatch."""
        published = self.published
        if published is None or event.sentence == 0 or event.event_type == "statement":
            return False
        end = event.clause.end
        told_of = [t for t in self.times if event.clause.start <= t.span.start < end]
        if told_of and self.words["part_of"]:  # "deux ont été touchés, dont un déjà la semaine dernière"
            parts = (t.start for t in self.inside(Span(event.trigger.end, end)) if t.text in self.words["part_of"])
            cut = next(parts, end)
            told_of = [t for t in told_of if t.span.start < cut]
        ends = [t.earliest if _long(t) else t.latest for t in told_of]  # "in the last year": a habit, whenever it ends
        if not ends or not all(day is not None and day < published - _OLDER for day in ends):
            return False
        told = " ".join(self.lows(event.clause))
        return not any(phrase in told for phrase in self.words["same"])  # "had already hit the same depot"

    def about_attack(self, event: EventMention) -> bool:
        """Whether a statement is about an attack that the text tells of."""
        words = self.lows(event.clause)
        stems = tuple(self.words["attack_stems"] | self.words["answer_stems"])
        return not event.background and any(w.startswith(stems) for w in words)

    def in_general(self, event: EventMention) -> bool:
        """Whether a statement is about many attacks or a habit: "ces attaques", "nie viser des civils"."""
        words = self.lows(event.clause)
        said = " ".join(words)
        if any(phrase in said for phrase in self.words["habits"]):
            return True
        stems = [s for s in self.words["general_stems"] if s in said]
        if stems and any(f"{d} {s}" in said for d in self.words["plurals"] for s in stems):
            claim = tuple(self.words["claim_stems"])
            if not any(w.startswith(claim) for w in words):
                return True
        if self.accuses_of_habit(words):
            return True
        deny, infinitives = tuple(self.words["deny_stems"]), tuple(self.words["infinitives"])
        for one, other in pairwise(words):
            if one.startswith(deny) and other.endswith(infinitives):
                return other not in self.words["auxiliaries"]
        return False

    def accuses_of_habit(self, words: list[str]) -> bool:
        """Whether someone is accused of doing, not of having done: "accuse les rebelles de poser des mines"."""
        stems = tuple(self.words["accuse_stems"])
        accused = next((n for n, w in enumerate(words) if w.startswith(stems)), None)
        if accused is None:
            return False
        for a, b in pairwise(words[accused + 1 :]):
            if a in self.words["of"] and b.endswith(tuple(self.words["infinitives"])) and len(b) > 4:
                return b not in self.words["auxiliaries"]
        return False

    def sentence(self, at: int) -> int:
        """The index of the sentence at a position."""
        i = self.tree.at(at)
        return self.tree.tokens[i].sentence if i is not None else len(self.tree.sentences) - 1

    def inside(self, span: Span) -> tuple[Token, ...]:
        """The tokens of a span."""
        return self.tree.tokens[self._range(span)]

    def lows(self, span: Span) -> list[str]:
        """The words of a span in lower case."""
        return self.tree.lows[self._range(span)]

    def _range(self, span: Span) -> slice:
        first = self.tree.at(span.start)
        return slice(0, 0) if first is None else slice(first, max(first, self.tree.within(span).stop))


def _long(time: TimeMention) -> bool:
    """Whether a time is a span of weeks or more that ends now: "in the last year", not "since 1995"."""
    last = time.kind == "DURATION" and time.rule.startswith("last-span")
    return last and time.earliest is not None and time.latest is not None and time.latest - time.earliest > _WEEKS
