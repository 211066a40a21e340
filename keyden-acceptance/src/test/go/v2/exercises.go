package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/client"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/core"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/events"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/serviceaccounts"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/spaces"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/teams"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/userroles"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/users"
)

var keyText = regexp.MustCompile(`^API-[A-Z0-9]{25,32}$`)

// check fails with the words if the condition does not hold.
func check(holds bool, format string, values ...any) error {
	if holds {
		return nil
	}
	return fmt.Errorf(format, values...)
}

// isNotFound tells whether the library recognised a 404 as such.
func isNotFound(err error) bool {
	var apiError *core.APIError
	return errors.As(err, &apiError) && apiError.StatusCode == http.StatusNotFound
}

func newServiceAccount(name string) *users.User {
	user := users.NewUser(name, name+" (service)")
	user.IsService = true
	return user
}

func exerciseUsers(octopus *client.Client) error {
	me, err := octopus.Users.GetMe()
	if err != nil {
		return err
	}
	if err := check(me.IsRequestor && me.IsActive, "the caller is active and the requestor: %+v", me); err != nil {
		return err
	}

	wanted := users.NewUser("Go user with spaces in a name of 44 chars ok", "Go User (Ünicode)")
	wanted.EmailAddress = "Go.User@Example.com"
	wanted.Password = "test-id 5d942bec-8152-4d74-a5e5-0c7e13cb4494"
	wanted.Identities = []users.Identity{{
		IdentityProviderName: "Octopus ID",
		Claims: map[string]users.IdentityClaim{
			"email": {Value: "Go.User@Example.com", IsIdentifyingClaim: true},
			"dn":    {Value: "Go User"},
		},
	}}
	added, err := users.Add(octopus, wanted)
	if err != nil {
		return fmt.Errorf("add with the newer layer: %w", err)
	}
	if err := sameUser(wanted, added); err != nil {
		return err
	}
	if _, err := users.Add(octopus, users.NewUser(wanted.Username, "again")); err == nil ||
		!strings.Contains(err.Error(), "[") {
		return fmt.Errorf("a second user of that name is refused with a list of reasons, not: %w", err)
	}

	for layer, get := range map[string]func() (*users.User, error){
		"newer": func() (*users.User, error) { return users.GetByID(octopus, added.ID) },
		"older": func() (*users.User, error) { return octopus.Users.GetByID(added.ID) },
	} {
		got, err := get()
		if err != nil {
			return fmt.Errorf("get by id with the %s layer: %w", layer, err)
		}
		if err := check(reflect.DeepEqual(added, got), "added %+v, got by the %s layer %+v", added, layer, got); err != nil {
			return err
		}
	}

	added.DisplayName = "Renamed"
	added.EmailAddress = ""
	added.IsActive = false
	added.Password = ""
	added.Identities = nil
	updated, err := users.Update(octopus, added)
	if err != nil {
		return fmt.Errorf("update with the newer layer: %w", err)
	}
	if err := check(updated.DisplayName == "Renamed" && !updated.IsActive && len(updated.Identities) == 0,
		"updated %+v", updated); err != nil {
		return err
	}
	updated.IsActive = true
	if updated, err = octopus.Users.Update(updated); err != nil {
		return fmt.Errorf("update with the older layer: %w", err)
	}
	if err := check(updated.IsActive, "active again: %+v", updated); err != nil {
		return err
	}

	all, err := octopus.Users.GetAll()
	if err != nil {
		return fmt.Errorf("get all: %w", err)
	}
	if err := check(slices.ContainsFunc(all, hasID(added.ID)) && slices.ContainsFunc(all, hasID(me.ID)),
		"all %d users have the new one and the caller", len(all)); err != nil {
		return err
	}
	filtered, err := users.Get(octopus, "", users.UsersQuery{Filter: "spaces in a NAME"})
	if err != nil {
		return fmt.Errorf("filter with the newer layer: %w", err)
	}
	if err := check(len(filtered.Items) == 1 && filtered.Items[0].ID == added.ID, "filtered: %d users", len(filtered.Items)); err != nil {
		return err
	}
	byIDs, err := octopus.Users.Get(users.UsersQuery{IDs: []string{added.ID, me.ID, "Users-987654"}})
	if err != nil {
		return fmt.Errorf("by ids: %w", err)
	}
	if err := check(len(byIDs.Items) == 2, "two of three ids are known, got %d", len(byIDs.Items)); err != nil {
		return err
	}

	if _, err := octopus.Users.GetPermissions(me); err != nil {
		return fmt.Errorf("permissions: %w", err)
	}
	configuration, err := octopus.Users.GetPermissionsConfiguration(me)
	if err != nil {
		return fmt.Errorf("permissions configuration: %w", err)
	}
	if err := check(configuration.ID == me.ID && slices.Contains(configuration.SystemPermissions, "AdministerSystem"),
		"permissions of the administrator %s: %v", configuration.ID, configuration.SystemPermissions); err != nil {
		return err
	}
	myTeams, err := octopus.Users.GetTeams(me)
	if err != nil {
		return fmt.Errorf("teams of the caller: %w", err)
	}
	if err := check(len(*myTeams) > 0, "the caller is in a team"); err != nil {
		return err
	}
	mySpaces, err := octopus.Users.GetSpaces(me)
	if err != nil {
		return fmt.Errorf("spaces of the caller: %w", err)
	}
	for _, space := range mySpaces {
		same, err := octopus.Spaces.GetByID(space.ID)
		if err != nil {
			return err
		}
		if err := check(reflect.DeepEqual(space, same), "the space in the list %+v and by itself %+v", space, same); err != nil {
			return err
		}
	}
	authentication, err := octopus.Users.GetAuthenticationByUser(me)
	if err != nil {
		return fmt.Errorf("authentication of the caller: %w", err)
	}
	if err := check(len(authentication.AuthenticationProviders) > 0, "there is a way to sign in"); err != nil {
		return err
	}

	return users.DeleteByID(octopus, added.ID)
}

