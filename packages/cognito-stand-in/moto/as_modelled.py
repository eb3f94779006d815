"""Where moto's values differ from the service model of AWS."""

import random
import string

from moto.route53 import models
from moto.route53.exceptions import InvalidInput


def hosted_zone_id(resource_identifier, existing_ids=None, tags=None):
    """An id as AWS has them, such as `Z1RWWTK7Y8UDDQ`: moto's are longer than the 32 characters of the model."""
    return "Z" + "".join(random.choices(string.ascii_uppercase + string.digits, k=13))


def hosted_zones_page(backend, marker=None, max_size=100):
    """One page and the marker of the next: the id of its first zone, where moto's is longer than the 64 characters of the model.

    https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html
    """
    ids = list(backend.zones)
    if marker and marker not in ids:
        raise InvalidInput("The marker is not valid.")
    start = ids.index(marker) if marker else 0
    page, rest = ids[start : start + max_size], ids[start + max_size :]
    return [backend.zones[id] for id in page], rest[0] if rest else None


def amend_route53():
    models.create_route53_zone_id = hosted_zone_id
    models.Route53Backend.list_hosted_zones = hosted_zones_page
