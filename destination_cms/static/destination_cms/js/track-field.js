/*
 * The track of the editor. A chosen file is sent to the server, which answers with one line, or with the lines to choose
 * among; the form submits the line, which the server checks again. A file that is refused changes nothing.
 */
(function () {
  "use strict";

  const MAX_ZOOM = 19;

  class TrackController extends window.StimulusModule.Controller {
    static targets = ["input", "file", "button", "message", "lines", "choices", "report", "map"];

    static values = { options: Object };

    connect() {
      this.map = null;
      this.asked = 0;
      this.drawMap();
      this.draw();
    }

    disconnect() {
      if (this.resizeObserver) this.resizeObserver.disconnect();
      if (this.map) this.map.remove();
      this.map = null;
    }

    read() {
      this.send({});
    }

    useTicked() {
      const ticked = [...this.choicesTarget.querySelectorAll("input:checked")].map((box) => box.value);
      if (ticked.length > 0) this.send({ lines: ticked.join(",") });
    }

    joinAll() {
      this.send({ join: "all" });
    }

    reverse() {
      const track = this.track();
      if (!track) return;
      this.write({ ...track, coordinates: [...track.coordinates].reverse() });
      this.tellReport([this.optionsValue.strings.reversed]);
    }

    remove() {
      this.write(null);
      this.writeSource(null, "");
      this.linesTarget.hidden = true;
      this.fileTarget.value = "";
      this.tellReport([this.optionsValue.strings.removed]);
      this.fileTarget.focus();
    }

    async send(choice) {
      const { address, mostBytes, strings } = this.optionsValue;
      const file = this.fileTarget.files[0];
      if (!file) return;
      if (file.size > mostBytes) {
        this.tell(`${file.name}: ${strings.tooLarge}`);
        return;
      }
      const form = new FormData();
      form.append("file", file);
      Object.entries(choice).forEach(([name, value]) => form.append(name, value));
      this.asked += 1;
      const question = this.asked;
      this.tell("");
      this.tellReport([strings.reading]);
      const answer = await this.post(address, form);
      if (question !== this.asked) return;
      if (answer.error) {
        this.tell(answer.error);
        this.tellReport([]);
        return;
      }
      this.show(answer);
    }

    async post(address, form) {
      const headers = { Accept: "application/json", "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN };
      try {
        const response = await fetch(address, { method: "POST", body: form, headers });
        return await response.json();
      } catch {
        return { error: this.optionsValue.strings.failed };
      }
    }

    show({ track, source, sourceSentence, report, lines }) {
      this.tellReport(report);
      this.offer(lines);
      if (!track) return;
      this.write(track);
      this.writeSource(source, sourceSentence);
    }

    /* Let the editor tick lines; ticks that are there already stay. */
    offer(lines) {
      this.linesTarget.hidden = lines.length === 0;
      if (this.choicesTarget.children.length === lines.length) return;
      this.choicesTarget.replaceChildren(
        ...lines.map(({ number, label }) => {
          const line = document.createElement("label");
          const box = document.createElement("input");
          line.className = "destination-track__choice";
          box.type = "checkbox";
          box.value = number;
          line.append(box, ` ${label}`);
          return line;
        }),
      );
    }

    tell(sentence) {
      this.messageTarget.textContent = sentence;
      if (sentence) this.fileTarget.setAttribute("aria-invalid", "true");
      else this.fileTarget.removeAttribute("aria-invalid");
    }

    tellReport(sentences) {
      this.reportTarget.replaceChildren(
        ...sentences.map((sentence) => {
          const item = document.createElement("li");
          item.textContent = sentence;
          return item;
        }),
      );
    }

    track() {
      try {
        return JSON.parse(this.inputTarget.value || "null");
      } catch {
        return null;
      }
    }

    /* Write as if it had been typed, so that autosave and the warning about unsaved changes see it. */
    write(track) {
      this.inputTarget.value = track ? JSON.stringify(track) : "";
      this.announce(this.inputTarget);
      this.draw();
    }

    writeSource(source, sentence) {
      const box = this.inputTarget.form?.elements[this.optionsValue.source];
      if (!box) return;
      box.value = source ? JSON.stringify(source) : "";
      this.announce(box);
      const shown = document.querySelector(`[data-destination-track-source="${this.optionsValue.source}"]`);
      if (shown) shown.textContent = sentence;
    }

    announce(box) {
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }

    drawMap() {
      if (!window.L) {
        this.mapTarget.hidden = true;
        return;
      }
      const { start, base, tileLayer, tileLayerOptions, strings } = this.optionsValue;
      this.map = window.L.map(this.mapTarget, {
        attributionControl: Boolean(tileLayer),
        maxZoom: MAX_ZOOM,
        scrollWheelZoom: false,
        zoomControl: false,
      }).setView(start, 13);
      window.L.control.zoom({ zoomInTitle: strings.zoomIn, zoomOutTitle: strings.zoomOut }).addTo(this.map);
      window.L.control.scale({ imperial: false }).addTo(this.map);
      if (tileLayer) window.L.tileLayer(tileLayer, { maxZoom: MAX_ZOOM, ...tileLayerOptions }).addTo(this.map);
      // Without it the line is shown on a plain ground.
      else if (base) window.destinationLocationLayers.drawBase(this.map, base).catch(() => {});
      this.layer = window.L.layerGroup().addTo(this.map);
      this.resizeObserver = new ResizeObserver(() => {
        const wasEmpty = this.map.getSize().x === 0;
        this.map.invalidateSize({ animate: false });
        if (wasEmpty) this.fit();
      });
      this.resizeObserver.observe(this.mapTarget);
    }

    draw() {
      const track = this.track();
      this.buttonTargets.forEach((button) => (button.hidden = !track));
      if (!this.map) return;
      this.layer.clearLayers();
      this.line = null;
      if (!Array.isArray(track?.coordinates)) return;
      const points = track.coordinates.map(([longitude, latitude]) => [latitude, longitude]);
      this.line = window.L.polyline(points, { className: "destination-track__line", interactive: false }).addTo(this.layer);
      window.L.circleMarker(points[0], { className: "destination-track__end", radius: 7 })
        .bindTooltip(this.optionsValue.strings.start)
        .addTo(this.layer);
      this.fit();
    }

    fit() {
      if (this.line) this.map.fitBounds(this.line.getBounds(), { padding: [20, 20], animate: false });
    }
  }

  window.wagtail.app.register("destination-track", TrackController);
})();
