// The map: clusters, a point only for an exact place, a circle for its radius, a ring for a distance, an area for a region.
// All shapes come from this server; no tile is ever asked for. Clusters are made there too, from all that matches and not
// from the page of the list: a library that makes them in the browser (Leaflet.markercluster) would need every incident
// sent to it, a million at worst, and would put a marker where the place is only a region.

import { L, ground, ink, map_in } from "./ground.js";

let map = null;
let go = null;
let shown = null;
let turn = 0;
let moving = false;

const KINDS = { strike: "--t-air", explosion: "--t-air", fire: "--t-fire", damage: "--t-fire", outage: "--t-fire", interception: "--t-down", crash: "--t-down", debris: "--t-down", casualties: "--t-people", abduction: "--t-people", arrest: "--t-people", attack: "--t-ground", clash: "--t-ground", control: "--t-ground" };
const colour = (type) => ink(KINDS[type] ?? "--t-say");

export async function start(navigate) {
  const box = document.getElementById("map");
  if (!box || !L) return;
  go = navigate;
  map = map_in(box, { maxZoom: 12 });
  map.setView([40, 25], 3);
  shown = L.layerGroup().addTo(map);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  await refresh({ fit: true });
  map.on("moveend", () => moving || refresh({ fit: false, note: true }));
  here();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => refresh());
  await ground(map);
  box.dataset.ready = "yes";
}

// What the page's address asks, drawn in the window of the map.
export async function refresh({ fit = false } = {}) {
  if (!map) return;
  const mine = ++turn;
  const asked = new URLSearchParams(location.search);
  const current = asked.get("id");
  for (const key of ["id", "after", "sort", "limit", "view"]) asked.delete(key);
  if (fit && asked.get("bbox")) {
    const [west, south, east, north] = asked.get("bbox").split(",").map(Number);
    moving = true;
    map.fitBounds([[south, west], [north, east]]);
    moving = false;
    fit = false;
  }
  map.invalidateSize({ animate: false }); // the panel beside it may have come or gone
  if (!fit) look(current);
  const b = map.getBounds().pad(0.2);
  const window = fit ? "-180,-85,180,85" : [Math.max(-180, b.getWest()), Math.max(-85, b.getSouth()), Math.min(180, b.getEast()), Math.min(85, b.getNorth())].map((n) => n.toFixed(3)).join(",");
  asked.set("window", window);
  asked.set("zoom", fit ? 4 : map.getZoom());
  const answer = await fetch(`/map.json?${asked}`);
  if (!answer.ok || mine !== turn) return;
  const found = await answer.json();
  await outlines(found.clusters.map((c) => c.region).filter(Boolean));
  if (mine !== turn) return;
  if (fit && found.clusters.length) {
    moving = true;
    map.fitBounds(window_of(found), { padding: [30, 30], maxZoom: 6 });
    moving = false;
    return refresh();
  }
  shown.clearLayers();
  for (const ring of found.rings) draw_ring(ring, current);
  for (const cluster of found.clusters) draw(cluster, current);
  const note = document.getElementById("map-note");
  note.textContent = found.unplaced ? note.dataset.unplaced.replace("{}", found.unplaced) : "";
}

// Brings the incident that is shown beside the map into its window, where it lies outside.
let looked = null;
function look(current) {
  const head = document.querySelector("#panel [data-latitude]");
  if (current === looked) return;
  looked = current;
  if (!head) return;
  const at = [Number(head.dataset.latitude), Number(head.dataset.longitude)];
  if (map.getBounds().pad(-0.05).contains(at)) return;
  moving = true;
  map.panTo(at, { animate: false });
  moving = false;
}

// The window in which most of what was found lies.
function window_of(found) {
  const by = (k) => found.clusters.flatMap((c) => Array(Math.min(20, c.n)).fill(c.at[k])).sort((a, b) => a - b);
  const cut = (list, share) => list[Math.round((list.length - 1) * share)];
  const [lats, lons] = [by(0), by(1)];
  return [[cut(lats, 0.04), cut(lons, 0.04)], [cut(lats, 0.97), cut(lons, 0.96)]];
}

function select(id) {
  const url = new URL(location.href);
  url.searchParams.set("id", id);
  go(url.pathname + url.search);
}

