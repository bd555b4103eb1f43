/*
 * The position field of the editor: one text box, and a map that reads it and writes into it.
 * The box is what the form submits; the server reads the same notations and has the last word.
 */
(function () {
  "use strict";

  const NUMBER = "[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?";
  const LAT_LNG = new RegExp(`^(${NUMBER})\\s*[,;\\s]\\s*(${NUMBER})$`);
  const LAT_LNG_DECIMAL_COMMA = /^([-+]?\d+,\d+)\s*(?:;|,\s|\s)\s*([-+]?\d+,\d+)$/;
  const EWKT = new RegExp(
    `^(?:SRID\\s*=\\s*4326\\s*;\\s*)?POINT\\s*\\(\\s*(${NUMBER})\\s*[,\\s]\\s*(${NUMBER})\\s*\\)$`,
    "i",
  );
  // Eleven centimetres: finer than any hand on any map.
  const PICKED_DECIMALS = 6;
  const MAX_ZOOM = 19;

  /* Return [latitude, longitude], or null for a text that is neither notation. */
  function parse(text) {
    const number = (digits) => parseFloat(digits.replace(",", "."));
    const ewkt = EWKT.exec(text);
    if (ewkt) return [number(ewkt[2]), number(ewkt[1])];
    const plain = LAT_LNG.exec(text) || LAT_LNG_DECIMAL_COMMA.exec(text);
    return plain && [number(plain[1]), number(plain[2])];
  }

  function format(latLng) {
    const wrapped = latLng.wrap();
    const latitude = Math.max(-90, Math.min(90, wrapped.lat));
    return [latitude, wrapped.lng].map((degrees) => String(Number(degrees.toFixed(PICKED_DECIMALS)))).join(", ");
  }

  class LocationController extends window.StimulusModule.Controller {
    static targets = ["input", "remove", "message", "note", "crowd", "map"];

    static values = { options: Object };

    connect() {
      this.map = null;
      this.marker = null;
      this.followAddress();
      this.drawMap();
      this.draw();
      this.show();
    }

    disconnect() {
      if (this.resizeObserver) this.resizeObserver.disconnect();
      if (this.map) this.map.remove();
      this.map = null;
      this.marker = null;
    }

    /* Follow what is being typed; a half-typed number is not a mistake yet. */
    read() {
      this.draw();
      if (!this.problem()) this.tell("");
    }

    /* Say what is wrong, once the editor has left the box. */
    complain() {
      this.tell(this.problem());
    }

    /* Bring the marker into the middle of the map. */
    show() {
      if (this.map && this.marker) this.map.setView(this.marker.getLatLng(), this.optionsValue.zoom);
    }

    remove() {
      this.write("");
      this.inputTarget.focus();
    }

    /* Show what stands in the box as a marker, or as an empty map. */
    draw() {
      const text = this.inputTarget.value.trim();
      this.removeTarget.hidden = !text;
      this.mark(this.problem() ? null : parse(text));
    }

    problem() {
      const { latitudeLimit, longitudeLimit, strings } = this.optionsValue;
      const text = this.inputTarget.value.trim();
      const position = parse(text);
      if (!text) return "";
      if (!position) return strings.unreadable;
      if (Math.abs(position[0]) > latitudeLimit) return strings.latitude;
      if (Math.abs(position[1]) > longitudeLimit) return strings.longitude;
      return "";
    }

    tell(problem) {
      this.messageTarget.textContent = problem;
      if (problem) this.inputTarget.setAttribute("aria-invalid", "true");
      else this.inputTarget.removeAttribute("aria-invalid");
    }

    mark(position) {
      if (!this.map) return;
      if (!position) {
        if (this.marker) this.marker.remove();
        this.marker = null;
        return;
      }
      const latLng = window.L.latLng(position);
      if (this.marker) this.marker.setLatLng(latLng);
      else this.addMarker(latLng);
      if (!this.map.getBounds().contains(latLng)) this.map.panTo(latLng);
    }

    /* Write as if it had been typed, so that autosave and the warning about unsaved changes see it. */
    write(text) {
      this.inputTarget.value = text;
      this.inputTarget.dispatchEvent(new Event("input", { bubbles: true }));
      this.inputTarget.dispatchEvent(new Event("change", { bubbles: true }));
    }

    addMarker(latLng) {
      const { icon, strings } = this.optionsValue;
      this.marker = window.L.marker(latLng, {
        alt: strings.marker,
        draggable: true,
        icon: window.L.icon({ ...window.L.Icon.Default.prototype.options, ...icon }),
      }).addTo(this.map);
      this.marker.on("dragend", () => this.write(format(this.marker.getLatLng())));
    }

    drawMap() {
      if (!window.L) {
        this.mapTarget.hidden = true;
        return;
      }
      const { start, startZoom, strings } = this.optionsValue;
      this.map = window.L.map(this.mapTarget, {
        attributionControl: false,
        maxZoom: MAX_ZOOM,
        // A wheel that turns over the map while the page scrolls must scroll the page.
        scrollWheelZoom: false,
        zoomControl: false,
      }).setView(start, startZoom);
      window.L.control.zoom({ zoomInTitle: strings.zoomIn, zoomOutTitle: strings.zoomOut }).addTo(this.map);
      window.L.control.scale({ imperial: false }).addTo(this.map);
      this.map.on("click", (event) => this.write(format(event.latlng)));
      this.mapTarget.addEventListener("focus", () => this.map && this.map.scrollWheelZoom.enable());
      this.mapTarget.addEventListener("blur", () => this.map && this.map.scrollWheelZoom.disable());
      this.addBackground();
      this.addPlaces();
      this.followSize();
    }

    addBackground() {
      const { tileLayer, tileLayerOptions, strings } = this.optionsValue;
      if (!tileLayer) {
        const sentences = { missing: strings.noBackground, failed: strings.backgroundFailed };
        window.destinationLocationLayers.drawGround(this.map, this.optionsValue, (word) => this.remark(sentences[word]));
        return;
      }
      window.L.control.attribution({ prefix: false }).addTo(this.map);
      const layer = window.L.tileLayer(tileLayer, { maxZoom: MAX_ZOOM, ...tileLayerOptions }).addTo(this.map);
      layer.once("tileerror", () => this.remark(strings.backgroundFailed));
    }

    addPlaces() {
      const { places, strings } = this.optionsValue;
      if (!places) return;
      window.destinationLocationLayers.followPlaces(this.map, places, (isComplete) => {
        this.crowdTarget.textContent = isComplete ? "" : strings.crowded;
      });
    }

    remark(sentence) {
      this.noteTarget.textContent = sentence;
      this.noteTarget.hidden = false;
    }

    /* A map drawn in a closed panel or another tab has no size until it is opened. */
    followSize() {
      this.resizeObserver = new ResizeObserver(() => {
        const wasEmpty = this.map.getSize().x === 0;
        this.map.invalidateSize({ animate: false });
        if (wasEmpty) this.show();
      });
      this.resizeObserver.observe(this.mapTarget);
    }

    /* A geocoder, where a site adds one, announces its finds through jQuery. */
    followAddress() {
      const { addressField } = this.optionsValue;
      if (!addressField || !window.jQuery) return;
      const prefix = this.inputTarget.id.includes("-") ? this.inputTarget.id.replace(/[^-]*$/, "") : "id_";
      window.jQuery(`#${prefix}${addressField}`).on("searchGeocoded", (_event, found) => {
        this.write(format(window.L.latLng(found)));
        this.show();
      });
    }
  }

  window.wagtail.app.register("destination-location", LocationController);
})();
