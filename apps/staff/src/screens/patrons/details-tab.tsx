import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ClearPatronBlock, LeaveHousehold, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { patronKey, useBranches } from './patron-queries.ts'
import styles from './patron.module.css'

/** The details of a patron: person, cards, blocks, notes, household. */
export function DetailsTab({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const leave = async () => {
    await call(LeaveHousehold, { params: { id: patron.id } })
    await queries.invalidateQueries({ queryKey: ['patron'] })
  }
  const { patrons } = words
  const { nameOf } = useBranches()
  const given = (text: string) => (text === '' ? <span className={styles.quiet}>{patrons.noneGiven}</span> : text)
  return (
    <div className={styles.columns}>
      <Panel title={patrons.contact}>
        <KeyValues
          look="columns"
          facts={[
            { label: patrons.email, value: given(patron.email) },
            { label: patrons.phone, value: given(patron.phone) },
            { label: patrons.address, value: given(patron.address) },
            { label: patrons.birthDate, value: patron.birthDate === null ? given('') : format.day(patron.birthDate) },
            { label: patrons.branch, value: nameOf(patron.branch) },
            { label: patrons.category, value: patron.categoryName },
            { label: patrons.registered, value: format.day(patron.registered) },
            { label: patrons.expires, value: patron.expires === null ? words.desk.never : format.day(patron.expires) },
            { label: patrons.pin, value: patron.hasPin ? patrons.hasPin : patrons.noPin },
          ]}
        />
      </Panel>
      <div className={styles.tab}>
        <Panel title={patrons.cards}>
          <ul className={styles.stack}>
            {patron.cards.map((card) => (
              <li key={card.barcode} className={styles.line}>
                <span>
                  <Barcode value={card.barcode} size="m" />
                  <span className={styles.second}> {format.day(card.since)}</span>
                </span>
                <Pill tone={card.state === 'active' ? 'ok' : card.state === 'lost' ? 'stop' : 'neutral'}>
                  {patrons[card.state]}
                </Pill>
              </li>
            ))}
          </ul>
        </Panel>
        <Blocks patron={patron} />
        {patron.notes.length > 0 && (
          <Panel title={patrons.notes}>
            <ul className={styles.stack}>
              {patron.notes.map((note) => (
                <li key={note.id}>
                  <p>{note.text}</p>
                  <p className={styles.second}>{patrons.noteBy(note.by, format.when(note.at))}</p>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {patron.household.length > 0 && (
          <Panel
            title={patrons.household}
            actions={
              may(session, 'patrons:write') && (
                <Button size="small" onPress={() => void leave()}>
                  {patrons.leaveHousehold}
                </Button>
              )
            }
          >
            <ul className={styles.stack}>
              {patron.household.map((member) => (
                <li key={member.id}>
                  <Link href={`/patrons/${member.id}`} look="strong">
                    {member.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  )
}

function Blocks({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { patrons } = words
  if (patron.blocks.length === 0) return null
  const clear = async (block: number) => {
    try {
      await call(ClearPatronBlock, { params: { id: patron.id, block } })
      setProblem(undefined)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await queries.invalidateQueries({ queryKey: patronKey(patron.id) })
  }
  return (
    <Panel title={words.desk.blocked}>
      <ul className={styles.stack}>
        {patron.blocks.map((block) => (
          <li key={block.id} className={styles.line}>
            <span>
              {block.reason}
              <span className={styles.second}>
                {' '}
                {patrons.blockSince(format.day(block.since), block.by)}{' '}
                {block.until !== null && patrons.blockUntilDay(format.day(block.until))}
              </span>
            </span>
            {may(session, 'patrons:block') && (
              <Button size="small" onPress={() => void clear(block.id)}>
                {patrons.clearBlock}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Panel>
  )
}
