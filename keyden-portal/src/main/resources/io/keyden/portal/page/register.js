import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { textField } from "../element/field.js";
import { Form } from "../foundation/form.js";
import { register } from "../foundation/session.js";
import { checkPassword, NEW_ACCOUNT, registration, registrationForm } from "./registration.js";

/** Makes the account of somebody who was invited. */
class RegisterPage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  pageTitle = "Create your account";

  constructor() {
    super();
    this.parameters = {};
    this.form = new Form(this, NEW_ACCOUNT);
  }

  willUpdate(changed) {
    if (changed.has("parameters") && this.parameters.code) {
      this.form.values.InvitationCode = this.parameters.code;
      // The code is as good as a password until it is used: it does not stay in the address.
      history.replaceState(null, "", "#/register");
    }
  }

  async #submit(event) {
    event.preventDefault();
    const good = await this.form.submit(
      (values) => register(registration(values)),
      () => checkPassword(this.form),
    );
    if (good) {
      this.form.reset(NEW_ACCOUNT);
      this.dispatchEvent(new Event("signed-in"));
    }
  }

  render() {
    const code = textField(this.form, "InvitationCode", "Invitation code", {
      required: true,
      hint: "It came with the link of your invitation, and works once.",
    });
    return html`<div class="outside-card">
      <h1 class="h4 mb-4" tabindex="-1">Create your account</h1>
      ${registrationForm(this.form, code, "Create account", (event) => this.#submit(event))}
      <p class="mt-3 mb-0 text-center"><a href="#/signin">I have an account already</a></p>
    </div>`;
  }
}

customElements.define("keyden-register-page", RegisterPage);
export default "keyden-register-page";
