import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { formFaults, submitButton } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import "../element/shown-once.js";
import "../element/team-picker.js";
import { post } from "../foundation/api.js";
import { time } from "../foundation/dates.js";
import { Form } from "../foundation/form.js";
import { Names } from "../foundation/names.js";
import { mayAnywhere } from "../foundation/session.js";
import { nameLink } from "./references.js";
import { EVERYONE } from "./teams.js";

const NEW_INVITATION = { AddToTeamIds: [] };

const QUESTION = {
  title: "Leave without the link?",
  text: "You have not copied the link. It is shown this once only: after leaving nobody can see it again, and you will need another invitation.",
  confirm: "Leave without it",
};

/** Invites somebody to make their own account: shows a link, this once. */
class InvitePage extends PortalElement {
  static properties = { invitation: { state: true }, taken: { state: true } };

  pageTitle = "Invite user";

  constructor() {
    super();
    this.invitation = null;
    this.taken = false;
    this.names = new Names(this);
    this.form = new Form(this, NEW_INVITATION);
  }

  disconnectedCallback() {
    // The code does not outlive its page.
    this.invitation = null;
    super.disconnectedCallback();
  }

  async #submit(event) {
    event.preventDefault();
    await this.form.submit(async ({ AddToTeamIds }) => {
      this.invitation = await post("/api/users/invitations", { AddToTeamIds });
    });
    if (this.invitation) {
      await this.updateComplete;
      this.querySelector("h1")?.focus();
    }
  }

  async #again() {
    this.form.reset(NEW_INVITATION);
    this.invitation = null;
    this.taken = false;
    await this.updateComplete;
    this.querySelector("h1")?.focus();
  }

  render() {
    return this.invitation ? this.#shown() : this.#asked();
  }

  #asked() {
    const { form } = this;
    return html`
      ${pageHeading({
        title: "Invite user",
        above: { label: "Users", href: "#/configuration/users" },
        text: "You get a link to pass on. Who opens it makes their own account and chooses their own password.",
      })}
      <form class="narrow" @submit=${this.#submit} novalidate>
        ${formFaults(form)} ${this.#teams()}
        <div class="d-flex gap-2">
          ${submitButton(form, "Create invitation")}
          <a class="btn btn-outline-secondary" href="#/configuration/users">Cancel</a>
        </div>
      </form>
    `;
  }

  /** Nobody can be put into a team that the reader may not see. */
  #teams() {
    if (!mayAnywhere("TeamView")) {
      return nothing;
    }
    const { form } = this;
    form.shows("AddToTeamIds");
    return html`<fieldset class="mb-4">
      <legend class="h6">Teams to join</legend>
      <p class="text-body-secondary">
        The new account belongs to these teams from the start. Without one it may do no more than everybody.
      </p>
      ${this.#chosen()}
      <keyden-team-picker
        class="d-block"
        label="Add a team"
        .value=${null}
        .taken=${[EVERYONE, ...form.values.AddToTeamIds]}
        .takenText=${"will be joined already"}
        .fault=${form.faults.AddToTeamIds?.join(" ") ?? null}
        ?disabled=${form.busy}
        @change=${this.#add}
      ></keyden-team-picker>
    </fieldset>`;
  }

  #add(event) {
    const team = event.detail;
    if (team !== null) {
      this.names.learn(team);
      this.form.set("AddToTeamIds", [...this.form.values.AddToTeamIds, team.Id]);
      // The field is there for the next one.
      event.target.clear();
    }
  }

  #chosen() {
    const ids = this.form.values.AddToTeamIds;
    return ids.length === 0
      ? nothing
      : html`<ul class="chosen">
          ${ids.map(
            (id) => html`<li>
              ${nameLink(this.names, id)}
              <button
                class="btn btn-sm btn-quiet"
                type="button"
                aria-label="Do not add to ${this.names.of(id)}"
                ?disabled=${this.form.busy}
                @click=${() =>
                  this.form.set(
                    "AddToTeamIds",
                    ids.filter((each) => each !== id),
                  )}
              >
                ${icon("x-lg")}
              </button>
            </li>`,
          )}
        </ul>`;
  }

  #shown() {
    const { InvitationCode, Expires, AddToTeamIds } = this.invitation;
    return html`
      <h1 class="h3 mb-3" tabindex="-1">The invitation is ready</h1>
      <keyden-shown-once
        name="invitation"
        label="Link to pass on"
        what="link"
        .secret=${InvitationCode ? `${location.origin}/app#/register/${InvitationCode}` : ""}
        .note=${"Send it to the one person it is for, by a way that only they read: whoever opens it first gets the account."}
        .question=${QUESTION}
        @taken=${() => {
          this.taken = true;
        }}
        @forgotten=${() => {
          this.invitation = { ...this.invitation, InvitationCode: "" };
        }}
      ></keyden-shown-once>
      <p class="text-body-secondary">
        It works once, until ${time(Expires)} (48 hours).
        ${AddToTeamIds.length === 0
          ? "The new account will belong to no team."
          : html`The new account will belong to ${AddToTeamIds.map((id) => this.names.of(id)).join(", ")}.`}
      </p>
      <div class="d-flex flex-wrap gap-2">
        <a class="btn ${this.taken ? "btn-primary" : "btn-outline-secondary"}" href="#/configuration/users">Done</a>
        ${this.taken
          ? html`<button class="btn btn-outline-secondary" type="button" @click=${this.#again}>Invite another</button>`
          : nothing}
      </div>
    `;
  }
}

customElements.define("keyden-invite-page", InvitePage);
export default "keyden-invite-page";
