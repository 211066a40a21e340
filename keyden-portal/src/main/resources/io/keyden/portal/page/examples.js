/** Ready lines for the first call with a key; each asks the server who the key belongs to. */

/**
 * What stands in the file that can be downloaded. The names are those that the programs of the
 * vendor read.
 */
export const environmentFile = (server, key) => `OCTOPUS_URL=${server}\nOCTOPUS_API_KEY=${key}\n`;

/** @type {Array<{name: string, lines: (server: string) => string}>} */
export const EXAMPLES = [
  {
    name: "curl",
    lines: (server) => `read -rs OCTOPUS_API_KEY   # paste the key, press Enter
printf 'X-Octopus-ApiKey: %s' "$OCTOPUS_API_KEY" | curl -sS -H @- ${server}/api/users/me`,
  },
  {
    name: "PowerShell",
    lines: (server) => `$env:OCTOPUS_API_KEY = Read-Host "Key" -MaskInput
Invoke-RestMethod "${server}/api/users/me" -Headers @{ "X-Octopus-ApiKey" = $env:OCTOPUS_API_KEY }`,
  },
  {
    name: "Python",
    lines: (server) => `import os
import requests

answer = requests.get(
    "${server}/api/users/me",
    headers={"X-Octopus-ApiKey": os.environ["OCTOPUS_API_KEY"]},
    timeout=30,
)
answer.raise_for_status()
print(answer.json()["Username"])`,
  },
  {
    name: "Go",
    lines: (server) => `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("GET", "${server}/api/users/me", nil)
	if err != nil {
		panic(err)
	}
	request.Header.Set("X-Octopus-ApiKey", os.Getenv("OCTOPUS_API_KEY"))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer answer.Body.Close()
	fmt.Println(answer.Status)
}`,
  },
  {
    name: "Java",
    lines: (server) => `import io.keyden.client.KeydenClient;
import java.net.URI;

void main() {
  try (var keyden =
      KeydenClient.builder()
          .server(URI.create("${server}"))
          .apiKey(System.getenv("OCTOPUS_API_KEY"))
          .build()) {
    IO.println(keyden.users().me().username());
  }
}`,
  },
  {
    name: "GitHub Actions",
    lines: (server) => `# Once, on your machine; it asks for the key: gh secret set OCTOPUS_API_KEY
on: workflow_dispatch
jobs:
  who-am-i:
    runs-on: ubuntu-latest
    steps:
      - run: printf 'X-Octopus-ApiKey: %s' "$OCTOPUS_API_KEY" | curl -sS -H @- "$OCTOPUS_URL/api/users/me"
        env:
          OCTOPUS_URL: ${server}
          OCTOPUS_API_KEY: \${{ secrets.OCTOPUS_API_KEY }}`,
  },
];
