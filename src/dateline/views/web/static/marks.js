// What stands on the map of the desk: pins for exact places, circles, rings, areas, and what is taken together.

import { L, ink } from "./ground.js";

const KINDS = { strike: "--t-air", explosion: "--t-air", fire: "--t-fire", damage: "--t-fire", outage: "--t-fire", interception: "--t-down", crash: "--t-down", debris: "--t-down", casualties: "--t-people", abduction: "--t-people", arrest: "--t-people", attack: "--t-ground", clash: "--t-ground", control: "--t-ground" };
const colour = (type) => ink(KINDS[type] ?? "--t-say");
const words = () => document.getElementById("map").dataset;

// A mark for the mouse and the keyboard; its words are set as text, never as HTML.
const Mark = L?.DivIcon.extend({
  createIcon(old) {
    const element = L.DivIcon.prototype.createIcon.call(this, old);
    element.setAttribute("aria-label", this.options.label);
    element.firstChild.textContent = this.options.text;
    if (this.options.fill) element.firstChild.style.background = this.options.fill;
    return element;
  },
});

function mark({ classes, size, label, text = "", fill = null }) {
  return new Mark({ className: `pin ${classes}`, iconSize: [size, size], html: "<span></span>", label, text, fill });
}

// A pin; where the place is only near by, with the circle in which it was, as long as it is not in a cluster.
const Pin = L?.Marker.extend({
  onAdd(map) {
    L.Marker.prototype.onAdd.call(this, map);
    this.options.around?.addTo(map);
  },
  onRemove(map) {
    L.Marker.prototype.onRemove.call(this, map);
    this.options.around?.remove();
  },
});

function pressed(marker, press) {
  marker.on("click", press).on("keypress", (event) => event.originalEvent.key === "Enter" && press());
  return marker;
}

export function draw_point([latitude, longitude, id, type, prec, km], current, select) {
  const [at, own] = [[latitude, longitude], colour(type)];
  const press = () => select(id);
  const style = { ...lines(own, current), dashArray: "5 4", radius: 1000 * Math.max(km ?? 5, 5) };
  const around = prec === 1 ? null : L.circle(at, style).on("click", press).bindTooltip(words().near);
  const classes = `single ${KINDS[type] === "--t-air" ? "t-air" : ""} ${current ? "current" : ""}`;
  const icon = mark({ classes, size: prec === 1 ? 13 : 11, label: type, fill: own });
  return pressed(new Pin(at, { icon, around, keyboard: true, alt: type, title: type, zIndexOffset: current ? 1000 : 0 }), press);
}

const lines = (own, current) => ({ color: own, weight: current ? 3 : 1.4, fillColor: own, fillOpacity: current ? 0.14 : 0.07 });
const sized = (n) => Math.round(22 + Math.min(26, Math.sqrt(n) * 3));

// The points that stand too close to be told apart: pressed, the map shows them closer by.
export function gathered(closer) {
  const group = L.markerClusterGroup({
    animate: false,
    maxClusterRadius: 42,
    showCoverageOnHover: false,
    spiderfyOnMaxZoom: false, // a pin stands where the place is and nowhere else
    zoomToBoundsOnClick: false,
    iconCreateFunction: (cluster) => {
      const n = cluster.getChildCount();
      cluster.options.title = `${n} ${words().legendMore}`;
      return mark({ classes: "", size: sized(n), label: cluster.options.title, text: String(n) });
    },
  });
  const press = ({ layer, originalEvent }) => {
    if (originalEvent.type === "keypress" && originalEvent.key !== "Enter") return;
    const b = layer.getBounds();
    closer([b.getWest(), b.getSouth(), b.getEast(), b.getNorth()]);
  };
  return group.on("clusterclick clusterkeypress", press);
}

// A cluster of the server, of points or of areas; those of one area are drawn with it.
export function draw_cluster(shown, c, coarse, closer) {
  if (coarse) shape(c, { color: ink("--accent"), weight: 1.2, fillOpacity: 0.05, interactive: false }).addTo(shown);
  const label = `${c.n} ${words().legendMore}`;
  const icon = mark({ classes: coarse ? "coarse" : "", size: sized(c.n), label, text: String(c.n) });
  pressed(L.marker(c.at, { icon, keyboard: true, alt: label, title: label }), () => closer(c.box)).addTo(shown);
}

// An area has no point: the area itself is what is pressed, and the list has it for the keyboard.
export function draw_area(shown, c, current, select) {
  shape(c, lines(colour(c.type), current)).on("click", () => select(c.id)).bindTooltip(words().region, { sticky: true }).addTo(shown);
}

export function draw_ring(shown, ring, current, select) {
  const style = { radius: ring.km * 1000, color: colour(ring.type), weight: current ? 4 : 2, dashArray: "8 6", fill: false };
  L.circle(ring.at, style).on("click", () => select(ring.id)).bindTooltip(words().ring).addTo(shown);
}

// Where something was, known by its region or district: the outline where there is one, otherwise a circle of its size.
function shape(c, style) {
  const line = { ...style, dashArray: "2 5" };
  const coordinates = outlines.get(c.region);
  if (coordinates) return L.geoJSON({ type: "MultiPolygon", coordinates }, { style: { ...line, className: "area" }, interactive: style.interactive ?? true });
  return L.circle(c.at, { ...line, radius: Math.max(c.km ?? 5, 10) * 1000 });
}

// Fetches the outlines of regions that were not drawn before.
const outlines = new Map();
export async function areas_of(clusters) {
  const wanted = [...new Set(clusters.map((c) => c.region).filter((region) => region && !outlines.has(region)))];
  for (let at = 0; at < wanted.length; at += 100) {
    const some = wanted.slice(at, at + 100);
    const answer = await fetch(`/outlines.json?${new URLSearchParams(some.map((region) => ["region", region]))}`);
    if (!answer.ok) return;
    const found = await answer.json();
    for (const region of some) outlines.set(region, found[region]);
  }
}
