import { lazy } from 'react'
import { Route, Switch } from 'wouter'

import { NotFoundRoute } from './routes/not-found'
import { TimelineRoute } from './routes/timeline'

const PostRoute = lazy(() => import('./routes/post'))
const ProfileRoute = lazy(() => import('./routes/profile'))
const SignInRoute = lazy(() => import('./routes/sign-in'))
const SignUpRoute = lazy(() => import('./routes/sign-up'))
const SettingsRoute = lazy(() => import('./routes/settings'))
const AdminRoute = lazy(() => import('./routes/admin'))

const post = /^\/posts\/(?<id>[1-9]\d{0,9})\/?$/
const profile = /^\/@(?<handle>[a-z0-9_]{2,30})(?:\/(?<shelf>replies|likes))?\/?$/i

/** Every address of the app. The timeline is there from the start; other pages come when they are asked for. */
export function Router() {
  return (
    <Switch>
      <Route path="/" component={TimelineRoute} />
      <Route path={post}>{({ id }) => <PostRoute key={id} postId={Number(id)} />}</Route>
      <Route path={profile}>
        {({ handle = '', shelf }) => (
          <ProfileRoute
            key={handle}
            handle={handle.toLowerCase()}
            shelf={shelf === 'replies' || shelf === 'likes' ? shelf : 'posts'}
          />
        )}
      </Route>
      <Route path="/sign-in" component={SignInRoute} />
      <Route path="/sign-up" component={SignUpRoute} />
      <Route path="/settings" component={SettingsRoute} />
      <Route path="/admin/*?" component={AdminRoute} />
      <Route>
        <NotFoundRoute />
      </Route>
    </Switch>
  )
}
