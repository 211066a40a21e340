import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import "../element/space-picker.js";

/**
 * Filters a list by where its things are. The names of the list's filters are the API's: `spaces`
 * and `includeSystem`. `choices` are those besides everywhere and one space; `filters` are the list's,
 * given so that a change of them is seen here.
 */
class WhereFilter extends PortalElement {
  static properties = {
    list: { attribute: false },
    filters: { attribute: false },
    choices: { attribute: false },
    /** Whether the labels are for readers of screens alone. */
    unlabelled: { type: Boolean },
    picking: { state: true },
  };

  constructor() {
    super();
    this.list = null;
    this.filters = {};
    this.choices = [];
    this.unlabelled = false;
    /** Whether a space is about to be chosen. */
    this.picking = false;
  }

  #pick(space) {
    this.picking = space === null;
    this.list.set({ spaces: space?.Id ?? "", includeSystem: "" });
  }

  #choose(value) {
    this.picking = value === "space";
    if (!this.picking) {
      const choice = this.choices.find((each) => each.value === value);
      this.list.set({ spaces: "", includeSystem: choice?.includeSystem ?? "" });
    }
  }

  get #value() {
    const { spaces, includeSystem } = this.list.filters;
    if (this.picking || spaces !== "") {
      return "space";
    }
    return this.choices.find((each) => each.includeSystem === includeSystem)?.value ?? "";
  }

  render() {
    const value = this.#value;
    const all = [{ value: "", label: "Everywhere" }, ...this.choices, { value: "space", label: "In one space…" }];
    return html`
      <div>
        <label class=${this.unlabelled ? "visually-hidden" : "form-label"} for="filter-where">Where</label>
        <select class="form-select" id="filter-where" @change=${(event) => this.#choose(event.target.value)}>
          ${all.map((each) => html`<option value=${each.value} .selected=${each.value === value}>${each.label}</option>`)}
        </select>
      </div>
      ${value === "space"
        ? html`<keyden-space-picker
            label="Space"
            prompt=${this.unlabelled ? "Which space" : ""}
            .value=${this.list.filters.spaces || null}
            @change=${(event) => this.#pick(event.detail)}
          ></keyden-space-picker>`
        : nothing}
    `;
  }
}

customElements.define("keyden-where-filter", WhereFilter);
