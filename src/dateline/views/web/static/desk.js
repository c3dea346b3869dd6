// The desk without reloading: links and forms marked data-nav fetch the page they lead to and take its parts over.
// The address stays the only state; without this file every one of them works as it stands.

import "./highlight.js";
import { brushes } from "./timeline.js";
import { keys } from "./keys.js";
import { refresh, start } from "./map.js";

const PARTS = ["filters", "list", "timeline", "panel"];
let asking = null;

export async function go(address, { push = true, focus = true } = {}) {
  asking?.abort();
  asking = new AbortController();
  document.body.classList.add("asking");
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("list")) {
      location.assign(address);
      return;
    }
    const before = document.getElementById("list").scrollTop;
    const samePage = without(location.href) === without(new URL(address, location.href).href);
    for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    document.querySelector(".search").replaceWith(document.adoptNode(page.querySelector(".search")));
    document.body.className = page.body.className;
    document.title = page.title;
    if (push) history.pushState(null, "", address);
    const back = document.querySelector('.language [name="back"]');
    if (back) back.value = location.pathname + location.search;
    if (samePage) document.getElementById("list").scrollTop = before;
    ready();
    refresh();
    if (focus && page.getElementById("panel-title") === null) {
      const title = document.getElementById("panel-title");
      if (title && innerWidth < 1100) title.focus();
    }
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  } finally {
    document.body.classList.remove("asking");
  }
}

// An address without the incident that is shown: what the list depends on.
function without(address) {
  const url = new URL(address);
  url.searchParams.delete("id");
  return url.search;
}

function ready() {
  brushes(go);
  for (const part of document.querySelectorAll("[data-copy-link], [data-drag]")) part.hidden = false;
  const list = document.getElementById("list"); // where it scrolls by itself; on a phone the page would scroll off what is read
  if (getComputedStyle(list).overflowY === "auto") list.querySelector(".current")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-nav]");
  if (link && !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    go(link.href?.baseVal ?? link.href);
    return;
  }
  if (event.target.closest("[data-copy-link]")) copy(location.href, event.target);
  const copied = event.target.closest("[data-copy]");
  if (copied) copy(document.querySelector(copied.dataset.copy).textContent.trim(), copied);
});

async function copy(text, button) {
  await navigator.clipboard?.writeText(text);
  const before = button.textContent;
  button.textContent = "✓";
  setTimeout(() => (button.textContent = before), 1200);
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-nav]");
  if (!form) return;
  event.preventDefault();
  const asked = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (value !== "" && !(key === "sort" && value === "newest")) asked.append(key, value);
  go(`${form.getAttribute("action")}${asked.size ? "?" + asked : ""}`);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("#filter-form");
  if (form && event.target.matches("select")) form.requestSubmit();
});

addEventListener("popstate", () => go(location.href, { push: false }));
keys(go);
ready();
start(go);
