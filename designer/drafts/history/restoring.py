"""An earlier version brought back: as a new edit of its draft, or as the beginning of another draft."""

from django.utils.translation import gettext as _

from designer.drafts.models import Basis, Draft, Edit
from designer.drafts.posted import Post
from designer.drafts.starting import Start, begin
from designer.taskdef.difference import difference
from designer.teams.models import Person


def restore_version(draft: Draft, person: Person, version: int, post: Post) -> Edit | None:
    """Make of the version the person looked at what an earlier one says; None where it says that already.

    What others did since is kept, or in the way: raises Contested, AlreadyPosted, KeyReused, or
    Edit.DoesNotExist.
    """
    operations = difference(draft.document_at(post.base), draft.document_at(version))
    return draft.edit(
        person, post.base, operations, key=post.once, posted=f"restore:{version}", restored=version
    )


def open_version(draft: Draft, person: Person, version: int, post: Post) -> Draft:
    """A draft of its own with the document of a version. Raises KeyReused, or Edit.DoesNotExist."""
    start = Start(
        team=draft.team,
        document=draft.document_at(version),
        basis=Basis.DRAFT,
        based_on=_("%(draft)s, edit %(n)s") % {"draft": str(draft)[:300], "n": version},
        purpose=draft.purpose,
    )
    return begin(start, person, key=f"{version}-{post.once}"[:64], posted=f"{draft.pk}:{version}")
