// Command older creates an API key with the first major version of the client library.
package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"

	"github.com/OctopusDeploy/go-octopusdeploy/octopusdeploy"
)

func main() {
	key, err := createAPIKey()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("API key created: " + key)
}

func createAPIKey() (string, error) {
	apiURL, err := url.Parse(os.Getenv("OCTOPUS_URL"))
	if err != nil {
		return "", err
	}
	client, err := octopusdeploy.NewClient(nil, apiURL, os.Getenv("OCTOPUS_API_KEY"), os.Getenv("OCTOPUS_SPACE"))
	if err != nil {
		return "", err
	}
	user, err := findUser(client, os.Getenv("OCTOPUS_USER_NAME"))
	if err != nil {
		return "", err
	}
	created, err := client.APIKeys.Create(octopusdeploy.NewAPIKey(os.Getenv("OCTOPUS_KEY_PURPOSE"), user.ID))
	if err != nil {
		return "", err
	}
	return created.APIKey, nil
}

func findUser(client *octopusdeploy.Client, name string) (*octopusdeploy.User, error) {
	found, err := client.Users.Get(octopusdeploy.UsersQuery{Filter: name})
	if err != nil {
		return nil, err
	}
	for _, user := range found.Items {
		if user.Username == name {
			return user, nil
		}
	}
	return nil, errors.New("no user is called " + name)
}
