"""What the programs beside this file share: where the server is, and reading a resource whole."""

import os

import requests

SERVER = os.environ["OCTOPUS_URL"]
HEADERS = {"X-Octopus-ApiKey": os.environ["OCTOPUS_API_KEY"]}


def read(path, skip=0):
    """Gives all items of a paged resource, or the resource itself if it isn't paged.

    The next page is asked for whenever the last one was full, so a total that is a multiple of the
    page size leads to a request past the end.
    """
    separator = "&" if "?" in path else "?"
    response = requests.get(f"{SERVER}{path}{separator}skip={skip}", headers=HEADERS)
    response.raise_for_status()
    # Strict on purpose: bytes that aren't UTF-8 are an error, not a replacement character.
    resource = requests.models.complexjson.loads(response.content.decode("utf-8"))
    if not isinstance(resource, dict) or "Items" not in resource:
        return resource
    items = list(resource["Items"])
    if items and len(items) == resource["ItemsPerPage"]:
        items += read(path, skip + resource["ItemsPerPage"])
    return items
