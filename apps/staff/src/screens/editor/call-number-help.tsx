import { useMutation } from '@tanstack/react-query'
import {
  SuggestCallNumbers,
  type CallNumberProposal,
} from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './editor-help.module.css'
import { insertInOrder } from './record/actions.ts'
import { newFieldId, type EditedRecord } from './record/buffer.ts'
import { toText } from './record/text.ts'

interface CallNumberHelpProps {
  readonly bib: number
  readonly record: EditedRecord
  readonly onChange: (record: EditedRecord) => void
}

/** Numbers that the record as it is edited could have, with what stands beside them on the shelf. */
export function CallNumberHelp({ bib, record, onChange }: CallNumberHelpProps) {
  const { words, call, announce } = useDesk()
  const { editorHelp } = words
  const ask = useMutation({
    mutationFn: () => call(SuggestCallNumbers, { body: { bib, marc: toText(record) } }),
  })
  const take = (proposal: CallNumberProposal) => {
    const tag = proposal.scheme === 'ddc' ? '092' : '090'
    // The item's part begins with the last Cutter.
    const [, head = proposal.callNumber, tail] = /^(.+?)\s*(\.?[A-Z]\d\S*(?:\s.*)?)$/.exec(proposal.callNumber) ?? []
    const subfields = [{ code: 'a', value: head }, ...(tail === undefined ? [] : [{ code: 'b', value: tail }])]
    onChange(insertInOrder(record, [{ id: newFieldId(), tag, indicators: '  ', subfields }]))
    announce(editorHelp.callNumberTaken(tag))
  }
  return (
    <Panel
      title={editorHelp.callNumber}
      actions={
        <Button size="small" tone="plain" isPending={ask.isPending} onPress={() => ask.mutate()}>
          {editorHelp.callNumberAsk}
        </Button>
      }
    >
      <div className={styles.form}>
        {ask.isError && <Banner tone="stop" live title={sentenceFor(ask.error, words.problems)} />}
        {ask.data?.missing !== null && ask.data !== undefined && <p className={styles.second}>{ask.data.missing}</p>}
        {ask.data?.rows.slice(0, 3).map((row) => (
          <div key={row.callNumber}>
            <ol className={styles.shelf}>
              {row.before.slice(-2).map((one) => (
                <li key={`${one.bib} ${one.callNumber}`} className={styles.second}>
                  <span className="mono">{one.callNumber}</span> <bdi>{one.title}</bdi>
                </li>
              ))}
              <li>
                <Button size="small" onPress={() => take(row)}>
                  {editorHelp.callNumberTake(row.callNumber)}
                </Button>
              </li>
              {row.behind.slice(0, 2).map((one) => (
                <li key={`${one.bib} ${one.callNumber}`} className={styles.second}>
                  <span className="mono">{one.callNumber}</span> <bdi>{one.title}</bdi>
                </li>
              ))}
            </ol>
            {row.reasons.map((reason) => (
              <p key={reason} className={styles.second}>
                {reason}
              </p>
            ))}
          </div>
        ))}
      </div>
    </Panel>
  )
}
