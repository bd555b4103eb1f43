/*
 * Drawing of a track, by pointer and by keyboard alone. Every change goes through the line; then the map, the status and
 * the form are told. Nothing is told to the form before something was drawn.
 */
(function () {
  "use strict";

  // Eleven centimetres: finer than any hand on any map.
  const DECIMALS = 6;
  const SHOWN_DECIMALS = 5;
  const STEP_PIXELS = 10;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const { TrackLine, TrackHandles, latLngOf } = window.destinationTrack;

  const round = (degrees) => Number(degrees.toFixed(DECIMALS));

  class TrackDrawing {
    /* ``onChange`` is told the line after each change, ``onRefusal`` a sentence. */
    constructor({ map, points, mostPoints, strings, panel, status, stopList, onChange, onRefusal }) {
      Object.assign(this, { map, strings, status, stopList, onChange, onRefusal });
      this.line = new TrackLine(points, mostPoints);
      this.handles = new TrackHandles(map, {
        choose: (index) => this.choose(index),
        move: (index, latLng) => this.moveTo(index, latLng),
        insert: (index, latLng) => this.insertAt(index, latLng),
      });
      this.crosshair = null;
      this.listeners = new AbortController();
      const { signal } = this.listeners;
      const area = map.getContainer();
      // The buttons of the map have keys of their own.
      area.addEventListener("keydown", (event) => this.press(event, { isOnMap: event.target === area }), { signal });
      panel.addEventListener("keydown", (event) => this.press(event), { signal });
      area.addEventListener("pointerdown", () => this.handles.showCrosshair(null), { signal });
      this.click = ({ latlng }) => this.put(latlng);
      map.on("click", this.click);
      map.keyboard.disable();
      map.doubleClickZoom.disable();
      this.handles.show(this.line);
      this.tell(this.handles.isCrowded ? "manyPoints" : "letGo");
    }

    end() {
      this.listeners.abort();
      this.map.off("click", this.click);
      this.map.keyboard.enable();
      this.map.doubleClickZoom.enable();
      this.handles.remove();
    }

    showStops(stops) {
      this.handles.showStops(stops);
      this.stopList.replaceChildren(...stops.map(({ number, title }) => new Option(`${number}. ${title}`)));
    }

    /* What is not used of the keys stays the browser's, Tab above all. */
    press(event, { isOnMap = false } = {}) {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const isCommand = event.ctrlKey || event.metaKey;
      const isPlain = isOnMap && !isCommand && !event.altKey;
      if (!(isCommand && this.pressCommand(key, event.shiftKey)) && !(isPlain && this.pressPlain(key, event.shiftKey))) return;
      event.preventDefault();
      event.stopPropagation();
    }

    pressCommand(key, isShifted) {
      if (key === "z") return this.travel(isShifted ? "redo" : "undo");
      return key === "y" && this.travel("redo");
    }

    pressPlain(key, isShifted) {
      if (key in ARROWS) {
        this.step(ARROWS[key], isShifted ? 1 : STEP_PIXELS);
        return true;
      }
      const { chosen, last } = this.line;
      const isChosen = chosen >= 0;
      const acts = {
        Enter: () => (isChosen ? this.letGo() : this.put(this.crosshair ?? this.map.getCenter(), { byKey: true })),
        PageDown: () => this.choose(Math.min(chosen + 1, last), { isInView: true }),
        PageUp: () => this.choose(isChosen ? Math.max(chosen - 1, 0) : last, { isInView: true }),
        Home: () => this.choose(0, { isInView: true }),
        End: () => this.choose(last, { isInView: true }),
        Insert: () => this.insert(),
        Delete: () => this.delete(),
        Escape: () => isChosen && this.choose(-1),
        "+": () => this.map.zoomIn(),
        "-": () => this.map.zoomOut(),
      };
      const act = { ...acts, " ": acts.Enter, i: acts.Insert, Backspace: acts.Delete, "=": acts["+"] }[key];
      return act ? act() !== false : false;
    }

    /* Move the chosen point, or the crosshair, by pixels. */
    step(direction, pixels) {
      const { chosen, points } = this.line;
      const from = chosen >= 0 ? latLngOf(points[chosen]) : (this.crosshair ?? this.map.getCenter());
      const to = this.map.containerPointToLatLng(
        this.map.latLngToContainerPoint(from).add(window.L.point(direction).multiplyBy(pixels)),
      );
      this.look(to);
      if (chosen >= 0) {
        if (this.line.move(chosen, this.positionOf(to), { goesOn: true })) this.changed("chosen", chosen);
      } else {
        this.aim(to);
        this.tell("crosshair", this.positionOf(to));
      }
    }

    aim(latLng) {
      this.crosshair = latLng;
      this.handles.showCrosshair(latLng);
    }

    look(latLng) {
      this.map.panInside(latLng, { padding: [40, 40], animate: false });
    }

    /* Add a point to the end of the line that grows, on a stop that is near. */
    put(latLng, { byKey = false } = {}) {
      const stop = this.handles.stopNear(latLng);
      this.line.choose(-1);
      this.place(this.line.nextIndex, this.positionOf(latLng, stop), stop);
      this.crosshair = stop ? window.L.latLng(stop.latitude, stop.longitude) : latLng;
      if (byKey) this.handles.showCrosshair(this.crosshair);
    }

    addStop() {
      const stop = this.handles.stops[this.stopList.selectedIndex];
      if (!stop) return;
      const latLng = window.L.latLng(stop.latitude, stop.longitude);
      this.look(latLng);
      this.put(latLng, { byKey: true });
    }

    /* Insert a point; return whether there was room. */
    place(index, position, stop = null) {
      if (this.line.isFull) {
        this.onRefusal(this.strings.tooMany);
        this.handles.show(this.line);
        return false;
      }
      const isNew = this.line.insert(index, position);
      if (isNew) this.changed("added", index, stop);
      else this.tell("samePlace");
      return isNew;
    }

    insertAt(index, latLng) {
      if (!this.place(index, this.positionOf(latLng))) return;
      this.line.choose(index);
      this.handles.showCrosshair(null);
      this.handles.show(this.line);
    }

    /* Insert a point in the middle of the segment after the chosen point, of the one before it at the end. */
    insert() {
      const { chosen, last, points } = this.line;
      if (chosen < 0 || last < 1) return this.tell("chooseFirst");
      const index = Math.min(chosen + 1, last);
      const [before, after] = [points[index - 1], points[index]].map((point) => this.map.project(latLngOf(point)));
      return this.insertAt(index, this.map.unproject(before.add(after).divideBy(2)));
    }

    moveTo(index, latLng) {
      const stop = this.line.isEnd(index) ? this.handles.stopNear(latLng) : null;
      const hasMoved = this.line.move(index, this.positionOf(latLng, stop));
      this.line.choose(index);
      if (hasMoved) this.changed("chosen", index, stop);
      else this.handles.show(this.line);
    }

    /* Leave the chosen point where it is; if it is an end that was moved, on a stop that is near. */
    letGo() {
      const { chosen, points, moving } = this.line;
      const here = latLngOf(points[chosen]);
      const stop = moving === chosen && this.line.isEnd(chosen) ? this.handles.stopNear(here) : null;
      if (stop) this.moveTo(chosen, here);
      this.choose(-1);
      this.handles.showCrosshair(this.crosshair);
      if (stop) this.tellPoint("chosen", chosen, stop);
    }

    /* Choose a point, or none; the crosshair of the keyboard goes on from where it was. */
    choose(index, { isInView = false } = {}) {
      const before = this.line.points[this.line.chosen];
      if (before) this.crosshair = latLngOf(before);
      this.line.choose(index);
      const { chosen, points } = this.line;
      this.handles.showCrosshair(null);
      if (chosen >= 0 && isInView) this.look(latLngOf(points[chosen]));
      this.handles.show(this.line);
      if (chosen >= 0) this.tellPoint("chosen", chosen);
      else this.tell("letGo");
    }

    delete() {
      if (this.line.chosen < 0) return this.tell("chooseFirst");
      this.line.delete(this.line.chosen);
      return this.changed("deleted");
    }

    /* End the line where it starts. */
    close() {
      this.line.choose(-1);
      this.line.growsAtStart = false;
      const { points } = this.line;
      if (points.length < 2) return this.tell("tooFew");
      return this.place(points.length, points[0].slice(0, 2));
    }

    undo() {
      this.travel("undo");
    }

    redo() {
      this.travel("redo");
    }

    travel(direction) {
      if (this.line[direction]()) this.changed(direction === "undo" ? "undone" : "redone");
      else this.tell(direction === "undo" ? "nothingToUndo" : "nothingToRedo");
      return true;
    }

    changed(word, index = -1, stop = null) {
      this.handles.show(this.line);
      if (index >= 0) this.tellPoint(word, index, stop);
      else this.tell(word);
      this.onChange(this.line);
    }

    tellPoint(word, index, stop = null) {
      const sentences = [this.sentence(word, this.line.points[index], index + 1)];
      if (stop) sentences.push(this.strings.onStop.replace("%(title)s", () => stop.title));
      if (this.line.chosen === 0 && this.line.growsAtStart) sentences.push(this.strings.atStart);
      this.status.textContent = sentences.join(" ");
    }

    tell(word, position = [0, 0]) {
      this.status.textContent = this.sentence(word, position);
    }

    sentence(word, [longitude, latitude], number = 0) {
      const shown = (degrees) => degrees.toFixed(SHOWN_DECIMALS);
      const values = { number, count: this.line.points.length, latitude: shown(latitude), longitude: shown(longitude) };
      return this.strings[word].replace(/%\((\w+)\)s/g, (_, name) => values[name]);
    }

    positionOf(latLng, stop = null) {
      if (stop) return [stop.longitude, stop.latitude];
      const { lat, lng } = latLng.wrap();
      return [round(lng), round(Math.max(-90, Math.min(90, lat)))];
    }
  }

  window.destinationTrack.TrackDrawing = TrackDrawing;
})();
