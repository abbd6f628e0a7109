"""What one writes with Flask and peewee: models, a connection a request, and dictionaries for answers."""

import base64
import json
import os
from datetime import datetime, timezone

from flask import Flask, abort, request
from peewee import SQL, BooleanField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField, Tuple, fn
from playhouse.db_url import parse
from playhouse.pool import PooledPostgresqlDatabase

settings = parse(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://"))
# Two processes share what each contender may have.
database = PooledPostgresqlDatabase(
    settings.pop("database"),
    max_connections=int(os.environ["CONNECTIONS"]) // 2,
    timeout=10,
    **settings,
)
app = Flask(__name__)
app.json.sort_keys = False
app.json.ensure_ascii = False


class Base(Model):
    class Meta:
        database = database
        legacy_table_names = False


class User(Base):
    handle = TextField()
    display_name = TextField()
    suspended_at = DateTimeField(null=True)

    class Meta:
        table_name = "users"


class Post(Base):
    author = ForeignKeyField(User)
    content = TextField()
    visible = BooleanField()
    created_at = DateTimeField()
    edited_at = DateTimeField(null=True)
    deleted_at = DateTimeField(null=True)
    reply_to_id = IntegerField(null=True)
    like_count = IntegerField()
    reply_count = IntegerField()

    class Meta:
        table_name = "posts"


class Like(Base):
    user_id = IntegerField()
    post = ForeignKeyField(Post)
    created_at = DateTimeField()

    class Meta:
        table_name = "likes"
        primary_key = False


@app.before_request
def connect():
    database.connect()


@app.teardown_request
def release(_error):
    if not database.is_closed():
        database.close()


def iso(moment):
    if moment is None:
        return None
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def open_posts():
    return (
        Post.select(Post, User)
        .join(User)
        .where(Post.visible, Post.deleted_at.is_null(), User.suspended_at.is_null())
    )


def post_out(post):
    author = post.author
    return {
        "id": post.id,
        "author": {"id": author.id, "handle": author.handle, "displayName": author.display_name},
        "content": post.content,
        "visible": post.visible,
        "createdAt": iso(post.created_at),
        "editedAt": iso(post.edited_at),
        "deletedAt": iso(post.deleted_at),
        "replyToId": post.reply_to_id,
        "likeCount": post.like_count,
        "replyCount": post.reply_count,
        "liked": False,
    }


def page_of(query, name="posts", at=Post.created_at, newest_first=True, moment_of=lambda post: post.created_at):
    limit = request.args.get("limit", 20, int)
    cursor = request.args.get("cursor")
    if cursor is not None:
        _, moment, post_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        here = Tuple(at, Post.id)
        there = Tuple(datetime.fromisoformat(moment.replace("Z", "+00:00")), post_id)
        query = query.where(here < there if newest_first else here > there)
    order = [at.desc(), Post.id.desc()] if newest_first else [at, Post.id]
    rows = list(query.order_by(*order).limit(limit + 1))
    next_cursor = None
    if len(rows) > limit:
        last = rows[limit - 1]
        text = json.dumps([name, iso(moment_of(last)), last.id], separators=(",", ":"))
        next_cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return {"items": [post_out(post) for post in rows[:limit]], "nextCursor": next_cursor}


def found(post_id):
    return open_posts().where(Post.id == post_id).first()


@app.get("/api/v1/posts")
def timeline():
    return page_of(open_posts().where(Post.reply_to_id.is_null()))


@app.get("/api/v1/posts/search")
def search():
    words = SQL('"t1"."words" @@ words_asked(%s)', [request.args["text"]])
    return page_of(open_posts().where(words))


@app.get("/api/v1/posts/<int:post_id>")
def one(post_id):
    return post_out(found(post_id) or abort(404))


@app.get("/api/v1/posts/<int:post_id>/thread")
def thread(post_id):
    post = found(post_id) or abort(404)
    ancestors = []
    parent_id = post.reply_to_id
    while parent_id is not None and len(ancestors) < 50:
        parent = found(parent_id)
        if parent is None:
            break
        ancestors.insert(0, post_out(parent))
        parent_id = parent.reply_to_id
    replies = page_of(open_posts().where(Post.reply_to_id == post_id), "replies", newest_first=False)
    return {"ancestors": ancestors, "post": post_out(post), "replies": replies}


@app.get("/api/v1/users/<int:user_id>/posts")
def profile(user_id):
    return page_of(open_posts().where(Post.author == user_id, Post.reply_to_id.is_null()))


@app.get("/api/v1/users/<int:user_id>/liked-posts")
def liked(user_id):
    query = (
        open_posts()
        .select_extend(Like.created_at)
        .switch(Post)
        .join(Like, on=(Like.post == Post.id), attr="mine")
        .where(Like.user_id == user_id)
    )
    return page_of(query, "liked", Like.created_at, moment_of=lambda post: post.mine.created_at)
