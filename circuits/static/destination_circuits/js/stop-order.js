/*
 * The button that orders stops along the track: the server says in which order the track passes the spots of the rows, and the rows
 * are moved by Wagtail's own buttons, so that they are as if an editor had moved them. And the answer to a map on which the
 * track is drawn, which asks where the stops are.
 */
(function () {
  "use strict";

  class StopsController extends window.StimulusModule.Controller {
    static targets = ["message"];

    static values = { address: String, positions: String, done: String, missing: String };

    connect() {
      this.answer = ({ detail }) => (detail.answer = this.places());
      document.addEventListener("destination-track:stops", this.answer);
    }

    disconnect() {
      document.removeEventListener("destination-track:stops", this.answer);
    }

    /* The stops that have a position, as [{number, title, latitude, longitude}]; none where the server does not answer. */
    async places() {
      const answer = await this.ask(this.positionsValue, { spots: this.spots() }).catch(() => ({}));
      return answer.stops ?? [];
    }

    async order() {
      const track = document.getElementById("id_track")?.value;
      if (!track) {
        this.messageTarget.textContent = this.missingValue;
        return;
      }
      const rows = this.rows();
      const answer = await this.ask(this.addressValue, { track: JSON.parse(track), spots: this.spots() });
      if (answer.order) this.move(answer.order.map((index) => rows[index]));
      this.messageTarget.textContent = answer.error ?? this.doneValue;
    }

    rows() {
      return [...document.querySelectorAll("#id_stops-FORMS > [data-inline-panel-child]:not(.deleted)")];
    }

    spots() {
      return this.rows().map((row) => Number(row.querySelector('input[name$="-spot"]')?.value) || null);
    }

    async ask(address, body) {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN };
      const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
      return response.json();
    }

    /* Each row in turn climbs to its place. */
    move(wanted) {
      const effects = window.jQuery?.fx;
      const wereOff = effects?.off;
      if (effects) effects.off = true;
      wanted.forEach((row, place) => {
        for (let index = this.rows().indexOf(row); index > place; index -= 1) {
          row.querySelector("[data-inline-panel-child-move-up]").click();
        }
      });
      if (effects) effects.off = wereOff;
      document.querySelectorAll('#id_stops-FORMS input[name$="-ORDER"]').forEach((box) => {
        box.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
  }

  window.wagtail.app.register("destination-stops", StopsController);
})();
