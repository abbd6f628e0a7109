import { Tokens } from '../features/tokens/tokens'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

/** The secrets that one's own scripts act with. */
export function SettingsTokens() {
  const t = useText()
  return <Tokens of={useSocial().tokens} label={t('settings.tokens')} purpose={t('token.own')} />
}
