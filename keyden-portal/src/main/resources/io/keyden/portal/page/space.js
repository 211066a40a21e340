import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { ask } from "../element/dialog.js";
import { formFaults, submitButton } from "../element/field.js";
import { pageHeading } from "../element/heading.js";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { notify, notifyProblem } from "../element/notice.js";
import { emptyState, loadingState, problemState } from "../element/table.js";
import { get, put, remove, segment, withQuery } from "../foundation/api.js";
import { merged } from "../foundation/changes.js";
import { Form } from "../foundation/form.js";
import { Loaded } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { address, go, place } from "../foundation/router.js";
import { may, mayAnywhere, mayAt, refreshSession, session } from "../foundation/session.js";
import { nameLink } from "./references.js";
import { managerFields, NEW_SPACE, spaceSwitches, spaceTexts, spaceValues } from "./space-form.js";
import { marks } from "./spaces.js";

/** A space: what it is called, who manages it, what is in it. */
class SpacePage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  pageTitle = "Space";

  constructor() {
    super();
    this.parameters = {};
    this.names = new Names(this);
    this.form = new Form(this, NEW_SPACE);
    this.space = new Loaded(this, async () => {
      const space = await get(this.#path);
      this.form.reset(spaceValues(space));
      this.#settle(space);
      return space;
    });
  }

  /** By its id or its slug. */
  get #path() {
    return `/api/spaces/${segment(this.parameters.id)}`;
  }

  /** The vendor has several addresses for the page; it stays at the one that does not change. */
  #settle(space) {
    const settled = `/configuration/spaces/${segment(space.Id)}`;
    if (place().path !== settled) {
      go(settled, {}, { replace: true });
    }
  }

  /** A manager of the space may change it without a permission for spaces. */
  #manages(space) {
    return (
      space.SpaceManagersTeamMembers.includes(session.user.Id) ||
      space.SpaceManagersTeams.some((team) => session.teams.has(team))
    );
  }

  async #save(event) {
    event.preventDefault();
    const before = this.space.value;
    const path = `/api/spaces/${segment(before.Id)}`;
    const good = await this.form.submit(async (values) => {
      this.space.value = await put(path, merged(await get(path), before, values));
    });
    if (good) {
      this.form.reset(spaceValues(this.space.value));
      notify("The space was saved.");
      refreshSession().catch(notifyProblem);
    }
  }

  async #delete() {
    const { Id, Name } = this.space.value;
    let teams = "Its teams";
    try {
      const { TotalResults } = await get(withQuery("/api/teams", { spaces: Id, take: 1 }));
      teams = TotalResults === 1 ? "Its team" : `Its ${TotalResults.toLocaleString()} teams`;
    } catch {
      // Who may delete a space need not see its teams.
    }
    const sure = await ask({
      title: `Delete “${Name}”?`,
      text: html`<p class="mb-0">
        ${teams}, and every user role that was given in this space, go with it. Users and their API keys stay, but can
        do nothing here any more. This cannot be undone.
      </p>`,
      confirm: "Delete space",
      cancel: "Keep space",
      danger: true,
    });
    if (!sure) {
      return;
    }
    try {
      await remove(`/api/spaces/${segment(Id)}`);
    } catch (error) {
      notifyProblem(error);
      return;
    }
    notify(`The space “${Name}” was deleted.`);
    refreshSession().catch(notifyProblem);
    go("/configuration/spaces", {}, { replace: true });
  }

  render() {
    if (this.space.problem?.status === 404) {
      return html`<h1 class="visually-hidden" tabindex="-1">Not found</h1>
        ${emptyState({
          picture: "slash-circle",
          title: "There is no such page, and no such space",
          text: "The space may have been deleted, or not be for you to see.",
          action: html`<a class="btn btn-primary" href="#/configuration/spaces">Spaces</a>`,
        })}`;
    }
    if (this.space.problem) {
      return problemState(this.space.problem, () => this.space.reload());
    }
    if (!this.space.value) {
      return loadingState();
    }
    const space = this.space.value;
    const manages = this.#manages(space);
    return html`
      ${pageHeading({
        title: html`${space.Name}${marks(space)}`,
        above: { label: "Spaces", href: "#/configuration/spaces" },
        actions: this.#links(space),
      })}
      <section class="card-plain" aria-labelledby="details">
        <h2 class="h5" id="details">Details</h2>
        <dl class="facts mb-3">
          <dt>Id</dt>
          <dd>${identifier(space.Id)}</dd>
          ${may("SpaceEdit") || manages ? nothing : this.#facts(space)}
        </dl>
        ${may("SpaceEdit") || manages ? this.#editor(space) : nothing}
      </section>
      ${may("SpaceDelete") || manages ? this.#deletion(space) : nothing}
    `;
  }

  #links(space) {
    return html`
      ${mayAt("TeamView", space.Id)
        ? html`<a class="btn btn-outline-primary" href=${address("/configuration/teams", { spaces: space.Id })}
            >${icon("person-badge")} Teams of this space</a
          >`
        : nothing}
      ${mayAnywhere("EventView")
        ? html`<a class="btn btn-outline-primary" href=${address("/configuration/audit", { spaces: space.Id })}
            >${icon("journal-text")} Audit of this space</a
          >`
        : nothing}
    `;
  }

  #facts(space) {
    const people = [...space.SpaceManagersTeamMembers, ...space.SpaceManagersTeams];
    return html`
      <dt>Slug</dt>
      <dd><code>${space.Slug}</code></dd>
      <dt>Description</dt>
      <dd>${space.Description || "none"}</dd>
      <dt>Managers</dt>
      <dd>${people.map((id, index) => html`${index > 0 ? ", " : nothing}${nameLink(this.names, id)}`)}</dd>
    `;
  }

  #editor(space) {
    return html`<form class="narrow" @submit=${this.#save} novalidate>
      ${formFaults(this.form)}
      ${spaceTexts(this.form, "The short name in addresses. Who changes it breaks addresses that programs know.")}
      ${managerFields(this.form, this.names, `teams-spacemanagers-${space.Id}`)}
      ${spaceSwitches(this.form, { isDefault: space.IsDefault })} ${submitButton(this.form, "Save")}
    </form>`;
  }

  /** What the server asks for first, said before anybody tries. */
  #deletion(space) {
    const missing = [
      space.IsDefault ? "It is the default space: make another one the default first." : null,
      space.TaskQueueStopped ? null : "Its task queue runs: stop it above, and save.",
    ].filter((each) => each !== null);
    return html`<section class="card-plain" aria-labelledby="deletion">
      <h2 class="h5" id="deletion">Delete this space</h2>
      ${missing.length > 0
        ? html`<p class="mb-1">This space cannot be deleted yet.</p>
            <ul class="mb-0">
              ${missing.map((each) => html`<li>${each}</li>`)}
            </ul>`
        : html`<p>Its teams and the user roles given in it go with it. Users and their API keys stay.</p>
            <button class="btn btn-outline-danger" @click=${this.#delete}>${icon("trash")} Delete space</button>`}
    </section>`;
  }
}

customElements.define("keyden-space-page", SpacePage);
export default "keyden-space-page";
