import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { BadgeCheck, Check, FilterX, ListTodo, Undo2, Wand } from 'lucide-react'
import { useRef, useState } from 'react'
import { ListFlags, type Flag, type QualityRule } from '../../../../server/src/modules/quality/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { DismissDialog } from './dismiss-dialog.tsx'
import { addressOfFlag, flagColumns } from './flag-columns.tsx'
import { isNarrowed, type RecordFilters } from './flag-filters.tsx'
import styles from './quality.module.css'
import { severityTones } from './severity.ts'
import { mostAtOnce, UndoLine, useDismissals } from './use-dismissals.tsx'

const limit = 100
/** Flags that are judged right in one go. */
const mostInList = 20_000

/** The records that a rule flags, and what can be done with them. */
export function FlagPanel({ rule, filters }: { readonly rule: QualityRule; readonly filters: RecordFilters }) {
  const { words, call, format } = useDesk()
  const { quality } = words
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const showsDismissed = address.oneOf('state', ['open', 'dismissed']) === 'dismissed'
  const offset = address.number('offset') ?? 0
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<readonly number[]>([])
  const list = useRef<HTMLDivElement>(null)
  const query = { code: rule.code, ...filters, ...(showsDismissed && { dismissed: true }) }
  const found = useQuery({
    queryKey: ['quality', 'flags', query, offset],
    queryFn: ({ signal }) => call(ListFlags, { query: { ...query, limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const dismissals = useDismissals(() => {
    setTicked(new Set())
    setAsking([])
  })
  const rows = found.data?.rows ?? []
  const mayDismiss = may(session, 'quality:dismiss')
  const mayFix = may(session, 'catalog:batch')
  const mayEdit = may(session, 'catalog:write')
  const addressOf = (flag: Flag) => addressOfFlag(flag, rows, mayEdit)
  // A batch edit is of all records with the flag, whatever the list is narrowed to.
  const many = isNarrowed(filters) ? undefined : rule.records
  // All that the conditions find, page after page, when every row of this page is ticked and there are more.
  const whole = useMutation({
    mutationFn: async () => {
      const flags: number[] = []
      for (let at = 0; at < mostInList; at += mostAtOnce) {
        const page = await call(ListFlags, { query: { ...query, limit: mostAtOnce, offset: at } })
        flags.push(...page.rows.map(({ id }) => id))
        if (page.rows.length < mostAtOnce) break
      }
      return flags
    },
    onSuccess: (flags) => (showsDismissed ? dismissals.restore(flags) : setAsking(flags)),
  })
  const fixLabel = rule.fixable ? quality.fixAll(many) : quality.editAll(many)
  const fixAddress = addressOfFix(rule, rows[0])
  // The ticked ones, else the one that has the focus.
  const meant = (): readonly number[] => {
    if (ticked.size > 0) return rows.filter(({ id }) => ticked.has(String(id))).map(({ id }) => id)
    const row = document.activeElement?.closest<HTMLElement>('[data-row]')
    const flag = row && list.current?.contains(row) === true ? rows[Number(row.dataset['row'])] : undefined
    return flag ? [flag.id] : []
  }
  useShortcut(mayDismiss ? 'd' : undefined, {
    label: quality.dismissKey,
    run() {
      const flags = meant()
      if (flags.length === 0) return
      if (showsDismissed) dismissals.restore(flags)
      else setAsking(flags)
    },
  })
  useShortcut(mayFix ? 'f' : undefined, { label: quality.fixKey, run: () => goTo(fixAddress) })
  return (
    <Panel
      title={rule.title}
      aside={
        <>
          <Pill tone={severityTones[rule.severity]} icon="tone">
            {words.findingSeverities[rule.severity]}
          </Pill>
          <Pill>{quality.recordsFlagged(rule.records)}</Pill>
        </>
      }
      actions={
        mayFix &&
        rule.flags > 0 && (
          <ButtonLink icon={rule.fixable ? Wand : ListTodo} tone="primary" href={fixAddress}>
            {fixLabel}
          </ButtonLink>
        )
      }
      flush
      fill
    >
      {rule.help !== '' && <p className={styles.help}>{rule.help}</p>}
      <UndoLine dismissals={dismissals} />
      <div ref={list} className={styles.list}>
        <PagedList
          label={quality.list}
          name="quality-flags"
          columns={flagColumns(words, format, addressOf)}
          found={found}
          limit={limit}
          rowId={({ id }: Flag) => String(id)}
          onOpen={(flag) => goTo(addressOf(flag))}
          {...(mayDismiss && { selected: ticked, onSelect: setTicked })}
          onExport={() => window.location.assign(addressOfExport(query))}
          tools={
            <div className={styles.filters}>
              <RadioGroup
                label={quality.show}
                hideLabel
                look="segments"
                choices={[
                  { id: 'open' as const, label: quality.showOpen },
                  { id: 'dismissed' as const, label: quality.showDismissed },
                ]}
                value={showsDismissed ? 'dismissed' : 'open'}
                onChange={(next) => address.set({ state: next === 'open' ? undefined : next, offset: undefined })}
              />
              {rows.length > 0 && ticked.size === rows.length && (found.data?.total ?? 0) > rows.length && (
                <Button size="small" isPending={whole.isPending} onPress={() => whole.mutate()}>
                  {quality.wholeList(Math.min(found.data?.total ?? 0, mostInList))}
                </Button>
              )}
              {ticked.size > 0 && (
                <Button
                  size="small"
                  icon={showsDismissed ? Undo2 : Check}
                  onPress={() => (showsDismissed ? dismissals.restore(meant()) : setAsking(meant()))}
                >
                  {showsDismissed ? quality.restoreSome(ticked.size) : quality.dismissSome(ticked.size)}
                </Button>
              )}
            </div>
          }
          empty={
            isNarrowed(filters) || showsDismissed ? (
              <EmptyState icon={FilterX} title={quality.filteredTitle}>
                {quality.filteredText}
              </EmptyState>
            ) : (
              <EmptyState icon={BadgeCheck} title={quality.ruleSoundTitle}>
                {quality.ruleSoundText}
              </EmptyState>
            )
          }
        />
      </div>
      {asking.length > 0 && (
        <DismissDialog
          count={asking.length}
          dismissals={dismissals}
          onClose={() => setAsking([])}
          onDismiss={(reason) => dismissals.dismiss(asking, reason)}
        />
      )}
    </Panel>
  )
}

/** Where all flags of a rule are mended at once: these records chosen, and the fix or the field already written. */
function addressOfFix(rule: QualityRule, flag: Flag | undefined): string {
  const params = new URLSearchParams({ finding: rule.code })
  if (flag?.tag) params.set('field', flag.tag)
  if (flag?.subfield) params.set('subfield', flag.subfield)
  return `/batch-editing/edits/new?${params.toString()}`
}

function addressOfExport(query: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value))
  return `/api/v1/quality/flags.csv?${params.toString()}`
}
