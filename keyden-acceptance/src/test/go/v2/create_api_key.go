package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/client"
	"github.com/OctopusDeploy/go-octopusdeploy/v2/pkg/users"
)

func createAPIKey(octopus *client.Client) error {
	user, err := findUser(octopus, os.Getenv("OCTOPUS_USER_NAME"))
	if err != nil {
		return err
	}
	created, err := octopus.APIKeys.Create(users.NewAPIKey(os.Getenv("OCTOPUS_KEY_PURPOSE"), user.ID))
	if err != nil {
		return err
	}
	fmt.Println("API key created: " + created.APIKey)
	return nil
}

func findUser(octopus *client.Client, name string) (*users.User, error) {
	found, err := octopus.Users.Get(users.UsersQuery{Filter: name})
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
