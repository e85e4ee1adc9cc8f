// Turns on SMS as second factor with Auth0's own SDK for Go, unmodified, and reads it back. Prints what it read as JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/auth0/go-auth0"
	"github.com/auth0/go-auth0/management"
)

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func main() {
	ctx := context.Background()
	api := must(management.New(
		os.Getenv("AUTH0_DOMAIN"),
		management.WithClientCredentials(ctx, os.Getenv("AUTH0_CLIENT_ID"), os.Getenv("AUTH0_CLIENT_SECRET")),
	))

	client := &management.Client{
		Name:                    auth0.String("Made with Go"),
		AppType:                 auth0.String("spa"),
		TokenEndpointAuthMethod: auth0.String("none"),
	}
	check(api.Client.Create(ctx, client))
	check(api.Guardian.MultiFactor.SMS.Enable(ctx, true))
	check(api.Guardian.MultiFactor.Phone.UpdateMessageTypes(ctx, &management.PhoneMessageTypes{
		MessageTypes: &[]string{"sms"},
	}))
	check(api.Guardian.MultiFactor.UpdatePolicy(ctx, &management.MultiFactorPolicies{"all-applications"}))

	read := must(api.Client.Read(ctx, client.GetClientID()))
	policy := must(api.Guardian.MultiFactor.Policy(ctx))
	connections := must(api.Connection.List(ctx, management.Parameter("strategy", "auth0")))
	err := api.User.Create(ctx, &management.User{
		Connection: connections.Connections[0].Name,
		Email:      auth0.String("go@example.com"),
		Password:   auth0.String("Passw0rd!"),
	})
	check(err)
	users := must(api.User.Search(ctx, management.Query(`email:"go@example.com"`)))
	check(api.Client.Delete(ctx, client.GetClientID()))
	_, gone := api.Client.Read(ctx, client.GetClientID())

	check(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"name":   read.GetName(),
		"grants": read.GetGrantTypes(),
		"policy": policy,
		"users":  len(users.Users),
		"gone":   gone != nil,
	}))
}
