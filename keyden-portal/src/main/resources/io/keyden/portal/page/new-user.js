import { html } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, submitButton, textField } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { notify } from "../element/notice.js";
import { post } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { go } from "../foundation/router.js";
import { accountName, accountPlace, checkUsername } from "./accounts.js";
import { checkPassword, passwordFields } from "./registration.js";

const NEW_USER = { Username: "", DisplayName: "", EmailAddress: "", Password: "", Repeated: "" };

/** Makes the account of a person. */
class NewUserPage extends PortalElement {
  pageTitle = "Create user";

  constructor() {
    super();
    this.form = new Form(this, NEW_USER);
  }

  async #submit(event) {
    event.preventDefault();
    let user = null;
    const good = await this.form.submit(
      async ({ Repeated, ...values }) => {
        user = await post("/api/users", { ...values, DisplayName: values.DisplayName.trim() || values.Username });
      },
      () => {
        checkUsername(this.form);
        checkPassword(this.form);
      },
    );
    if (good) {
      this.form.reset(NEW_USER);
      notify(`${accountName(user)} can sign in now. Add the user to a team, from which the permissions come.`);
      go(accountPlace(user.Id));
    }
  }

  render() {
    const { form } = this;
    return html`
      ${pageHeading({
        title: "Create user",
        above: { label: "Users", href: "#/configuration/users" },
        text: html`You choose the first password here. Who should choose it themselves gets
          <a href="#/configuration/users/invite">an invitation</a> instead.`,
      })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(form)}
        ${textField(form, "Username", "User name", { required: true, maxlength: 64, hint: "The name to sign in with." })}
        ${textField(form, "DisplayName", "Display name", {
          maxlength: 64,
          hint: "What others see. Left empty, it is the user name.",
        })}
        ${textField(form, "EmailAddress", "E-mail address", { type: "email", maxlength: 256 })} ${passwordFields(form)}
        <div class="d-flex gap-2">
          ${submitButton(form, "Create user")}
          <a class="btn btn-outline-secondary" href="#/configuration/users">Cancel</a>
        </div>
      </form>
    `;
  }
}

customElements.define("keyden-new-user-page", NewUserPage);
export default "keyden-new-user-page";
