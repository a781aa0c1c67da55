// What the map shows, in the address: a link shows the same to a colleague.

const ASKED = ["at", "known_at", "according", "actor", "type", "grade", "around"];
const DEFAULTS = { according: "all", around: "3" };

export class State {
  constructor(form) {
    const address = new URLSearchParams(location.search);
    this.form = form;
    this.place = address.get("place");
    this.event = address.get("event");
    this.view = address.get("view");
    this.at = form.elements.at.value;
  }

  // The parameters that the server is asked with, for another day if one is given.
  asked(at = this.at) {
    const found = new URLSearchParams();
    for (const name of ASKED) {
      const value = name === "at" ? at : this.form.elements[name].value.trim();
      if (value && value !== DEFAULTS[name]) found.set(name, value);
    }
    return found;
  }

  // Behind the day in the heading: as known when, according to whom.
  how() {
    const { known_at: known, according } = this.form.elements;
    const by = { all: "", agreed: ", as both sides say" }[according.value] ?? `, according to ${according.value}`;
    return `${known.value ? `, as known on ${known.value}` : ""}${by}`;
  }

  write() {
    const shown = this.asked();
    for (const name of ["place", "event", "view"]) if (this[name]) shown.set(name, this[name]);
    if (document.getElementById("as-table").open) shown.set("table", "1");
    history.replaceState(null, "", `/map?${shown}`);
    for (const link of document.querySelectorAll(".foot a[rel=nofollow]")) {
      const form = new URL(link.href).searchParams.get("format");
      link.href = `/map?${this.asked()}&format=${form}`;
    }
  }
}
