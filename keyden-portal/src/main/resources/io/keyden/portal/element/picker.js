/** A field that finds one of many as one types. */

import { html, nothing } from "lit";
import { ifDefined } from "lit-html/directives/if-defined.js";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { PortalElement } from "./base.js";
import { icon } from "./icon.js";

/** How many hits are offered; who looks for another one types more. */
export const PICKER_HITS = 10;

const TYPING_MILLIS = 200;

let next = 1;

/**
 * What the pickers share: a combobox whose hits the server finds, so that it works as well with ten
 * thousand as with ten. `ArrowDown`, `ArrowUp`, `Enter` and `Escape` work as in every combobox.
 *
 * Says `change`, with the resource that was chosen in `detail`, or null if the choice was taken back.
 */
export class Picker extends PortalElement {
  static properties = {
    /** What stands above the field. */
    label: {},
    /** What an empty field says; with it the label is for readers of screens alone. */
    prompt: {},
    /** What stands below the field. */
    hint: { attribute: false },
    /** The id of what is chosen, or null. */
    value: { attribute: false },
    /** Ids that cannot be chosen, and why they cannot. */
    taken: { attribute: false },
    takenText: { attribute: false },
    disabled: { type: Boolean },
    fault: { attribute: false },
    open: { state: true },
    hits: { state: true },
    more: { state: true },
    active: { state: true },
    text: { state: true },
    problem: { state: true },
  };

  #stop = null;
  #timer = null;
  /** The resource that is chosen, once it is known. */
  #chosen = null;

  constructor() {
    super();
    this.label = "";
    this.prompt = "";
    this.hint = null;
    this.value = null;
    this.taken = [];
    this.takenText = "chosen already";
    this.disabled = false;
    this.fault = null;
    this.open = false;
    this.hits = null;
    this.more = 0;
    this.active = -1;
    this.text = "";
    this.problem = null;
    this.number = next++;
  }

  /**
   * Finds the first hits.
   *
   * @param {string} text what was typed
   * @param {AbortSignal} signal
   * @returns {Promise<{Items: object[], TotalResults: number}>}
   */
  async find(text, signal) {
    throw new TypeError(`${this.localName} finds nothing: ${text} ${signal}`);
  }

  /** The resource of `id`. */
  async findOne(id) {
    throw new TypeError(`${this.localName} finds nothing: ${id}`);
  }

  /** What a resource is called. */
  nameOf(resource) {
    return resource.Name;
  }

  /** What tells it from others of the same name. */
  detailOf() {
    return nothing;
  }

  /** What is said when nothing fits. */
  get nothingFound() {
    return "Nothing matches.";
  }

