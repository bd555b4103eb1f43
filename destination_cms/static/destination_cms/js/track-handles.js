/*
 * What the map shows of a line that is being drawn: the line, a handle for each point in view, a smaller one in the middle
 * of each segment, the stops, and the crosshair of the keyboard. It reports what the pointer does, and changes nothing.
 *
 * These are Leaflet's own markers. terra-draw was tried: it takes no elevations, cannot go on with a line, and needs half
 * a second for each movement of the pointer over the 5,000 points that a track may have.
 */
(function () {
  "use strict";

  const NAME = "destination-track";
  // Of more, none can be told from its neighbours.
  const MOST_HANDLES = 150;
  const HANDLE_PIXELS = 24;
  const SHORTEST_SEGMENT_PIXELS = 40;
  const SNAP_PIXELS = 14;

  const latLngOf = ([longitude, latitude]) => window.L.latLng(latitude, longitude);

  class TrackHandles {
    /* ``on`` has the functions choose(index), move(index, latLng), and insert(index, latLng). */
    constructor(map, on) {
      this.map = map;
      this.on = on;
      this.stops = [];
      this.line = null;
      this.isCrowded = false;
      this.path = window.L.polyline([], { className: `${NAME}__line`, interactive: false }).addTo(map);
      this.stopLayer = window.L.layerGroup().addTo(map);
      this.layer = window.L.layerGroup().addTo(map);
      this.crosshair = this.marker([0, 0], "crosshair", { interactive: false, zIndexOffset: 1000 });
      this.redraw = () => this.line && this.show(this.line);
      map.on("moveend", this.redraw);
    }

    remove() {
      this.map.off("moveend", this.redraw);
      [this.path, this.stopLayer, this.layer, this.crosshair].forEach((layer) => layer.remove());
    }

    show(line) {
      this.line = line;
      this.path.setLatLngs(line.points.map(latLngOf));
      this.layer.clearLayers();
      const view = this.map.getBounds().pad(0.1);
      const indices = [...line.points.keys()].filter((index) => view.contains(latLngOf(line.points[index])));
      this.isCrowded = indices.length > MOST_HANDLES;
      const shown = this.isCrowded ? indices.filter((index) => line.isEnd(index) || index === line.chosen) : indices;
      if (!this.isCrowded) shown.forEach((index) => this.addMiddle(index));
      shown.forEach((index) => this.addHandle(index));
    }

    showStops(stops) {
      this.stops = stops;
      this.stopLayer.clearLayers();
      stops.forEach((stop) => {
        const badge = this.marker([stop.longitude, stop.latitude], "stop", { interactive: false, zIndexOffset: -1000 });
        badge.addTo(this.stopLayer).getElement().textContent = stop.number;
      });
    }

    showCrosshair(latLng) {
      if (latLng) this.crosshair.setLatLng(latLng).addTo(this.map);
      else this.crosshair.remove();
    }

    /* The nearest stop that is close on the screen. */
    stopNear(latLng) {
      const here = this.map.latLngToContainerPoint(latLng);
      const far = this.stops.map((stop) =>
        here.distanceTo(this.map.latLngToContainerPoint([stop.latitude, stop.longitude])),
      );
      const nearest = far.indexOf(Math.min(...far));
      return far[nearest] <= SNAP_PIXELS ? this.stops[nearest] : null;
    }

    addHandle(index) {
      const { line } = this;
      const kind = ["handle", line.isEnd(index) && "handle-end", index === line.chosen && "handle-chosen"];
      const handle = this.marker(line.points[index], kind, { draggable: true }).addTo(this.layer);
      handle.on("click", () => this.on.choose(index));
      handle.on("drag", () => {
        const stop = line.isEnd(index) ? this.stopNear(handle.getLatLng()) : null;
        if (stop) handle.setLatLng([stop.latitude, stop.longitude]);
        this.preview(index, 1, handle.getLatLng());
      });
      handle.on("dragend", () => this.later(() => this.on.move(index, handle.getLatLng())));
    }

    /* The handle in the middle of the segment that starts at a point. */
    addMiddle(index) {
      const ends = this.line.points.slice(index, index + 2).map((point) => this.map.latLngToLayerPoint(latLngOf(point)));
      if (ends.length < 2 || ends[0].distanceTo(ends[1]) < SHORTEST_SEGMENT_PIXELS) return;
      const { lat, lng } = this.map.layerPointToLatLng(ends[0].add(ends[1]).divideBy(2));
      const middle = this.marker([lng, lat], ["handle", "handle-middle"], { draggable: true }).addTo(this.layer);
      middle.on("click", () => this.on.insert(index + 1, middle.getLatLng()));
      middle.on("drag", () => this.preview(index + 1, 0, middle.getLatLng()));
      middle.on("dragend", () => this.later(() => this.on.insert(index + 1, middle.getLatLng())));
    }

    /* Without its handle, the click that ends a drag would be one on the map. */
    later(act) {
      setTimeout(() => this.map.hasLayer(this.layer) && act());
    }

    preview(index, replaced, { lat, lng }) {
      this.path.setLatLngs(this.line.points.toSpliced(index, replaced, [lng, lat]).map(latLngOf));
    }

    marker(point, kinds, options) {
      const className = [kinds].flat().filter(Boolean).map((kind) => `${NAME}__${kind}`).join(" ");
      const icon = window.L.divIcon({ className, iconSize: [HANDLE_PIXELS, HANDLE_PIXELS] });
      return window.L.marker(latLngOf(point), { icon, keyboard: false, ...options });
    }
  }

  window.destinationTrack = { ...window.destinationTrack, TrackHandles, latLngOf };
})();
