/*
 * The button that orders stops along the track: the server says in which order the track passes the spots of the rows, and the rows
 * are moved by Wagtail's own buttons, so that they are as if an editor had moved them. And the answer to a map on which the
 * track is drawn, which asks where the stops are.
 */
(function () {
  "use strict";

  class StopsController extends window.StimulusModule.Controller {
    static targets = ["message", "waypoints", "choices", "add"];

    static values = {
      ...{ address: String, positions: String, done: String, missing: String },
      ...{ matches: String, locale: Number, added: String, unticked: String, unmatched: String },
    };

    connect() {
      this.answer = ({ detail }) => (detail.answer = this.places());
      this.receive = ({ detail }) => this.offer(detail.waypoints ?? []);
      document.addEventListener("destination-track:stops", this.answer);
      document.addEventListener("destination-track:waypoints", this.receive);
    }

    disconnect() {
      document.removeEventListener("destination-track:stops", this.answer);
      document.removeEventListener("destination-track:waypoints", this.receive);
    }

    /* Offer the points of a file as stops, those ticked that no stop visits yet. */
    async offer(waypoints) {
      this.offered = waypoints;
      this.waypointsTarget.hidden = true;
      if (waypoints.length === 0) return;
      const body = { locale: this.localeValue, waypoints };
      const answer = await this.ask(this.matchesValue, body).catch(() => ({ error: this.unmatchedValue }));
      // Another file was chosen meanwhile.
      if (this.offered !== waypoints) return;
      this.messageTarget.textContent = answer.error ?? "";
      if (!answer.waypoints) return;
      const visited = this.spots();
      this.choicesTarget.replaceChildren(...answer.waypoints.map((found) => this.choice(found, visited)));
      this.addTarget.hidden = !answer.waypoints.some(({ spot }) => spot);
      this.waypointsTarget.hidden = false;
    }

    choice({ label, spot, title }, visited) {
      const line = document.createElement(spot ? "label" : "p");
      line.className = "destination-track__choice";
      if (spot) {
        const box = document.createElement("input");
        box.type = "checkbox";
        box.checked = !visited.includes(spot);
        Object.assign(box.dataset, { spot, title });
        line.append(box, " ");
      }
      line.append(label);
      return line;
    }

    /* A row for each ticked point, as if an editor had added it and chosen its spot. */
    addTicked() {
      const ticked = [...this.choicesTarget.querySelectorAll("input:checked")];
      ticked.forEach((box) => {
        const { spot, title } = box.dataset;
        document.getElementById("id_stops-ADD").click();
        const chooser = this.rows().at(-1).querySelector('[id$="-spot-chooser"]');
        chooser.widget.setState({ id: Number(spot), title, edit_url: "" });
        box.checked = false;
      });
      this.messageTarget.textContent = ticked.length > 0 ? this.addedValue : this.untickedValue;
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