  disconnectedCallback() {
    this.#forgetSearch();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    if (changed.has("value") && (this.#chosen?.Id ?? null) !== this.value) {
      this.#showValue();
    }
  }

  async #showValue() {
    this.#chosen = null;
    this.text = "";
    const wanted = this.value;
    if (wanted === null) {
      return;
    }
    this.text = wanted;
    try {
      const found = await this.findOne(wanted);
      if (this.value === wanted) {
        this.#chosen = found;
        this.text = this.nameOf(found);
      }
    } catch {
      // What is chosen may be gone, or not be for the reader's eyes: its id stays.
    }
  }

  #forgetSearch() {
    clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  async #search() {
    this.#forgetSearch();
    const stop = new AbortController();
    this.#stop = stop;
    const typed = this.#chosen !== null && this.text === this.nameOf(this.#chosen) ? "" : this.text.trim();
    try {
      const page = await this.find(typed, stop.signal);
      if (stop.signal.aborted) {
        return;
      }
      this.hits = page.Items;
      this.more = page.TotalResults - page.Items.length;
      this.problem = null;
    } catch (error) {
      if (stop.signal.aborted) {
        return;
      }
      this.hits = [];
      this.more = 0;
      this.problem = error;
    }
    this.active = typed === "" ? -1 : this.hits.findIndex((hit) => !this.taken.includes(hit.Id));
  }

  #show() {
    if (!this.open && !this.disabled) {
      this.open = true;
      this.hits = null;
      this.active = -1;
      this.#search();
    }
  }

  #type(event) {
    this.text = event.target.value;
    if (this.text === "" && this.value !== null) {
      this.#choose(null);
    }
    this.open = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), TYPING_MILLIS);
  }

  #close() {
    this.#forgetSearch();
    this.open = false;
    this.active = -1;
    this.text = this.#chosen === null ? (this.value ?? "") : this.nameOf(this.#chosen);
  }

  #choose(resource) {
    this.#chosen = resource;
    this.value = resource?.Id ?? null;
    if (resource !== null) {
      this.#close();
    }
    this.dispatchEvent(new CustomEvent("change", { detail: resource }));
  }

  async #key(event) {
    const count = this.hits?.length ?? 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.open) {
        this.#show();
      } else if (count > 0) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.active = this.active === -1 && step === -1 ? count - 1 : (this.active + step + count) % count;
        await this.updateComplete;
        this.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
      }
    } else if (event.key === "Enter" && this.open) {
      // It chooses; the form is not sent.
      event.preventDefault();
      const hit = this.hits?.[this.active];
      if (hit !== undefined && !this.taken.includes(hit.Id)) {
        this.#choose(hit);
      }
    } else if (event.key === "Escape" && this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }

  /** Takes the choice back without a word, for a field that adds one after the other. */
  clear() {
    this.#chosen = null;
    this.value = null;
    this.text = "";
  }

  /** Puts the focus into the field. */
  focus() {
    this.querySelector("input")?.focus();
  }

  #id(part) {
    return `picker-${this.number}-${part}`;
  }

  render() {
    const active = this.open && this.active >= 0 ? this.#id(`hit-${this.active}`) : undefined;
    const described = [this.hint ? this.#id("hint") : null, this.fault ? this.#id("fault") : null]
      .filter((each) => each !== null)
      .join(" ");
    return html`
      <label class=${this.prompt ? "visually-hidden" : "form-label"} for=${this.#id("text")}>${this.label}</label>
      <div class="picker search-field">
        ${icon("search")}
        <input
          class="form-control ${this.fault ? "is-invalid" : ""}"
          id=${this.#id("text")}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          placeholder=${this.prompt || "Type to search"}
          aria-autocomplete="list"
          aria-expanded=${this.open ? "true" : "false"}
          aria-controls=${this.#id("hits")}
          aria-activedescendant=${ifDefined(active)}
          aria-invalid=${this.fault ? "true" : "false"}
          aria-describedby=${ifDefined(described || undefined)}
          .value=${live(this.text)}
          ?disabled=${this.disabled}
          @click=${() => this.#show()}
          @input=${(event) => this.#type(event)}
          @change=${(event) => event.stopPropagation()}
          @keydown=${(event) => this.#key(event)}
          @blur=${() => this.#close()}
        />
        ${this.open ? this.#list() : html`<div id=${this.#id("hits")} role="listbox" aria-label=${this.label} hidden></div>`}
      </div>
      ${this.hint ? html`<div class="form-text" id=${this.#id("hint")}>${this.hint}</div>` : nothing}
      ${this.fault
        ? html`<div class="invalid-feedback d-block" id=${this.#id("fault")}>${icon("exclamation-circle")} ${this.fault}</div>`
        : nothing}
      <span class="visually-hidden" role="status">${this.#said()}</span>
    `;
  }

  #said() {
    if (!this.open || this.hits === null) {
      return "";
    }
    if (this.problem) {
      return this.problem.message;
    }
    return this.hits.length === 0 ? this.nothingFound : `${this.hits.length + this.more} found`;
  }

  /** The field keeps the focus: what is pressed here must not take it. */
  #list() {
    return html`<div class="dropdown-menu show" @mousedown=${(event) => event.preventDefault()}>
      <div id=${this.#id("hits")} role="listbox" aria-label=${this.label}>
        ${repeat(
          this.hits ?? [],
          (hit) => hit.Id,
          (hit, index) => this.#hit(hit, index),
        )}
      </div>
      ${this.#note()}
    </div>`;
  }

  #note() {
    const note =
      this.hits === null
        ? "Searching…"
        : this.problem
          ? this.problem.message
          : this.hits.length === 0
            ? this.nothingFound
            : this.more > 0
              ? `${this.more.toLocaleString()} more. Type to find them.`
              : "";
    return note === "" ? nothing : html`<div class="picker-note" aria-hidden="true">${note}</div>`;
  }

  #hit(hit, index) {
    const taken = this.taken.includes(hit.Id);
    const active = index === this.active;
    return html`<div
      class="dropdown-item ${active ? "picked" : ""} ${taken ? "disabled" : ""}"
      id=${this.#id(`hit-${index}`)}
      role="option"
      aria-selected=${active ? "true" : "false"}
      aria-disabled=${taken ? "true" : "false"}
      @click=${() => (taken ? undefined : this.#choose(hit))}
    >
      <span class="d-block">${this.nameOf(hit)}</span>
      <span class="d-block small text-body-secondary">${taken ? this.takenText : this.detailOf(hit)}</span>
    </div>`;
  }
}