func hasID(id string) func(*users.User) bool {
	return func(user *users.User) bool { return user.ID == id }
}

func sameUser(wanted, got *users.User) error {
	return check(got.ID != "" &&
		got.Username == wanted.Username &&
		got.DisplayName == wanted.DisplayName &&
		got.EmailAddress == wanted.EmailAddress &&
		got.IsActive == wanted.IsActive &&
		got.IsService == wanted.IsService &&
		got.Password == "" &&
		reflect.DeepEqual(got.Identities, wanted.Identities),
		"wanted %+v, got %+v", wanted, got)
}

// exerciseMissingUser deletes a user with each layer and then looks for it with each: the library
// must see a 404, not an empty user.
func exerciseMissingUser(octopus *client.Client) error {
	for layer, remove := range map[string]func(string) error{
		"newer": func(id string) error { return users.DeleteByID(octopus, id) },
		"older": octopus.Users.DeleteByID,
	} {
		added, err := octopus.Users.Add(newServiceAccount("go-missing-" + layer))
		if err != nil {
			return fmt.Errorf("add with the older layer: %w", err)
		}
		if err := remove(added.ID); err != nil {
			return fmt.Errorf("delete with the %s layer: %w", layer, err)
		}
		gone, err := users.GetByID(octopus, added.ID)
		if !isNotFound(err) {
			return fmt.Errorf("the newer layer sees a 404 for %s, not %+v, %w", added.ID, gone, err)
		}
		if _, err := octopus.Users.GetByID(added.ID); err == nil {
			return fmt.Errorf("the older layer still finds %s", added.ID)
		}
		// The one call of the older layer on users that keeps the error's kind.
		if _, err := octopus.APIKeys.GetByID(added.ID, "apikeys-0"); !isNotFound(err) {
			return fmt.Errorf("the older layer sees a 404 for the keys of %s, not %w", added.ID, err)
		}
		if err := users.DeleteByID(octopus, added.ID); !isNotFound(err) {
			return fmt.Errorf("deleting %s again is a 404, not %w", added.ID, err)
		}
	}
	return nil
}

