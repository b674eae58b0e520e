import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ListPatronBlocks } from '../../../../server/src/modules/patrons/contract-people.ts'
import { ClearPatronBlock, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { blockScope } from './block-scope.ts'
import { patronKey, summaryQuery, useBranches } from './patron-queries.ts'
import styles from './patron.module.css'

/** The blocks in force, each to be cleared with a reason; and, when asked, all that there ever were. */
export function BlocksPanel({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const { nameOf } = useBranches()
  const summary = useQuery(summaryQuery(call, patron.id))
  const [all, setAll] = useState(false)
  const [clearing, setClearing] = useState<number>()
  const { patrons, people } = words
  return (
    <Panel title={words.desk.blocked}>
      <ul className={styles.stack}>
        {patron.blocks.map((block) => (
          <li
            key={block.id}
            className={styles.line}
            data-aside={summary.data?.otherBlocks.includes(block.id) === true || undefined}
          >
            <span>
              {block.kindName !== null && <b>{block.kindName}: </b>}
              {block.reason}
              <span className={styles.second}>
                {' '}
                {patrons.blockSince(format.day(block.since), block.by)}{' '}
                {block.until !== null && patrons.blockUntilDay(format.day(block.until))}
              </span>
              {blockScope(block, words, nameOf) !== '' && (
                <span className={styles.scope}>
                  {blockScope(block, words, nameOf)}
                  {summary.data?.otherBlocks.includes(block.id) === true && ` · ${people.notHere}`}
                </span>
              )}
            </span>
            {may(session, 'patrons:block') && (
              <Button size="small" onPress={() => setClearing(block.id)}>
                {patrons.clearBlock}
              </Button>
            )}
          </li>
        ))}
        {patron.blocks.length === 0 && <li className={styles.quiet}>{patrons.good}</li>}
      </ul>
      {all ? (
        <PastBlocks patron={patron.id} />
      ) : (
        <TextButton onPress={() => setAll(true)}>{people.blockHistory}</TextButton>
      )}
      {clearing !== undefined && (
        <ClearDialog patron={patron.id} block={clearing} onClose={() => setClearing(undefined)} />
      )}
    </Panel>
  )
}

function PastBlocks({ patron }: { readonly patron: number }) {
  const { call, words, format } = useDesk()
  const { patrons, people } = words
  const { data } = useQuery({
    queryKey: [...patronKey(patron), 'blocks'],
    queryFn: ({ signal }) => call(ListPatronBlocks, { params: { id: patron } }, signal),
  })
  return (
    <ul className={styles.stack}>
      {(data?.rows ?? []).map((block) => (
        <li key={block.id} className={styles.line}>
          <span>
            {block.reason}
            <span className={styles.second}>
              {' '}
              {patrons.blockSince(format.day(block.since), block.by)}{' '}
              {block.cleared !== null && people.cleared(block.clearedBy ?? '', format.day(block.cleared))}{' '}
              {block.clearedReason}
            </span>
          </span>
          <Pill tone="neutral">{block.kindName ?? people.plainBlock}</Pill>
        </li>
      ))}
    </ul>
  )
}

interface ClearDialogProps {
  readonly patron: number
  readonly block: number
  readonly onClose: () => void
}

function ClearDialog({ patron, block, onClose }: ClearDialogProps) {
  const { call, words } = useDesk()
  const queries = useQueryClient()
  const { patrons, people } = words
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const clear = async () => {
    try {
      await call(ClearPatronBlock, { params: { id: patron, block }, query: { reason: reason.trim() } })
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await queries.invalidateQueries({ queryKey: patronKey(patron) })
  }
  return (
    <Dialog
      title={people.clearTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form}>
            {patrons.clearBlock}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void clear()
        }}
      >
        <TextField label={people.clearReason} value={reason} onChange={setReason} autoFocus />
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
