import type { Knex } from 'knex'

/** Every migration in its order; `npm run db:new` adds to it. A folder's listing would run what an older build left there. */
export const migrations: Record<string, () => Promise<Knex.Migration>> = {
  '20261101000001_create_users': () => import('./20261101000001_create_users.js'),
  '20261101000002_create_posts': () => import('./20261101000002_create_posts.js'),
  '20261101000003_create_likes': () => import('./20261101000003_create_likes.js'),
  '20261101000004_create_sessions': () => import('./20261101000004_create_sessions.js'),
  '20261101000005_create_service_tokens': () => import('./20261101000005_create_service_tokens.js'),
  '20261101000006_keep_counts': () => import('./20261101000006_keep_counts.js'),
  '20261123091623_keep_imports': () => import('./20261123091623_keep_imports.js'),
  '20261123092014_create_events': () => import('./20261123092014_create_events.js'),
  '20261123113640_create_idempotency_keys': () => import('./20261123113640_create_idempotency_keys.js'),
  '20261123135000_create_audit_entries': () => import('./20261123135000_create_audit_entries.js'),
  '20261123183229_index_post_search': () => import('./20261123183229_index_post_search.js'),
  '20261123192901_add_token_owners': () => import('./20261123192901_add_token_owners.js'),
  '20261123192902_let_accounts_leave': () => import('./20261123192902_let_accounts_leave.js'),
  '20261123214500_create_instance_settings': () => import('./20261123214500_create_instance_settings.js'),
  '20261124042201_create_password_guesses': () => import('./20261124042201_create_password_guesses.js'),
  '20261124084136_chain_audit_entries': () => import('./20261124084136_chain_audit_entries.js'),
  '20261124093905_create_rate_counts': () => import('./20261124093905_create_rate_counts.js'),
  '20261128070000_index_ending_sessions': () => import('./20261128070000_index_ending_sessions.js'),
  '20261128110000_log_what_else_is_shown': () => import('./20261128110000_log_what_else_is_shown.js'),
}