func exerciseAPIKeys(octopus *client.Client) error {
	owner, err := users.Add(octopus, newServiceAccount("go-key-owner"))
	if err != nil {
		return err
	}
	expires := time.Now().Add(72 * time.Hour)
	wanted := users.NewAPIKey("with an expiry", owner.ID)
	wanted.Expires = &expires
	created, err := octopus.APIKeys.Create(wanted)
	if err != nil {
		return fmt.Errorf("create with an expiry: %w", err)
	}
	if err := check(keyText.MatchString(created.APIKey), "the created key has the known form"); err != nil {
		return err
	}
	fmt.Println("API key created: " + created.APIKey)
	if err := check(created.Expires != nil && created.Expires.Sub(expires).Abs() <= time.Millisecond,
		"asked for %v, got %v", expires, created.Expires); err != nil {
		return err
	}
	// More than two pages, so that the list is followed by its links.
	for i := range 65 {
		if _, err := octopus.APIKeys.Create(users.NewAPIKey(fmt.Sprintf("key %d", i), owner.ID)); err != nil {
			return fmt.Errorf("create key %d: %w", i, err)
		}
	}

	listed, err := octopus.APIKeys.GetByUserID(owner.ID)
	if err != nil {
		return fmt.Errorf("list: %w", err)
	}
	if err := check(len(listed) == 66, "66 keys over three pages, got %d", len(listed)); err != nil {
		return err
	}
	if err := check(listed[0].Purpose == "key 64" && listed[65].Purpose == "with an expiry",
		"newest first, got %q to %q", listed[0].Purpose, listed[65].Purpose); err != nil {
		return err
	}
	for _, key := range listed {
		if err := check(key.APIKey != nil && key.APIKey.HasValue && key.APIKey.NewValue == "" &&
			strings.HasPrefix(key.APIKey.Hint, "API-") && len(key.APIKey.Hint) <= 8 &&
			key.UserID == owner.ID && key.Created != nil,
			"a listed key: %+v with %+v", key, key.APIKey); err != nil {
			return err
		}
	}
	if err := check(strings.HasPrefix(created.APIKey, listed[65].APIKey.Hint), "the hint begins the key"); err != nil {
		return err
	}

	for _, get := range []func() (*users.APIKey, error){
		func() (*users.APIKey, error) { return octopus.APIKeys.GetByID(owner.ID, created.ID) },
		func() (*users.APIKey, error) { return octopus.Users.GetAPIKeyByID(owner, created.ID) },
	} {
		one, err := get()
		if err != nil {
			return fmt.Errorf("get by id: %w", err)
		}
		if err := check(reflect.DeepEqual(one, listed[65]), "by id %+v, in the list %+v", one, listed[65]); err != nil {
			return err
		}
	}
	firstPage, err := octopus.Users.GetAPIKeys(owner)
	if err != nil {
		return fmt.Errorf("list by the user's link: %w", err)
	}
	if err := check(len(firstPage.Items) == 30 && firstPage.TotalResults == 66 && firstPage.ItemsPerPage == 30,
		"a page of 30 of 66, got %d of %d", len(firstPage.Items), firstPage.TotalResults); err != nil {
		return err
	}
	if _, err := octopus.APIKeys.GetByID(owner.ID, "apikeys-unknown"); !isNotFound(err) {
		return fmt.Errorf("an unknown key is a 404, not %w", err)
	}
	return octopus.Users.DeleteByID(owner.ID)
}

