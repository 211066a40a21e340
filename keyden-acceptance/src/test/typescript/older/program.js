// Uses the last version of the TypeScript client that has repositories for users and keys. It finds
// everything by links and reads Links.Self again after each create and update.
"use strict";

const assert = require("node:assert/strict");
const { Client, Repository } = require("@octopusdeploy/api-client");

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const connect = (options = {}) =>
  Client.create({
    apiUri: process.env.OCTOPUS_URL,
    apiKey: process.env.OCTOPUS_API_KEY,
    autoConnect: true,
    logging: quiet,
    ...options,
  });

const commands = {
  async "create-api-key"(octopus) {
    const user = await octopus.users.getCurrent();
    const created = await octopus.users.createApiKey(user, process.env.OCTOPUS_KEY_PURPOSE, null);
    console.log("API key created: " + created.ApiKey);
  },

  async "api-keys"(octopus) {
    const owner = await octopus.users.create(user("typescript-keys", true));
    const expires = new Date(Date.now() + 86400000);
    const created = await octopus.users.createApiKey(owner, "dated", expires);
    console.log("API key created: " + created.ApiKey);
    assert.equal(new Date(created.Expires).getTime(), expires.getTime());
    await octopus.users.createApiKey(owner, "second", null);

    const listed = await octopus.users.listApiKeys(owner);
    assert.deepEqual(listed.Items.map((key) => key.Purpose), ["second", "dated"]);
    assert.equal(listed.Items[1].Id, created.Id);
    assert.equal(listed.Items[1].ApiKey.HasValue, true);
    assert.equal(listed.Items[1].ApiKey.NewValue, null);
    assert.ok(created.ApiKey.startsWith(listed.Items[1].ApiKey.Hint));

    await octopus.users.revokeApiKey(listed.Items[1]);
    const left = await octopus.users.listApiKeys(owner);
    assert.deepEqual(left.Items.map((key) => key.Purpose), ["second"]);
  },

  async users(octopus) {
    const added = await octopus.users.create(user("typescript-user", false));
    assert.equal(added.EmailAddress, null);
    const changed = await octopus.users.modify({ ...added, DisplayName: "Geändert" });
    assert.equal(changed.DisplayName, "Geändert");
    assert.deepEqual(await octopus.users.get(added.Id), changed);

    const page = await octopus.users.list({ filter: "TYPESCRIPT-user", skip: 0, take: 5 });
    assert.deepEqual(page.Items.map((item) => item.Id), [added.Id]);
    const all = await octopus.users.all();
    assert.ok(Array.isArray(all) && all.some((item) => item.Id === added.Id));
    const some = await octopus.users.all({ ids: [added.Id, "Users-987654"] });
    assert.deepEqual(some.map((item) => item.Id), [added.Id]);

    const me = await octopus.users.getCurrent();
    assert.equal(me.IsRequestor, true);
    const spaces = await octopus.users.getSpaces(me);
    assert.ok(Array.isArray(spaces) && spaces.length > 0);
    const memberships = await octopus.teamMembership.getForUser(me, true);
    assert.ok(memberships.some((item) => item.TeamId === "teams-administrators"));

    await octopus.users.del(changed);
    await rejects(404, octopus.users.get(added.Id));
  },

  async collections(octopus) {
    for (const name of ["spaces", "teams", "userRoles"]) {
      const page = await octopus[name].list({ take: 2 });
      const all = await octopus[name].all();
      assert.equal(page.ItemsPerPage, 2, name);
      assert.equal(page.TotalResults, all.length, name);
      assert.deepEqual(page.Items, all.slice(0, 2), name);
      assert.deepEqual(await octopus[name].get(all[0].Id), all[0], name);
    }
    const teams = await octopus.teams.all();
    const scoped = await octopus.teams.listScopedUserRoles(
      teams.find((team) => team.Id === "teams-administrators"),
    );
    assert.ok(Array.isArray(scoped.Items));
    for (const list of ["categories", "groups", "documentTypes", "eventAgents"]) {
      assert.ok(Array.isArray(await octopus.events[list]({})), list);
    }
    assert.equal((await octopus.permissionDescriptions.all()).UserEdit.CanApplyAtSystemLevel, true);
    assert.ok((await octopus.authentication.get()).AuthenticationProviders.length > 0);
    assert.equal((await octopus.serverStatus.getServerStatus()).IsInMaintenanceMode, false);
  },

  async spaces(octopus, client) {
    const me = await octopus.users.getCurrent();
    const added = await octopus.spaces.create({
      Name: "TypeScript space",
      SpaceManagersTeams: [],
      SpaceManagersTeamMembers: [me.Id],
      IsDefault: false,
      TaskQueueStopped: false,
    });
    const inSpace = new Repository(await client.forSpace(added.Id));
    assert.equal((await inSpace.users.getCurrent()).Id, me.Id);
    const byName = await connect({ space: "typescript SPACE" });
    assert.equal(byName.spaceId, added.Id);
    const stopped = await octopus.spaces.modify({ ...added, TaskQueueStopped: true });
    await octopus.spaces.del(stopped);
    await rejects(404, octopus.spaces.get(added.Id));
  },

  async "wrong-key"() {
    await rejects(401, connect({ apiKey: process.env.OCTOPUS_WRONG_KEY }));
  },

  async refusal(octopus) {
    const me = await octopus.users.getCurrent();
    const refused = await rejects(400, octopus.users.createApiKey(me, "", null));
    // The client joins the message and the reasons.
    assert.match(refused.ErrorMessage, /^There was a problem with your request\.\n./);
  },
};

function user(name, service) {
  return {
    Username: name,
    DisplayName: name,
    IsActive: true,
    IsService: service,
    EmailAddress: null,
    Password: service ? undefined : process.env.OCTOPUS_NEW_PASSWORD,
    Identities: [],
  };
}

async function rejects(status, promise) {
  try {
    await promise;
  } catch (error) {
    assert.equal(error.StatusCode, status, `status of ${error}`);
    return error;
  }
  assert.fail(`a ${status} was expected`);
}

async function main(command) {
  const client = await connect();
  await commands[command](new Repository(client), client);
}

main(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.stack : JSON.stringify(error));
  process.exitCode = 1;
});
