// The card of a place or an event, as the server writes it; of several events the list first.
import { written } from "./answers.js";

export class Cards {
  constructor(root, closed) {
    this.root = root;
    this.closed = closed;
    root.addEventListener("click", (click) => {
      if (click.target.closest(".close")) this.close();
    });
  }

  async open(address, { focus = true } = {}) {
    this.asked = address;
    if (focus) this.begun();
    let children;
    try {
      children = [...(await written(address)).body.children];
    } catch (error) {
      children = [card("This can't be shown", element("p", error.message))];
    }
    if (this.asked === address) this.write(children, focus);
  }

  list(title, entries) {
    this.asked = null;
    this.begun();
    const list = element("ul", "", "plain");
    list.append(...entries.map(({ id, text }) => {
      const item = element("li"), link = element("a", text);
      link.href = `/events/${encodeURIComponent(id)}`;
      link.dataset.event = id;
      item.append(link);
      return item;
    }));
    this.write([card(title, list)], true);
  }

  write(children, focus) {
    const within = this.root.contains(document.activeElement);
    this.root.replaceChildren(...children);
    if (focus) this.root.scrollIntoView({ block: "nearest" });
    if (focus || within) this.root.querySelector("#card-title")?.focus({ preventScroll: true });
  }

  close() {
    const within = this.root.contains(document.activeElement);
    this.asked = null;
    this.root.replaceChildren();
    this.closed();
    if (within) this.back();
  }

  // What opened the card gets the keyboard back when it closes: of a card opened from a card, what opened the first.
  begun() {
    if (!this.root.contains(document.activeElement)) this.opener = document.activeElement;
  }

  // The tables may have been written anew, or folded, since.
  back() {
    for (const to of [this.opener, same(this.opener), document.getElementById("main")]) {
      to?.focus();
      if (to && document.activeElement === to) return;
    }
  }

  get isOpen() {
    return this.root.childElementCount > 0;
  }
}

// A card of our own making.
function card(title, ...content) {
  const made = element("article", "", "map-card"), close = element("button", "×", "close"), heading = element("h2", title);
  close.type = "button";
  close.setAttribute("aria-label", "Close");
  heading.id = "card-title";
  heading.tabIndex = -1;
  made.setAttribute("aria-labelledby", heading.id);
  made.append(close, heading, ...content);
  return made;
}

// The link of the tables to what a link led to.
export function same(link) {
  const { place, event } = link?.dataset ?? {};
  return [...document.querySelectorAll("#tables a")].find((other) => (place ? other.dataset.place === place : event && other.dataset.event === event));
}

function element(name, text = "", kind = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}
