/*
 * The track of the editor. A chosen file is sent to the server, which answers with one line, or with the lines to choose
 * among; the form submits the line, which the server checks again. A file that is refused changes nothing. A line can be
 * drawn on the map too: the form has it at once, and the server is asked for its numbers.
 */
(function () {
  "use strict";

  const MAX_ZOOM = 19;
  // Long enough for an arrow key that is held down.
  const MEASURE_AFTER_MS = 400;

  class TrackController extends window.StimulusModule.Controller {
    static targets = [
      ...["input", "file", "button", "message", "lines", "choices", "report", "map"],
      ...["tolerance", "drawButton", "panel", "keys", "status", "stops", "stopList"],
    ];

    static values = { options: Object };

    connect() {
      this.map = null;
      this.asked = 0;
      this.drawing = null;
      this.boxes = new window.destinationTrack.TrackBoxes(this.inputTarget, this.reportTarget, this.optionsValue.source);
      this.drawMap();
      this.draw();
    }

    disconnect() {
      this.endDrawing();
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

    /* Whatever answers from now on to what was asked before is late. */
    forget() {
      this.asked += 1;
      clearTimeout(this.timer);
    }

    reverse() {
      this.endDrawing();
      this.forget();
      const track = this.boxes.track();
      if (!track) return;
      this.write({ ...track, coordinates: [...track.coordinates].reverse() });
      this.boxes.tellReport([this.optionsValue.strings.reversed]);
    }

    /* Ask for the line with fewer points; where it came from stays. */
    async simplify() {
      this.endDrawing();
      if (!this.boxes.track()) return;
      const { address, strings } = this.optionsValue;
      const form = new FormData();
      form.append("track", this.inputTarget.value);
      form.append("source", this.boxes.kept().source);
      form.append("tolerance", this.toleranceTarget.value);
      this.forget();
      const question = this.asked;
      const answer = await this.post(address, form, strings.notMeasured);
      if (question !== this.asked) return;
      this.tell(answer.error ?? "");
      if (!answer.track) return;
      this.write(answer.track);
      this.boxes.tellReport(answer.report);
    }

    remove() {
      this.endDrawing();
      this.forget();
      this.write(null);
      this.boxes.writeSource(null, "");
      this.linesTarget.hidden = true;
      this.fileTarget.value = "";
      this.boxes.tellReport([this.optionsValue.strings.removed]);
      this.fileTarget.focus();
    }

    toggleDrawing() {
      if (this.drawing) this.endDrawing();
      else this.beginDrawing();
    }

    /* Nothing is written before something is drawn; what is undone to the start is what the form had. */
    async beginDrawing() {
      const { mostPoints, strings } = this.optionsValue;
      this.origin = this.boxes.kept();
      this.layer.clearLayers();
      this.panelTarget.hidden = false;
      this.drawing = new window.destinationTrack.TrackDrawing({
        ...{ map: this.map, mostPoints, strings, points: this.points() },
        ...{ panel: this.panelTarget, status: this.statusTarget, stopList: this.stopListTarget },
        onChange: (line) => this.drawn(line),
        onRefusal: (sentence) => this.tell(sentence),
      });
      this.showDrawing();
      this.mapTarget.focus();
      await this.findStops();
    }

    endDrawing() {
      if (!this.drawing) return;
      this.drawing.end();
      this.drawing = null;
      this.panelTarget.hidden = true;
      this.draw();
    }

    showDrawing() {
      const { strings } = this.optionsValue;
      const isDrawing = Boolean(this.drawing);
      this.drawButtonTarget.textContent = isDrawing ? strings.finish : this.boxes.track() ? strings.edit : strings.draw;
      this.drawButtonTarget.setAttribute("aria-expanded", isDrawing);
      // The keys of the map are its own while it is drawn on.
      this.mapTarget.setAttribute("role", isDrawing ? "application" : "region");
      this.mapTarget.classList.toggle("destination-track__map--drawn", isDrawing);
      this.mapTarget.setAttribute("aria-label", isDrawing ? strings.drawingMap : strings.map);
      if (isDrawing) this.mapTarget.setAttribute("aria-describedby", this.keysTarget.id);
      else this.mapTarget.removeAttribute("aria-describedby");
    }

    /* Who knows the stops of the form, such as the script of its rows, answers with a promise of them. */
    async findStops() {
      const { drawing } = this;
      const question = new CustomEvent("destination-track:stops", { detail: { answer: null } });
      document.dispatchEvent(question);
      const stops = (await question.detail.answer) ?? [];
      if (!drawing || drawing !== this.drawing) return;
      this.stopsTarget.hidden = stops.length === 0;
      drawing.showStops(stops);
      if (stops.length > 0 && !this.boxes.track()) {
        const places = stops.map(({ latitude, longitude }) => [latitude, longitude]);
        this.map.fitBounds(places, { padding: [40, 40], maxZoom: 16, animate: false });
      }
    }

    /* A button of the panel. */
    operate({ params }) {
      this.drawing?.[params.operation]();
    }

    drawn(line) {
      this.forget();
      this.tell("");
      if (line.isOriginal || (line.points.length === 0 && !this.origin.track)) {
        this.boxes.restore(this.origin);
        this.draw();
      } else if (line.points.length === 0) {
        this.write(null);
        this.boxes.writeSource(null, "");
        this.boxes.tellReport([this.optionsValue.strings.removed]);
      } else if (!line.hasTwoPlaces) {
        this.tell(this.optionsValue.strings.tooFew);
      } else {
        const known = (line.keepsOriginal && this.boxes.parse(this.origin.source)) || {};
        this.write({ type: "LineString", coordinates: line.points });
        // Should the form be sent before the server has said what time it is.
        this.boxes.writeSource({ ...known, drawn_at: new Date().toISOString() });
        this.timer = setTimeout(() => this.measure(known), MEASURE_AFTER_MS);
      }
    }

    /* Ask for the numbers of the line that the form has. */
    async measure(source) {
      const { address, strings } = this.optionsValue;
      const form = new FormData();
      form.append("track", this.inputTarget.value);
      form.append("source", JSON.stringify(source));
      const question = this.asked;
      const answer = await this.post(address, form, strings.notMeasured);
      if (question !== this.asked) return;
      this.tell(answer.error ?? "");
      this.boxes.tellReport(answer.report ?? []);
      if (answer.source) this.boxes.writeSource(answer.source, answer.sourceSentence);
    }

    async send(choice) {
      const { address, mostBytes, strings } = this.optionsValue;
      const file = this.fileTarget.files[0];
      if (!file) return;
      if (file.size > mostBytes) {
        this.refuseFile(`${file.name}: ${strings.tooLarge}`);
        return;
      }
      const form = new FormData();
      form.append("file", file);
      Object.entries(choice).forEach(([name, value]) => form.append(name, value));
      this.asked += 1;
      const question = this.asked;
      this.tell("");
      this.boxes.tellReport([strings.reading]);
      const answer = await this.post(address, form, strings.failed);
      if (question !== this.asked) return;
      if (answer.error) {
        this.refuseFile(answer.error);
        this.boxes.tellReport([]);
        return;
      }
      this.show(answer);
    }

    async post(address, form, failure) {
      const headers = { Accept: "application/json", "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN };
      try {
        const response = await fetch(address, { method: "POST", body: form, headers });
        return await response.json();
      } catch {
        return { error: failure };
      }
    }

    show({ track, source, sourceSentence, report, lines, waypoints }) {
      this.boxes.tellReport(report);
      this.offer(lines);
      // For who can make stops of them, such as the script of the rows.
      document.dispatchEvent(new CustomEvent("destination-track:waypoints", { detail: { waypoints } }));
      if (!track) return;
      this.endDrawing();
      this.write(track);
      this.boxes.writeSource(source, sourceSentence);
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
      this.fileTarget.removeAttribute("aria-invalid");
    }

    refuseFile(sentence) {
      this.tell(sentence);
      this.fileTarget.setAttribute("aria-invalid", "true");
    }

    /* The points of the form's track. */
    points() {
      const coordinates = this.boxes.track()?.coordinates;
      return Array.isArray(coordinates) ? coordinates : [];
    }

    /* Write the line, and show it unless it is shown as it is drawn. */
    write(track) {
      this.boxes.write(track);
      this.draw();
    }

    drawMap() {
      if (!window.L) {
        this.mapTarget.hidden = true;
        this.drawButtonTarget.hidden = true;
        return;
      }
      const { start, tileLayer, tileLayerOptions, strings } = this.optionsValue;
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
      else window.destinationLocationLayers.drawGround(this.map, this.optionsValue, () => {});
      this.layer = window.L.layerGroup().addTo(this.map);
      this.resizeObserver = new ResizeObserver(() => {
        const wasEmpty = this.map.getSize().x === 0;
        this.map.invalidateSize({ animate: false });
        if (wasEmpty) this.fit();
      });
      this.resizeObserver.observe(this.mapTarget);
    }

    draw() {
      const hasTrack = Boolean(this.boxes.track());
      this.buttonTargets.forEach((button) => (button.hidden = !hasTrack));
      this.showDrawing();
      if (!this.map || this.drawing) return;
      this.layer.clearLayers();
      this.line = null;
      const points = this.points().map(([longitude, latitude]) => [latitude, longitude]);
      if (points.length === 0) return;
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
