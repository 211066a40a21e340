/**
 * Ready lines that exchange a token of another issuer for an access token of this server. No token
 * gets into a log, or into the arguments of a program.
 */

import { githubValues, isGithub } from "./oidc.js";

/** A text in YAML, in which GitHub finds no expression of its own. */
const quoted = (text) => JSON.stringify(text.replaceAll("${{", "${{ '${{' }}"));

/** What GitHub's own patterns take for more than a name is left to who copies. */
const PLAIN = /^[\w./*-]+$/;

/** What starts a run that has the subject. */
function trigger({ filter, Branch, Tag }) {
  const pushed = (what, pattern) =>
    PLAIN.test(pattern)
      ? `on:\n  push:\n    ${what}: [${quoted(pattern.replaceAll(/\*+/g, "**"))}]`
      : "on: workflow_dispatch";
  switch (filter) {
    case "branch":
      return pushed("branches", Branch);
    case "tag":
      return pushed("tags", Tag);
    case "pullRequest":
      return "on: pull_request";
    default:
      return "on: workflow_dispatch";
  }
}

/** A job without the environment that the subject names would have another subject. */
const environment = ({ filter, Environment }) =>
  filter === "environment" ? `\n    environment: ${quoted(Environment)}` : "";

const workflow = (values, rest) => `# .github/workflows/keyden.yml
${trigger(values)}
jobs:
  who-am-i:
    runs-on: ubuntu-latest${environment(values)}
    permissions:
      id-token: write # lets the job ask GitHub for a token of its own
${rest}
      - name: Use it
        shell: bash
        run: |
          curl --fail-with-body -sS -H @- "$OCTOPUS_URL/api/users/me" \\
            <<< "Authorization: Bearer $OCTOPUS_ACCESS_TOKEN"
`;

/** Inputs and results: action.yml of OctopusDeploy/login. */
const byAction = (server, id) => `    steps:
      - uses: OctopusDeploy/login@v1
        with:
          server: ${server}
          service_account_id: ${id}
      # From here on OCTOPUS_URL and OCTOPUS_ACCESS_TOKEN are set, which octopus and keyden read too.`;

const byCurl = (server, id, audience) => `    env:
      OCTOPUS_URL: ${server}
      SERVICE_ACCOUNT_ID: ${id}${audience === null ? "" : `\n      TOKEN_AUDIENCE: ${quoted(audience)}`}
    steps:
      - name: Sign in
        shell: bash
        run: |
          id_token=$(curl --fail -sSG "$ACTIONS_ID_TOKEN_REQUEST_URL" -H @- \\
            --data-urlencode "audience=$${audience === null ? "SERVICE_ACCOUNT_ID" : "TOKEN_AUDIENCE"}" \\
            <<< "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" | jq -r .value)
          echo "::add-mask::$id_token"
          answer=$(printf %s "$id_token" | curl -sS "$OCTOPUS_URL/api/token/v1" \\
            --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\
            --data-urlencode "audience=$SERVICE_ACCOUNT_ID" \\
            --data-urlencode subject_token_type=urn:ietf:params:oauth:token-type:jwt \\
            --data-urlencode subject_token@-)
          access_token=$(jq -r '.access_token // empty' <<< "$answer")
          if [ -z "$access_token" ]; then
            echo "::error::$(jq -r .error_description <<< "$answer")"
            exit 1
          fi
          echo "::add-mask::$access_token"
          echo "OCTOPUS_ACCESS_TOKEN=$access_token" >> "$GITHUB_ENV"`;

const byHand = (server, id) => `read -rs ID_TOKEN   # paste a token of the issuer, press Enter
printf %s "$ID_TOKEN" | curl -sS ${server}/api/token/v1 \\
  --data-urlencode grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\
  --data-urlencode audience=${id} \\
  --data-urlencode subject_token_type=urn:ietf:params:oauth:token-type:jwt \\
  --data-urlencode subject_token@-`;

/**
 * Ready lines for an identity, the recommended ones first.
 *
 * @param {{Issuer: string, Subject: string, Audience: string | null}} identity
 * @param {string} server the address of this server
 * @param {string} id the account's id for token exchanges
 * @returns {Array<{name: string, text: string}>}
 */
export function exchangeExamples(identity, server, id) {
  if (!isGithub(identity)) {
    return [{ name: "curl", text: byHand(server, id) }];
  }
  const values = githubValues(identity.Subject) ?? { filter: "any" };
  const audience = identity.Audience || null;
  const curl = { name: "curl and jq", text: workflow(values, byCurl(server, id, audience)) };
  // The action asks for a token that is made out to the account, always.
  return audience === null
    ? [{ name: "OctopusDeploy/login", text: workflow(values, byAction(server, id)) }, curl]
    : [curl];
}