func exerciseSpaces(octopus *client.Client) error {
	me, err := octopus.Users.GetMe()
	if err != nil {
		return err
	}
	wanted := spaces.NewSpace("Go space")
	wanted.SpaceManagersTeamMembers = []string{me.ID}
	added, err := octopus.Spaces.Add(wanted)
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	if err := check(added.Name == wanted.Name && added.Slug != "" && !added.IsDefault &&
		slices.Equal(added.SpaceManagersTeamMembers, wanted.SpaceManagersTeamMembers) &&
		slices.Equal(added.SpaceManagersTeams, []string{"teams-spacemanagers-" + added.ID}),
		"added %+v", added); err != nil {
		return err
	}
	if err := check(added.Links["Web"] == "/app#/spaces/"+added.ID && added.Links["SpaceHome"] == "/api/"+added.ID,
		"links %v", added.Links); err != nil {
		return err
	}

	all, err := spaces.GetAll(octopus)
	if err != nil {
		return fmt.Errorf("all with the newer layer: %w", err)
	}
	older, err := octopus.Spaces.GetAll()
	if err != nil {
		return fmt.Errorf("all with the older layer: %w", err)
	}
	byID, err := spaces.GetByID(octopus, added.ID)
	if err != nil {
		return fmt.Errorf("by id: %w", err)
	}
	byName, err := octopus.Spaces.GetByIDOrName("Go space")
	if err != nil {
		return fmt.Errorf("by name: %w", err)
	}
	page, err := spaces.Get(octopus, spaces.SpacesQuery{PartialName: "GO SPACE"})
	if err != nil {
		return fmt.Errorf("by part of the name: %w", err)
	}
	sameID := func(space *spaces.Space) bool { return space.ID == added.ID }
	for where, list := range map[string][]*spaces.Space{
		"all (newer)": all, "all (older)": older, "by id": {byID}, "by name": {byName}, "page": page.Items,
	} {
		at := slices.IndexFunc(list, sameID)
		if err := check(at >= 0, "%s has the space", where); err != nil {
			return err
		}
		if err := check(reflect.DeepEqual(list[at], added), "%s gives %+v, added was %+v", where, list[at], added); err != nil {
			return err
		}
	}
	isDefault := func(space *spaces.Space) bool { return space.IsDefault }
	first := slices.IndexFunc(all, isDefault)
	if err := check(first >= 0 && !slices.ContainsFunc(all[first+1:], isDefault), "one space is the default"); err != nil {
		return err
	}

	apiURL, err := url.Parse(os.Getenv("OCTOPUS_URL"))
	if err != nil {
		return err
	}
	inSpace, err := client.NewClient(nil, apiURL, os.Getenv("OCTOPUS_API_KEY"), added.ID)
	if err != nil {
		return fmt.Errorf("a client for the space: %w", err)
	}
	if _, err := inSpace.Teams.GetAll(); err != nil {
		return fmt.Errorf("teams by the client for the space: %w", err)
	}
	if _, err := client.NewClient(nil, apiURL, os.Getenv("OCTOPUS_API_KEY"), "Spaces-987654"); err == nil {
		return errors.New("a client for a space that isn't there is an error")
	}

	if err := octopus.Spaces.DeleteByID(added.ID); err == nil {
		return errors.New("a space whose queue runs is not deleted")
	}
	byID.TaskQueueStopped = true
	byID.Description = "about to go"
	stopped, err := octopus.Spaces.Update(byID)
	if err != nil {
		return fmt.Errorf("stop the queue: %w", err)
	}
	if err := check(stopped.TaskQueueStopped && stopped.Description == "about to go" &&
		slices.Equal(stopped.SpaceManagersTeams, added.SpaceManagersTeams), "stopped %+v", stopped); err != nil {
		return err
	}
	if err := octopus.Spaces.DeleteByID(added.ID); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	if _, err := spaces.GetByID(octopus, added.ID); !isNotFound(err) {
		return fmt.Errorf("the newer layer sees a 404, not %w", err)
	}
	if _, err := octopus.Spaces.GetByID(added.ID); !isNotFound(err) {
		return fmt.Errorf("the older layer sees a 404, not %w", err)
	}
	return nil
}

