export { bindSession } from './react/bind-session.js'
export { createQueries, type Queries, type ReadThread, type Source } from './react/create-queries.js'
export { followTimeline, type FollowedTimeline, type FollowOptions } from './react/follow-timeline.js'
export { useFollowedTimeline } from './react/use-followed-timeline.js'
export type {
  Course,
  Key,
  ListQuery,
  Mutation,
  MutationExtras,
  MutationOptionsOf,
  Paged,
  PagedOptionsOf,
  Query,
  QueryOptionsOf,
} from './react/options.js'
