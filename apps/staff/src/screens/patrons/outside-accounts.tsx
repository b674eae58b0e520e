import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ListOutsideAccounts, UnlinkOutsideAccount } from '../../../../server/src/modules/identity/contract.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Panel } from '../../ui/panel.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** The accounts elsewhere with which a patron signs in; nothing where there are none. */
export function OutsideAccounts({ patron }: { readonly patron: Patron }) {
  const { call, words, format, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { outsideAccounts: own } = words
  const queryKey = [...patronKey(patron.id), 'outside-accounts']
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(ListOutsideAccounts, { params: { id: patron.id } }, signal),
  })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title={own.title}>
      <ul className={styles.stack}>
        {rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <span>
              {row.name}{' '}
              <span className={styles.second}>{own.since(format.day(row.linked), format.day(row.used))}</span>
            </span>
            {may(session, 'patrons:write') && (
              <RemoveButton
                size="small"
                label={own.unlink}
                about={own.unlinkFrom(row.name)}
                title={own.unlinkTitle(row.name)}
                remove={() => call(UnlinkOutsideAccount, { params: { id: patron.id, link: row.id } })}
                onRemoved={() => {
                  announce(own.unlinked(row.name))
                  void queries.invalidateQueries({ queryKey })
                }}
              >
                <p>{own.unlinkText(patron.name)}</p>
                <p className={styles.quiet}>{own.account(row.account)}</p>
              </RemoveButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