func exerciseTeams(octopus *client.Client) error {
	me, err := octopus.Users.GetMe()
	if err != nil {
		return err
	}
	added, err := octopus.Teams.Add(teams.NewTeam("Go team"))
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	if err := check(added.CanBeDeleted && added.CanBeRenamed && added.CanChangeMembers && added.CanChangeRoles,
		"a team of one's own may be changed: %+v", added); err != nil {
		return err
	}
	if _, err := octopus.Teams.Add(teams.NewTeam("Go team")); err == nil {
		return errors.New("a second team of that name is refused")
	}
	added.MemberUserIDs = []string{me.ID}
	added.Description = "made by a check"
	updated, err := octopus.Teams.Update(added)
	if err != nil {
		return fmt.Errorf("update: %w", err)
	}
	if err := check(slices.Equal(updated.MemberUserIDs, []string{me.ID}) && updated.Description == added.Description,
		"updated %+v", updated); err != nil {
		return err
	}
	got, err := octopus.Teams.GetByID(added.ID)
	if err != nil {
		return fmt.Errorf("by id: %w", err)
	}
	if err := check(reflect.DeepEqual(got, updated), "updated %+v, got %+v", updated, got); err != nil {
		return err
	}
	found, err := octopus.Teams.GetByPartialName("go TEAM")
	if err != nil {
		return fmt.Errorf("by part of the name: %w", err)
	}
	if err := check(len(found) == 1 && found[0].ID == added.ID, "found %d teams", len(found)); err != nil {
		return err
	}
	all, err := octopus.Teams.GetAll()
	if err != nil {
		return fmt.Errorf("all: %w", err)
	}
	for _, builtIn := range []string{"teams-administrators", "teams-everyone", "teams-managers"} {
		at := slices.IndexFunc(all, func(team *teams.Team) bool { return team.ID == builtIn })
		if err := check(at >= 0 && !all[at].CanBeDeleted, "%s is there and stays", builtIn); err != nil {
			return err
		}
	}

	role, err := userroles.Add(octopus, roleNamed("Go role for a team"))
	if err != nil {
		return fmt.Errorf("add a role: %w", err)
	}
	scoped := userroles.NewScopedUserRole(role.ID)
	scoped.TeamID = added.ID
	given, err := octopus.ScopedUserRoles.Add(scoped)
	if err != nil {
		return fmt.Errorf("give the role: %w", err)
	}
	byID, err := octopus.ScopedUserRoles.GetByID(given.ID)
	if err != nil {
		return fmt.Errorf("the given role by id: %w", err)
	}
	if err := check(byID.TeamID == added.ID && byID.UserRoleID == role.ID && byID.SpaceID == "", "given %+v", byID); err != nil {
		return err
	}
	if _, err := octopus.ScopedUserRoles.Update(byID); err != nil {
		return fmt.Errorf("update the given role: %w", err)
	}
	ofTeam, err := octopus.Teams.GetScopedUserRoles(*got, core.SkipTakeQuery{Take: 100})
	if err != nil {
		return fmt.Errorf("roles of the team: %w", err)
	}
	if err := check(len(ofTeam.Items) == 1 && ofTeam.Items[0].ID == given.ID, "%d roles of the team", len(ofTeam.Items)); err != nil {
		return err
	}
	if err := octopus.ScopedUserRoles.DeleteByID(given.ID); err != nil {
		return fmt.Errorf("take the role away: %w", err)
	}
	if _, err := octopus.ScopedUserRoles.GetByID(given.ID); !isNotFound(err) {
		return fmt.Errorf("a role taken away is a 404, not %w", err)
	}
	if err := userroles.DeleteByID(octopus, role.ID); err != nil {
		return fmt.Errorf("delete the role: %w", err)
	}
	if err := octopus.Teams.Delete(got); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	if _, err := octopus.Teams.GetByID(added.ID); !isNotFound(err) {
		return fmt.Errorf("a deleted team is a 404, not %w", err)
	}
	return exerciseTeamOfSpace(octopus)
}

// exerciseTeamOfSpace uses the newer layer, which works below a space: it needs a default one.
func exerciseTeamOfSpace(octopus *client.Client) error {
	added, err := teams.Add(octopus, teams.NewTeam("Go team of a space"))
	if err != nil {
		return fmt.Errorf("add below the default space: %w", err)
	}
	if err := check(added.SpaceID == octopus.GetSpaceID() && added.SpaceID != "", "the team's space: %+v", added); err != nil {
		return err
	}
	if _, err := teams.GetByID(octopus, added.SpaceID, added.ID); err != nil {
		return fmt.Errorf("by id below the space: %w", err)
	}
	if err := teams.DeleteByID(octopus, added.SpaceID, added.ID); err != nil {
		return fmt.Errorf("delete below the space: %w", err)
	}
	if _, err := teams.GetByID(octopus, added.SpaceID, added.ID); !isNotFound(err) {
		return fmt.Errorf("a deleted team of a space is a 404, not %w", err)
	}
	return nil
}

