import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, PackageSearch, Printer } from 'lucide-react'
import { useState } from 'react'
import { CheckIn, GetLoan } from '../../../../server/src/modules/circulation/contract.ts'
import {
  ListClaims,
  NoteClaimSearch,
  type Claim,
} from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { claimColumns } from './claim-columns.tsx'
import { ClaimSheet } from './claim-sheet.tsx'
import type { TroubleAction } from './trouble-actions.ts'
import { TroubleAsked, type Asked } from './trouble-asked.tsx'
import styles from './troubles.module.css'

interface Told {
  readonly tone: 'ok' | 'warn' | 'stop'
  readonly text: string
}

/** What patrons claim to have brought back, to be looked for along the shelves; what is found is scanned here. */
export function ClaimsList() {
  const { words, call, announce, sounds, format } = useDesk()
  const { troubles } = words
  const session = useSession()
  const queries = useQueryClient()
  const address = useAddress()
  const { sheet, print } = usePrintSheet()
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState<Told>()
  const settled = address.oneOf('claims', ['open', 'settled']) === 'settled'
  const branch = session.branch.id
  const list = useQuery({
    queryKey: ['troubles', 'claims', branch, settled],
    queryFn: ({ signal }) => call(ListClaims, { query: { branch, settled, limit: 1000 } }, signal),
  })
  const say = (tone: Told['tone'], text: string) => {
    setTold({ tone, text })
    sounds.play(tone === 'warn' ? 'attention' : tone)
    announce(text, 'now')
    void queries.invalidateQueries({ queryKey: ['troubles'] })
  }
  const failed = (error: unknown) => say('stop', sentenceFor(error, words.problems))
  const found = useMutation({
    mutationFn: (barcode: string) => call(CheckIn, { body: { barcode, claim: 'found' } }),
    onSuccess: ({ tone, message, item }) => say(tone === 'attention' ? 'warn' : tone, `${item.title}: ${message}`),
    onError: failed,
  })
  const looked = useMutation({
    mutationFn: (claim: Claim) => call(NoteClaimSearch, { params: { id: claim.id }, body: {} }),
    onSuccess: (_, claim) => say('ok', troubles.lookedDone(claim.title)),
    onError: failed,
  })
  const ask = async (claim: Claim, action: TroubleAction) => {
    try {
      setAsked({ action, loan: await call(GetLoan, { params: { id: claim.loan } }) })
    } catch (error) {
      failed(error)
    }
  }
  const mayAct = may(session, 'circulation:lost')
  const columns = claimColumns(words, settled, (claim) =>
    settled || !mayAct ? null : (
      <div className={styles.actions}>
        <Button size="small" onPress={() => looked.mutate(claim)}>
          {troubles.lookedNow}
        </Button>
        <Menu
          label={troubles.claimActions}
          trigger={<IconButton icon={Ellipsis} label={`${troubles.claimActions}: ${claim.title}`} />}
          groups={[
            {
              id: 'claim',
              lines: (claim.loanClosed
                ? (['missing', 'undone'] as const)
                : (['found', 'returned', 'missing', 'undone', 'lost'] as const)
              ).map((action) => ({
                id: action,
                label: words.troubleActions[action],
                ...(action === 'lost' && { danger: true }),
                run: () => void ask(claim, action),
              })),
            },
          ]}
        />
      </div>
    ),
  )
  return (
    <div className={styles.stack}>
      {!settled && may(session, 'circulation:check-in') && (
        <ScanField
          label={troubles.scanFound}
          action={troubles.scanAction}
          keys="F2"
          onScan={(barcode) => found.mutate(barcode)}
          tone={told?.tone}
        />
      )}
      {told !== undefined && <Banner tone={told.tone} title={told.text} />}
      <Panel flush>
        <DataList
          label={troubles.claims}
          name="claims"
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          covers
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          tools={
            <div className={styles.filters}>
              <RadioGroup
                label={troubles.settledState}
                hideLabel
                look="segments"
                choices={[
                  { id: 'open', label: troubles.open },
                  { id: 'settled', label: troubles.settled },
                ]}
                value={settled ? 'settled' : 'open'}
                onChange={(next) => address.set({ claims: next === 'open' ? undefined : next })}
              />
              {!settled && (
                <Button
                  icon={Printer}
                  keys="F9"
                  isDisabled={(list.data?.rows.length ?? 0) === 0}
                  onPress={() =>
                    print(
                      <ClaimSheet
                        rows={list.data?.rows ?? []}
                        words={words}
                        title={`${troubles.claims}: ${session.branch.name}`}
                        at={troubles.printedAt(format.full(new Date()))}
                      />,
                    )
                  }
                >
                  {troubles.print}
                </Button>
              )}
            </div>
          }
          empty={
            <EmptyState icon={PackageSearch} title={troubles.claimsEmpty}>
              {troubles.claimsEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      {sheet}
      <TroubleAsked asked={asked} onClose={() => setAsked(undefined)} onDone={(text) => say('ok', text)} />
    </div>
  )
}
