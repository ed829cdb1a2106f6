"""Texts that are not quite JSON, and what each repair makes of them."""

import pytest

from designer.taskdef.repairing import repair

WEB = '{"name": "web", "image": "nginx:1.27"}'
C = '"containerDefinitions": []'
TEXTS = {
    "a line comment": ("comments", f'{{"family": "a", // web\n {C}}}', f'{{"family": "a", \n {C}}}'),
    "a comment of a shell": ("comments", f"# web\n{{{C}}}", f"\n{{{C}}}"),
    "a block comment": ("comments", f"{{/* one\n two */ {C}}}", f"{{ {C}}}"),
    "a comment after the end": ("comments", f"{{{C}}} // done", f"{{{C}}} "),
    "a comma before a brace": ("spare_commas", f'{{{C}, "family": "a",\n}}', f'{{{C}, "family": "a"\n}}'),
    "a comma before a bracket": ("spare_commas", f"[{WEB}, ]", f"[{WEB} ]"),
    "two commas": ("spare_commas", f"[{WEB},, {WEB}]", f"[{WEB}, {WEB}]"),
    "no comma between members": ("missing_commas", f'{{"family": "a"\n {C}}}', f'{{"family": "a",\n {C}}}'),
    "no comma between items": ("missing_commas", f"[{WEB} {WEB}]", f"[{WEB}, {WEB}]"),
    "an equals sign": ("equals_signs", f'{{"family" = "a", {C}}}', f'{{"family" : "a", {C}}}'),
    "single quotes": ("other_quotes", f"{{'family': \"a\", {C}}}", f'{{"family": "a", {C}}}'),
    "quotes within quotes": (
        "other_quotes",
        f'{{"family": \'it\\\'s "a"\', {C}}}',
        f'{{"family": "it\'s \\"a\\"", {C}}}',
    ),
    "typographic quotes": ("other_quotes", f'{{"family": “a”, {C}}}', f'{{"family": "a", {C}}}'),
    "a key without quotes": ("bare_keys", f'{{family: "a", {C}}}', f'{{"family": "a", {C}}}'),
    "a placeholder of a shell": (
        "bare_placeholders",
        f'{{"family": $NAME, {C}}}',
        f'{{"family": "$NAME", {C}}}',
    ),
    "a placeholder in braces": (
        "bare_placeholders",
        f'{{"family": ${{name}}, {C}}}',
        f'{{"family": "${{name}}", {C}}}',
    ),
    "a template": ("bare_placeholders", f'{{"cpu": {{{{ cpu }}}}, {C}}}', f'{{"cpu": "{{{{ cpu }}}}", {C}}}'),
    "angle brackets": ("bare_placeholders", f'{{"cpu": <CPU>, {C}}}', f'{{"cpu": "<CPU>", {C}}}'),
    "a word in capitals": ("bare_words", f'{{"family": FAMILY, {C}}}', f'{{"family": "FAMILY", {C}}}'),
    "a word": ("bare_words", f'{{"family": web, {C}}}', f'{{"family": "web", {C}}}'),
    "Python's words": (
        "bare_words",
        "[{'image': None, \"essential\": True}]",
        '[{"image": null, "essential": true}]',
    ),
    "a leading zero": ("odd_numbers", '{"image": "a", "cpu": 0256}', '{"image": "a", "cpu": 256}'),
    "a plus sign": ("odd_numbers", '{"image": "a", "cpu": +256}', '{"image": "a", "cpu": 256}'),
    "an underscore": ("odd_numbers", '{"image": "a", "cpu": 1_024}', '{"image": "a", "cpu": 1024}'),
    "a no-break space": ("invisible_characters", f"{{\u00a0{C}}}", f"{{ {C}}}"),
    "a tab in a text": ("text_escapes", f'{{"family": "a\tb", {C}}}', f'{{"family": "a\\tb", {C}}}'),
    "a lone backslash": ("text_escapes", f'{{"family": "a\\d", {C}}}', f'{{"family": "a\\\\d", {C}}}'),
    "dots": ("left_out_parts", f'{{"family": "a", {C}, ...}}', f'{{"family": "a", {C} }}'),
    "a key twice": (
        "repeated_keys",
        f'{{"family": "a", {C}, "family": "b"}}',
        f'{{ {C}, "family": "b"}}',
    ),
    "keys without braces": ("open_ends", f'"family": "a", {C}', f'{{"family": "a", {C}\n}}'),
    "a text that was cut off": ("open_ends", f'{{"family": "a", {C[:-1]}', f'{{"family": "a", {C[:-1]}\n]}}'),
    "a bracket of the other kind": (
        "open_ends",
        f'{{"family": "a", {C[:-1]}}}',
        f'{{"family": "a", {C[:-1]}]}}',
    ),
    "Markdown": ("surroundings", f"```json\n{{{C}}}\n```", f"{{{C}}}"),
    "a HERE-doc": ("surroundings", f"cat > a.json <<EOF\n{{{C}}}\nEOF", f"{{{C}}}"),
    "a module": ("surroundings", f"module.exports = {{{C}}};", f"{{{C}}}"),
    "a command": (
        "surroundings",
        f"aws ecs register-task-definition --family a --container-definitions '[{WEB}]' --cpu 256",
        f'{{"family":"a","cpu":"256","containerDefinitions":[{WEB}]}}',
    ),
    "Terraform": (
        "surroundings",
        f'resource "aws_ecs_task_definition" "a" {{\n  container_definitions = <<JSON\n[{WEB}]\nJSON\n}}\n',
        f"[{WEB}]",
    ),
}
"""By what is wrong: the repair, the text, and what the text becomes, spaces apart."""


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("name", "text", "meant"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_repaired(name: str, text: str, meant: str) -> None:
    repaired = repair(text)
    assert name in {one.repair for one in repaired.proposed}
    assert without_spaces(repaired.text) == without_spaces(meant)
    assert repaired.loaded is not None
    assert repaired.strict is not None
