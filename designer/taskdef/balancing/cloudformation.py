"""A load balancer in front of a task as a CloudFormation template in YAML.

Nothing of the document is in it but numbers and a path of plain characters.
"""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.balancing.plan import HTTP, HTTPS, Plan

POLICY: Final = "ELBSecurityPolicy-TLS13-1-2-2021-06"
"""https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html"""
_FAMILY: Final = {"ip": ("TaskSecurityGroup", "tasks"), "instance": ("InstanceSecurityGroup", "instances")}


def cloudformation(plan: Plan) -> str:
    """The whole template: parameters for what there is already, resources for what it takes."""
    return "\n".join((*_parameters(plan), *_resources(plan), *_outputs())) + "\n"


def _parameters(plan: Plan) -> Iterator[str]:
    group, of_whom = _FAMILY[plan.target_type]
    yield from (
        'AWSTemplateFormatVersion: "2010-09-09"',
        f"Description: A load balancer that reaches port {plan.port} of the task",
        "Parameters:",
        *_parameter("Vpc", "AWS::EC2::VPC::Id", ""),
        *_parameter("Subnets", "List<AWS::EC2::Subnet::Id>", "Subnets of the load balancer"),
        *_parameter(group, "AWS::EC2::SecurityGroup::Id", f"The security group of the {of_whom}"),
        *_parameter("ClientCidr", "String", "Who may connect, such as 10.0.0.0/8"),
        *(
            ()
            if plan.protocol == "UDP"
            else _parameter("CertificateArn", "String", "Certificate of the listener")
        ),
        *_parameter(
            "Scheme", "String", "", "    AllowedValues: [internal, internet-facing]", "    Default: internal"
        ),
    )


def _parameter(name: str, kind: str, description: str, *more: str) -> Iterator[str]:
    yield f"  {name}:"
    yield f"    Type: {kind}"
    yield from (f"    Description: {description}" for _once in range(bool(description)))
    yield from more


def _resources(plan: Plan) -> Iterator[str]:
    yield "Resources:"
    yield from _balancer_group(plan)
    yield from _rules(plan)
    yield from _balancer(plan)
    yield from _target_group(plan)
    yield from _listeners(plan)


def _balancer_group(plan: Plan) -> Iterator[str]:
    yield from (
        "  LoadBalancerSecurityGroup:",
        "    Type: AWS::EC2::SecurityGroup",
        "    Properties:",
        "      GroupDescription: Clients to the load balancer",
        "      VpcId: !Ref Vpc",
        "      SecurityGroupIngress:",
    )
    for port in plan.entrances:
        yield f"        - IpProtocol: {plan.transport}"
        yield f"          FromPort: {port}"
        yield f"          ToPort: {port}"
        yield "          CidrIp: !Ref ClientCidr"


def _rules(plan: Plan) -> Iterator[str]:
    group, of_whom = _FAMILY[plan.target_type]
    what = "dynamic host ports" if plan.is_dynamic else f"port {plan.opened[0]}"
    for number, transport in enumerate(plan.let_in):
        yield from (
            "  HealthCheckFromLoadBalancer:" if number else "  FromLoadBalancer:",
            "    Type: AWS::EC2::SecurityGroupIngress",
            "    Properties:",
            f"      Description: Load balancer to the {of_whom}, {what}",
            f"      GroupId: !Ref {group}",
            f"      IpProtocol: {transport}",
            f"      FromPort: {plan.opened[0]}",
            f"      ToPort: {plan.opened[-1]}",
            "      SourceSecurityGroupId: !GetAtt LoadBalancerSecurityGroup.GroupId",
        )


def _balancer(plan: Plan) -> Iterator[str]:
    yield from (
        "  LoadBalancer:",
        "    Type: AWS::ElasticLoadBalancingV2::LoadBalancer",
        "    Properties:",
        f"      Type: {'network' if plan.protocol == 'UDP' else 'application'}",
        "      Scheme: !Ref Scheme",
        "      Subnets: !Ref Subnets",
        "      SecurityGroups: [!GetAtt LoadBalancerSecurityGroup.GroupId]",
    )


def _target_group(plan: Plan) -> Iterator[str]:
    yield from (
        "  TargetGroup:",
        "    Type: AWS::ElasticLoadBalancingV2::TargetGroup",
        "    Properties:",
        "      VpcId: !Ref Vpc",
        f"      TargetType: {plan.target_type}",
        f"      Protocol: {plan.protocol}",
        f"      Port: {plan.port}",
    )
    if plan.protocol == "UDP":
        yield "      # UDP is checked by TCP: name a port that answers."
        yield "      HealthCheckProtocol: TCP"
        yield "      HealthCheckPort: traffic-port"
        return
    yield f"      ProtocolVersion: {plan.version}"
    yield "      HealthCheckProtocol: HTTP"
    yield "      HealthCheckPort: traffic-port"
    yield f"      HealthCheckPath: {plan.health_path}"
    yield "      Matcher:"
    yield '        GrpcCode: "12"' if plan.version == "GRPC" else '        HttpCode: "200"'


def _listeners(plan: Plan) -> Iterator[str]:
    if plan.protocol == "UDP":
        yield from _listener("Listener", plan.port, "UDP")
        yield from _forward()
        return
    yield from _listener("Listener", HTTPS, "HTTPS")
    yield f"      SslPolicy: {POLICY}"
    yield "      Certificates:"
    yield "        - CertificateArn: !Ref CertificateArn"
    yield from _forward()
    yield from _listener("RedirectToHttps", HTTP, "HTTP")
    yield from (
        "      DefaultActions:",
        "        - Type: redirect",
        "          RedirectConfig:",
        "            Protocol: HTTPS",
        f'            Port: "{HTTPS}"',
        "            StatusCode: HTTP_301",
    )


def _listener(name: str, port: int, protocol: str) -> Iterator[str]:
    yield from (
        f"  {name}:",
        "    Type: AWS::ElasticLoadBalancingV2::Listener",
        "    Properties:",
        "      LoadBalancerArn: !Ref LoadBalancer",
        f"      Port: {port}",
        f"      Protocol: {protocol}",
    )


def _forward() -> Iterator[str]:
    yield from (
        "      DefaultActions:",
        "        - Type: forward",
        "          TargetGroupArn: !Ref TargetGroup",
    )


def _outputs() -> Iterator[str]:
    yield from (
        "Outputs:",
        "  TargetGroupArn:",
        "    Description: For loadBalancers of the ECS service",
        "    Value: !Ref TargetGroup",
    )
