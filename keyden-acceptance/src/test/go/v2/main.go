// Command newer runs what its first argument names with the second major version of the client
// library: create-api-key, or one of the exercises, each of which stops at the first surprise.
package main

import (
	"fmt"
	"net/url"
	"os"

	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/client"
)

var commands = map[string]func(*client.Client) error{
	"create-api-key": createAPIKey,
	"users":          exerciseUsers,
	"missing-user":   exerciseMissingUser,
	"api-keys":       exerciseAPIKeys,
	"oidc":           exerciseOIDCIdentities,
	"access-token":   exerciseAccessToken,
	"spaces":         exerciseSpaces,
	"teams":          exerciseTeams,
	"user-roles":     exerciseUserRoles,
	"events":         exerciseEvents,
	"server":         exerciseServer,
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 || commands[os.Args[1]] == nil {
		return fmt.Errorf("usage: newer COMMAND; got %q", os.Args[1:])
	}
	apiURL, err := url.Parse(os.Getenv("OCTOPUS_URL"))
	if err != nil {
		return err
	}
	octopus, err := client.NewClient(nil, apiURL, os.Getenv("OCTOPUS_API_KEY"), os.Getenv("OCTOPUS_SPACE"))
	if err != nil {
		return fmt.Errorf("no client: %w", err)
	}
	return commands[os.Args[1]](octopus)
}
