"""French on spaCy's `fr_core_news_md`, in the one token view of all languages."""

import os
from typing import Any

from dateline.model import Document, Parse, Sentence, Token

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class FrenchParser:
    """Parses a document paragraph by paragraph along the sentences it was given."""

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp

    def __call__(self, document: Document) -> Parse:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        docs = []
        for paragraph, span in enumerate(document.paragraphs):
            doc = self.nlp.make_doc(document.text[span.start : span.end])
            mine = [s for s in document.sentences if s.paragraph == paragraph]
            starts = {s.span.start - span.start for s in mine}
            for token in doc:
                token.is_sent_start = token.idx in starts or token.i == 0
            docs.append((span, doc, mine))
        for (span, _, mine), doc in zip(docs, self.nlp.pipe([d for _, d, _ in docs], batch_size=16), strict=True):
            base = len(tokens)
            ends = [s.span.end for s in mine]
            at = 0
            firsts = [base]
            for t in doc:
                while at + 1 < len(mine) and span.start + t.idx >= ends[at] and t.is_sent_start:
                    at += 1
                    firsts.append(base + t.i)
                tokens.append(
                    Token(
                        i=base + t.i,
                        start=span.start + t.idx,
                        end=span.start + t.idx + len(t.text),
                        text=t.text,
                        lemma=t.lemma_,
                        upos=t.pos_,
                        feats=t.morph.to_dict(),
                        head=base + t.head.i,
                        deprel=t.dep_,
                        entity=t.ent_type_ or None,
                        sentence=len(sentences) + at,
                    )
                )
            firsts.append(len(tokens))
            for k, s in enumerate(mine):
                first = firsts[k] if k < len(firsts) else len(tokens)
                last = firsts[k + 1] if k + 1 < len(firsts) else len(tokens)
                sentences.append(
                    Sentence(index=s.index, paragraph=s.paragraph, span=s.span, first=first, last=last)
                )
        return Parse(tokens=tuple(tokens), sentences=tuple(sentences))


def load() -> FrenchParser:
    """The French parser with its model loaded."""
    import spacy

    return FrenchParser(spacy.load("fr_core_news_md"))
