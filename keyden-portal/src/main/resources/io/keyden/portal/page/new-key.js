import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, selectField, submitButton, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { loadingState, problemState } from "../element/table.js";
import { get, post, segment } from "../foundation/api.js";
import { dateValue, dayText, daysFromNow, endOfDate, endOfDay } from "../foundation/dates.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import "./key-secret.js";

const PRESETS = [7, 30, 60, 90, 180, 365];

/** How long before the longest end a key of the longest life is asked for: clocks differ. */
const MARGIN_MILLIS = 60_000;

/** Makes a key, for oneself or for a service account, and shows it this once. */
class NewKeyPage extends PortalElement {
  static properties = { parameters: { attribute: false }, created: { state: true } };

  pageTitle = "New API key";

  constructor() {
    super();
    this.parameters = {};
    this.created = null;
    this.form = new Form(this, { Purpose: "", preset: "", Expires: "", ActorType: "User" });
    this.known = new Loaded(this, async () => {
      const [limits, owner] = await Promise.all([
        get("/api/authentication"),
        // Also one's own account: an ended session is noticed before the form is filled in.
        get(`/api/users/${segment(this.parameters.id ?? "me")}`),
      ]);
      this.form.values.preset = String(limits.ApiKeyDefaultExpiryDays);
      return { limits, owner };
    });
  }

  disconnectedCallback() {
    // The secret does not outlive its page.
    this.created = null;
    super.disconnectedCallback();
  }

  get #own() {
    return !this.parameters.id;
  }

  get #back() {
    return this.#own ? "#/users/me/apiKeys" : `#/configuration/users/${segment(this.parameters.id)}`;
  }

  /** The presets that the server's limit leaves. */
  #choices({ ApiKeyDefaultExpiryDays: usual, ApiKeyMaxExpiryDays: longest }) {
    const days = [...new Set([...PRESETS, usual])]
      .filter((each) => longest === null || each <= longest)
      .sort((one, other) => one - other);
    const label = (each) =>
      `${each} ${each === 1 ? "day" : "days"}${each === usual ? " (default)" : ""}, until ${dayText(endOfDay(each))}`;
    return [
      ...days.map((each) => ({ value: String(each), label: label(each) })),
      { value: "date", label: "A date…" },
    ];
  }

  /** The instant at which the key is to end: at the end of a day, and within the limit. */
  #end({ preset, Expires }) {
    const wanted = preset === "date" ? endOfDate(Expires) : endOfDay(Number(preset));
    const longest = this.known.value.limits.ApiKeyMaxExpiryDays;
    if (longest === null || preset === "date") {
      return wanted;
    }
    return new Date(Math.min(wanted, daysFromNow(longest) - MARGIN_MILLIS));
  }

  async #submit(event) {
    event.preventDefault();
    const owner = this.known.value.owner;
    await this.form.submit(
      async (values) => {
        this.created = await post(`/api/users/${owner.Id}/apikeys`, {
          Purpose: values.Purpose,
          Expires: this.#end(values).toISOString(),
          ActorType: values.ActorType,
        });
        dispatchEvent(new Event("keyden-keys-changed"));
      },
      () => {
        if (this.form.values.Purpose.trim() === "") {
          this.form.fault("Purpose", "Say what the key is for, so that you know it again when it ends.");
        }
        if (this.form.values.preset === "date" && !this.form.values.Expires) {
          this.form.fault("Expires", "Choose the last day on which the key works.");
        }
      },
    );
    if (this.created) {
      await this.updateComplete;
      this.querySelector("h1")?.focus();
    }
  }

  render() {
    if (this.known.problem) {
      return problemState(this.known.problem, () => this.known.reload());
    }
    if (!this.known.value) {
      return loadingState();
    }
    const { limits, owner } = this.known.value;
    if (this.created) {
      return html`<keyden-key-secret
        .created=${this.created}
        .owner=${this.#own ? null : owner.DisplayName}
        .back=${this.#back}
      ></keyden-key-secret>`;
    }
    return html`
      ${pageHeading({
        title: this.#own ? "New API key" : html`New API key for ${owner.DisplayName}`,
        above: this.#own
          ? { label: "My API keys", href: this.#back }
          : { label: owner.DisplayName, href: this.#back },
      })}
      ${this.#own && !limits.UserApiKeysEnabled
        ? html`<div class="alert alert-info">
            Users cannot make API keys on this server. Ask an administrator for a service account.
          </div>`
        : this.#form(limits)}
    `;
  }

  #form(limits) {
    const { form } = this;
    const longest = limits.ApiKeyMaxExpiryDays;
    return html`<form class="narrow" @submit=${this.#submit} novalidate>
      ${formFaults(form)}
      ${textField(form, "Purpose", "Purpose", {
        required: true,
        spellcheck: true,
        hint: "What the key is for, and where it is kept: “nightly backup, on build-7”.",
      })}
      ${selectField(form, "preset", "Expiry", this.#choices(limits), {
        required: true,
        hint: html`The key works until the end of that day.
        ${longest === null ? nothing : `No key may live longer than ${longest} days on this server.`}`,
      })}
      ${form.values.preset === "date"
        ? textField(form, "Expires", "Last day", {
            type: "date",
            required: true,
            min: dateValue(Date.now()),
            max: longest === null ? undefined : dateValue(daysFromNow(longest)),
          })
        : this.#expiryFaults()}
      ${selectField(
        form,
        "ActorType",
        "Who will use it",
        [
          { value: "User", label: this.#own ? "I, or a program of mine" : "A program" },
          { value: "AiAgent", label: "An AI agent" },
        ],
        { required: true, hint: "Keys of AI agents are marked in lists and in the audit." },
      )}
      <div class="d-flex gap-2">
        ${submitButton(form, "Create API key")}
        <a class="btn btn-outline-secondary" href=${this.#back}>Cancel</a>
      </div>
    </form>`;
  }

  /** A fault of the end stands at the presets while there is no field for the date. */
  #expiryFaults() {
    const faults = this.form.faults.Expires ?? [];
    this.form.shows("Expires");
    return faults.length > 0
      ? html`<div class="invalid-feedback d-block mb-3" role="alert">${faults.map((fault) => html`<div>${fault}</div>`)}</div>`
      : nothing;
  }
}

customElements.define("keyden-new-key-page", NewKeyPage);
export default "keyden-new-key-page";
