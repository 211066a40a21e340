/**
 * The REST API of the server, as the pages use it: the same that every other client uses, with the
 * session's cookie and the anti-forgery header.
 */

const TIMEOUT_MILLIS = 30_000;
const CSRF_HEADER = "X-Octopus-Csrf-Token";

/** What went wrong, in words for the person at the screen. */
export class ApiProblem extends Error {
  /**
   * @param {number} status the HTTP status; 0 if there was no answer
   * @param {string} message what is wrong
   * @param {string[]} errors each fault in a sentence
   * @param {Record<string, string[]>} details the faults by the member of the body they belong to
   */
  constructor(status, message, errors = [], details = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.details = details;
  }

  /** All that is wrong, as sentences. */
  get sentences() {
    return this.errors.length > 0 ? this.errors : [this.message];
  }
}

/** Told when the server does not know the session any more. */
export const sessionEnded = new EventTarget();

let csrfCookie = null;

/**
 * Learns the name of this server's anti-forgery cookie: servers on other ports of the same host
 * set theirs side by side with it.
 */
export async function connect() {
  const root = await get("/api", { quiet: true });
  csrfCookie = `Octopus-Csrf-Token_${root.InstallationId}=`;
  return root;
}

function csrfToken() {
  const pair = document.cookie.split("; ").find((each) => csrfCookie && each.startsWith(csrfCookie));
  return pair === undefined ? null : decodeURIComponent(pair.slice(csrfCookie.length));
}

/** Whether this browser may have a session: its cookie is not seen here, but the one beside it is. */
export const mayBeSignedIn = () => csrfToken() !== null;

function seconds(header) {
  const count = Number.parseInt(header ?? "", 10);
  return Number.isNaN(count) ? "later" : count === 1 ? "in a second" : `in ${count} seconds`;
}

async function problem(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    // Something between here and the server answered in its own words.
  }
  if (response.status === 429) {
    const when = seconds(response.headers.get("Retry-After"));
    return new ApiProblem(429, `Too many requests. Please try again ${when}.`);
  }
  const message = body?.ErrorMessage ?? `The server answered with status ${response.status}.`;
  return new ApiProblem(response.status, message, body?.Errors ?? [], body?.Details ?? {});
}

/**
 * Asks the server.
 *
 * @param {string} method `GET`, `POST`, `PUT` or `DELETE`
 * @param {string} path root-relative
 * @param {object} [body] sent as JSON
 * @param {{signal?: AbortSignal, quiet?: boolean}} [options] `quiet`: an ended session is the
 *     caller's to deal with
 * @returns {Promise<any>} the answer's JSON, null if it has none
 * @throws {ApiProblem} if the answer is not a good one, or there is none
 * @throws {DOMException} `AbortError` if `options.signal` was aborted
 */
export async function request(method, path, body, options = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const token = csrfToken();
  if (method !== "GET" && token !== null) {
    headers[CSRF_HEADER] = token;
  }
  const timeout = AbortSignal.timeout(TIMEOUT_MILLIS);
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (options.signal?.aborted) {
      throw error;
    }
    throw new ApiProblem(
      0,
      timeout.aborted
        ? "The server did not answer in time. Please try again."
        : "The server cannot be reached. Please check the connection and try again.",
    );
  }
  if (!response.ok) {
    const found = await problem(response);
    if (found.status === 401 && !options.quiet) {
      sessionEnded.dispatchEvent(new Event("ended"));
    }
    throw found;
  }
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

export const get = (path, options) => request("GET", path, undefined, options);
export const post = (path, body, options) => request("POST", path, body, options);
export const put = (path, body, options) => request("PUT", path, body, options);
export const remove = (path, options) => request("DELETE", path, undefined, options);

/**
 * A path with a query; values that are null, undefined or empty are left out.
 *
 * @param {string} path
 * @param {Record<string, unknown>} values
 */
export function withQuery(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A piece of a path that holds `text`, whatever is in it. */
export const segment = (text) => encodeURIComponent(text);