func roleNamed(name string) *userroles.UserRole {
	role := userroles.NewUserRole(name)
	role.Description = "made by a check"
	role.GrantedSpacePermissions = []string{"ProjectView"}
	role.GrantedSystemPermissions = []string{"UserView", "EventView", "TeamView"}
	return role
}

func exerciseUserRoles(octopus *client.Client) error {
	wanted := roleNamed("Go role")
	added, err := userroles.Add(octopus, wanted)
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	if err := check(added.CanBeDeleted &&
		slices.Equal(added.GrantedSystemPermissions, wanted.GrantedSystemPermissions) &&
		slices.Equal(added.GrantedSpacePermissions, wanted.GrantedSpacePermissions),
		"permissions keep their order: %+v", added); err != nil {
		return err
	}
	added.Name = "Go role, renamed"
	updated, err := userroles.Update(octopus, added)
	if err != nil {
		return fmt.Errorf("update: %w", err)
	}
	older, err := octopus.UserRoles.GetByID(added.ID)
	if err != nil {
		return fmt.Errorf("by id with the older layer: %w", err)
	}
	newer, err := userroles.GetByID(octopus, added.ID)
	if err != nil {
		return fmt.Errorf("by id with the newer layer: %w", err)
	}
	if err := check(reflect.DeepEqual(older, updated) && reflect.DeepEqual(newer, updated),
		"updated %+v, older %+v, newer %+v", updated, older, newer); err != nil {
		return err
	}
	found, err := userroles.Get(octopus, "", userroles.UserRolesQuery{PartialName: "role, RENAMED"})
	if err != nil {
		return fmt.Errorf("by part of the name: %w", err)
	}
	if err := check(len(found.Items) == 1, "found %d roles", len(found.Items)); err != nil {
		return err
	}
	all, err := octopus.UserRoles.GetAll()
	if err != nil {
		return fmt.Errorf("all: %w", err)
	}
	at := slices.IndexFunc(all, func(role *userroles.UserRole) bool { return role.ID == "userroles-spacemanager" })
	if err := check(at >= 0 && !all[at].CanBeDeleted, "the built-in role of space managers is there and stays"); err != nil {
		return err
	}
	if err := userroles.DeleteByID(octopus, added.ID); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	if _, err := userroles.GetByID(octopus, added.ID); !isNotFound(err) {
		return fmt.Errorf("a deleted role is a 404, not %w", err)
	}
	return nil
}

func exerciseEvents(octopus *client.Client) error {
	added, err := users.Add(octopus, newServiceAccount("go-event-subject"))
	if err != nil {
		return err
	}
	page, err := octopus.Events.Get(events.EventsQuery{
		Regarding: added.ID, Spaces: []string{"all"}, IncludeSystem: true, Internal: "true", Take: 10,
	})
	if err != nil {
		return fmt.Errorf("events: %w", err)
	}
	at := slices.IndexFunc(page.Items, func(event *events.Event) bool { return event.Category == "Created" })
	if err := check(at >= 0, "among %d events about the new user is its creation", len(page.Items)); err != nil {
		return err
	}
	event := page.Items[at]
	if err := check(event.Message != "" && !event.Occurred.IsZero() &&
		slices.Contains(event.RelatedDocumentIds, added.ID) &&
		strings.HasPrefix(event.IdentityEstablishedWith, "API key") &&
		strings.HasPrefix(event.UserAgent, "go-octopusdeploy/"),
		"the event %+v", event); err != nil {
		return err
	}
	if _, err := octopus.Events.GetAgents(); err != nil {
		return fmt.Errorf("agents: %w", err)
	}
	categories, err := octopus.Events.GetCategories(events.EventCategoriesQuery{})
	if err != nil {
		return fmt.Errorf("categories: %w", err)
	}
	if err := check(slices.ContainsFunc(*categories, func(c events.EventCategory) bool { return c.ID == "Created" }),
		"categories %+v", *categories); err != nil {
		return err
	}
	if _, err := octopus.Events.GetDocumentTypes(); err != nil {
		return fmt.Errorf("document types: %w", err)
	}
	groups, err := octopus.Events.GetGroups(events.EventGroupsQuery{})
	if err != nil {
		return fmt.Errorf("groups: %w", err)
	}
	if err := check(len(*groups) > 0 && len((*groups)[0].EventCategories) > 0, "groups %+v", *groups); err != nil {
		return err
	}
	return users.DeleteByID(octopus, added.ID)
}

