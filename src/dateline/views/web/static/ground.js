// What lies under every map: land, borders and names, all from this server. No tile is ever asked for.

export const L = globalThis.L;

export function ink(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A map in a box of the page, with nothing on it yet.
export function map_in(box, options = {}) {
  const map = L.map(box, { attributionControl: true, minZoom: 2, worldCopyJump: true, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, ...options });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution("Natural Earth, UN views · GeoNames");
  map.createPane("ground").style.zIndex = 200;
  return map;
}

const CLOSE = 7; // the zoom from which villages are named
let fetched = null;

// Land, borders and names under a map; the names follow the window that it shows.
export async function ground(map) {
  fetched ??= Promise.all([fetch("/static/world.json"), fetch("/labels.json")].map(async (asked) => (await asked).json()));
  const [world, names] = await fetched;
  const renderer = L.canvas({ pane: "ground", padding: 0.5 });
  const style = (feature) => feature.properties.kind === "land"
    ? { stroke: true, color: ink("--border"), weight: 0.6, fill: true, fillColor: ink("--land"), fillOpacity: 1 }
    : { stroke: true, color: ink("--border"), weight: 0.8, dashArray: null, fill: false };
  const layer = L.geoJSON(world, { renderer, interactive: false, pane: "ground", style }).addTo(map);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => layer.setStyle(style));
  const labelled = L.layerGroup().addTo(map);
  const name = async () => {
    label(map, labelled, names);
    const near = await towns(map);
    if (near.length) label(map, labelled, [...names, ...near]);
  };
  await name();
  map.on("moveend", name);
}

// Towns and villages, once the window is small enough for them; asked for by whole degrees, so that few are asked twice.
async function towns(map) {
  if (map.getZoom() < CLOSE) return [];
  const b = map.getBounds();
  const step = map.getZoom() > 9 ? 0.25 : 1;
  const window = [Math.floor(b.getWest() / step), Math.floor(b.getSouth() / step), Math.ceil(b.getEast() / step), Math.ceil(b.getNorth() / step)].map((n) => n * step);
  if (window[2] - window[0] > 15 || window[3] - window[1] > 15) return [];
  const zoom = map.getZoom();
  const answer = await fetch(`/places.json?window=${window}`);
  if (!answer.ok || zoom !== map.getZoom()) return [];
  return (await answer.json()).map(([name, lat, lon]) => [name, lat, lon, null, 0]);
}

// As many names as fit without touching each other, the weightiest first.
function label(map, labelled, names) {
  labelled.clearLayers();
  const zoom = map.getZoom();
  const view = map.getBounds();
  const taken = [];
  let left = 60;
  for (const [name, lat, lon, weight, country] of names) {
    if (left <= 0) break;
    if (weight !== null && (country ? zoom > 7 || weight < 20000 / 4 ** (zoom - 2) : weight < 60000 / 4 ** (zoom - 2))) continue;
    if (!view.contains([lat, lon])) continue;
    const at = map.latLngToContainerPoint([lat, lon]);
    const half = name.length * (country ? 4.6 : 3.4) + 8;
    if (taken.some((t) => Math.abs(t.x - at.x) < t.half + half && Math.abs(t.y - at.y) < 15)) continue;
    taken.push({ x: at.x, y: at.y, half });
    left -= 1;
    const icon = L.divIcon({ className: `map-label ${country ? "country" : "town"}`, html: "" });
    const marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(labelled);
    const element = marker.getElement();
    element.textContent = name;
    element.setAttribute("aria-hidden", "true");
  }
}
