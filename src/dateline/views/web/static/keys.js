// Keys: j and k go through the list, / searches, ? tells them all; those of the review are in review.js.

export function keys(go) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j" || event.key === "k") {
      const rows = [...document.querySelectorAll(".row-item")];
      if (!rows.length) return;
      const at = rows.findIndex((row) => row.classList.contains("current"));
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)))];
      if (next !== rows[at]) go(next.querySelector("a").href, { focus: false });
    } else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("q")?.focus();
    } else if (event.key === "Escape") {
      const close = document.querySelector("#panel .close");
      if (close) go(close.href);
    }
  });
}
