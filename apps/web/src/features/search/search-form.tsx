import { useLocation } from 'wouter'

import { Button } from '../../components/button'
import { TextField } from '../../components/field'
import { useText } from '../../lib/text'
import styles from './search-form.module.css'
import { addressOf, askFor, soughtIn, type Sought } from './sought'

/** By words, author and time. What is sought is the address, with and without scripts. */
export function SearchForm({ sought }: { sought: Sought }) {
  const t = useText()
  const [, navigate] = useLocation()
  return (
    <form
      key={addressOf(sought)}
      role="search"
      action="/search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        navigate(addressOf(soughtIn(new FormData(event.currentTarget))))
      }}
    >
      <div className={styles.text}>
        <TextField
          label={t('search.text')}
          hint={t('search.textHint')}
          name="text"
          type="search"
          dir="auto"
          defaultValue={sought.text}
          maxLength={200}
          data-shortcut="search"
          autoFocus={askFor(sought) === undefined}
        />
      </div>
      <TextField
        label={t('search.author')}
        name="author"
        defaultValue={sought.author}
        autoCapitalize="none"
        spellCheck={false}
        pattern="@?[A-Za-z0-9_]{2,30}"
        title={t('auth.handleRule')}
      />
      <TextField label={t('search.from')} name="from" type="date" defaultValue={sought.from} />
      <TextField label={t('search.to')} name="to" type="date" defaultValue={sought.to} />
      <Button type="submit" icon="search" look="primary">
        {t('action.search')}
      </Button>
    </form>
  )
}
