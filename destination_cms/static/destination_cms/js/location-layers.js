/* What lies under a marker or a line of the editor: a base map or a sketch map, and the other places. */
(function () {
  "use strict";

  const NAME = "destination-location";
  const known = new Map();

  async function read(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  }

  /* Draw GeoJSON below everything else; each shape has a class of its own by its property "kind". */
  async function drawBase(map, address) {
    const shapes = await read(address);
    // The field may be gone by now: a row was removed.
    if (!map.getContainer().isConnected) return;
    map.getContainer().classList.add(`${NAME}__map--sketch`);
    map.createPane("base").style.zIndex = 150;
    window.L.geoJSON(shapes, {
      pane: "base",
      interactive: false,
      style: ({ geometry, properties }) => ({
        className: `${NAME}__shape ${NAME}__shape--${properties?.kind ?? "other"}`,
        fill: geometry.type.endsWith("Polygon"),
      }),
      pointToLayer: () => window.L.layerGroup(),
    }).addTo(map);
  }

  /* Ask once for all maps of a page. */
  function readOnce(address) {
    if (!known.has(address)) known.set(address, read(address));
    return known.get(address);
  }

  /* Draw the base maps of the sites, and the sketch map where they show nothing; tell whether that failed or is missing. */
  async function drawGround(map, { base, baseMaps }, tell) {
    const drawSketch = () => (base ? drawBase(map, base).catch(() => tell("failed")) : tell("missing"));
    const told = baseMaps ? await readOnce(baseMaps).catch(() => null) : null;
    if (!map.getContainer().isConnected) return;
    if (told?.baseMaps.length) window.destinationBaseMap.follow(map, told.baseMaps, told.script, drawSketch);
    else await drawSketch();
  }

  function boxOf(map) {
    const bounds = map.getBounds();
    const isWholeWorld = bounds.getEast() - bounds.getWest() >= 360;
    return {
      south: Math.max(-90, bounds.getSouth()),
      west: isWholeWorld ? -180 : bounds.getSouthWest().wrap().lng,
      north: Math.min(90, bounds.getNorth()),
      east: isWholeWorld ? 180 : bounds.getNorthEast().wrap().lng,
    };
  }

  /* Show what stands within the map, and again whenever that is another part of the world. A click on a place is a click
     on the map. */
  function followPlaces(map, address, tell) {
    const layer = window.L.layerGroup().addTo(map);
    let asked = 0;

    async function look() {
      if (map.getSize().x === 0) return;
      asked += 1;
      const question = asked;
      const found = await read(`${address}?${new URLSearchParams(boxOf(map))}`).catch(() => null);
      if (!found || question !== asked || !map.getContainer().isConnected) return;
      layer.clearLayers();
      found.places.forEach(({ title, latitude, longitude }) => {
        const tooltip = document.createElement("span");
        tooltip.textContent = title;
        window.L.circleMarker([latitude, longitude], { className: `${NAME}__place`, radius: 5 })
          .bindTooltip(tooltip)
          .addTo(layer);
      });
      tell(found.isComplete);
    }

    map.on("moveend resize", look);
    look();
  }

  window.destinationLocationLayers = { drawGround, followPlaces };
})();
