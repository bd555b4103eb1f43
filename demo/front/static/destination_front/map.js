/* Draws the map that the element #map-data describes. Without this script the list beside the map says the same. */
(() => {
  const element = document.getElementById("map");
  const data = document.getElementById("map-data");
  if (!element || !data || !window.L) return;

  const { L } = window;
  const map = JSON.parse(data.textContent);
  const baseMap = JSON.parse(document.getElementById("base-map-data")?.textContent ?? "null");
  const LARGEST_ZOOM = 19;
  const ZOOM_OF_ONE = 15;
  const places = map.points.map((point) => [point.latitude, point.longitude]);

  const view = L.map(element, { scrollWheelZoom: false, zoomControl: false, attributionControl: false, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: map.strings.zoomIn, zoomOutTitle: map.strings.zoomOut }).addTo(view);
  L.control.scale({ imperial: false }).addTo(view);
  const track = map.track.map(([longitude, latitude]) => [latitude, longitude]);
  const bounds = L.latLngBounds([...places, ...track]);
  /* Several places at one point have no extent that a zoom could be computed from. */
  if (bounds.getSouthWest().equals(bounds.getNorthEast())) view.setView(places[0], ZOOM_OF_ONE);
  else view.fitBounds(bounds, { padding: [36, 36], maxZoom: LARGEST_ZOOM });

  /* Below everything else, also when it arrives last. */
  const drawSketch = async () => {
    L.control.attribution({ prefix: false }).addAttribution(map.strings.sketch).addTo(view);
    const answer = await fetch(map.base);
    if (!answer.ok) return;
    view.createPane("base").style.zIndex = 150;
    L.geoJSON(await answer.json(), {
      pane: "base",
      interactive: false,
      style: (feature) => ({ className: `base-${feature.properties.kind}`, stroke: true, fill: feature.geometry.type === "Polygon" }),
    }).addTo(view);
  };
  if (map.tiles) {
    L.control.attribution({ prefix: false }).addTo(view);
    L.tileLayer(map.tiles, { maxZoom: LARGEST_ZOOM, ...map.tileOptions }).addTo(view);
  } else if (baseMap) {
    window.destinationBaseMap.follow(view, [baseMap], baseMap.script, drawSketch);
  } else {
    drawSketch();
  }

  if (track.length > 1) {
    L.polyline(track, { className: "map-line map-track", interactive: false }).addTo(view);
  } else if (map.line && places.length > 1) {
    L.polyline(map.loop ? [...places, places[0]] : places, { className: "map-line", interactive: false }).addTo(view);
  }

  for (const detour of map.detours) {
    L.polyline(detour.map(([longitude, latitude]) => [latitude, longitude]), { className: "map-line map-detour", interactive: false }).addTo(view);
  }
  if (map.areas.length) L.geoJSON(map.areas, { interactive: false, style: { className: "map-area" } }).addTo(view);

  const popupOf = (point) => {
    const link = document.createElement(point.path ? "a" : "span");
    if (point.path) link.href = point.path;
    link.textContent = point.title;
    return link;
  };
  const markers = map.points.map((point, index) => {
    const label = document.createElement("span");
    label.textContent = point.number || "";
    const icon = L.divIcon({ className: point.number ? "pin pin-number" : "pin", html: label, iconSize: [30, 30] });
    const marker = L.marker(places[index], { icon, title: point.title, keyboard: false, riseOnHover: true }).addTo(view);
    return map.points.length > 1 ? marker.bindPopup(popupOf(point), { offset: [0, -8] }) : marker;
  });

  /* The list beside the map leads the eye on it, by pointer and by keyboard. */
  const follow = (link, index) => {
    const mark = (isLit) => () => {
      markers[index].getElement().classList.toggle("pin-lit", isLit);
      markers[index].setZIndexOffset(isLit ? 1000 : 0);
    };
    link.addEventListener("mouseenter", mark(true));
    link.addEventListener("mouseleave", mark(false));
    link.addEventListener("focus", () => {
      mark(true)();
      view.panInside(places[index], { padding: [40, 40] });
    });
    link.addEventListener("blur", mark(false));
  };
  document.querySelectorAll("[data-point]").forEach((link) => follow(link, Number(link.dataset.point)));
  document.querySelectorAll("[data-stop]").forEach((link) => {
    follow(link, map.points.findIndex((point) => String(point.number) === link.dataset.stop));
  });
})();
