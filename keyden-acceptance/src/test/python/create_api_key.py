"""Creates an API key for the user of the given name and prints it."""

import os

import requests

from octopus import HEADERS, SERVER, read

space_name = os.environ["OCTOPUS_SPACE_NAME"]
user_name = os.environ["OCTOPUS_USER_NAME"]
purpose = os.environ["OCTOPUS_KEY_PURPOSE"]

space = next((item for item in read("/api/spaces") if item["Name"] == space_name), None)
if space is None:
    raise SystemExit(f"no space is called {space_name}")

user = next((item for item in read("/api/users") if item["Username"] == user_name), None)
if user is None:
    raise SystemExit(f"no user is called {user_name}")

response = requests.post(
    f"{SERVER}/api/users/{user['Id']}/apikeys", headers=HEADERS, json={"Purpose": purpose}
)
response.raise_for_status()
print("API key created: " + response.json()["ApiKey"])
