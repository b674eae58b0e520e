import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FindCard } from '../../../../server/src/modules/patrons/contract-cards.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** Every card that a patron ever had; one that was lost can be found again. */
export function CardsPanel({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { patrons, people } = words
  const find = async (barcode: string) => {
    try {
      await call(FindCard, { params: { id: patron.id, barcode } })
      setProblem(undefined)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    await queries.invalidateQueries({ queryKey: patronKey(patron.id) })
  }
  return (
    <Panel title={patrons.cards}>
      <ul className={styles.stack}>
        {patron.cards.map((card) => (
          <li key={card.barcode} className={styles.line}>
            <span>
              <Barcode value={card.barcode} size="m" />{' '}
              <span className={styles.second}>
                {format.day(card.since)}
                {card.ended !== null && ` – ${format.day(card.ended)}`} {card.endedBy}
              </span>
            </span>
            {card.state === 'lost' && patron.card === null && may(session, 'patrons:write') && (
              <Button size="small" onPress={() => void find(card.barcode)}>
                {people.foundCard}
              </Button>
            )}
            <Pill tone={card.state === 'active' ? 'ok' : card.state === 'lost' ? 'stop' : 'neutral'}>
              {patrons[card.state]}
            </Pill>
          </li>
        ))}
      </ul>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Panel>
  )
}
