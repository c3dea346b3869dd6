// The map: a point only for an exact place, a circle for its radius, a ring for a distance, an area for a region. All
// shapes come from this server; no tile is ever asked for. Up to 20,000 points are sent as they are, once, and taken
// together by Leaflet.markercluster; of more, the server makes clusters for each window. Areas are in no cluster.

import { L, ground, map_in } from "./ground.js";
import { areas_of, draw_area, draw_cluster, draw_point, draw_ring, gathered } from "./marks.js";

let map = null;
let go = null;
let shown = null;
let turn = 0;
let moving = false;
let whole = null; // the question whose points are all on the map, with the answer
let many = null; // the question that has too many
let points = { of: null, all: null }; // those of an answer, gathered once
const FRESH = 60_000; // milliseconds for which an answer is drawn again when only the incident shown changes

export async function start(navigate) {
  const box = document.getElementById("map");
  if (!box || !L) return;
  go = navigate;
  map = map_in(box, { maxZoom: 12 });
  map.setView([40, 25], 3);
  shown = L.layerGroup().addTo(map);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box);
  await refresh({ fit: true });
  map.on("moveend", () => moving || refresh({ again: true }));
  here();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    points.of = null; // their colours are those of the page
    refresh();
  });
  await ground(map);
  box.dataset.ready = "yes";
}

// What the page's address asks, drawn in the window of the map.
export async function refresh({ fit = false, again = false } = {}) {
  if (!map) return;
  const asked = new URLSearchParams(location.search);
  const current = asked.get("id");
  for (const key of ["id", "after", "sort", "limit", "view"]) asked.delete(key);
  const question = asked.toString();
  const held = whole?.question === question && Date.now() - whole.at < FRESH ? whole.found : null;
  if (again && held) return; // moved, and all there is lies on the map
  const mine = ++turn;
  if (fit && asked.get("bbox")) {
    const [west, south, east, north] = asked.get("bbox").split(",").map(Number);
    see([[south, west], [north, east]]);
    fit = false;
  }
  map.invalidateSize({ animate: false }); // the panel beside it may have come or gone
  if (!fit) look(current);
  let found = held;
  if (!found && many !== question) {
    found = await answer_to(asked, { zoom: 6, window: "-180,-85,180,85", points: 1 });
    if (mine !== turn || !found) return;
    if (found.points) whole = { question, found, at: Date.now() };
    else [many, found] = [question, null];
  }
  if (!found) {
    const b = map.getBounds().pad(0.2);
    const window = fit ? "-180,-85,180,85" : [Math.max(-180, b.getWest()), Math.max(-85, b.getSouth()), Math.min(180, b.getEast()), Math.min(85, b.getNorth())].map((n) => n.toFixed(3)).join(",");
    found = await answer_to(asked, { zoom: fit ? 4 : map.getZoom(), window });
  }
  if (mine !== turn || !found) return;
  await areas_of(found.clusters);
  if (mine !== turn) return;
  if (fit && (found.clusters.length || found.points?.length)) {
    see(window_of(found), { padding: [30, 30], maxZoom: 6 });
    if (!found.points) return refresh();
  }
  draw(found, current);
}

async function answer_to(asked, more) {
  const query = new URLSearchParams(asked);
  for (const [key, value] of Object.entries(more)) query.set(key, value);
  const answer = await fetch(`/map.json?${query}`);
  return answer.ok ? answer.json() : null;
}

function draw(found, current) {
  shown.clearLayers();
  for (const ring of found.rings) draw_ring(shown, ring, ring.id === current, select);
  for (const cluster of found.clusters) {
    const coarse = cluster.prec !== null && cluster.prec > 2;
    const { id, at, type, prec, km } = cluster;
    if (id && coarse) draw_area(shown, cluster, id === current, select);
    else if (id) draw_point([...at, id, type, prec, km], id === current, select).addTo(shown);
    else draw_cluster(shown, cluster, coarse, closer);
  }
  if (points.of !== found) {
    points.all?.remove();
    points = { of: found, all: found.points ? gathered(closer) : null };
    points.all?.addLayers(found.points.map((point) => draw_point(point, false, select))).addTo(map);
  }
  const chosen = found.points?.find((point) => point[2] === current); // stands above its cluster: it is what one looks for
  if (chosen) draw_point(chosen, true, select).addTo(shown);
  const note = document.getElementById("map-note");
  note.textContent = found.unplaced ? note.dataset.unplaced.replace("{}", found.unplaced) : "";
}

// Into a cluster: closer by, or, where all of it is at one place, as a filter of the list.
function closer([west, south, east, north]) {
  if (map.getZoom() < map.getMaxZoom() && (east - west > 0.01 || north - south > 0.01)) {
    map.fitBounds([[south, west], [north, east]], { padding: [40, 40] });
    return;
  }
  const url = new URL(location.href);
  url.searchParams.set("bbox", [west - 0.01, south - 0.01, east + 0.01, north + 0.01].map((n) => n.toFixed(3)).join(","));
  url.searchParams.delete("after");
  go(url.pathname + url.search);
}

function see(window, options = {}) {
  moving = true;
  map.fitBounds(window, options);
  moving = false;
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
  const at = [...found.clusters.flatMap((c) => Array(Math.min(20, c.n)).fill(c.at)), ...(found.points ?? [])];
  const by = (k) => at.map((each) => each[k]).sort((a, b) => a - b);
  const cut = (list, share) => list[Math.round((list.length - 1) * share)];
  const [lats, lons] = [by(0), by(1)];
  return [[cut(lats, 0.04), cut(lons, 0.04)], [cut(lats, 0.97), cut(lons, 0.96)]];
}

function select(id) {
  const url = new URL(location.href);
  url.searchParams.set("id", id);
  go(url.pathname + url.search);
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
