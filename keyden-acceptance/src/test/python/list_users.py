"""Prints each user with address, teams, and the roles of the teams with their spaces.

Every member is read by index: one that is left out where it should be null ends the program.
"""

import requests

from octopus import HEADERS, SERVER, read


def users_by_page_links():
    """Follows Page.Next for as long as that name is among the links at all."""
    path = "/api/users"
    while True:
        response = requests.get(SERVER + path, headers=HEADERS)
        response.raise_for_status()
        page = response.json()
        yield from page["Items"]
        if "Page.Next" not in page["Links"]:
            return
        path = page["Links"]["Page.Next"]


followed = [user["Id"] for user in users_by_page_links()]
users = read("/api/users")
if followed != [user["Id"] for user in users]:
    raise SystemExit("paging by link and paging by number give different users")

for user in users:
    print(f"user {user['Username']} {user['EmailAddress']}")
    for membership in read(f"/api/users/{user['Id']}/teams"):
        team = read(f"/api/teams/{membership['Id']}")
        for scoped in read(f"/api/teams/{team['Id']}/ScopedUserRoles"):
            space = "system"
            if scoped["SpaceId"] is not None:
                space = read(f"/api/spaces/{scoped['SpaceId']}")["Name"]
            role = read(f"/api/userroles/{scoped['UserRoleId']}")
            print(f"role {user['Username']}: {team['Name']}: {role['Name']}: {space}")
