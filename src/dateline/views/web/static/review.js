import "./placing.js";

// Keys of the review. Each does what a button or field on the page does, so that nothing needs them.

const claims = () => [...document.querySelectorAll("form.judge")];
let at = 0;

function take(step) {
  const all = claims();
  if (!all.length) return;
  at = Math.max(0, Math.min(all.length - 1, at + step));
  for (const form of all) form.classList.toggle("at", form === all[at]);
  document.querySelectorAll(".claim.lit").forEach((c) => c.classList.remove("lit"));
  const card = all[at].previousElementSibling?.closest(".claim") ?? all[at].parentElement.querySelector(".claim");
  card?.classList.add("lit");
  all[at].scrollIntoView({ block: "nearest" });
}

// The field that has to be filled in before a button is pressed; none where all is there.
function lacking(form, button) {
  if (button?.value === "place") {
    const empty = ["latitude", "longitude"].map((name) => form.elements[name]).find((field) => !field.value);
    if (empty) return empty;
  }
  const why = form.querySelector(".why-field");
  return button?.value === "accept" || why.value.trim() ? null : why;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.judge");
  const field = form && lacking(form, event.submitter);
  if (!field) return;
  event.preventDefault();
  field.closest("details")?.setAttribute("open", "");
  field.setAttribute("aria-invalid", "true");
  field.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const key = event.key;
  const form = claims()[at];
  if (key === "j" || key === "k") {
    const rows = [...document.querySelectorAll(".row-item")];
    const now = rows.findIndex((row) => row.classList.contains("current"));
    rows[Math.max(0, Math.min(rows.length - 1, now + (key === "j" ? 1 : -1)))]?.querySelector("a")?.click();
  } else if (key === " " && !event.target.closest("button, a, summary")) take(1);
  else if (key === "Backspace") take(-1);
  else if (key === "?") document.getElementById("keys").showModal();
  else if (key === "/") form?.querySelector(".why-field").focus();
  else if (key === "a" || key === "x") form?.requestSubmit(form.querySelector(`[data-key="${key}"]`));
  else if (key === "e" || key === "f") {
    if (!form) return;
    const field = form.elements[key === "f" ? "latitude" : "value"];
    field.closest("details").open = true;
    field.focus();
  } else if (key === "m") document.querySelector("#merge-form [name=b]")?.focus();
  else if (key === "s") document.querySelector("#split-form [name=why]")?.focus();
  else return;
  event.preventDefault();
});
take(0);
const list = document.getElementById("list");
if (list && getComputedStyle(list).overflowY === "auto") list.querySelector(".current")?.scrollIntoView({ block: "nearest" });