function draw(c, current) {
  const words = document.getElementById("map").dataset;
  const coarse = c.prec !== null && c.prec > 2;
  if (c.n === 1 && c.id) {
    const own = colour(c.type);
    const mine = c.id === current;
    const near = c.prec === 1 ? 0 : Math.max(c.km ?? 5, 5);
    const style = { color: own, weight: mine ? 3 : 1.4, fillColor: own, fillOpacity: mine ? 0.14 : 0.07 };
    if (coarse) area(c, style)?.on("click", () => select(c.id)).bindTooltip(words.region, { sticky: true });
    else if (near) L.circle(c.at, { ...style, radius: near * 1000, dashArray: "5 4" }).on("click", () => select(c.id)).bindTooltip(words.near).addTo(shown);
    if (!coarse) pin(c.at, "", `single ${KINDS[c.type] === "--t-air" ? "t-air" : ""} ${mine ? "current" : ""}`, c.prec === 1 ? 13 : 11, own, c.type, () => select(c.id));
    // An area has no point: the area itself is what is pressed, and the list has it for the keyboard.
    return;
  }
  const size = Math.round(22 + Math.min(26, Math.sqrt(c.n) * 3));
  const [west, south, east, north] = c.box;
  if (coarse) area(c, { color: ink("--accent"), weight: 1.2, fillOpacity: 0.05, interactive: false });
  pin(c.at, String(c.n), coarse ? "coarse" : "", size, null, `${c.n} ${words.legendMore}`, () => {
    if (map.getZoom() < map.getMaxZoom() && (east - west > 0.01 || north - south > 0.01)) map.fitBounds([[south, west], [north, east]], { padding: [40, 40] });
    else {
      const url = new URL(location.href);
      url.searchParams.set("bbox", [west - 0.01, south - 0.01, east + 0.01, north + 0.01].map((n) => n.toFixed(3)).join(","));
      url.searchParams.delete("after");
      go(url.pathname + url.search);
    }
  });
}

// Where something was, known by its region or district: the outline where there is one, otherwise a circle of its size.
function area(c, style) {
  const line = { ...style, dashArray: "2 5" };
  const shape = drawn.get(c.region);
  if (shape) return L.geoJSON({ type: "MultiPolygon", coordinates: shape }, { style: { ...line, className: "area" } }).addTo(shown);
  return L.circle(c.at, { ...line, radius: Math.max(c.km ?? 5, 10) * 1000 }).addTo(shown);
}

// Fetches the outlines of regions that were not drawn before.
const drawn = new Map();
async function outlines(regions) {
  const wanted = [...new Set(regions)].filter((region) => !drawn.has(region));
  for (let at = 0; at < wanted.length; at += 100) {
    const some = wanted.slice(at, at + 100);
    const answer = await fetch(`/outlines.json?${new URLSearchParams(some.map((region) => ["region", region]))}`);
    if (!answer.ok) return;
    const found = await answer.json();
    for (const region of some) drawn.set(region, found[region]);
  }
}

function pin(at, text, classes, size, fill, title, press) {
  const icon = L.divIcon({ className: `pin ${classes}`, iconSize: [size, size], html: "<span></span>" });
  const marker = L.marker(at, { icon, keyboard: true, alt: title, title }).on("click", press).addTo(shown);
  marker.on("keypress", (event) => event.originalEvent.key === "Enter" && press());
  const element = marker.getElement();
  element.setAttribute("aria-label", title);
  element.firstChild.textContent = text;
  if (fill) element.firstChild.style.background = fill;
}

function draw_ring(ring, current) {
  const own = colour(ring.type);
  const style = { radius: ring.km * 1000, color: own, weight: ring.id === current ? 4 : 2, dashArray: "8 6", fill: false };
  L.circle(ring.at, style).on("click", () => select(ring.id)).bindTooltip(document.getElementById("map").dataset.ring).addTo(shown);
}

// A button that takes the window of the map as a filter.
function here() {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", "search-here");
    const button = L.DomUtil.create("button", "", box);
    button.type = "button";
    button.textContent = document.getElementById("map").dataset.search;
    L.DomEvent.disableClickPropagation(box);
    button.addEventListener("click", () => {
      const b = map.getBounds();
      const url = new URL(location.href);
      url.searchParams.set("bbox", [Math.max(-180, b.getWest()), Math.max(-90, b.getSouth()), Math.min(180, b.getEast()), Math.min(90, b.getNorth())].map((n) => n.toFixed(2)).join(","));
      url.searchParams.delete("after");
      go(url.pathname + url.search);
    });
    return box;
  };
  control.addTo(map);
}
