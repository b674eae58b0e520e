import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { GetUnreadRecord } from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/data-list/csv.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import styles from './harvesting.module.css'

interface UnreadSourceProps {
  readonly run: number
  readonly identifier: string
  readonly name: string
  readonly onClose: () => void
}

/** More than this is not shown, only kept as a file. */
const mostShown = 20_000

/** A record that could not be read, as it came, and as a file. */
export function UnreadSource({ run, identifier, name, onClose }: UnreadSourceProps) {
  const { words, call } = useDesk()
  const { harvesting, ui } = words
  const source = useQuery({
    queryKey: ['unread-source', run, identifier],
    queryFn: ({ signal }) => call(GetUnreadRecord, { params: { id: run }, query: { identifier } }, signal),
  })
  const { data } = source
  const save = (base64: string) =>
    saveFile(
      `${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 80)}.xml`,
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      'application/xml',
    )
  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          {data && (
            <Button icon={Download} onPress={() => save(data.base64)}>
              {harvesting.download}
            </Button>
          )}
          <Button tone="primary" onPress={onClose}>
            {ui.close}
          </Button>
        </>
      }
    >
      {source.error && <Banner tone="warn" live title={sentenceFor(source.error, words.problems)} />}
      {!data && !source.error && <SkeletonRows rows={6} />}
      {data && (
        <>
          <p>{data.problem}</p>
          <pre className={styles.source}>{data.text.slice(0, mostShown)}</pre>
          {data.text.length > mostShown && <p>{harvesting.cut}</p>}
        </>
      )}
    </Dialog>
  )
}