func exerciseServer(octopus *client.Client) error {
	root, err := octopus.Root.Get()
	if err != nil {
		return fmt.Errorf("root: %w", err)
	}
	if err := check(root.Application != "" && root.Version != "" && root.APIVersion != "" &&
		root.InstallationID != nil && root.InstallationID.String() != "00000000-0000-0000-0000-000000000000" &&
		len(root.Links) > 0, "root %+v", root); err != nil {
		return err
	}
	if _, err := octopus.ServerStatus.Get(); err != nil {
		return fmt.Errorf("server status: %w", err)
	}
	authentication, err := octopus.Authentication.Get()
	if err != nil {
		return fmt.Errorf("authentication: %w", err)
	}
	if err := check(len(authentication.AuthenticationProviders) > 0 &&
		authentication.AuthenticationProviders[0].FormsLoginEnabled, "authentication %+v", authentication); err != nil {
		return err
	}
	everyone, err := octopus.Users.GetAuthentication()
	if err != nil {
		return fmt.Errorf("authentication of users: %w", err)
	}
	return check(len(everyone.AuthenticationProviders) > 0, "authentication of users %+v", everyone)
}

func exerciseOIDCIdentities(octopus *client.Client) error {
	account, err := users.Add(octopus, newServiceAccount("go-oidc"))
	if err != nil {
		return err
	}
	wanted := serviceaccounts.NewOIDCIdentity(account.ID, "From Go", "https://token.actions.githubusercontent.com", "repo:o/r:*")
	created, err := serviceaccounts.AddOIDCIdentity(octopus, wanted)
	if err != nil {
		return fmt.Errorf("add: %w", err)
	}
	found, err := serviceaccounts.GetOIDCIdentityByID(octopus, account.ID, created.ID)
	if err != nil {
		return fmt.Errorf("get: %w", err)
	}
	if err := check(found.Name == wanted.Name && found.Issuer == wanted.Issuer && found.Subject == wanted.Subject &&
		found.Audience == "" && found.ServiceAccountID == account.ID, "added %+v, found %+v", wanted, found); err != nil {
		return err
	}

	found.Subject = "repo:o/r:environment:production"
	found.Audience = "octopus"
	if err := serviceaccounts.UpdateOIDCIdentity(octopus, found); err != nil {
		return fmt.Errorf("update: %w", err)
	}
	data, err := serviceaccounts.GetServiceAccountOIDCData(octopus,
		serviceaccounts.OIDCIdentityQuery{ServiceAccountId: account.ID, Take: 10})
	if err != nil {
		return fmt.Errorf("list: %w", err)
	}
	if err := check(data.Count == 1 && len(data.OidcIdentities) == 1 && data.OidcIdentities[0].Audience == "octopus" &&
		len(data.ExternalId) == 36 && data.ServerUrl != "", "listed %+v", data); err != nil {
		return err
	}

	if err := serviceaccounts.DeleteOIDCIdentityByID(octopus, account.ID, created.ID); err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	_, err = serviceaccounts.GetOIDCIdentityByID(octopus, account.ID, created.ID)
	return check(isNotFound(err), "a deleted identity is not found: %v", err)
}

func exerciseAccessToken(octopus *client.Client) error {
	apiURL, err := url.Parse(os.Getenv("OCTOPUS_URL"))
	if err != nil {
		return err
	}
	byToken, err := client.NewClientWithAccessToken(nil, apiURL, os.Getenv("OCTOPUS_ACCESS_TOKEN"), "")
	if err != nil {
		return fmt.Errorf("no client: %w", err)
	}
	me, err := byToken.Users.GetMe()
	if err != nil {
		return err
	}
	fmt.Println("signed in as " + me.ID)
	return check(me.IsService, "a service account: %+v", me)
}
