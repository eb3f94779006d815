"""What IAM refuses and moto accepts: policies that are too long or no policies, too many policies, addresses of no OIDC provider.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

import re
from urllib.parse import urlsplit

from moto.iam.exceptions import InvalidInput, LimitExceededException
from moto.iam.models import IAMBackend
from moto.iam.policy_validation import IAMTrustPolicyDocumentValidator

# Characters without white space, which IAM does not count.
LONGEST_MANAGED_POLICY = 6144
LONGEST_INLINE_POLICIES = 10240
LONGEST_TRUST_POLICY = 2048
MOST_ATTACHED_POLICIES = 10


def size(*documents):
    return sum(len(re.sub(r"\s", "", document)) for document in documents)


def within(quota, name, most):
    if quota > most:
        raise LimitExceededException(f"Cannot exceed quota for {name}: {most}")


def preceded(name, check):
    """Puts a check in front of a method of the backend. The check has the method's parameters."""
    by_moto = getattr(IAMBackend, name)

    def checked(backend, *arguments, **named):
        check(backend, *arguments, **named)
        return by_moto(backend, *arguments, **named)

    setattr(IAMBackend, name, checked)


def managed_policy(_backend, _description, _path, policy_document, *_others, **_named):
    within(size(policy_document), "PolicySize", LONGEST_MANAGED_POLICY)


def managed_version(_backend, _arn, policy_document, *_others, **_named):
    within(size(policy_document), "PolicySize", LONGEST_MANAGED_POLICY)


def inline_policy(backend, role_name, policy_name, policy_json):
    others = [text for name, text in backend.get_role(role_name).policies.items() if name != policy_name]
    within(size(policy_json, *others), "RolePolicySize", LONGEST_INLINE_POLICIES)


def trust_policy(document):
    IAMTrustPolicyDocumentValidator(document).validate()
    within(size(document), "ACLSizePerRole", LONGEST_TRUST_POLICY)


def new_role(_backend, _role_name, assume_role_policy_document, *_others, **_named):
    trust_policy(assume_role_policy_document)


def changed_trust(_backend, _role_name, policy_document):
    trust_policy(policy_document)


def attached_policy(backend, _arn, role_name):
    within(len(backend.get_role(role_name).managed_policies) + 1, "PoliciesPerRole", MOST_ATTACHED_POLICIES)


def oidc_provider(_backend, url, *_others, **_named):
    """https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html"""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.port or parts.query:
        raise InvalidInput(f"Invalid Open ID Connect Provider URL: {url} must begin with https://, and have neither port nor query")


def amend():
    preceded("create_policy_version", managed_version)
    preceded("put_role_policy", inline_policy)
    preceded("create_role", new_role)
    preceded("update_assume_role_policy", changed_trust)
    preceded("attach_role_policy", attached_policy)
    preceded("create_open_id_connect_provider", oidc_provider)
    preceded("create_policy", managed_policy)
