import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { checkField, formFaults, submitButton, textArea, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { notify, notifyProblem } from "../element/notice.js";
import { loadingState, problemState } from "../element/table.js";
import { get, put } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { session } from "../foundation/session.js";

const PATH = "/api/configuration/authentication/values";
const PASSWORD_PATH = "/api/configuration/authentication-usernamepassword/values";

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * 60;

/** What the fields start with. People think in minutes and days, the API in seconds. */
function valuesOf(settings) {
  return {
    ApiKeyDefaultExpiryDays: String(settings.ApiKeyDefaultExpiryDays),
    limited: settings.ApiKeyMaxExpiryDays !== null,
    ApiKeyMaxExpiryDays: String(settings.ApiKeyMaxExpiryDays ?? ""),
    UserApiKeysEnabled: settings.UserApiKeysEnabled,
    RememberMeEnabled: settings.RememberMeEnabled,
    SessionTimeoutInSeconds: shown(settings.SessionTimeoutInSeconds, MINUTE_SECONDS),
    MaximumSessionDurationInSeconds: shown(settings.MaximumSessionDurationInSeconds, DAY_SECONDS),
    TrustedRedirectUrls: settings.TrustedRedirectUrls.join("\n"),
    CookieDomain: settings.CookieDomain ?? "",
  };
}

/** At most two digits behind the point, which are enough to see whether it was changed. */
const shown = (seconds, unit) => String(Math.round((seconds / unit) * 100) / 100);

/** The members that the form stands for. What was not touched stays to the second as it was. */
function settingsOf(values, before) {
  const untouched = valuesOf(before);
  const seconds = (name, unit) =>
    values[name] === untouched[name] ? before[name] : Math.round(Number(values[name]) * unit);
  return {
    ApiKeyDefaultExpiryDays: Number(values.ApiKeyDefaultExpiryDays),
    ApiKeyMaxExpiryDays: values.limited ? Number(values.ApiKeyMaxExpiryDays) : null,
    UserApiKeysEnabled: values.UserApiKeysEnabled,
    RememberMeEnabled: values.RememberMeEnabled,
    SessionTimeoutInSeconds: seconds("SessionTimeoutInSeconds", MINUTE_SECONDS),
    MaximumSessionDurationInSeconds: seconds("MaximumSessionDurationInSeconds", DAY_SECONDS),
    TrustedRedirectUrls: values.TrustedRedirectUrls.split(/\s+/).filter((url) => url !== ""),
    CookieDomain: values.CookieDomain.trim() || null,
  };
}

/** What an administrator sets about keys, sessions and signing in. */
class SettingsPage extends PortalElement {
  static properties = { busy: { state: true }, more: { state: true } };

  pageTitle = "Settings";

  constructor() {
    super();
    this.busy = false;
    /** Whether the settings are seen that few need. */
    this.more = false;
    this.form = new Form(this);
    this.settings = new Loaded(this, async () => {
      const [authentication, password] = await Promise.all([get(PATH), get(PASSWORD_PATH)]);
      this.form.reset(valuesOf(authentication));
      return { authentication, password };
    });
  }

  willUpdate() {
    if (["TrustedRedirectUrls", "CookieDomain"].some((name) => this.form.faults[name])) {
      this.more = true;
    }
  }

  #check() {
    const { values } = this.form;
    const days = (name) => /^\d{1,9}$/.test(values[name].trim());
    const number = (name) => /^\d{1,9}(\.\d+)?$/.test(values[name].trim());
    if (!days("ApiKeyDefaultExpiryDays")) {
      this.form.fault("ApiKeyDefaultExpiryDays", "Give a whole number of days.");
    }
    if (values.limited && !days("ApiKeyMaxExpiryDays")) {
      this.form.fault("ApiKeyMaxExpiryDays", "Give a whole number of days.");
    }
    if (!number("SessionTimeoutInSeconds")) {
      this.form.fault("SessionTimeoutInSeconds", "Give a number of minutes.");
    }
    if (!number("MaximumSessionDurationInSeconds")) {
      this.form.fault("MaximumSessionDurationInSeconds", "Give a number of days.");
    }
  }

  async #save(event) {
    event.preventDefault();
    const { authentication: before, password } = this.settings.value;
    let after = null;
    const good = await this.form.submit(
      async (values) => {
        after = await put(PATH, merged(await get(PATH), before, settingsOf(values, before)));
      },
      () => this.#check(),
    );
    if (good) {
      this.settings.value = { authentication: after, password };
      this.form.reset(valuesOf(after));
      notify("The settings were saved.");
    }
  }

  async #setPasswordSignIn(on) {
    this.busy = true;
    try {
      if (on || (await this.#sureToClose())) {
        const password = await put(PASSWORD_PATH, { ...(await get(PASSWORD_PATH)), IsEnabled: on });
        this.settings.value = { ...this.settings.value, password };
        notify(on ? "Passwords are taken again." : "Passwords are taken no more. API keys go on working.");
      }
    } catch (error) {
      notifyProblem(error);
    }
    this.busy = false;
  }

  /** Says who would be locked out, the reader first. */
  async #sureToClose() {
    const { TotalResults: keys } = await get("/api/users/me/apikeys?take=1");
    return ask({
      title: "Switch sign-in with passwords off?",
      text: html`
        <p>
          <strong>Nobody can sign in to this portal any more</strong>, no administrator either, once their session has
          ended: there is no other way to sign in. Whoever has no API key is locked out. API keys go on working.
        </p>
        <p class="mb-0">
          ${keys === 0
            ? html`${icon("exclamation-triangle")} <strong>You, ${session.user.DisplayName}, have no API key: you could
                lock yourself out.</strong> Make one first, and keep it where you find it again.`
            : html`You, ${session.user.DisplayName}, have ${keys === 1 ? "an API key" : `${keys} API keys`}. Be sure that
                you have the key itself: with it, passwords can be switched on again over the REST API.`}
        </p>
      `,
      confirm: "Switch passwords off",
      cancel: "Leave them on",
      danger: true,
    });
  }

  render() {
    if (this.settings.problem) {
      return problemState(this.settings.problem, () => this.settings.reload());
    }
    if (!this.settings.value) {
      return loadingState();
    }
    return html`
      ${pageHeading({ title: "Settings", text: "They hold for the whole server, and from the moment that they are saved." })}
      <form @submit=${this.#save} novalidate>
        ${formFaults(this.form)} ${this.#keys()} ${this.#sessions()} ${this.#more()}
        <div class="mb-4">${submitButton(this.form, "Save settings")}</div>
      </form>
      ${this.#passwords()}
    `;
  }

  #keys() {
    const { form } = this;
    return html`<section class="card-plain" aria-labelledby="settings-keys">
      <h2 class="h5" id="settings-keys">API keys</h2>
      <div class="narrow">
        ${checkField(form, "UserApiKeysEnabled", "Users may make API keys for themselves", {
          switch: true,
          hint: "Keys that are there go on working. Service accounts get keys either way.",
        })}
        ${textField(form, "ApiKeyDefaultExpiryDays", "Default expiry, in days", {
          type: "number",
          min: "1",
          required: true,
          hint: "How long a key works whose maker does not say.",
        })}
        ${checkField(form, "limited", "Limit how long a key can work", { switch: true })}
        ${form.values.limited
          ? textField(form, "ApiKeyMaxExpiryDays", "Longest expiry, in days", {
              type: "number",
              min: "1",
              max: "1096",
              required: true,
              hint: "Keys that are there keep their end.",
            })
          : nothing}
      </div>
    </section>`;
  }

  #sessions() {
    const { form } = this;
    return html`<section class="card-plain" aria-labelledby="settings-sessions">
      <h2 class="h5" id="settings-sessions">Sessions</h2>
      <div class="narrow">
        ${textField(form, "SessionTimeoutInSeconds", "Idle sessions end after, in minutes", {
          inputmode: "decimal",
          required: true,
        })}
        ${textField(form, "MaximumSessionDurationInSeconds", "Every session ends after, in days", {
          inputmode: "decimal",
          required: true,
        })}
        ${checkField(form, "RememberMeEnabled", "People may ask to be remembered on a device", { switch: true })}
      </div>
    </section>`;
  }

  #more() {
    const { form } = this;
    return html`<details
      class="card-plain"
      ?open=${this.more}
      @toggle=${(event) => {
        this.more = event.target.open;
      }}
    >
      <summary><h2 class="h5 d-inline mb-0">More</h2></summary>
      <div class="narrow mt-3">
        ${textArea(form, "TrustedRedirectUrls", "Trusted redirect URLs", {
          hint: "Where signing in may lead to afterwards: one address to a line.",
        })}
        ${textField(form, "CookieDomain", "Cookie domain", {
          hint: "Left empty, cookies go to this host only, which is the safest.",
        })}
      </div>
    </details>`;
  }

  #passwords() {
    const on = this.settings.value.password.IsEnabled;
    return html`<section class="card-plain" aria-labelledby="settings-passwords">
      <h2 class="h5" id="settings-passwords">Signing in with a password</h2>
      <p>
        ${on
          ? "People sign in to this portal with their user name and password. That is on."
          : html`${icon("exclamation-triangle")} This is <strong>off</strong>. Nobody can sign in to this portal; sessions
              that are open go on until they end.`}
      </p>
      ${on
        ? html`<button class="btn btn-outline-danger" ?disabled=${this.busy} @click=${() => this.#setPasswordSignIn(false)}>
            Switch passwords off
          </button>`
        : html`<button class="btn btn-primary" ?disabled=${this.busy} @click=${() => this.#setPasswordSignIn(true)}>
            Switch passwords on
          </button>`}
    </section>`;
  }
}

customElements.define("keyden-settings-page", SettingsPage);
export default "keyden-settings-page";
