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

function needs(form, button) {
  const field = form.querySelector(".why-field");
  if (button.value !== "accept" && !field.value.trim()) {
    field.focus();
    field.setAttribute("aria-invalid", "true");
    return;
  }
  form.requestSubmit(button);
}

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
  else if (key === "a" || key === "x") form && needs(form, form.querySelector(`[data-key="${key}"]`));
  else if (key === "e" || key === "f") {
    if (!form) return;
    form.querySelector("details").open = true;
    if (key === "f") form.querySelector("select").value = "place";
    form.querySelector(".value-field").focus();
  } else if (key === "m") document.querySelector("#merge-form [name=b]")?.focus();
  else if (key === "s") document.querySelector("#split-form [name=why]")?.focus();
  else return;
  event.preventDefault();
});
take(0);
document.querySelector(".current")?.scrollIntoView({ block: "nearest" });
