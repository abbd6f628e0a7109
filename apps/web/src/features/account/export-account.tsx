import type { Linnet } from '@linnet/sdk'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '../../components/button'
import { messageOf } from '../../lib/errors'
import { useLinnet } from '../../lib/social'
import { useText } from '../../lib/text'
import { useViewer } from '../../lib/viewer'

/** Everything that is held of oneself, as a file. */
export function ExportAccount() {
  const t = useText()
  const linnet = useLinnet()
  const handle = useViewer()?.handle
  const [count, setCount] = useState(0)
  const make = useMutation({
    mutationFn: () => exportOf(linnet, setCount),
    onSuccess: (file) => saveAs(`linnet-${handle}-${new Date().toISOString().slice(0, 10)}.jsonl`, file),
  })
  return (
    <>
      <p>{t('export.means')}</p>
      <p role="status">
        {make.isPending && t('export.underWay', { count })}
        {make.isSuccess && t('export.done', { count })}
      </p>
      {make.isError && <p role="alert">{t(messageOf(make.error))}</p>}
      <div>
        <Button icon="download" busy={make.isPending} onClick={() => make.mutate()}>
          {t(make.isError ? 'action.tryAgain' : 'export.make')}
        </Button>
      </div>
    </>
  )
}

/** A line of JSON for each thing, as in the files of `linnet export`. */
async function exportOf(linnet: Linnet, onCount: (count: number) => void): Promise<Blob> {
  const lines: string[] = []
  onCount(0)
  for await (const { items } of linnet.account.export.pages({ limit: 100 })) {
    lines.push(...items.map((item) => `${JSON.stringify(item)}\n`))
    onCount(lines.length)
  }
  return new Blob(lines, { type: 'application/jsonl' })
}

function saveAs(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
