// A place is moved by pressing on a map; the two fields beside it do the same without one.

import { L, ground, ink, map_in } from "./ground.js";

const PRECISION = 4; // digits of a degree: about ten metres

function open(details) {
  const box = details.querySelector(".place-map");
  if (!L || !box.hidden) return;
  box.hidden = false;
  const [latitude, longitude] = ["latitude", "longitude"].map((name) => details.closest("form").elements[name]);
  const map = map_in(box, { maxZoom: 14 });
  const was = box.dataset.latitude ? [Number(box.dataset.latitude), Number(box.dataset.longitude)] : null;
  if (was) {
    map.setView(was, 7);
    L.circle(was, { radius: Math.max(1, Number(box.dataset.km)) * 1000, color: ink("--quiet"), weight: 1.5, dashArray: "4 4", fill: false, interactive: false }).addTo(map);
  } else map.setView([40, 25], 3);
  const middle = box.appendChild(document.createElement("div"));
  middle.className = "middle";

  let spot = null;
  const show = () => {
    const at = [latitude.valueAsNumber, longitude.valueAsNumber];
    if (!at.every(Number.isFinite) || Math.abs(at[0]) > 90 || Math.abs(at[1]) > 180) return;
    if (!spot) {
      spot = L.marker(at, { icon: cross(), draggable: true, keyboard: false }).addTo(map);
      spot.on("dragend", () => take(spot.getLatLng()));
    } else spot.setLatLng(at);
    if (!map.getBounds().contains(at)) map.panTo(at, { animate: false });
  };
  const take = (at) => {
    const point = at.wrap();
    latitude.value = point.lat.toFixed(PRECISION);
    longitude.value = point.lng.toFixed(PRECISION);
    show();
  };
  map.on("click", (event) => take(event.latlng));
  for (const field of [latitude, longitude]) field.addEventListener("input", show);
  latitude.addEventListener("paste", (event) => {
    const both = event.clipboardData?.getData("text").trim().match(/^(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)$/);
    if (!both) return;
    event.preventDefault();
    [latitude.value, longitude.value] = [both[1], both[2]];
    show();
  });
  const button = details.querySelector("[data-middle]");
  button.hidden = false;
  button.addEventListener("click", () => take(map.getCenter()));
  show();
  box.scrollIntoView({ block: "nearest" });
  ground(map).then(() => (box.dataset.ready = "yes"));
}

function cross() {
  const icon = L.divIcon({ className: "spot", iconSize: [26, 26] });
  const draw = icon.createIcon.bind(icon);
  icon.createIcon = (old) => {
    const element = draw(old);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 26 26");
    for (const [width, colour] of [[6, ink("--sheet")], [3, ink("--bad")]]) {
      const path = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
      path.setAttribute("d", "M13 1v9M13 16v9M1 13h9M16 13h9");
      path.setAttribute("stroke", colour);
      path.setAttribute("stroke-width", width);
    }
    element.replaceChildren(svg);
    return element;
  };
  return icon;
}

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details.placing") && event.target.open) open(event.target);
}, true);
for (const details of document.querySelectorAll("details.placing[open]")) open(details);
