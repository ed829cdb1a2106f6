"""What people write becomes text with links to the web, and nothing that acts or deceives."""

import pytest

from designer.reviews.comment_html import text_html


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("see https://a.example/x?y=1&z=2.", 'see <a href="https://a.example/x?y=1&amp;z=2" rel="{}">https'),
        ("(http://a.example)", '(<a href="http://a.example" rel="{}">http://a.example</a>)'),
        ("javascript:alert(1) data:x ftp://a", "javascript:alert(1) data:x ftp://a"),
        ('https://a"onclick="x', 'rel="{}">https://a</a>&quot;onclick=&quot;x'),
        ("аdmin", '<mark class="odd">а<small>U+0430</small></mark>dmin'),
        ("a\u202eb", '<mark class="odd"><small>U+202E</small></mark>'),
        ("확인했습니다", "확인했습니다"),
    ],
)
def test_a_comment_is_text_with_links_to_the_web_and_nothing_that_deceives(said: str, html: str) -> None:
    assert html.format("nofollow noopener noreferrer") in text_html(said)
