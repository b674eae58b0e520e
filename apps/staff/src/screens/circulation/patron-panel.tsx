import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, PackageCheck, StickyNote, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PatronSummary } from '../../../../server/src/modules/circulation/contract.ts'
import { RenewCard, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { languageName } from '../patrons/languages.ts'
import { blockScope } from '../patrons/block-scope.ts'
import { patronKey, patronQuery, summaryQuery, useBranches } from '../patrons/patron-queries.ts'
import { Limits } from './limits.tsx'
import styles from './patron-panel.module.css'

interface PatronPanelProps {
  readonly id: number
  readonly footer?: ReactNode
  /** The name leads to the page of the patron. */
  readonly linked?: boolean
}

/** Who is at the desk, with what matters now at the top. */
export function PatronPanel({ id, footer, linked = true }: PatronPanelProps) {
  const { call } = useDesk()
  const patron = useQuery(patronQuery(call, id))
  const summary = useQuery(summaryQuery(call, id))
  if (patron.isError) {
    return (
      <Panel fill>
        <FailedState error={patron.error} onRetry={() => void patron.refetch()} />
      </Panel>
    )
  }
  if (!patron.data) {
    return (
      <Panel flush fill>
        <SkeletonRows rows={5} />
      </Panel>
    )
  }
  return (
    <Panel fill {...(footer !== undefined && { footer })}>
      <div className={styles.who}>
        <Head patron={patron.data} summary={summary.data} linked={linked} />
        {summary.isError && <FailedState error={summary.error} onRetry={() => void summary.refetch()} />}
        {!summary.isError && <Figures summary={summary.data} />}
        <Matters patron={patron.data} summary={summary.data} />
        <OtherBlocks patron={patron.data} summary={summary.data} />
        {summary.data && <Limits limits={summary.data.limits} />}
        <Facts patron={patron.data} summary={summary.data} />
      </div>
    </Panel>
  )
}

interface Known {
  readonly patron: Patron
  readonly summary: PatronSummary | undefined
}

function Head({ patron, summary, linked }: Known & { readonly linked: boolean }) {
  const { words } = useDesk()
  const { nameOf } = useBranches()
  const branch = nameOf(patron.branch)
  // Blocks that stop something else, or elsewhere, are no matter of this desk.
  const bad = !patron.active || (summary ? summary.blocks.length > 0 : patron.blocks.length > 0)
  return (
    <>
      <div className={styles.name}>
        <Avatar name={patron.name} />
        <div className={styles.words}>
          <h2 className={styles.title}>
            {linked ? (
              <Link href={`/patrons/${patron.id}`} look="quiet">
                <bdi>{patron.name}</bdi>
              </Link>
            ) : (
              <bdi>{patron.name}</bdi>
            )}
          </h2>
          {patron.card !== null && <Barcode value={patron.card} />}
        </div>
      </div>
      <div className={styles.pills}>
        <Pill>{patron.categoryName}</Pill>
        {branch !== '' && <Pill>{branch}</Pill>}
        {bad ? (
          <Pill tone="stop" icon="tone">
            {words.desk.blocked}
          </Pill>
        ) : (
          summary && <Pill tone="ok">{words.desk.goodStanding}</Pill>
        )}
      </div>
    </>
  )
}

/** The three figures; their places stand there before they are known, so that nothing jumps. */
function Figures({ summary }: Pick<Known, 'summary'>) {
  const { words, format } = useDesk()
  if (!summary) {
    const labels = [words.desk.onLoan, words.desk.holdsReady, words.desk.owed]
    return <Stats stats={labels.map((label) => ({ label, value: '…' }))} />
  }
  const owes = summary.owed.amount > 0
  return (
    <Stats
      stats={[
        { label: words.desk.onLoan, value: format.count(summary.loans) },
        summary.overdue > 0
          ? { label: words.desk.overdue, value: format.count(summary.overdue), tone: 'stop' }
          : { label: words.desk.holdsReady, value: format.count(summary.holdsReady) },
        { label: words.desk.owed, value: format.money(summary.owed), ...(owes && { tone: 'warn' as const }) },
      ]}
    />
  )
}

const noticeIcons = { ok: PackageCheck, warn: CalendarClock, info: UserRound }

function Matters({ patron, summary }: Known) {
  const { call, words, format, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const renewal = useMutation({
    mutationFn: () => call(RenewCard, { params: { id: patron.id } }),
    onSuccess: async (renewed) => {
      if (renewed.expires !== null) announce(words.desk.cardRenewed(format.day(renewed.expires)))
      await queries.invalidateQueries({ queryKey: patronKey(patron.id) })
    },
  })
  const renewable = may(session, 'patrons:write')
  const endsCard = (code: string) => renewable && (code === 'card-ends' || code === 'card-expired')
  const renew = <TextButton onPress={() => renewal.mutate()}>{words.desk.renewCard}</TextButton>
  return (
    <>
      {summary?.blocks.map((block) => (
        <Banner key={block.code + block.message} tone="stop" title={block.message}>
          {endsCard(block.code) && renew}
        </Banner>
      ))}
      {summary?.notices.map((notice) => (
        <Banner key={notice.code} tone={notice.tone} icon={noticeIcons[notice.tone]} title={notice.title}>
          {notice.text} {endsCard(notice.code) && renew}
        </Banner>
      ))}
      {patron.notes
        .filter(({ kind }) => kind === 'staff')
        .map((note) => (
          <Banner key={note.id} tone="info" icon={StickyNote} title={note.text} />
        ))}
    </>
  )
}

/** Blocks that do not concern lending here, in one quiet line each. */
function OtherBlocks({ patron, summary }: Known) {
  const { words } = useDesk()
  const { nameOf } = useBranches()
  const others = patron.blocks.filter(({ id }) => summary?.otherBlocks.includes(id) === true)
  if (others.length === 0) return null
  return (
    <ul className={styles.others}>
      {others.map((block) => (
        <li key={block.id}>
          {blockScope(block, words, nameOf)}: {block.kindName ?? block.reason}
        </li>
      ))}
    </ul>
  )
}

function Facts({ patron, summary }: Known) {
  const { words, format } = useDesk()
  const { settings } = format
  const language = patron.language === '' ? '' : languageName(patron.language, settings.locale)
  const facts: KeyValue[] = [
    ...(summary && summary.holdsWaiting > 0
      ? [{ label: words.desk.waiting, value: format.count(summary.holdsWaiting) }]
      : []),
    ...(summary && summary.overdue > 0 && summary.holdsReady > 0
      ? [{ label: words.desk.holdsReady, value: format.count(summary.holdsReady) }]
      : []),
    ...(patron.household.length > 0
      ? [{ label: words.desk.household, value: words.desk.people(patron.household.length + 1) }]
      : []),
    {
      label: words.desk.notices,
      value: patron.email === '' ? words.desk.noNotices : words.desk.email(language),
    },
    { label: words.desk.history, value: patron.keepHistory ? words.desk.historyKept : words.desk.historyNotKept },
    {
      label: words.desk.cardEnds,
      value: patron.expires === null ? words.desk.never : format.day(patron.expires),
    },
  ]
  return <KeyValues facts={facts} />
}
