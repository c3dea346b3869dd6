// Days chosen by dragging over the bars. Bars are links and dates are fields: this is only the quick way.

export function brushes(go) {
  const svg = document.querySelector(".bars");
  if (!svg) return;
  const brush = svg.querySelector(".brush");
  const first = Date.parse(svg.dataset.first + "T00:00:00Z");
  const days = (Date.parse(svg.dataset.last + "T00:00:00Z") - first) / 86400000 + 1;
  let from = null;

  const part = (event) => {
    const box = svg.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  };
  const day = (share) => new Date(first + Math.min(days - 1, Math.floor(share * days)) * 86400000).toISOString().slice(0, 10);

  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) from = part(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = part(event);
    if (Math.abs(to - from) > 0.01 && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    brush.setAttribute("x", Math.min(from, to) * 100);
    brush.setAttribute("width", Math.abs(to - from) * 100);
  });
  svg.addEventListener("pointerup", (event) => {
    const to = part(event);
    const start = from;
    from = null;
    brush.setAttribute("width", 0);
    if (start === null || Math.abs(to - start) <= 0.01) return;
    svg.addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    const url = new URL(location.href);
    url.searchParams.set("from", day(Math.min(start, to)));
    url.searchParams.set("to", day(Math.max(start, to)));
    url.searchParams.delete("after");
    go(url.pathname + url.search);
  });
  svg.addEventListener("pointercancel", () => { from = null; brush.setAttribute("width", 0); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}
