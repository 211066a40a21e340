/** What the pages of OIDC identities share: where they are, how GitHub writes a subject, warnings. */

import { html, nothing } from "lit";
import { icon } from "../element/icon.js";
import { identifier } from "../element/identifier.js";
import { get, segment, withQuery } from "../foundation/api.js";
import { accountPlace } from "./accounts.js";

/** The issuer of the tokens of GitHub Actions. */
export const GITHUB = "https://token.actions.githubusercontent.com";

/** More than an account can have. */
const ALL = 1000;

/** Where the API has the identities of the service account with `id`. */
const identitiesPath = (id) => `/api/serviceaccounts/${segment(id)}/oidcidentities`;

/** Where the API takes a new identity. */
export const newIdentityPath = (account) => `${identitiesPath(account)}/create/v1`;

/** Where the API has an identity. */
export const identityPath = (account, id) => `${identitiesPath(account)}/${segment(id)}/v1`;

/** Where the portal shows an identity; `new` is that of one to come. */
export const identityPlace = (account, id) => `${accountPlace(account)}/oidcIdentities/${segment(id)}`;

/** All identities of an account, and its id for token exchanges. */
export const getIdentities = (account) => get(withQuery(`${identitiesPath(account)}/v1`, { take: ALL }));

/** Whether the tokens come from GitHub Actions; a slash at the end makes no difference to the server. */
export const isGithub = ({ Issuer }) => Issuer.replace(/\/$/, "") === GITHUB;

/**
 * Which runs of workflows are meant, and how GitHub says so after `repo:owner/name:`. What stands in
 * `field` follows it.
 */
export const FILTERS = [
  { value: "any", label: "Any run", text: "*" },
  { value: "branch", label: "A branch", text: "ref:refs/heads/", field: "Branch" },
  { value: "environment", label: "An environment", text: "environment:", field: "Environment" },
  { value: "pullRequest", label: "Pull requests", text: "pull_request" },
  { value: "tag", label: "A tag", text: "ref:refs/tags/", field: "Tag" },
];

/** The one of the filters that has this value. */
export const filterOf = (value) => FILTERS.find((filter) => filter.value === value);

/**
 * A repository as GitHub names it in a subject, with the ids of owner and repository or without. The
 * owner is whole: else the repositories of strangers would fit.
 */
export const REPOSITORY = /^[\w-]+(@\d+)?\/[\w.*?-]+(@\d+)?$/;

/**
 * The subject of GitHub's tokens for a repository and a filter; capitals stand where something is
 * still missing.
 *
 * @param {{repository: string, filter: string, Branch?: string, Environment?: string, Tag?: string}} values
 */
export function githubSubject({ repository, filter, ...values }) {
  const { text, field } = filterOf(filter);
  // GitHub writes a colon inside of a name so, since it separates the parts.
  const name = field === undefined ? "" : (values[field].trim() || field.toUpperCase()).replaceAll(":", "%3A");
  return `repo:${repository.trim() || "OWNER/NAME"}:${text}${name}`;
}

/** What `githubSubject` would make `subject` of; null if nothing would. */
export function githubValues(subject) {
  const [, repository = "", rest = ""] = /^repo:([^:]+):(.+)$/.exec(subject) ?? [];
  const filter = FILTERS.find(({ text, field }) => (field === undefined ? rest === text : rest.startsWith(text)));
  if (filter === undefined) {
    return null;
  }
  const values = { repository, filter: filter.value, Branch: "", Environment: "", Tag: "" };
  if (filter.field !== undefined) {
    values[filter.field] = rest.slice(filter.text.length).replaceAll("%3A", ":");
  }
  return REPOSITORY.test(repository) && githubSubject(values) === subject ? values : null;
}

/**
 * What is dangerous about an identity.
 *
 * @returns {{label: string, text: string} | null}
 */
export function danger({ Issuer, Subject }) {
  if (/^\*+$/.test(Subject)) {
    return { label: "Any subject", text: "Every token of this issuer is accepted." };
  }
  if (isGithub({ Issuer }) && /^(repo:[^/@]*)?[*?]/.test(Subject)) {
    return { label: "Any owner", text: "Workflows of anybody's repositories may fit: name the owner in full." };
  }
  return null;
}

/** The mark of a dangerous identity; nothing for others. */
export function dangerBadge(identity) {
  const found = danger(identity);
  return found === null
    ? nothing
    : html`<div>
        <span class="badge text-bg-warning">${icon("exclamation-triangle")} ${found.label}</span>
        <span class="small">${found.text}</span>
      </div>`;
}

/** The account's id for token exchanges, with what it is good for: one of several facts. */
export const externalId = (id) => html`<dt>Service account id</dt>
  <dd>
    ${identifier(id)}
    <div class="form-text mt-0">
      Programs name the account by it when they exchange a token, and tokens are made out to it: it is their audience. It
      is no secret.
    </div>
  </dd>`;
