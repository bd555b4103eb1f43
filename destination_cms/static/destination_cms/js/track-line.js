/*
 * The line that an editor draws: its points, which one is chosen, and the steps back and forth. A point is [longitude,
 * latitude] or [longitude, latitude, elevation], and is replaced and never changed: a point that is kept keeps its
 * elevation, one that is moved has none. Nothing of the map or the form is known here.
 */
(function () {
  "use strict";

  const MOST_STEPS = 300;
  const NONE = -1;

  const isSame = (one, other) => Boolean(one && other) && one[0] === other[0] && one[1] === other[1];

  class TrackLine {
    constructor(points, mostPoints) {
      this.original = points;
      this.points = points;
      this.mostPoints = mostPoints;
      this.chosen = NONE;
      this.growsAtStart = false;
      this.past = [];
      this.future = [];
      this.moving = NONE;
    }

    get isOriginal() {
      return this.points === this.original;
    }

    get isFull() {
      return this.points.length >= this.mostPoints;
    }

    get last() {
      return this.points.length - 1;
    }

    /* Where the next point is inserted. */
    get nextIndex() {
      return this.growsAtStart ? 0 : this.points.length;
    }

    /* Whether a point of the line as it was found is still there. */
    get keepsOriginal() {
      const kept = new Set(this.original);
      return this.points.some((point) => kept.has(point));
    }

    get hasTwoPlaces() {
      return this.points.some((point) => !isSame(point, this.points[0]));
    }

    isEnd(index) {
      return index === 0 || index === this.last;
    }

    choose(index) {
      this.moving = NONE;
      this.chosen = index >= 0 && index <= this.last ? index : NONE;
      if (this.chosen !== NONE) this.growsAtStart = this.chosen === 0 && this.last > 0;
    }

    /* Insert a point before another one; return whether there was none at its place yet. */
    insert(index, position) {
      if (isSame(this.points[index - 1], position) || isSame(this.points[index], position)) return false;
      this.become(this.points.toSpliced(index, 0, position));
      return true;
    }

    /* Move a point; return whether it moved. Moves that go on are one step back. */
    move(index, position, { goesOn = false } = {}) {
      if (isSame(this.points[index], position)) return false;
      const points = this.points.with(index, position);
      if (goesOn && this.moving === index) this.points = points;
      else this.become(points);
      this.moving = goesOn ? index : NONE;
      return true;
    }

    delete(index) {
      this.become(this.points.toSpliced(index, 1));
      this.choose(Math.min(index, this.last));
    }

    undo() {
      return this.travel(this.past, this.future);
    }

    redo() {
      return this.travel(this.future, this.past);
    }

    become(points) {
      this.past.push(this.points);
      if (this.past.length > MOST_STEPS) this.past.shift();
      this.future = [];
      this.points = points;
      this.moving = NONE;
    }

    travel(from, to) {
      if (from.length === 0) return false;
      to.push(this.points);
      this.points = from.pop();
      this.choose(NONE);
      this.growsAtStart = false;
      return true;
    }
  }

  window.destinationTrack = { ...window.destinationTrack, TrackLine };
})();
