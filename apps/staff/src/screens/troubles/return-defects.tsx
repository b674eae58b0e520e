import { useState } from 'react'
import type { CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DamageDialog } from './damage-dialog.tsx'
import styles from './troubles.module.css'

/** What may be wrong with something that has just come in: damaged, or not complete. */
export function ReturnDefects({ outcome }: { readonly outcome: CheckInOutcome }) {
  const { words, announce } = useDesk()
  const { troubles } = words
  const session = useSession()
  const [about, setAbout] = useState<'damaged' | 'parts'>()
  const [told, setTold] = useState<string>()
  const { item, loan } = outcome
  return (
    <div className={styles.stack}>
      {told !== undefined && <Banner tone="warn" title={told} />}
      {told === undefined && (
        <div className={styles.filters}>
          <Button size="small" onPress={() => setAbout('parts')}>
            {troubles.partsSave}
          </Button>
          {may(session, 'circulation:lost') && (
            <Button size="small" onPress={() => setAbout('damaged')}>
              {troubles.damagedKind}
            </Button>
          )}
        </div>
      )}
      {about !== undefined && (
        <DamageDialog
          item={item}
          {...(loan !== null && { loan: loan.id })}
          about={about}
          onClose={() => setAbout(undefined)}
          onDone={() => {
            setTold(troubles.setAside(item.title))
            announce(troubles.setAside(item.title), 'now')
          }}
        />
      )}
    </div>
  )
}
