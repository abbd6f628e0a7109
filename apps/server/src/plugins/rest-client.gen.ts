export interface paths {
    "/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held of you, the oldest of each kind first. */
        get: operations["account.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own account. */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        /** Deletes your account for good, with all that is yours. */
        delete: operations["account.delete"];
        options?: never;
        head?: never;
        /** Changes your display name or bio. */
        patch: operations["users.updateProfile"];
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, newest first. */
        get: operations["users.list"];
        put?: never;
        /** Makes an account and signs in to it. */
        post: operations["auth.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the devices that are signed in to your account. */
        get: operations["auth.sessions"];
        put?: never;
        /** Signs in by handle or e-mail address. */
        post: operations["auth.login"];
        /** Ends every session of yours, this one too. */
        delete: operations["auth.logoutAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges a refresh token for the next pair of tokens; the SDK does it by itself. */
        post: operations["auth.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends this session. */
        delete: operations["auth.logout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one session of yours. */
        delete: operations["auth.revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes your password, and ends your other sessions and your tokens. */
        put: operations["auth.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is, who may sign up, and its limits. */
        get: operations["instance.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Sets what this server is, who may sign up, and its limits. */
        patch: operations["admin.settings.update"];
        trace?: never;
    };
    "/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public timeline, newest first. */
        get: operations["posts.list"];
        put?: never;
        /** Posts, or replies to a post. */
        post: operations["posts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds posts and replies by their words, their author or their time, newest first. */
        get: operations["posts.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One post. */
        get: operations["posts.byId"];
        put?: never;
        post?: never;
        /** Deletes a post of yours; it can be restored. */
        delete: operations["posts.delete"];
        options?: never;
        head?: never;
        /** Edits a post of yours; what it said before is kept. */
        patch: operations["posts.update"];
        trace?: never;
    };
    "/posts/{postId}/thread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A post with what it answers and what answers it. */
        get: operations["posts.thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a post said before each edit, newest first. */
        get: operations["posts.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/likers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who likes a post, the newest like first. */
        get: operations["posts.likers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hides a post of yours from everybody but you, moderators and admins. */
        post: operations["posts.hide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a post again that you hid. */
        post: operations["posts.show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings back a post that you deleted. */
        post: operations["posts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{postId}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Likes a post; a second like changes nothing. */
        put: operations["posts.like"];
        post?: never;
        /** Takes a like back. */
        delete: operations["posts.unlike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/by-handle/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account by its handle. */
        get: operations["users.byHandle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account by its id. */
        get: operations["users.byId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an account posted, newest first. */
        get: operations["users.posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/liked-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an account likes, the newest like first. */
        get: operations["users.likedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All posts, the hidden and deleted ones too, newest first. */
        get: operations["admin.posts.list"];
        put?: never;
        /** Posts as yourself. */
        post: operations["admin.posts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One post with what it said before each edit.
         * @deprecated
         * @description Since 2026-11-23: Use posts.byId and posts.history.
         */
        get: operations["admin.posts.byId"];
        put?: never;
        post?: never;
        /** Deletes anybody's post; it can be restored. */
        delete: operations["admin.posts.delete"];
        options?: never;
        head?: never;
        /** Edits anybody's post; what it said before is kept. */
        patch: operations["admin.posts.update"];
        trace?: never;
    };
    "/admin/posts/{postId}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hides anybody's post, or shows it again. */
        put: operations["admin.posts.setVisible"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/posts/{postId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings anybody's deleted post back. */
        post: operations["admin.posts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/posts/{postId}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a post for good, with its revisions and likes. */
        post: operations["admin.posts.purge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/posts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hides, shows, deletes, restores or purges up to 100 posts, and says what became of each. */
        post: operations["admin.posts.bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, newest first. */
        get: operations["admin.users.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Makes an account a user, a moderator or an admin. */
        put: operations["admin.users.setRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspends an account: signed out, and seen and counted nowhere. */
        post: operations["admin.users.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/unsuspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lifts a suspension. */
        post: operations["admin.users.unsuspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices that are signed in to an account, the last used first. */
        get: operations["admin.users.sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/{userId}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs an account out, on one device or all. */
        post: operations["admin.users.endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All invites, newest first. */
        get: operations["admin.invites.list"];
        put?: never;
        /** Makes a code to sign up with. */
        post: operations["admin.invites.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lets nobody else sign up with an invite. */
        delete: operations["admin.invites.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/service-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All service tokens, newest first, without their secrets; people's own too. */
        get: operations["admin.serviceTokens.list"];
        put?: never;
        /** Makes a secret for another server; it is shown once. */
        post: operations["admin.serviceTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/service-tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a service token. */
        delete: operations["admin.serviceTokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What admins, moderators and service tokens did, newest first. */
        get: operations["admin.audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many accounts, posts and likes there are, and came on each day. */
        get: operations["admin.stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which service token this is, and what it may do. */
        get: operations["service.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Posts in the name of an account.
         * @deprecated
         * @description Since 2026-11-23: Use posts.create on behalf of the account.
         */
        post: operations["service.createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own tokens, newest first, without their secrets. */
        get: operations["tokens.list"];
        put?: never;
        /** Makes a secret for a script of your own, which acts as you; it is shown once. */
        post: operations["tokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token of your own. */
        delete: operations["tokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The live timeline, as server-sent events.
         * @description Each event has its `type` as its name, a place in the log as its id, and the event as JSON as its data. Send the last id as `Last-Event-ID` to go on after it. An event `cursor` only tells the place; `end` says why the server ends the stream for good.
         */
        get: operations["live.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        DeletedAccount: {
            /** @example 1 */
            userId: number;
        };
        /** @description A part of what is held of you: accounts, posts and likes as in the files of `linnet export`. */
        ExportedLine: {
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
            /** @example Worms, mostly. */
            bio: string;
            /** @enum {string} */
            role: "user" | "moderator" | "admin";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example robin@example.com */
            email: string;
            /** @constant */
            type: "user";
            /** @example null */
            suspendedAt: string | null;
        } | {
            /** @constant */
            type: "post";
            /** @example 1 */
            id: number;
            /** @example robin */
            author: string;
            content: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            editedAt: string | null;
            replyTo: number | null;
            visible: boolean;
            /** @description Yourself; others are not named. */
            hiddenBy: string | null;
            /** @example null */
            deletedAt: string | null;
            /** @description Yourself; others are not named. */
            deletedBy: string | null;
        } | {
            /** @constant */
            type: "revision";
            /** @example 1 */
            id: number;
            /** @example 1 */
            post: number;
            /** @description What the post said before. */
            content: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            replacedAt: string;
        } | {
            /** @constant */
            type: "like";
            /** @example robin */
            user: string;
            /** @example 1 */
            post: number;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
        } | {
            /** @example 1 */
            id: number;
            /** @description What the device said of itself at sign-in. */
            device: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            lastUsedAt: string;
            /** @constant */
            type: "session";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            expiresAt: string;
            /** @example null */
            revokedAt: string | null;
        } | {
            /** @example 1 */
            id: number;
            /** @example weather bot */
            name: string;
            scopes: ("posts:read" | "posts:write" | "likes:write")[];
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            expiresAt: string | null;
            /**
             * @description To the minute.
             * @example null
             */
            lastUsedAt: string | null;
            /** @example null */
            revokedAt: string | null;
            /** @constant */
            type: "token";
        };
        /** @description An account as moderators and admins see it. */
        AdminUser: {
            /** @example 1 */
            id: number;
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
            /** @example Worms, mostly. */
            bio: string;
            /** @enum {string} */
            role: "user" | "moderator" | "admin";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example robin@example.com */
            email: string;
            /** @example null */
            lastSignInAt: string | null;
            /** @example null */
            suspendedAt: string | null;
        };
        /** @description A post with everything that it ever said. */
        AdminPost: {
            post: components["schemas"]["Post"];
            /** @description Newest first. */
            revisions: components["schemas"]["PostRevision"][];
        };
        Purged: {
            /** @example 1 */
            postId: number;
        };
        /** @description A device that is signed in to somebody's account. */
        UserSession: {
            /** @example 1 */
            id: number;
            /** @description What the device said of itself at sign-in. */
            device: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            lastUsedAt: string;
        };
        /** @description How much there is, and how much came on each day. */
        Stats: {
            totals: {
                /** @example 3 */
                users: number;
                /** @example 3 */
                posts: number;
                /** @example 3 */
                likes: number;
            };
            /** @description One a day in UTC, oldest first. */
            days: {
                /** Format: date */
                date: string;
                /** @example 3 */
                users: number;
                /** @example 3 */
                posts: number;
                /** @example 3 */
                likes: number;
            }[];
            /** @description How often the server could not answer, by day and reason, oldest first; known minutes later. */
            errors: {
                /** Format: date */
                date: string;
                /** @example Internal */
                reason: string;
                /** @example 3 */
                count: number;
            }[];
        };
        /** @description Something that an admin, a moderator or a service token did. Entries are never changed. */
        AuditEntry: {
            /** @example 1 */
            id: number;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @description Who of the staff did it. */
            userId: number | null;
            /** @description The service token that did it. */
            tokenId: number | null;
            /** @description The account that the service token acted for. */
            onBehalfOf: number | null;
            /**
             * @description The procedure.
             * @example admin.posts.delete
             */
            action: string;
            /** @description To what, by its ids, and what was set. */
            target: {
                [key: string]: number | boolean | string;
            };
            /** @description Finds the request in the server's log. */
            requestId: string;
        };
        /** @description What a sign-in gives. */
        SessionGrant: {
            user: components["schemas"]["Me"];
            /** @description Goes into `Authorization: Bearer`; lives ten minutes. */
            accessToken: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            accessTokenExpiresAt: string;
            /** @description Good for one refresh, which gives the next one. */
            refreshToken: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            refreshTokenExpiresAt: string;
        };
        /** @description A device that is signed in to your account. */
        DeviceSession: {
            /** @example 1 */
            id: number;
            /** @description What the device said of itself at sign-in. */
            device: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            lastUsedAt: string;
            /** @description Whether this call came from it. */
            current: boolean;
        };
        SignedOut: {
            /**
             * @description How many sessions ended.
             * @example 3
             */
            signedOut: number;
        };
        /** @description What everybody may know of this server. */
        Instance: {
            /** @example Linnet */
            name: string;
            /**
             * @description What this place is, as plain text. Never treat it as HTML.
             * @example About worms, mostly.
             */
            description: string;
            /**
             * @description Who may sign up: anybody, who has an invite, or nobody.
             * @enum {string}
             */
            registration: "open" | "invite" | "closed";
            limits: {
                /**
                 * @description How many characters a post may have, as a person counts them.
                 * @example 500
                 */
                longestPost: number;
                /**
                 * @description How many posts an account may write in an hour; null for any number.
                 * @example null
                 */
                postsPerHour: number | null;
            };
            /**
             * @description The server's version.
             * @example 0.1.0
             */
            version: string;
        };
        /** @description A code to sign up with while registration is by invite. */
        Invite: {
            /** @example 1 */
            id: number;
            /** @example 1f0c9e2a7b5d4836 */
            code: string;
            /**
             * @description For whom it is; empty unless told.
             * @example the bird club
             */
            note: string;
            /** @example 3 */
            maxUses: number;
            /**
             * @description How many have signed up with it.
             * @example 3
             */
            uses: number;
            /** @description Null when the account is gone. */
            createdBy: components["schemas"]["UserRef"] | null;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            expiresAt: string;
            /** @example null */
            revokedAt: string | null;
        };
        /** @description Whether you like a post, and how many do. */
        LikeState: {
            /** @example 1 */
            postId: number;
            /** @example true */
            liked: boolean;
            /** @example 3 */
            likeCount: number;
        };
        /** @description A post as everybody who sees it is told of it: without your like. */
        LivePost: {
            /** @example 1 */
            id: number;
            author: components["schemas"]["UserRef"];
            /**
             * @description Plain text. Never treat it as HTML.
             * @example First!
             */
            content: string;
            /**
             * @description False when the author or a moderator hid it.
             * @example true
             */
            visible: boolean;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            editedAt: string | null;
            /** @example null */
            deletedAt: string | null;
            /**
             * @description The post that this one answers.
             * @example null
             */
            replyToId: number | null;
            /** @example 3 */
            likeCount: number;
            /**
             * @description How many replies the public may see.
             * @example 3
             */
            replyCount: number;
        };
        /** @description A new post or reply. */
        PostCreated: {
            /** @constant */
            type: "post.created";
            post: components["schemas"]["LivePost"];
        };
        /** @description A post that was edited, that you may see again, or that is marked as hidden. */
        PostChanged: {
            /** @constant */
            type: "post.changed";
            post: components["schemas"]["LivePost"];
        };
        /** @description A post that you may see no more. */
        PostRemoved: {
            /** @constant */
            type: "post.removed";
            /** @example 1 */
            postId: number;
        };
        /** @description How often a post is liked and answered now. */
        PostCounts: {
            /** @constant */
            type: "post.counts";
            /** @example 1 */
            postId: number;
            likeCount: number;
            replyCount: number;
        };
        /** @description An account that you see was suspended or let in again, and so were its posts, likes and replies. */
        UserChanged: {
            /** @constant */
            type: "user.changed";
            /** @example 1 */
            userId: number;
        };
        /** @description An account that you may see no more, with all its posts; its likes and replies are not counted either. */
        UserRemoved: {
            /** @constant */
            type: "user.removed";
            /** @example 1 */
            userId: number;
        };
        /** @description What happened since is not known any more: fetch afresh. */
        LiveReset: {
            /** @constant */
            type: "reset";
        };
        /** @description Something that happened in the timeline, as far as you may see it. */
        LiveEvent: components["schemas"]["PostCreated"] | components["schemas"]["PostChanged"] | components["schemas"]["PostRemoved"] | components["schemas"]["PostCounts"] | components["schemas"]["UserChanged"] | components["schemas"]["UserRemoved"] | components["schemas"]["LiveReset"];
        /** @description What became of each post. */
        BulkAnswer: {
            /** @enum {string} */
            act: "hide" | "show" | "delete" | "restore" | "purge";
            /** @description In the order in which they were asked for. */
            posts: {
                /** @example 1 */
                postId: number;
                /**
                 * @description `unchanged`: it was so before, and is not to be undone.
                 * @enum {string}
                 */
                outcome: "done" | "unchanged" | "missing";
            }[];
        };
        /** @description A post or a reply. */
        Post: {
            /** @example 1 */
            id: number;
            author: components["schemas"]["UserRef"];
            /**
             * @description Plain text. Never treat it as HTML.
             * @example First!
             */
            content: string;
            /**
             * @description False when the author or a moderator hid it.
             * @example true
             */
            visible: boolean;
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            editedAt: string | null;
            /** @example null */
            deletedAt: string | null;
            /**
             * @description The post that this one answers.
             * @example null
             */
            replyToId: number | null;
            /** @example 3 */
            likeCount: number;
            /**
             * @description How many replies the public may see.
             * @example 3
             */
            replyCount: number;
            /** @description Whether you like it; false when not signed in. */
            liked: boolean;
        };
        /** @description What a post said before an edit. */
        PostRevision: {
            /** @example 1 */
            id: number;
            /** @example Frist! */
            content: string;
            /**
             * Format: date-time
             * @description When the edit replaced this content.
             * @example 2026-11-23T08:00:00.000Z
             */
            replacedAt: string;
            /** @description Null when the account is gone, and for all but staff when it is not the author. */
            editor: components["schemas"]["UserRef"] | null;
        };
        /** @description A post with what it answers and what answers it. */
        Thread: {
            /** @description What it answers, the first post of the thread first; 50 at most. */
            ancestors: components["schemas"]["Post"][];
            post: components["schemas"]["Post"];
            /** @description Its direct replies, oldest first. */
            replies: {
                items: components["schemas"]["Post"][];
                /**
                 * @description Null on the last page.
                 * @example null
                 */
                nextCursor: string | null;
            };
        };
        /** @description A secret that another server calls with; the secret itself is never shown again. */
        ServiceToken: {
            /** @example 1 */
            id: number;
            /** @example weather bot */
            name: string;
            /**
             * @description Whose own token it is; absent where it is the instance's.
             * @example 1
             */
            ownerId?: number;
            scopes: ("posts:read" | "posts:write" | "likes:write")[];
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            expiresAt: string | null;
            /**
             * @description To the minute.
             * @example null
             */
            lastUsedAt: string | null;
            /** @example null */
            revokedAt: string | null;
        };
        NewServiceToken: {
            /** @example 1 */
            id: number;
            /** @example weather bot */
            name: string;
            /**
             * @description Whose own token it is; absent where it is the instance's.
             * @example 1
             */
            ownerId?: number;
            scopes: ("posts:read" | "posts:write" | "likes:write")[];
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example null */
            expiresAt: string | null;
            /**
             * @description To the minute.
             * @example null
             */
            lastUsedAt: string | null;
            /** @example null */
            revokedAt: string | null;
            /** @description The secret; shown this once. */
            token: string;
        };
        ServiceIdentity: {
            /** @example weather bot */
            name: string;
            scopes: ("posts:read" | "posts:write" | "likes:write")[];
            /** @example null */
            expiresAt: string | null;
        };
        /** @description Just enough of an account to name it and link to it. */
        UserRef: {
            /** @example 1 */
            id: number;
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
        };
        /** @description An account as anybody sees it. */
        User: {
            /** @example 1 */
            id: number;
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
            /** @example Worms, mostly. */
            bio: string;
            /** @enum {string} */
            role: "user" | "moderator" | "admin";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
        };
        /** @description An account with its counts. */
        Profile: {
            /** @example 1 */
            id: number;
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
            /** @example Worms, mostly. */
            bio: string;
            /** @enum {string} */
            role: "user" | "moderator" | "admin";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /**
             * @description How many posts and replies of theirs you may see.
             * @example 3
             */
            postCount: number;
            /**
             * @description True only for moderators and admins; others do not find a suspended account.
             * @example false
             */
            suspended: boolean;
        };
        /** @description Your own account. */
        Me: {
            /** @example 1 */
            id: number;
            /**
             * @description Unique; 2 to 30 of a-z, 0-9 and _.
             * @example robin
             */
            handle: string;
            /** @example Robin */
            displayName: string;
            /** @example Worms, mostly. */
            bio: string;
            /** @enum {string} */
            role: "user" | "moderator" | "admin";
            /**
             * Format: date-time
             * @description An ISO 8601 moment in UTC, with milliseconds.
             * @example 2026-11-23T08:00:00.000Z
             */
            createdAt: string;
            /** @example robin@example.com */
            email: string;
            /** @example null */
            lastSignInAt: string | null;
        };
        /** @description A failure, as RFC 9457 has it. */
        Problem: {
            /** @description `urn:linnet:` and the reason. */
            type: string;
            /** @description A sentence for a person. */
            title: string;
            status: number;
            /** @description What programs switch on, the same as in the typed API. */
            reason: string;
            /** @description Finds the request in the server's log. */
            requestId: string;
            /** @description What is wrong with which field. */
            issues?: {
                path: (string | number)[];
                message: string;
            }[];
        };
    };
    responses: {
        /** @description `ValidationFailed`: Some of what was sent is not valid. */
        ValidationFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:ValidationFailed",
                 *       "title": "Some of what was sent is not valid.",
                 *       "status": 400,
                 *       "reason": "ValidationFailed",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 400;
                    /** @enum {unknown} */
                    reason: "ValidationFailed";
                };
            };
        };
        /**
         * @description `NotSignedIn`: Sign in first.
         *
         *     `TokenInvalid`: This access token is not valid.
         *
         *     `TokenExpired`: This access token has expired; refresh it.
         *
         *     `SessionEnded`: This session has ended. Sign in again.
         */
        "NotSignedIn.TokenInvalid.TokenExpired.SessionEnded": {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:NotSignedIn",
                 *       "title": "Sign in first.",
                 *       "status": 401,
                 *       "reason": "NotSignedIn",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 401;
                    /** @enum {unknown} */
                    reason: "NotSignedIn" | "TokenInvalid" | "TokenExpired" | "SessionEnded";
                };
            };
        };
        /**
         * @description `AccountSuspended`: This account is suspended.
         *
         *     `NotAllowed`: You may not do this.
         */
        "AccountSuspended.NotAllowed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:AccountSuspended",
                 *       "title": "This account is suspended.",
                 *       "status": 403,
                 *       "reason": "AccountSuspended",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 403;
                    /** @enum {unknown} */
                    reason: "AccountSuspended" | "NotAllowed";
                };
            };
        };
        /** @description `TooManyRequests`: You have asked for more than one may in a few minutes; wait before you go on. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:TooManyRequests",
                 *       "title": "You have asked for more than one may in a few minutes; wait before you go on.",
                 *       "status": 429,
                 *       "reason": "TooManyRequests",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 429;
                    /** @enum {unknown} */
                    reason: "TooManyRequests";
                };
            };
        };
        /** @description `Internal`: Something went wrong on our side. */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:Internal",
                 *       "title": "Something went wrong on our side.",
                 *       "status": 500,
                 *       "reason": "Internal",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 500;
                    /** @enum {unknown} */
                    reason: "Internal";
                };
            };
        };
        /**
         * @description `Busy`: The server is busy. Try again in a moment.
         *
         *     `DatabaseUnavailable`: The database does not answer. Try again in a moment.
         */
        "Busy.DatabaseUnavailable": {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:Busy",
                 *       "title": "The server is busy. Try again in a moment.",
                 *       "status": 503,
                 *       "reason": "Busy",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 503;
                    /** @enum {unknown} */
                    reason: "Busy" | "DatabaseUnavailable";
                };
            };
        };
        /**
         * @description `NotSignedIn`: Sign in first.
         *
         *     `TokenInvalid`: This access token is not valid.
         *
         *     `TokenExpired`: This access token has expired; refresh it.
         *
         *     `SessionEnded`: This session has ended. Sign in again.
         *
         *     `BadCredentials`: No account matches this name and password.
         */
        "NotSignedIn.TokenInvalid.TokenExpired.SessionEnded.BadCredentials": {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:NotSignedIn",
                 *       "title": "Sign in first.",
                 *       "status": 401,
                 *       "reason": "NotSignedIn",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 401;
                    /** @enum {unknown} */
                    reason: "NotSignedIn" | "TokenInvalid" | "TokenExpired" | "SessionEnded" | "BadCredentials";
                };
            };
        };
        /**
         * @description `IdempotencyKeyInFlight`: A call with this idempotency key is still under way. Try again in a moment.
         *
         *     `LastAdmin`: This is the last active admin; make somebody else an admin first.
         */
        "IdempotencyKeyInFlight.LastAdmin": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:IdempotencyKeyInFlight",
                 *       "title": "A call with this idempotency key is still under way. Try again in a moment.",
                 *       "status": 409,
                 *       "reason": "IdempotencyKeyInFlight",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 409;
                    /** @enum {unknown} */
                    reason: "IdempotencyKeyInFlight" | "LastAdmin";
                };
            };
        };
        /** @description `PayloadTooLarge`: This is more than one request may carry. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:PayloadTooLarge",
                 *       "title": "This is more than one request may carry.",
                 *       "status": 413,
                 *       "reason": "PayloadTooLarge",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 413;
                    /** @enum {unknown} */
                    reason: "PayloadTooLarge";
                };
            };
        };
        /** @description `UnsupportedMediaType`: Send application/json. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:UnsupportedMediaType",
                 *       "title": "Send application/json.",
                 *       "status": 415,
                 *       "reason": "UnsupportedMediaType",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 415;
                    /** @enum {unknown} */
                    reason: "UnsupportedMediaType";
                };
            };
        };
        /** @description `IdempotencyKeyReused`: This idempotency key was used for something else; take a new one. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:IdempotencyKeyReused",
                 *       "title": "This idempotency key was used for something else; take a new one.",
                 *       "status": 422,
                 *       "reason": "IdempotencyKeyReused",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 422;
                    /** @enum {unknown} */
                    reason: "IdempotencyKeyReused";
                };
            };
        };
        /**
         * @description `TooManyRequests`: You have asked for more than one may in a few minutes; wait before you go on.
         *
         *     `TooManyGuesses`: Too many wrong passwords were tried for this account; wait before the next.
         */
        "TooManyRequests.TooManyGuesses": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:TooManyRequests",
                 *       "title": "You have asked for more than one may in a few minutes; wait before you go on.",
                 *       "status": 429,
                 *       "reason": "TooManyRequests",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 429;
                    /** @enum {unknown} */
                    reason: "TooManyRequests" | "TooManyGuesses";
                };
            };
        };
        /**
         * @description `RegistrationClosed`: Nobody can sign up here at present.
         *
         *     `InviteInvalid`: Signing up here takes an invite that is still good.
         */
        "RegistrationClosed.InviteInvalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:RegistrationClosed",
                 *       "title": "Nobody can sign up here at present.",
                 *       "status": 403,
                 *       "reason": "RegistrationClosed",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 403;
                    /** @enum {unknown} */
                    reason: "RegistrationClosed" | "InviteInvalid";
                };
            };
        };
        /**
         * @description `IdempotencyKeyInFlight`: A call with this idempotency key is still under way. Try again in a moment.
         *
         *     `HandleTaken`: This handle is taken.
         *
         *     `EmailTaken`: An account with this e-mail address exists already.
         */
        "IdempotencyKeyInFlight.HandleTaken.EmailTaken": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:IdempotencyKeyInFlight",
                 *       "title": "A call with this idempotency key is still under way. Try again in a moment.",
                 *       "status": 409,
                 *       "reason": "IdempotencyKeyInFlight",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 409;
                    /** @enum {unknown} */
                    reason: "IdempotencyKeyInFlight" | "HandleTaken" | "EmailTaken";
                };
            };
        };
        /** @description `BadCredentials`: No account matches this name and password. */
        BadCredentials: {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:BadCredentials",
                 *       "title": "No account matches this name and password.",
                 *       "status": 401,
                 *       "reason": "BadCredentials",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 401;
                    /** @enum {unknown} */
                    reason: "BadCredentials";
                };
            };
        };
        /** @description `AccountSuspended`: This account is suspended. */
        AccountSuspended: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:AccountSuspended",
                 *       "title": "This account is suspended.",
                 *       "status": 403,
                 *       "reason": "AccountSuspended",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 403;
                    /** @enum {unknown} */
                    reason: "AccountSuspended";
                };
            };
        };
        /** @description `IdempotencyKeyInFlight`: A call with this idempotency key is still under way. Try again in a moment. */
        IdempotencyKeyInFlight: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:IdempotencyKeyInFlight",
                 *       "title": "A call with this idempotency key is still under way. Try again in a moment.",
                 *       "status": 409,
                 *       "reason": "IdempotencyKeyInFlight",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 409;
                    /** @enum {unknown} */
                    reason: "IdempotencyKeyInFlight";
                };
            };
        };
        /** @description `RefreshTokenInvalid`: This session has ended. Sign in again. */
        RefreshTokenInvalid: {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:RefreshTokenInvalid",
                 *       "title": "This session has ended. Sign in again.",
                 *       "status": 401,
                 *       "reason": "RefreshTokenInvalid",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 401;
                    /** @enum {unknown} */
                    reason: "RefreshTokenInvalid";
                };
            };
        };
        /** @description `SessionNotFound`: There is no such session. */
        SessionNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:SessionNotFound",
                 *       "title": "There is no such session.",
                 *       "status": 404,
                 *       "reason": "SessionNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "SessionNotFound";
                };
            };
        };
        /**
         * @description `TokenInvalid`: This access token is not valid.
         *
         *     `TokenExpired`: This access token has expired; refresh it.
         *
         *     `SessionEnded`: This session has ended. Sign in again.
         *
         *     `NotSignedIn`: Sign in first.
         */
        "TokenInvalid.TokenExpired.SessionEnded.NotSignedIn": {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:TokenInvalid",
                 *       "title": "This access token is not valid.",
                 *       "status": 401,
                 *       "reason": "TokenInvalid",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 401;
                    /** @enum {unknown} */
                    reason: "TokenInvalid" | "TokenExpired" | "SessionEnded" | "NotSignedIn";
                };
            };
        };
        /**
         * @description `AccountSuspended`: This account is suspended.
         *
         *     `NotAllowed`: You may not do this.
         *
         *     `ScopeMissing`: This service token does not have the scope that this call needs.
         */
        "AccountSuspended.NotAllowed.ScopeMissing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:AccountSuspended",
                 *       "title": "This account is suspended.",
                 *       "status": 403,
                 *       "reason": "AccountSuspended",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 403;
                    /** @enum {unknown} */
                    reason: "AccountSuspended" | "NotAllowed" | "ScopeMissing";
                };
            };
        };
        /** @description `UserNotFound`: This account does not exist, or you may not see it. */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:UserNotFound",
                 *       "title": "This account does not exist, or you may not see it.",
                 *       "status": 404,
                 *       "reason": "UserNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "UserNotFound";
                };
            };
        };
        /**
         * @description `UserNotFound`: This account does not exist, or you may not see it.
         *
         *     `PostNotFound`: This post does not exist, or you may not see it.
         */
        "UserNotFound.PostNotFound": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:UserNotFound",
                 *       "title": "This account does not exist, or you may not see it.",
                 *       "status": 404,
                 *       "reason": "UserNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "UserNotFound" | "PostNotFound";
                };
            };
        };
        /**
         * @description `TooManyRequests`: You have asked for more than one may in a few minutes; wait before you go on.
         *
         *     `TooManyPosts`: You have written as many posts as this place takes from one account in an hour; try again later.
         */
        "TooManyRequests.TooManyPosts": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:TooManyRequests",
                 *       "title": "You have asked for more than one may in a few minutes; wait before you go on.",
                 *       "status": 429,
                 *       "reason": "TooManyRequests",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 429;
                    /** @enum {unknown} */
                    reason: "TooManyRequests" | "TooManyPosts";
                };
            };
        };
        /**
         * @description `AccountSuspended`: This account is suspended.
         *
         *     `NotAllowed`: You may not do this.
         *
         *     `ScopeMissing`: This service token does not have the scope that this call needs.
         *
         *     `HeldByModerator`: A moderator took this post down; only a moderator can bring it back.
         */
        "AccountSuspended.NotAllowed.ScopeMissing.HeldByModerator": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:AccountSuspended",
                 *       "title": "This account is suspended.",
                 *       "status": 403,
                 *       "reason": "AccountSuspended",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 403;
                    /** @enum {unknown} */
                    reason: "AccountSuspended" | "NotAllowed" | "ScopeMissing" | "HeldByModerator";
                };
            };
        };
        /** @description `PostNotFound`: This post does not exist, or you may not see it. */
        PostNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:PostNotFound",
                 *       "title": "This post does not exist, or you may not see it.",
                 *       "status": 404,
                 *       "reason": "PostNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "PostNotFound";
                };
            };
        };
        /**
         * @description `UserNotFound`: This account does not exist, or you may not see it.
         *
         *     `SessionNotFound`: There is no such session.
         */
        "UserNotFound.SessionNotFound": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:UserNotFound",
                 *       "title": "This account does not exist, or you may not see it.",
                 *       "status": 404,
                 *       "reason": "UserNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "UserNotFound" | "SessionNotFound";
                };
            };
        };
        /** @description `InviteNotFound`: There is no such invite. */
        InviteNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:InviteNotFound",
                 *       "title": "There is no such invite.",
                 *       "status": 404,
                 *       "reason": "InviteNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "InviteNotFound";
                };
            };
        };
        /** @description `ServiceTokenNotFound`: There is no such service token. */
        ServiceTokenNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:ServiceTokenNotFound",
                 *       "title": "There is no such service token.",
                 *       "status": 404,
                 *       "reason": "ServiceTokenNotFound",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 404;
                    /** @enum {unknown} */
                    reason: "ServiceTokenNotFound";
                };
            };
        };
        /**
         * @description `IdempotencyKeyInFlight`: A call with this idempotency key is still under way. Try again in a moment.
         *
         *     `TooManyTokens`: You have as many tokens as an account may have; revoke one first.
         */
        "IdempotencyKeyInFlight.TooManyTokens": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:IdempotencyKeyInFlight",
                 *       "title": "A call with this idempotency key is still under way. Try again in a moment.",
                 *       "status": 409,
                 *       "reason": "IdempotencyKeyInFlight",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 409;
                    /** @enum {unknown} */
                    reason: "IdempotencyKeyInFlight" | "TooManyTokens";
                };
            };
        };
        /**
         * @description `TooManyRequests`: You have asked for more than one may in a few minutes; wait before you go on.
         *
         *     `TooManyStreams`: Too many live timelines are open at once; close one.
         */
        "TooManyRequests.TooManyStreams": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:linnet:TooManyRequests",
                 *       "title": "You have asked for more than one may in a few minutes; wait before you go on.",
                 *       "status": 429,
                 *       "reason": "TooManyRequests",
                 *       "requestId": "0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    status: 429;
                    /** @enum {unknown} */
                    reason: "TooManyRequests" | "TooManyStreams";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "account.export": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "handle": "robin",
                     *           "displayName": "Robin",
                     *           "bio": "Worms, mostly.",
                     *           "role": "user",
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "email": "robin@example.com",
                     *           "type": "user",
                     *           "suspendedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ExportedLine"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "email": "robin@example.com",
                     *       "lastSignInAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "account.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "worms before nine"
                 *     }
                 */
                "application/json": {
                    /** @example worms before nine */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded.BadCredentials"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight.LastAdmin"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyGuesses"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.updateProfile": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Robin",
                 *       "bio": "Worms, mostly."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The name that people read; at most 50 characters.
                     * @example Robin
                     */
                    displayName?: string;
                    /**
                     * @description At most 300 characters.
                     * @example Worms, mostly.
                     */
                    bio?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "email": "robin@example.com",
                     *       "lastSignInAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "handle": "robin",
                     *           "displayName": "Robin",
                     *           "bio": "Worms, mostly.",
                     *           "role": "user",
                     *           "createdAt": "2026-11-23T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["User"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.register": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "handle": "robin",
                 *       "email": "robin@example.com",
                 *       "password": "worms before nine"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 2 to 30 of a-z, 0-9 and _; capitals are taken as small letters.
                     * @example robin
                     */
                    handle: string;
                    /**
                     * Format: email
                     * @example robin@example.com
                     */
                    email: string;
                    /**
                     * @description 8 to 256 characters, any of them, but none of the passwords that are tried first.
                     * @example worms before nine
                     */
                    password: string;
                    /**
                     * @description The handle unless told.
                     * @example Robin
                     */
                    displayName?: string;
                    /**
                     * @description Where signing up takes one.
                     * @example 1f0c9e2a7b5d4836
                     */
                    invite?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/users/{user.id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin",
                     *         "bio": "Worms, mostly.",
                     *         "role": "user",
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "email": "robin@example.com",
                     *         "lastSignInAt": null
                     *       },
                     *       "accessToken": "string",
                     *       "accessTokenExpiresAt": "2026-11-23T08:00:00.000Z",
                     *       "refreshToken": "string",
                     *       "refreshTokenExpiresAt": "2026-11-23T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            403: components["responses"]["RegistrationClosed.InviteInvalid"];
            409: components["responses"]["IdempotencyKeyInFlight.HandleTaken.EmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "device": "string",
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "lastUsedAt": "2026-11-23T08:00:00.000Z",
                     *         "current": true
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["DeviceSession"][];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "robin",
                 *       "password": "worms before nine"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A handle or an e-mail address.
                     * @example robin
                     */
                    identifier: string;
                    /** @example worms before nine */
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/sessions/current` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin",
                     *         "bio": "Worms, mostly.",
                     *         "role": "user",
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "email": "robin@example.com",
                     *         "lastSignInAt": null
                     *       },
                     *       "accessToken": "string",
                     *       "accessTokenExpiresAt": "2026-11-23T08:00:00.000Z",
                     *       "refreshToken": "string",
                     *       "refreshTokenExpiresAt": "2026-11-23T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["BadCredentials"];
            403: components["responses"]["AccountSuspended"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyGuesses"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.logoutAll": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "the refreshToken of the last answer"
                 *     }
                 */
                "application/json": {
                    /** @example the refreshToken of the last answer */
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin",
                     *         "bio": "Worms, mostly.",
                     *         "role": "user",
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "email": "robin@example.com",
                     *         "lastSignInAt": null
                     *       },
                     *       "accessToken": "string",
                     *       "accessTokenExpiresAt": "2026-11-23T08:00:00.000Z",
                     *       "refreshToken": "string",
                     *       "refreshTokenExpiresAt": "2026-11-23T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionGrant"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["RefreshTokenInvalid"];
            403: components["responses"]["AccountSuspended"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.revokeSession": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                sessionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["SessionNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "auth.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "worms before nine",
                 *       "newPassword": "worms before nine"
                 *     }
                 */
                "application/json": {
                    /** @example worms before nine */
                    currentPassword: string;
                    /**
                     * @description 8 to 256 characters, any of them, but none of the passwords that are tried first.
                     * @example worms before nine
                     */
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signedOut": 3
                     *     }
                     */
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded.BadCredentials"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyGuesses"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "instance.read": {
        parameters: {
            query?: never;
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Linnet",
                     *       "description": "About worms, mostly.",
                     *       "registration": "open",
                     *       "limits": {
                     *         "longestPost": 500,
                     *         "postsPerHour": null
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Instance"];
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.settings.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Linnet",
                 *       "description": "About worms, mostly.",
                 *       "registration": "open",
                 *       "longestPost": 500,
                 *       "postsPerHour": null
                 *     }
                 */
                "application/json": {
                    /** @example Linnet */
                    name?: string;
                    /**
                     * @description What this place is, as plain text. Never treat it as HTML.
                     * @example About worms, mostly.
                     */
                    description?: string;
                    /**
                     * @description Who may sign up: anybody, who has an invite, or nobody.
                     * @enum {string}
                     */
                    registration?: "open" | "invite" | "closed";
                    /**
                     * @description How many characters a post may have, as a person counts them.
                     * @example 500
                     */
                    longestPost?: number;
                    /**
                     * @description How many posts an account may write in an hour; null for any number.
                     * @example null
                     */
                    postsPerHour?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Linnet",
                     *       "description": "About worms, mostly.",
                     *       "registration": "open",
                     *       "limits": {
                     *         "longestPost": 500,
                     *         "postsPerHour": null
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Instance"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.list": {
        parameters: {
            query?: {
                author?: string;
                replies?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "First!"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Plain text, 1 to 500 characters as a person counts them.
                     * @example First!
                     */
                    content: string;
                    /**
                     * @description The post to answer.
                     * @example 1
                     */
                    replyToId?: number;
                    /**
                     * @description False posts it hidden.
                     * @default true
                     */
                    visible?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/posts/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyPosts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.search": {
        parameters: {
            query?: {
                text?: string;
                author?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.byId": {
        parameters: {
            query?: never;
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "First!"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Plain text, 1 to 500 characters as a person counts them.
                     * @example First!
                     */
                    content: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.thread": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ancestors": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "post": {
                     *         "id": 1,
                     *         "author": {
                     *           "id": 1,
                     *           "handle": "robin",
                     *           "displayName": "Robin"
                     *         },
                     *         "content": "First!",
                     *         "visible": true,
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "editedAt": null,
                     *         "deletedAt": null,
                     *         "replyToId": null,
                     *         "likeCount": 3,
                     *         "replyCount": 3,
                     *         "liked": true
                     *       },
                     *       "replies": {
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "author": {
                     *               "id": 1,
                     *               "handle": "robin",
                     *               "displayName": "Robin"
                     *             },
                     *             "content": "First!",
                     *             "visible": true,
                     *             "createdAt": "2026-11-23T08:00:00.000Z",
                     *             "editedAt": null,
                     *             "deletedAt": null,
                     *             "replyToId": null,
                     *             "likeCount": 3,
                     *             "replyCount": 3,
                     *             "liked": true
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Thread"];
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.history": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "content": "Frist!",
                     *           "replacedAt": "2026-11-23T08:00:00.000Z",
                     *           "editor": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["PostRevision"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.likers": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "handle": "robin",
                     *           "displayName": "Robin"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["UserRef"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.hide": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.show": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing.HeldByModerator"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing.HeldByModerator"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.like": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "postId": 1,
                     *       "liked": true,
                     *       "likeCount": 3
                     *     }
                     */
                    "application/json": components["schemas"]["LikeState"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "posts.unlike": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.byHandle": {
        parameters: {
            query?: never;
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example robin */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "postCount": 3,
                     *       "suspended": false
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.byId": {
        parameters: {
            query?: never;
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "postCount": 3,
                     *       "suspended": false
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.posts": {
        parameters: {
            query?: {
                replies?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "users.likedPosts": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    /** @description For `If-None-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description It has not changed since the `If-None-Match`. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.list": {
        parameters: {
            query?: {
                state?: "all" | "visible" | "hidden" | "deleted";
                author?: string;
                search?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "author": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "content": "First!",
                     *           "visible": true,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "editedAt": null,
                     *           "deletedAt": null,
                     *           "replyToId": null,
                     *           "likeCount": 3,
                     *           "replyCount": 3,
                     *           "liked": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Post"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "First!"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Plain text, 1 to 500 characters as a person counts them.
                     * @example First!
                     */
                    content: string;
                    /**
                     * @description The post to answer.
                     * @example 1
                     */
                    replyToId?: number;
                    /**
                     * @description False posts it hidden.
                     * @default true
                     */
                    visible?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/admin/posts/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyPosts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.byId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "post": {
                     *         "id": 1,
                     *         "author": {
                     *           "id": 1,
                     *           "handle": "robin",
                     *           "displayName": "Robin"
                     *         },
                     *         "content": "First!",
                     *         "visible": true,
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "editedAt": null,
                     *         "deletedAt": null,
                     *         "replyToId": null,
                     *         "likeCount": 3,
                     *         "replyCount": 3,
                     *         "liked": true
                     *       },
                     *       "revisions": [
                     *         {
                     *           "id": 1,
                     *           "content": "Frist!",
                     *           "replacedAt": "2026-11-23T08:00:00.000Z",
                     *           "editor": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AdminPost"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "First!"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Plain text, 1 to 500 characters as a person counts them.
                     * @example First!
                     */
                    content: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.setVisible": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "visible": true
                 *     }
                 */
                "application/json": {
                    visible: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.purge": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                postId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "postId": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Purged"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.posts.bulk": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": "hide",
                 *       "postIds": [
                 *         1,
                 *         2
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Only an admin purges.
                     * @enum {string}
                     */
                    act: "hide" | "show" | "delete" | "restore" | "purge";
                    /**
                     * @example [
                     *       1,
                     *       2
                     *     ]
                     */
                    postIds: number[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "act": "hide",
                     *       "posts": [
                     *         {
                     *           "postId": 1,
                     *           "outcome": "done"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.list": {
        parameters: {
            query?: {
                search?: string;
                role?: "user" | "moderator" | "admin";
                suspended?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "handle": "robin",
                     *           "displayName": "Robin",
                     *           "bio": "Worms, mostly.",
                     *           "role": "user",
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "email": "robin@example.com",
                     *           "lastSignInAt": null,
                     *           "suspendedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["AdminUser"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.setRole": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "user"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role: "user" | "moderator" | "admin";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "email": "robin@example.com",
                     *       "lastSignInAt": null,
                     *       "suspendedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight.LastAdmin"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "email": "robin@example.com",
                     *       "lastSignInAt": null,
                     *       "suspendedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight.LastAdmin"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.unsuspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "handle": "robin",
                     *       "displayName": "Robin",
                     *       "bio": "Worms, mostly.",
                     *       "role": "user",
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "email": "robin@example.com",
                     *       "lastSignInAt": null,
                     *       "suspendedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminUser"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 1,
                     *         "device": "string",
                     *         "createdAt": "2026-11-23T08:00:00.000Z",
                     *         "lastUsedAt": "2026-11-23T08:00:00.000Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["UserSession"][];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.users.endSessions": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                userId: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * @description All of them unless told.
                     * @example 1
                     */
                    sessionId?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "signedOut": 3
                     *     }
                     */
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["UserNotFound.SessionNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.invites.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "code": "1f0c9e2a7b5d4836",
                     *           "note": "the bird club",
                     *           "maxUses": 3,
                     *           "uses": 3,
                     *           "createdBy": {
                     *             "id": 1,
                     *             "handle": "robin",
                     *             "displayName": "Robin"
                     *           },
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "expiresAt": "2026-11-23T08:00:00.000Z",
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Invite"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.invites.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "the bird club",
                 *       "maxUses": 1,
                 *       "expiresInDays": 7
                 *     }
                 */
                "application/json": {
                    /**
                     * @default
                     * @example the bird club
                     */
                    note?: string;
                    /**
                     * @description How many may sign up with it.
                     * @default 1
                     */
                    maxUses?: number;
                    /** @default 7 */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/admin/invites/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "code": "1f0c9e2a7b5d4836",
                     *       "note": "the bird club",
                     *       "maxUses": 3,
                     *       "uses": 3,
                     *       "createdBy": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "expiresAt": "2026-11-23T08:00:00.000Z",
                     *       "revokedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.invites.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                inviteId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["InviteNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.serviceTokens.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "name": "weather bot",
                     *           "ownerId": 1,
                     *           "scopes": [
                     *             "posts:read"
                     *           ],
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null,
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ServiceToken"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.serviceTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "weather bot",
                 *       "scopes": [
                 *         "posts:read"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @example weather bot */
                    name: string;
                    scopes: ("posts:read" | "posts:write" | "likes:write")[];
                    /** @example 90 */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/admin/service-tokens/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "weather bot",
                     *       "ownerId": 1,
                     *       "scopes": [
                     *         "posts:read"
                     *       ],
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "revokedAt": null,
                     *       "token": "string"
                     *     }
                     */
                    "application/json": components["schemas"]["NewServiceToken"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.serviceTokens.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                tokenId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["ServiceTokenNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.audit.list": {
        parameters: {
            query?: {
                userId?: number;
                tokenId?: number;
                onBehalfOf?: number;
                targetUserId?: number;
                targetPostId?: number;
                from?: string;
                to?: string;
                action?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "userId": 1,
                     *           "tokenId": 1,
                     *           "onBehalfOf": 1,
                     *           "action": "admin.posts.delete",
                     *           "target": {
                     *             "property1": 0,
                     *             "property2": 0
                     *           },
                     *           "requestId": "string"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "admin.stats": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totals": {
                     *         "users": 3,
                     *         "posts": 3,
                     *         "likes": 3
                     *       },
                     *       "days": [
                     *         {
                     *           "date": "2019-08-24",
                     *           "users": 3,
                     *           "posts": 3,
                     *           "likes": 3
                     *         }
                     *       ],
                     *       "errors": [
                     *         {
                     *           "date": "2019-08-24",
                     *           "reason": "Internal",
                     *           "count": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Stats"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "service.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "weather bot",
                     *       "scopes": [
                     *         "posts:read"
                     *       ],
                     *       "expiresAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceIdentity"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "service.createPost": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "First!",
                 *       "authorId": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Plain text, 1 to 500 characters as a person counts them.
                     * @example First!
                     */
                    content: string;
                    /**
                     * @description The post to answer.
                     * @example 1
                     */
                    replyToId?: number;
                    /**
                     * @description False posts it hidden.
                     * @default true
                     */
                    visible?: boolean;
                    /**
                     * @description The account to post as.
                     * @example 1
                     */
                    authorId: number;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/posts/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "author": {
                     *         "id": 1,
                     *         "handle": "robin",
                     *         "displayName": "Robin"
                     *       },
                     *       "content": "First!",
                     *       "visible": true,
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "editedAt": null,
                     *       "deletedAt": null,
                     *       "replyToId": null,
                     *       "likeCount": 3,
                     *       "replyCount": 3,
                     *       "liked": true
                     *     }
                     */
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound.PostNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests.TooManyPosts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "tokens.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, when there is one. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 1,
                     *           "name": "weather bot",
                     *           "ownerId": 1,
                     *           "scopes": [
                     *             "posts:read"
                     *           ],
                     *           "createdAt": "2026-11-23T08:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null,
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["ServiceToken"][];
                        /**
                         * @description Null on the last page.
                         * @example null
                         */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "tokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "weather bot",
                 *       "scopes": [
                 *         "posts:read"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @example weather bot */
                    name: string;
                    scopes: ("posts:read" | "posts:write" | "likes:write")[];
                    /** @example 90 */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    /** @description `/api/v1/me/tokens/{id}` */
                    Location?: string;
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "name": "weather bot",
                     *       "ownerId": 1,
                     *       "scopes": [
                     *         "posts:read"
                     *       ],
                     *       "createdAt": "2026-11-23T08:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "revokedAt": null,
                     *       "token": "string"
                     *     }
                     */
                    "application/json": components["schemas"]["NewServiceToken"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            409: components["responses"]["IdempotencyKeyInFlight.TooManyTokens"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "tokens.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description A UUID of your own for this call: however often it is sent with it, it has its effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 1 */
                tokenId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    /** @description `true` when this was answered before. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["NotSignedIn.TokenInvalid.TokenExpired.SessionEnded"];
            403: components["responses"]["AccountSuspended.NotAllowed"];
            404: components["responses"]["ServiceTokenNotFound"];
            409: components["responses"]["IdempotencyKeyInFlight"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
    "live.timeline": {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was read; left out to begin now. */
                "Last-Event-ID"?: string;
                /** @description With a service token that has the scope for it: the id of the account to act for. */
                "Linnet-On-Behalf-Of"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that goes on until one side ends it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"];
                };
            };
            400: components["responses"]["ValidationFailed"];
            401: components["responses"]["TokenInvalid.TokenExpired.SessionEnded.NotSignedIn"];
            403: components["responses"]["AccountSuspended.NotAllowed.ScopeMissing"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests.TooManyStreams"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Busy.DatabaseUnavailable"];
        };
    };
}
