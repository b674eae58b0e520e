import { IdCard, TriangleAlert } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useBranches } from '../patrons/patron-queries.ts'
import styles from './asking-panel.module.css'
import type { Asking } from './use-check-out.ts'

interface AskingPanelProps {
  readonly asking: Asking
  readonly onChoose: (patron: PatronBrief) => void
}

/** The place of the patron while nobody is chosen: how to begin, or those who fit what was typed. */
export function AskingPanel({ asking, onChoose }: AskingPanelProps) {
  const { desk } = useDesk().words
  const session = useSession()
  return (
    <Panel fill flush={asking.is === 'several'}>
      {asking.is === 'several' ? (
        <Several asking={asking} onChoose={onChoose} />
      ) : (
        <>
          {asking.is === 'problem' && <Banner tone="stop" icon={TriangleAlert} title={asking.text} />}
          <EmptyState
            icon={IdCard}
            title={desk.noPatronTitle}
            action={
              may(session, 'patrons:write') && (
                <Link href="/patrons/new" look="strong">
                  {desk.newPatron}
                </Link>
              )
            }
          >
            {desk.noPatronText}
          </EmptyState>
        </>
      )}
    </Panel>
  )
}

interface SeveralProps extends Pick<AskingPanelProps, 'onChoose'> {
  readonly asking: Extract<Asking, { is: 'several' }>
}

function Several({ asking, onChoose }: SeveralProps) {
  const { words, format } = useDesk()
  const { nameOf } = useBranches()
  const { rows, total } = asking
  return (
    <>
      <p className={styles.title}>{words.desk.several(total)}</p>
      <ListBox
        // The choice is made with the arrow keys at once; what is scanned meanwhile still arrives.
        key={rows.map(({ id }) => id).join()}
        autoFocus="first"
        aria-label={words.desk.several(total)}
        items={rows}
        onAction={(key) => {
          const chosen = rows.find(({ id }) => id === Number(key))
          if (chosen) onChoose(chosen)
        }}
        className={styles.list ?? ''}
      >
        {(patron) => (
          <ListBoxItem id={patron.id} textValue={patron.name} className={styles.line ?? ''}>
            <bdi className={styles.name}>{patron.name}</bdi>
            <span className={styles.second}>
              {patron.birthDate !== null && `${format.day(patron.birthDate)} · `}
              {nameOf(patron.branch)}
            </span>
            {patron.card !== null && <Barcode value={patron.card} />}
          </ListBoxItem>
        )}
      </ListBox>
      {total > rows.length && <p className={styles.more}>{words.desk.moreFit(total - rows.length)}</p>}
    </>
  )
}
