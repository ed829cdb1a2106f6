"""What is known of codes and words of AWS, and of our own: what each means, and what to do about it."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Known:
    """An explanation for these codes when their words hold this pattern."""

    codes: str
    words: str
    what: Promise
    remedy: Promise

    def fits(self, code: str, words: str) -> bool:
        return bool(re.fullmatch(self.codes, code) and re.search(self.words, words, re.IGNORECASE))


def known(codes: str, words: str, what: Promise, remedy: Promise) -> Known:
    return Known(codes, words, what, remedy)


ACCESS_DENIED = r"AccessDenied(Exception)?|UnauthorizedOperation"
# The first that fits is taken: the particular stands before the general.
KNOWN = (
    known(
        ACCESS_DENIED,
        r"explicit deny",
        gettext_lazy("A policy forbids it outright."),
        gettext_lazy(
            "Look for the deny in the policies of the target's role, its permissions boundary and the "
            "organization's service control policies; no allow outweighs it."
        ),
    ),
    known(
        ACCESS_DENIED,
        r"iam:PassRole",
        gettext_lazy("The target's role may not hand the task's roles over to ECS."),
        gettext_lazy(
            "Allow iam:PassRole on the task role and the task execution role in the policy of the "
            "target's role; the page of the target shows the statement."
        ),
    ),
    known(
        ACCESS_DENIED,
        r"sts:AssumeRole",
        gettext_lazy("The target's role does not let this server in."),
        gettext_lazy(
            "Check the role's ARN and its trust policy: it must name this server and the external ID "
            "shown on the page of the target."
        ),
    ),
    known(
        ACCESS_DENIED,
        r"",
        gettext_lazy("The target's role lacks a permission."),
        gettext_lazy("Add the action named below to its policy; the page of the target shows all it needs."),
    ),
    known(
        r"ClientException",
        r"too many concurrent attempts",
        gettext_lazy("Somebody else was registering a revision of this family in the same moment."),
        gettext_lazy("Nothing was registered. Look at what they registered, then try again."),
    ),
    known(
        r"ClientException",
        r"role is not valid",
        gettext_lazy("ECS does not accept the task role or the task execution role."),
        gettext_lazy("Check that both roles exist in this account and that their ARNs are spelt right."),
    ),
    known(
        r"SecretKeysNotAllowed",
        r"",
        gettext_lazy("This account does not allow reading secrets for the names of their keys."),
        gettext_lazy("Admins of the team change that on the page of the account. A key can always be typed."),
    ),
    known(
        r"(RepositoryNotFound|FileSystemNotFound|ResourceNotFound|ClusterNotFound)(Exception)?",
        r"",
        gettext_lazy("It is not in this account and Region, or not any more."),
        gettext_lazy("Choose again, or type the value."),
    ),
    known(
        r"TooManyAsking",
        r"",
        gettext_lazy("Too many people look things up in this account just now."),
        gettext_lazy("We read at most five times a second there. Wait a moment and try again."),
    ),
    known(
        r"ClientException",
        r"Invalid 'cpu' setting for task",
        gettext_lazy("Amazon ECS does not accept the CPU of the task."),
        gettext_lazy("Write units such as 512, or vCPU such as .5 vCPU, as its launch type has them."),
    ),
    known(
        r"ClientException|PlatformTaskDefinitionIncompatibilityException",
        r"PlatformTaskDefinitionIncompatibility|\APlatformTaskDefinition",
        gettext_lazy("The platform on which it is to run does not have something that it asks for."),
        gettext_lazy(
            "Compare its operating system and launch type with its storage, environment files and size: "
            "Windows on Fargate has fewer of them."
        ),
    ),
    known(
        r"UnsupportedFeatureException|PlatformUnknownException|UnknownOperationException|InvalidAction",
        r"",
        gettext_lazy("Amazon ECS does not offer this in the Region of the target."),
        gettext_lazy("Check the Region of the target, and what AWS offers there."),
    ),
    known(
        r"LimitExceededException",
        r"",
        gettext_lazy("The account has reached a limit of Amazon ECS."),
        gettext_lazy("Nothing was registered. Ask AWS for a higher quota, or register less."),
    ),
    known(
        r"(Throttling|ThrottledException|RequestThrottl|TooManyRequests|RequestLimitExceeded).*",
        r"",
        gettext_lazy("AWS is asked too often in this account and Region just now."),
        gettext_lazy("Nothing was registered. Wait a minute and try again."),
    ),
    known(
        r"RequestExpired|InvalidSignatureException|SignatureDoesNotMatch|RequestTimeTooSkewed",
        r"",
        gettext_lazy("AWS does not accept the time or the signature of the request."),
        gettext_lazy("Check this server's clock: it must be right to within five minutes."),
    ),
    known(
        r"ExpiredToken(Exception)?|ExpiredTokenId|TokenRetrievalError|UnauthorizedSSOTokenError|SSOTokenLoadError",
        r"",
        gettext_lazy("This server's AWS credentials have expired."),
        gettext_lazy("Sign the server in to AWS again, then try again."),
    ),
    known(
        r"UnrecognizedClientException|InvalidClientTokenId|AuthFailure|MissingAuthenticationToken(Exception)?",
        r"",
        gettext_lazy("AWS does not know the credentials in this Region."),
        gettext_lazy(
            "Check this server's credentials, and that the Region is enabled for the account: newer Regions "
            "are off until somebody turns them on."
        ),
    ),
    known(
        r"NoCredentialsError|PartialCredentialsError|CredentialRetrievalError|ProfileNotFound|InvalidConfigError",
        r"",
        gettext_lazy("This server has no AWS credentials."),
        gettext_lazy("Give the server a role of its own; the README says how. No key is ever kept here."),
    ),
    known(
        r"EndpointConnectionError|ConnectTimeoutError|ConnectionError|ProxyConnectionError",
        r"",
        gettext_lazy("AWS could not be reached from this server."),
        gettext_lazy("Nothing was sent. Check the network, and the address of the target if it has one."),
    ),
    known(
        r"ReadTimeoutError|ConnectionClosedError|HTTPClientError|ResponseStreamingError|IncompleteReadError",
        r"",
        gettext_lazy("The connection broke off before AWS had answered."),
        gettext_lazy("Try again in a minute."),
    ),
    known(
        r"SSLError",
        r"",
        gettext_lazy("The certificate of the other side is not trusted by this server."),
        gettext_lazy("Check for a proxy in between; its certificate goes into AWS_CA_BUNDLE."),
    ),
    known(
        r"ParamValidationError",
        r"",
        gettext_lazy("The API has no place for something in this document."),
        gettext_lazy("Nothing was sent. Change the fields named below."),
    ),
    known(
        r"WrongAccount",
        r"",
        gettext_lazy("The credentials lead into another account than the target names."),
        gettext_lazy("Correct the account or the role of the target. Nothing was sent."),
    ),
    known(
        r"EndpointNotAllowed",
        r"",
        gettext_lazy("The target names an address of its own, which this installation does not allow."),
        gettext_lazy("Take the address off the target, or set AWS_ENDPOINTS_ALLOWED."),
    ),
    known(
        r"Overtaken",
        r"",
        gettext_lazy("Another registration of this family was not settled yet."),
        gettext_lazy("Nothing was sent. Settle the other one first, then try again."),
    ),
    known(
        r"Interrupted|TooLate",
        r"",
        gettext_lazy("The server was interrupted before it had sent anything."),
        gettext_lazy("Nothing was sent. Try again."),
    ),
    known(
        r"NotWhatWasPinned",
        r"",
        gettext_lazy("A secret was taken out of what was pinned, so it is not what was agreed to any more."),
        gettext_lazy("Nothing was sent. Register the draft as it is now."),
    ),
    known(
        r"PassesNoMore",
        r"",
        gettext_lazy(
            "It was approved in advance, and is not any more: another revision was registered since, or the "
            "kinds of change are others."
        ),
        gettext_lazy("Nothing was sent. Compare it with what is registered last, and ask for a review."),
    ),
    known(
        r"NotThereYet",
        r"",
        gettext_lazy("The account has no such revision so far."),
        gettext_lazy("Look again later; `manage.py reconcile_registrations` looks by itself."),
    ),
    known(
        r"LeftBehind",
        r"",
        gettext_lazy("The server was interrupted while it was sending."),
        gettext_lazy("Look up what became of it."),
    ),
    known(
        r"UnexpectedAnswer|UnreadableAnswer|ResponseParserError",
        r"",
        gettext_lazy("What came back is not the answer of Amazon ECS."),
        gettext_lazy("Check for a proxy in between, and the address of the target if it has one."),
    ),
    known(
        r"UnknownProtocol",
        r"",
        gettext_lazy("The installed AWS library would not send the bytes as they were pinned."),
        gettext_lazy("Nothing was sent. Tell the people who run this server."),
    ),
    known(
        r"ServerException|InternalFailure|InternalError|ServiceUnavailable.*|5[0-9]{2}",
        r"",
        gettext_lazy("Amazon ECS has a fault of its own."),
        gettext_lazy("Try again in a few minutes; AWS's health page tells of larger faults."),
    ),
    known(
        r"[A-Za-z]+Error",
        r"",
        gettext_lazy("This server could not ask AWS."),
        gettext_lazy("Its own words say why."),
    ),
)
