import { Tokens } from '../features/tokens/tokens'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

/** The secrets that other servers act with, and people's own. */
export function AdminTokens() {
  const t = useText()
  return (
    <Tokens of={useSocial().admin.serviceTokens} label={t('admin.tokens')} purpose={t('token.service')} />
  )
}
