import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { checkField, formFaults, submitButton, textField } from "../element/field.js";
import { loadingState, problemState } from "../element/table.js";
import { get } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { signIn } from "../foundation/session.js";

/** Name and password. Says `signed-in` when they were right. */
class SignInPage extends PortalElement {
  pageTitle = "Sign in";

  constructor() {
    super();
    this.started = false;
    this.form = new Form(this, { Username: "", Password: "", RememberMe: false });
    this.ways = new Loaded(this, async () => {
      const ways = await get("/api/authentication", { quiet: true });
      if (ways.Keyden?.SetUpRequired) {
        go("/setup", {}, { replace: true });
      }
      return ways;
    });
  }

  async #submit(event) {
    event.preventDefault();
    const { Username, Password, RememberMe } = this.form.values;
    const good = await this.form.submit(() => signIn(Username, Password, RememberMe));
    // A password does not stay in the page, whether it was right or wrong.
    this.form.set("Password", "");
    if (good) {
      this.dispatchEvent(new Event("signed-in"));
    }
  }

  render() {
    return html`<div class="outside-card">
      <h1 class="h4 mb-4" tabindex="-1">Sign in</h1>
      ${this.#content()}
    </div>`;
  }

  #content() {
    if (this.ways.problem) {
      return problemState(this.ways.problem, () => this.ways.reload());
    }
    if (!this.ways.value) {
      return loadingState();
    }
    if (!this.ways.value.AnyAuthenticationProvidersSupportPasswordManagement) {
      return html`<p>
        Signing in with a name and a password is switched off on this server. Keys go on working. An administrator
        can switch it on again over the REST API.
      </p>`;
    }
    return html`<form @submit=${this.#submit} novalidate>
      ${formFaults(this.form)}
      ${textField(this.form, "Username", "User name or e-mail address", { autocomplete: "username", required: true })}
      ${textField(this.form, "Password", "Password", {
        type: "password",
        autocomplete: "current-password",
        required: true,
      })}
      ${this.ways.value.RememberMeEnabled
        ? checkField(this.form, "RememberMe", "Remember me on this device")
        : nothing}
      ${submitButton(this.form, "Sign in", { wide: true })}
    </form>`;
  }

  updated() {
    // Once the form is there; not again when the reader has gone on to the password.
    const field = this.querySelector("[name='Username']");
    if (field && !this.started) {
      this.started = true;
      field.focus();
    }
  }
}

customElements.define("keyden-sign-in-page", SignInPage);
export default "keyden-sign-in-page";
