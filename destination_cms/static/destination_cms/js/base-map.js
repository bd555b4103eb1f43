/*
 * The site's own base map below everything else of a Leaflet map: vector tiles of a PMTiles file, drawn on canvases. What
 * draws them is loaded when the first map needs it.
 */
(function () {
  "use strict";

  const COPYRIGHT = "https://www.openstreetmap.org/copyright";
  const LARGEST_ZOOM = 19;
  // Above a sketch map, and below tiles, lines and markers.
  const PANE_Z_INDEX = 160;
  const loading = new Map();

  function load(address) {
    if (!loading.has(address)) {
      const script = document.createElement("script");
      const isLoaded = new Promise((resolve, reject) => {
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(address)));
      });
      script.src = address;
      document.head.append(script);
      loading.set(address, isLoaded);
    }
    return loading.get(address);
  }

  /* Whose data it is, with the link to the terms of OpenStreetMap where it is theirs. */
  function attributionOf(text) {
    const element = document.createElement(/openstreetmap/i.test(text) ? "a" : "span");
    if (element.tagName === "A") element.href = COPYRIGHT;
    element.textContent = text;
    return element.outerHTML;
  }

  const boundsOf = ({ bounds: { south, west, north, east } }) =>
    window.L.latLngBounds([
      [south, west],
      [north, east],
    ]);

  /* Draw a base map; the promise is rejected where its file is not there, or its server answers no ranges. */
  async function draw(map, baseMap, script) {
    await load(script);
    const archive = new window.protomapsL.PmtilesSource(baseMap.url, true).p;
    await archive.getHeader();
    // The map may be gone by now.
    if (!map.getContainer().isConnected) return;
    if (!map.getPane("base-map")) map.createPane("base-map").style.zIndex = PANE_Z_INDEX;
    window.protomapsL
      .leafletLayer({
        url: archive,
        flavor: "light",
        lang: document.documentElement.lang.slice(0, 2),
        bounds: boundsOf(baseMap),
        noWrap: true,
        maxDataZoom: baseMap.maxZoom,
        maxZoom: LARGEST_ZOOM,
        pane: "base-map",
        attribution: attributionOf(baseMap.attribution),
      })
      .addTo(map);
    if (!map.attributionControl) window.L.control.attribution({ prefix: false }).addTo(map);
  }

  /*
   * Draw the base maps of the places that the map is moved to. Call ``otherwise``, once, where there is none, and where one
   * cannot be read.
   */
  function follow(map, baseMaps, script, otherwise) {
    const drawn = [];
    let waiting = [...baseMaps];
    let isCovered = true;

    function drawOther() {
      if (isCovered) otherwise();
      isCovered = false;
    }

    function look() {
      const here = map.getBounds();
      if (drawn.some((baseMap) => boundsOf(baseMap).contains(here.getCenter()))) return;
      const next = waiting.find((baseMap) => boundsOf(baseMap).intersects(here));
      if (!next) {
        if (!drawn.some((baseMap) => boundsOf(baseMap).intersects(here))) drawOther();
        return;
      }
      waiting = waiting.filter((baseMap) => baseMap !== next);
      drawn.push(next);
      draw(map, next, script).catch(() => {
        drawn.splice(drawn.indexOf(next), 1);
        drawOther();
      });
    }

    map.on("moveend", look);
    look();
  }

  window.destinationBaseMap = { follow };
})();
