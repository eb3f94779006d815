"""What moto lacks, and where its values differ from the service model of AWS."""

import base64
import random
import string
import xml.etree.ElementTree as ElementTree

from moto.awslambda.models import LambdaFunction
from moto.core.responses import EmptyResult
from moto.iam.exceptions import LimitExceededException
from moto.iam.responses import IamResponse
from moto.kms.models import KmsBackend
from moto.route53 import models
from moto.route53.exceptions import InvalidInput
from moto.s3.responses import S3Response

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MOST_CLIENT_IDS = 100


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


def client_ids_of(response):
    provider = response.backend.get_open_id_connect_provider(response._get_param("OpenIDConnectProviderArn"))
    return provider.client_id_list, response._get_param("ClientID")


def add_client_id(response):
    """https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html: idempotent."""
    client_ids, client_id = client_ids_of(response)
    if client_id not in client_ids:
        if len(client_ids) >= MOST_CLIENT_IDS:
            raise LimitExceededException(f"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {MOST_CLIENT_IDS}")
        client_ids.append(client_id)
    return EmptyResult()


def remove_client_id(response):
    """https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html: idempotent."""
    client_ids, client_id = client_ids_of(response)
    if client_id in client_ids:
        client_ids.remove(client_id)
    return EmptyResult()


def amend_iam():
    IamResponse.add_client_id_to_open_id_connect_provider = add_client_id
    IamResponse.remove_client_id_from_open_id_connect_provider = remove_client_id


put_bucket_by_moto = S3Response._bucket_response_put


def tags_in(body):
    """https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html: `CreateBucketConfiguration` may have `Tags`."""
    tags = ElementTree.fromstring(body).findall("{*}Tags/{*}Tag") if body else []
    return {tag.findtext("{*}Key"): tag.findtext("{*}Value") for tag in tags}


def put_bucket_with_tags(response, request, bucket_name, querystring):
    """moto forgets the tags that a bucket is created with. The AWS provider sends them so from version 6.23 on."""
    answer = put_bucket_by_moto(response, request, bucket_name, querystring)
    if response.data.get("Action") == "CreateBucket" and (tags := tags_in(response.body)):
        response.backend.put_bucket_tagging(bucket_name, tags)
    return answer


bucket_encryption_by_moto = S3Response.get_bucket_encryption


def bucket_encryption(response):
    """S3 blocks customer-provided keys where a bucket does not say otherwise; moto forgets what it says.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html
    """
    status, headers, body = bucket_encryption_by_moto(response)
    rule = response.backend.get_bucket_encryption(response.bucket_name)["Rule"]
    blocked = (rule.get("BlockedEncryptionTypes") or {}).get("EncryptionType", "SSE-C")
    types = f"<BlockedEncryptionTypes><EncryptionType>{blocked}</EncryptionType></BlockedEncryptionTypes>"
    return status, headers, body.replace("</Rule>", f"{types}</Rule>")


def amend_s3():
    S3Response._bucket_response_put = put_bucket_with_tags
    S3Response.get_bucket_encryption = bucket_encryption


create_key_by_moto = KmsBackend.create_key


def create_key(backend, policy, key_usage, *arguments, **named):
    """https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html: a key encrypts unless the request says otherwise."""
    return create_key_by_moto(backend, policy, key_usage or "ENCRYPT_DECRYPT", *arguments, **named)


def amend_kms():
    KmsBackend.create_key = create_key


function_by_moto = LambdaFunction.get_code


def function_with_code(function):
    """https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html: `Location` is a URL of the deployment package.

    AWS signs a URL of S3; moto has one only where the package came from S3, and it leads nowhere.
    """
    answer = function_by_moto(function)
    if function.code_bytes:
        package = base64.b64encode(function.code_bytes).decode()
        answer["Code"] = {"RepositoryType": "S3", "Location": f"data:application/zip;base64,{package}"}
    return answer


def amend_lambda():
    LambdaFunction.get_code = function_with_code
