import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { formFaults, submitButton } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { notify, notifyProblem } from "../element/notice.js";
import { loadingState, problemState } from "../element/table.js";
import { get } from "../foundation/api.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { go } from "../foundation/router.js";
import { forget, may, refreshSession, revokeSessions, session, signIn } from "../foundation/session.js";
import { accountFields, accountValues, changeAccount, permissionsLink, usernameOf } from "./accounts.js";
import { checkPassword, passwordFields } from "./registration.js";
import "./user-teams.js";

const NEW_PASSWORD = { Password: "", Repeated: "" };

/** One's own account. */
class ProfilePage extends PortalElement {
  static properties = { busy: { state: true } };

  pageTitle = "Profile";

  constructor() {
    super();
    this.busy = false;
    this.form = new Form(this);
    this.password = new Form(this, NEW_PASSWORD);
    this.user = new Loaded(this, async () => {
      const user = await get("/api/users/me");
      this.form.reset(accountValues(user));
      return user;
    });
  }

  async #save(event) {
    event.preventDefault();
    const good = await this.form.submit(async (values) => {
      this.user.value = await changeAccount(this.user.value, values);
      await refreshSession();
    });
    if (good) {
      this.form.reset(accountValues(this.user.value));
      notify("Your profile was saved.");
    }
  }

  async #changePassword(event) {
    event.preventDefault();
    let signedIn = true;
    const good = await this.password.submit(
      async ({ Password }) => {
        this.user.value = await changeAccount(this.user.value, { Password });
        // It ended all sessions, this one too.
        signedIn = await this.#signInAgain(Password);
      },
      () => {
        checkPassword(this.password);
        if (this.password.values.Password === "") {
          this.password.fault("Password", "Please provide a password.");
        }
      },
    );
    if (good) {
      this.password.reset(NEW_PASSWORD);
      notify("Your password was changed.");
      if (!signedIn) {
        this.#leave();
      }
    }
  }

  async #signInAgain(password) {
    try {
      await signIn(this.user.value.Username, password, false);
      return true;
    } catch {
      // The page for signing in tells why, when it is tried there.
      return false;
    }
  }

  #leave() {
    forget();
    go("/signin");
  }

  async #revokeSessions() {
    const sure = await ask({
      title: "Sign out everywhere?",
      text: html`<p class="mb-0">
        All your sessions end at once, <strong>this one too</strong>, and all access tokens of your account. Your API
        keys go on working.
      </p>`,
      confirm: "Sign out everywhere",
      danger: true,
    });
    if (!sure) {
      return;
    }
    this.busy = true;
    try {
      await revokeSessions(session.user.Id);
    } catch (error) {
      notifyProblem(error);
      this.busy = false;
      return;
    }
    notify("You are signed out everywhere.");
    this.#leave();
  }

  render() {
    if (this.user.problem) {
      return problemState(this.user.problem, () => this.user.reload());
    }
    if (!this.user.value) {
      return loadingState();
    }
    const user = this.user.value;
    return html`
      ${pageHeading({
        title: "Profile",
        actions: html`<a class="btn btn-outline-secondary" href="#/users/me/apiKeys">${icon("key")} My API keys</a>
          ${permissionsLink(user)}`,
      })}
      ${this.#details(user)} ${this.#passwordSection(user)} ${this.#sessionSection()}
      <section aria-labelledby="teams">
        <h2 class="h5" id="teams">My teams</h2>
        <p class="text-body-secondary">What you may do comes from the user roles of your teams.</p>
        <keyden-user-teams .user=${user} fixed></keyden-user-teams>
      </section>
    `;
  }

  #details(user) {
    const renames = may("UserEdit");
    return html`<section class="card-plain" aria-labelledby="details">
      <h2 class="h5" id="details">Details</h2>
      <dl class="facts mb-3">
        <dt>Id</dt>
        <dd>${identifier(user.Id)}</dd>
        ${renames
          ? nothing
          : html`<dt>User name</dt>
              <dd>${user.Username}</dd>`}
      </dl>
      <form class="narrow" @submit=${this.#save} novalidate>
        ${formFaults(this.form)} ${accountFields(this.form, { username: renames, own: true })}
        ${submitButton(this.form, "Save")}
      </form>
    </section>`;
  }

  #passwordSection(user) {
    return html`<section class="card-plain" aria-labelledby="password">
      <h2 class="h5" id="password">Password</h2>
      ${user.CanPasswordBeEdited
        ? html`<p>
              A new password signs you out everywhere but here, and ends the access tokens of your account. API keys go
              on working.
            </p>
            <form class="narrow" @submit=${this.#changePassword} novalidate>
              ${usernameOf(user)} ${formFaults(this.password)} ${passwordFields(this.password, "New password")}
              ${submitButton(this.password, "Change password")}
            </form>`
        : html`<p class="mb-0">This account has no password.</p>`}
    </section>`;
  }

  #sessionSection() {
    return html`<section class="card-plain" aria-labelledby="sessions">
      <h2 class="h5" id="sessions">Sessions</h2>
      <p>
        If somebody else may have used your account, or you forgot to sign out somewhere: end all sessions. This one ends
        too, and you sign in anew.
      </p>
      <button class="btn btn-outline-danger" ?disabled=${this.busy} @click=${this.#revokeSessions}>
        ${icon("box-arrow-right")} Sign out everywhere
      </button>
    </section>`;
  }
}

customElements.define("keyden-profile-page", ProfilePage);
export default "keyden-profile-page";
