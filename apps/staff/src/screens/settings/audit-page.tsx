import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { ScrollText, ShieldCheck } from 'lucide-react'
import type { Static } from 'typebox'
import { ListAudit, VerifyAudit, type AuditLine } from '../../../../server/src/platform/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './settings.module.css'

type Line = Static<typeof AuditLine>

const limit = 100

/** Who changed what, when and why; and the proof that nothing of it was changed. */
export function AuditPage() {
  const { words, call } = useDesk()
  const { settings } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const [subject, action, actor] = [address.text('subject'), address.text('action'), address.text('actor')]
  const query = {
    limit,
    offset,
    ...(subject !== undefined && { subject }),
    ...(action !== undefined && { action }),
    ...(actor !== undefined && { actor }),
  }
  const list = useQuery({
    queryKey: ['audit', query],
    queryFn: ({ signal }) => call(ListAudit, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const columns = auditColumns(words)
  const verify = useMutation({ mutationFn: () => call(VerifyAudit, {}) })
  const filter = (label: string, name: 'subject' | 'action' | 'actor', value: string | undefined) => (
    <TextField
      key={`${name} ${value}`}
      aria-label={label}
      label=""
      placeholder={label}
      defaultValue={value ?? ''}
      onBlur={(event) => address.set({ [name]: event.target.value.trim(), offset: undefined }, 'replace')}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.querySelector('input')?.blur()
      }}
    />
  )
  const open = list.data?.rows.find(({ id }) => id === address.number('line'))
  return (
    <>
      {verify.isError && <Banner tone="stop" live title={sentenceFor(verify.error, words.problems)} />}
      {verify.data?.intact === true && (
        <Banner tone="ok" live title={settings.intact}>
          {settings.intactText}
        </Banner>
      )}
      {verify.data?.intact === false && (
        <Banner tone="stop" live title={settings.broken}>
          {settings.brokenText(verify.data.firstChanged ?? 0)}
        </Banner>
      )}
      <div className={open === undefined ? styles.content : styles.columns}>
        <Panel flush>
          <PagedList
            label={settings.audit}
            name="audit"
            columns={columns}
            onExport={() => void exportAll('audit', columns, (at) => call(ListAudit, { query: { ...query, ...at } }))}
            found={list}
            limit={limit}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ line: id }, 'replace')}
            tools={
              <div className={styles.filters}>
                {filter(settings.filterActor, 'actor', actor)}
                {filter(settings.filterAction, 'action', action)}
                {filter(settings.filterSubject, 'subject', subject)}
                <Button icon={ShieldCheck} isPending={verify.isPending} onPress={() => verify.mutate()}>
                  {settings.verify}
                </Button>
              </div>
            }
            empty={
              <EmptyState icon={ScrollText} title={settings.auditEmptyTitle}>
                {settings.auditEmptyText}
              </EmptyState>
            }
          />
        </Panel>
        {open !== undefined && (
          <Panel title={open.action}>
            <KeyValues
              look="columns"
              facts={[
                { label: settings.when, value: <When value={open.at} /> },
                { label: settings.who, value: open.actor },
                { label: settings.subject, value: open.subject },
                ...(open.reason === null ? [] : [{ label: settings.why, value: open.reason }]),
              ]}
            />
            <pre className={styles.detail}>{JSON.stringify(open.detail, null, 2)}</pre>
          </Panel>
        )}
      </div>
    </>
  )
}

function auditColumns({ settings }: Words): readonly Column<Line>[] {
  return [
    {
      id: 'what',
      title: settings.what,
      cell: (line) => <TwoLines second={line.subject}>{line.action}</TwoLines>,
      text: (line) => line.action,
    },
    {
      id: 'subject',
      title: settings.subject,
      optional: true,
      cell: (line) => line.subject,
      text: (line) => line.subject,
    },
    { id: 'who', title: settings.who, width: '24%', cell: (line) => line.actor, text: (line) => line.actor },
    {
      id: 'why',
      title: settings.why,
      width: '26%',
      room: 'wide',
      cell: (line) => line.reason,
      text: (line) => line.reason ?? '',
    },
    {
      id: 'when',
      title: settings.when,
      width: '150px',
      room: 'some',
      cell: (line) => <When value={line.at} />,
      text: (line) => line.at,
    },
    {
      id: 'detail',
      title: settings.detail,
      optional: true,
      cell: (line) => JSON.stringify(line.detail),
      text: (line) => JSON.stringify(line.detail),
    },
  ]
}
