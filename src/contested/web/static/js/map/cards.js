// The card of a place or an event, as the server writes it; of several events the list first.

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
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    if (this.asked !== address) return;
    if (!answer.ok) return this.write([element("p", "The record has nothing under this name.")], focus);
    // The server has escaped every word of it.
    const page = new DOMParser().parseFromString(text, "text/html");
    this.write([...page.body.children], focus);
  }

  list(title, entries) {
    this.asked = null;
    const card = element("article", "", "map-card");
    const close = element("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    const list = element("ul", "", "plain");
    list.append(...entries.map(({ id, text }) => {
      const item = element("li"), link = element("a", text);
      link.href = `/events/${encodeURIComponent(id)}`;
      link.dataset.event = id;
      item.append(link);
      return item;
    }));
    const heading = element("h2", title);
    heading.id = "card-title";
    heading.tabIndex = -1;
    card.append(close, heading, list);
    this.write([card], true);
  }

  write(children, focus) {
    this.root.replaceChildren(...children);
    if (!focus) return;
    this.root.scrollIntoView({ block: "nearest" });
    this.root.querySelector("#card-title")?.focus({ preventScroll: true });
  }

  close() {
    this.asked = null;
    this.root.replaceChildren();
    this.closed();
  }

  get isOpen() {
    return this.root.childElementCount > 0;
  }
}

function element(name, text = "", kind = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}
