/* The boxes of a form that hold a track and where it came from, and what the editor reads of them. */
(function () {
  "use strict";

  class TrackBoxes {
    constructor(input, report, sourceName) {
      Object.assign(this, { input, report, sourceName });
    }

    get source() {
      return this.input.form?.elements[this.sourceName];
    }

    get sentence() {
      return document.querySelector(`[data-destination-track-source="${this.sourceName}"]`);
    }

    track() {
      return this.parse(this.input.value);
    }

    parse(text) {
      try {
        return JSON.parse(text || "null");
      } catch {
        return null;
      }
    }

    write(track) {
      this.fill(this.input, track ? JSON.stringify(track) : "");
    }

    writeSource(source, sentence = this.sentence?.textContent ?? "") {
      if (this.source) this.fill(this.source, source ? JSON.stringify(source) : "");
      if (this.sentence) this.sentence.textContent = sentence;
    }

    tellReport(sentences) {
      this.report.replaceChildren(
        ...sentences.map((sentence) => {
          const item = document.createElement("li");
          item.textContent = sentence;
          return item;
        }),
      );
    }

    /* Return all of it as it is now, for ``restore``. */
    kept() {
      return {
        track: this.input.value,
        source: this.source?.value ?? "",
        sentence: this.sentence?.textContent ?? "",
        report: [...this.report.children].map((item) => item.textContent),
      };
    }

    restore({ track, source, sentence, report }) {
      this.fill(this.input, track);
      if (this.source) this.fill(this.source, source);
      if (this.sentence) this.sentence.textContent = sentence;
      this.tellReport(report);
    }

    /* Write as if it had been typed, so that autosave and the warning about unsaved changes see it. */
    fill(box, text) {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.destinationTrack = { ...window.destinationTrack, TrackBoxes };
})();
