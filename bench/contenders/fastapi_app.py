"""What one writes with FastAPI and SQLAlchemy: declarative models, a session a request, and pydantic models for answers."""

import base64
import json
import os
from datetime import datetime, timezone
from typing import List, Optional

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel
from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Text, create_engine, func, tuple_
from sqlalchemy.orm import Session, contains_eager, declarative_base, deferred, relationship, sessionmaker

url = os.environ["DATABASE_URL"].replace("postgres://", "postgresql+psycopg2://")
# Two processes share what each contender may have.
engine = create_engine(url, pool_size=int(os.environ["CONNECTIONS"]) // 2, max_overflow=0)
SessionLocal = sessionmaker(bind=engine)
Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    handle = Column(Text)
    display_name = Column(Text)
    suspended_at = Column(DateTime(timezone=True))


class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    author_id = Column(Integer, ForeignKey("users.id"))
    content = Column(Text)
    visible = Column(Boolean)
    created_at = Column(DateTime(timezone=True))
    edited_at = Column(DateTime(timezone=True))
    deleted_at = Column(DateTime(timezone=True))
    reply_to_id = Column(Integer)
    like_count = Column(Integer)
    reply_count = Column(Integer)
    words = deferred(Column(Text))
    author = relationship(User)


class Like(Base):
    __tablename__ = "likes"
    user_id = Column(Integer, primary_key=True)
    post_id = Column(Integer, ForeignKey("posts.id"), primary_key=True)
    created_at = Column(DateTime(timezone=True))


def iso(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Out(BaseModel):
    class Config:
        json_encoders = {datetime: iso}


class AuthorOut(Out):
    id: int
    handle: str
    displayName: str


class PostOut(Out):
    id: int
    author: AuthorOut
    content: str
    visible: bool
    createdAt: datetime
    editedAt: Optional[datetime]
    deletedAt: Optional[datetime]
    replyToId: Optional[int]
    likeCount: int
    replyCount: int
    liked: bool


class PageOut(Out):
    items: List[PostOut]
    nextCursor: Optional[str]


class ThreadOut(Out):
    ancestors: List[PostOut]
    post: PostOut
    replies: PageOut


app = FastAPI()


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def open_posts(db: Session):
    return (
        db.query(Post)
        .join(Post.author)
        .options(contains_eager(Post.author))
        .filter(Post.visible, Post.deleted_at.is_(None), User.suspended_at.is_(None))
    )


def post_out(post: Post) -> PostOut:
    author = AuthorOut(id=post.author.id, handle=post.author.handle, displayName=post.author.display_name)
    return PostOut(
        id=post.id,
        author=author,
        content=post.content,
        visible=post.visible,
        createdAt=post.created_at,
        editedAt=post.edited_at,
        deletedAt=post.deleted_at,
        replyToId=post.reply_to_id,
        likeCount=post.like_count,
        replyCount=post.reply_count,
        liked=False,
    )


def page_of(query, cursor, limit, name="posts", at=Post.created_at, newest_first=True) -> PageOut:
    if cursor is not None:
        _, moment, post_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        here = tuple_(at, Post.id)
        there = (datetime.fromisoformat(moment.replace("Z", "+00:00")), post_id)
        query = query.filter(here < there if newest_first else here > there)
    order = [at.desc(), Post.id.desc()] if newest_first else [at, Post.id]
    rows = query.add_columns(at).order_by(*order).limit(limit + 1).all()
    next_cursor = None
    if len(rows) > limit:
        post, moment = rows[limit - 1]
        text = json.dumps([name, iso(moment), post.id], separators=(",", ":"))
        next_cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return PageOut(items=[post_out(post) for post, _ in rows[:limit]], nextCursor=next_cursor)


Limit = Query(20, ge=1, le=100)


@app.get("/api/v1/posts", response_model=PageOut)
def timeline(cursor: Optional[str] = None, limit: int = Limit, db: Session = Depends(get_db)):
    return page_of(open_posts(db).filter(Post.reply_to_id.is_(None)), cursor, limit)


@app.get("/api/v1/posts/search", response_model=PageOut)
def search(text: str, cursor: Optional[str] = None, limit: int = Limit, db: Session = Depends(get_db)):
    return page_of(open_posts(db).filter(Post.words.op("@@")(func.words_asked(text))), cursor, limit)


@app.get("/api/v1/posts/{post_id}", response_model=PostOut)
def one(post_id: int, db: Session = Depends(get_db)):
    post = open_posts(db).filter(Post.id == post_id).first()
    if post is None:
        raise HTTPException(404)
    return post_out(post)


@app.get("/api/v1/posts/{post_id}/thread", response_model=ThreadOut)
def thread(post_id: int, cursor: Optional[str] = None, limit: int = Limit, db: Session = Depends(get_db)):
    post = open_posts(db).filter(Post.id == post_id).first()
    if post is None:
        raise HTTPException(404)
    ancestors = []
    parent_id = post.reply_to_id
    while parent_id is not None and len(ancestors) < 50:
        parent = open_posts(db).filter(Post.id == parent_id).first()
        if parent is None:
            break
        ancestors.insert(0, post_out(parent))
        parent_id = parent.reply_to_id
    replies = page_of(open_posts(db).filter(Post.reply_to_id == post_id), cursor, limit, "replies", newest_first=False)
    return ThreadOut(ancestors=ancestors, post=post_out(post), replies=replies)


@app.get("/api/v1/users/{user_id}/posts", response_model=PageOut)
def profile(user_id: int, cursor: Optional[str] = None, limit: int = Limit, db: Session = Depends(get_db)):
    query = open_posts(db).filter(Post.author_id == user_id, Post.reply_to_id.is_(None))
    return page_of(query, cursor, limit)


@app.get("/api/v1/users/{user_id}/liked-posts", response_model=PageOut)
def liked(user_id: int, cursor: Optional[str] = None, limit: int = Limit, db: Session = Depends(get_db)):
    query = open_posts(db).join(Like, Like.post_id == Post.id).filter(Like.user_id == user_id)
    return page_of(query, cursor, limit, "liked", Like.created_at)
