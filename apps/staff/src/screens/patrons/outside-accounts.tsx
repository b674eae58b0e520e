import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ListOutsideAccounts,
  UnlinkOutsideAccount,
  type OutsideAccount,
} from '../../../../server/src/modules/identity/contract.ts'
import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** The accounts elsewhere with which a patron signs in; nothing where there are none. */
export function OutsideAccounts({ patron }: { readonly patron: Patron }) {
  const { call, words, format, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<OutsideAccount>()
  const { outsideAccounts: own } = words
  const queryKey = [...patronKey(patron.id), 'outside-accounts']
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(ListOutsideAccounts, { params: { id: patron.id } }, signal),
  })
  const unlink = useMutation({
    mutationFn: ({ id: link }: OutsideAccount) => call(UnlinkOutsideAccount, { params: { id: patron.id, link } }),
    onSuccess: (_, { name }) => {
      announce(own.unlinked(name))
      setAsked(undefined)
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  const rows = data?.rows ?? []
  if (rows.length === 0 && asked === undefined) return null
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
              <Button size="small" onPress={() => setAsked(row)} aria-label={own.unlinkFrom(row.name)}>
                {own.unlink}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <AskDialog
          title={own.unlinkTitle(asked.name)}
          role="alertdialog"
          submit={own.unlink}
          isPending={unlink.isPending}
          error={unlink.error}
          onSubmit={() => unlink.mutate(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>{own.unlinkText(patron.name)}</p>
          <p className={styles.quiet}>{own.account(asked.account)}</p>
        </AskDialog>
      )}
    </Panel>
  )
}
