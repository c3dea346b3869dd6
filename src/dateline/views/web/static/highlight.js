// Values and their words light each other up: under the pointer, at the keyboard's focus, both ways.

const lit = new Set();

function clear() {
  for (const element of lit) element.classList.remove("lit", "near");
  lit.clear();
}

function light(element, name = "lit") {
  element.classList.add(name);
  lit.add(element);
}

function words(root, ref) {
  return root.querySelectorAll(`mark[data-refs~="${CSS.escape(ref)}"]`);
}

function values(root, ref) {
  return root.querySelectorAll(`[data-ref="${CSS.escape(ref)}"]`);
}

function show(target) {
  const root = target.closest("[data-highlights]");
  const value = target.closest("[data-ref]");
  const mark = target.closest("mark[data-refs]");
  clear();
  if (!root) return;
  if (value) {
    const ref = value.dataset.ref;
    for (const word of words(root, ref)) light(word, value.classList.contains("claim") ? "near" : "lit");
    light(value);
    const claim = value.closest(".claim");
    if (claim) light(claim);
  } else if (mark) {
    const refs = mark.dataset.refs.split(" ");
    for (const word of words(root, refs[0])) light(word);
    const claims = new Set(refs.map((ref) => ref.replace(/-[a-z]+\d*$/, "")));
    const exact = refs.filter((ref) => !ref.endsWith("-evidence"));
    for (const ref of exact.length ? exact : refs) for (const found of values(root, ref)) light(found);
    for (const id of claims) {
      const claim = document.getElementById(id);
      if (claim) light(claim);
    }
  }
}

// What scrolls under a pointer that rests is not pointed at: the keyboard may just have brought it there.
let rested = "";
document.addEventListener("pointerover", (event) => {
  const here = `${event.clientX},${event.clientY}`;
  if (here !== rested) show(event.target);
  rested = here;
});
document.addEventListener("focusin", (event) => show(event.target));
for (const type of ["pointerleave", "focusout"]) document.addEventListener(type, clear);

// A press on marked words brings their claim into view.
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-refs]");
  if (!mark) return;
  const claim = document.getElementById(mark.dataset.refs.split(" ")[0].replace(/-[a-z]+\d*$/, ""));
  claim?.scrollIntoView({ block: "nearest" });
});
