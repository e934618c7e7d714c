"""Let nobody else change who holds a post until the transaction ends."""

from partnerships.tracker.models import Post


def lock_post(post: Post) -> Post:
    """Return the post as it stands, locked; must be called in a transaction."""
    locked: Post = Post.everything.select_for_update().get(pk=post.pk)
    return locked
