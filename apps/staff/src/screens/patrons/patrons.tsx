import { useQuery } from '@tanstack/react-query'
import { Ellipsis, FileDown, Inbox, ListChecks, Printer, Truck, UserPlus, Users } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { SearchPatrons, type PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { groupBarcode } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { printPage } from '../../print-page.ts'
import { readScan } from '../../scanner.ts'
import { may, useSession } from '../../session.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { saveFile, toCsv } from '../../ui/data-list/csv.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { useBranches, useCategories } from './patron-queries.ts'
import styles from './patron.module.css'
import { standingOf } from './standing.ts'

const limit = 50
const all = 'all'

/** Patrons: found by name, card, e-mail, phone or birth date, as one types. */
export function PatronsScreen() {
  const { call, words, scans } = useDesk()
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const { patrons, people } = words
  const branches = useBranches()
  const categories = useCategories()
  const [q, category, branch] = [address.text('q') ?? '', address.text('category'), address.number('branch')]
  const offset = address.number('offset') ?? 0
  const [typed, setTyped] = useState(q)
  const entered = useRef<string>(undefined)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const query = {
    ...(q !== '' && { q }),
    ...(category !== undefined && { category }),
    ...(branch !== undefined && { branch }),
  }
  const found = useQuery({
    queryKey: ['patrons', query, offset],
    queryFn: ({ signal }) => call(SearchPatrons, { query: { ...query, limit, offset } }, signal),
    placeholderData: (before) => before,
  })
  useEffect(() => {
    if (typed === q) return
    const timer = setTimeout(() => address.set({ q: typed, offset: undefined }, 'replace'), 120)
    return () => clearTimeout(timer)
  }, [typed, q, address])
  // A card that is scanned here opens its owner.
  useEffect(() => scans.listen((scan) => goTo(`/find?q=${encodeURIComponent(readScan(scan))}`)), [scans, goTo])
  const open = ({ id }: PatronBrief) => goTo(`/patrons/${id}`)
  // Enter may come before the answer: it opens the only one who fits, else it goes into the list.
  const { data, isPlaceholderData } = found
  const enter = useCallback(() => {
    if (entered.current !== q || data === undefined || isPlaceholderData) return
    entered.current = undefined
    const [first] = data.rows
    if (first && data.total === 1) goTo(`/patrons/${first.id}`)
    else document.querySelector<HTMLElement>('[role="grid"] [data-row="0"]')?.focus()
  }, [q, data, isPlaceholderData, goTo])
  useEffect(enter, [enter])
  const columns = columnsOf(words, branches.nameOf, categories.nameOf)
  const exportAll = async () => {
    const { rows } = await call(SearchPatrons, { query: { ...query, limit: 1000 } })
    saveFile('patrons.csv', toCsv(columns, rows))
  }
  const rows = found.data?.rows
  const print = async (kind: 'cards' | 'labels') => {
    const answer = await fetch(`/api/v1/patron-sheets?patrons=${[...ticked].join(',')}&kind=${kind}`)
    if (answer.ok) await printPage(await answer.text(), document)
  }
  const workLines = [
    { id: 'requests', label: people.requestsTitle, icon: Inbox, to: '/patrons/requests', needs: 'patrons:write' },
    { id: 'deliveries', label: people.deliveriesTitle, icon: Truck, to: '/patrons/deliveries', needs: 'patrons:read' },
    { id: 'imports', label: people.importsTitle, icon: FileDown, to: '/patrons/imports', needs: 'patrons:import' },
    { id: 'batch', label: people.batchTitle, icon: ListChecks, to: '/patrons/batch', needs: 'patrons:delete' },
  ]
    .filter(({ needs }) => may(session, needs))
    .map(({ id, label, icon, to }) => ({ id, label, icon, run: () => goTo(to) }))
  return (
    <>
      <PageHeader
        title={patrons.title}
        guide="register-patron"
        actions={
          <>
            {may(session, 'patrons:write') && (
              <Button icon={UserPlus} tone="primary" onPress={() => goTo(`/patrons/new${newFor(q)}`)}>
                {patrons.register}
              </Button>
            )}
            <Menu
              label={patrons.more}
              trigger={<Button icon={Ellipsis}>{patrons.more}</Button>}
              groups={[{ id: 'work', lines: workLines }]}
            />
          </>
        }
      >
        {found.data && patrons.fit(found.data.total)}
      </PageHeader>
      <Panel flush fill>
        <DataList
          label={patrons.title}
          name="patrons"
          columns={columns}
          rows={rows}
          rowId={({ id }) => String(id)}
          onOpen={open}
          selected={ticked}
          onSelect={setTicked}
          onExport={() => void exportAll()}
          {...(found.isError && { error: found.error, onRetry: () => void found.refetch() })}
          tools={
            <div className={styles.filters}>
              {ticked.size > 0 && (
                <>
                  <Button size="small" icon={Printer} onPress={() => void print('cards')}>
                    {people.printCard}
                  </Button>
                  <Button size="small" icon={Printer} onPress={() => void print('labels')}>
                    {people.printLabel}
                  </Button>
                </>
              )}
              <div className={styles.search}>
                <SearchField
                  label={patrons.searchLabel}
                  placeholder={patrons.search}
                  value={typed}
                  onChange={setTyped}
                  autoFocus
                  onSubmit={(text) => {
                    const scan = readScan(text)
                    if (/^\d{6,}$/.test(scan)) goTo(`/find?q=${scan}`)
                    else {
                      entered.current = text
                      enter()
                    }
                  }}
                />
              </div>
              <div className={styles.pick}>
                <Select
                  label={patrons.category}
                  hideLabel
                  value={category ?? all}
                  onChange={(code) => address.set({ category: code === all ? undefined : code, offset: undefined })}
                  choices={[
                    { id: all, label: patrons.allCategories },
                    ...categories.rows.map(({ code, name }) => ({ id: code, label: name })),
                  ]}
                />
              </div>
              <div className={styles.pick}>
                <Select
                  label={patrons.branch}
                  hideLabel
                  value={branch === undefined ? all : String(branch)}
                  onChange={(id) => address.set({ branch: id === all ? undefined : id, offset: undefined })}
                  choices={[
                    { id: all, label: patrons.allBranches },
                    ...branches.rows.map(({ id, name }) => ({ id: String(id), label: name })),
                  ]}
                />
              </div>
            </div>
          }
          empty={
            <EmptyState
              icon={Users}
              title={patrons.emptyTitle}
              action={
                may(session, 'patrons:write') && (
                  <Link href={`/patrons/new${newFor(q)}`} look="strong">
                    {patrons.register}
                  </Link>
                )
              }
            >
              {patrons.emptyText}
            </EmptyState>
          }
          footer={
            found.data && (
              <Pagination
                offset={offset}
                limit={limit}
                total={found.data.total}
                onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
              />
            )
          }
        />
      </Panel>
    </>
  )
}

function newFor(q: string): string {
  return q === '' || /\d|@/.test(q) ? '' : `?name=${encodeURIComponent(q)}`
}

function columnsOf(
  { patrons }: Words,
  branchName: (id: number) => string,
  categoryName: (code: string) => string,
): readonly Column<PatronBrief>[] {
  const word = (patron: PatronBrief) => patrons[standingOf(patron).word]
  return [
    {
      id: 'name',
      title: patrons.name,
      cell: (patron) => (
        <TwoLines second={categoryName(patron.category)}>
          <Link href={`/patrons/${patron.id}`} look="quiet">
            {patron.sortName}
          </Link>
        </TwoLines>
      ),
      text: (patron) => patron.sortName,
    },
    {
      id: 'card',
      title: patrons.card,
      width: '170px',
      room: 'wide',
      cell: ({ card }) => card !== null && <Barcode value={card} />,
      text: ({ card }) => (card === null ? undefined : groupBarcode(card)),
    },
    {
      id: 'born',
      title: patrons.born,
      width: '120px',
      room: 'wide',
      cell: ({ birthDate }) => birthDate !== null && <When value={birthDate} as="day" />,
      text: ({ birthDate }) => birthDate ?? undefined,
    },
    {
      id: 'branch',
      title: patrons.branch,
      width: '160px',
      room: 'widest',
      cell: ({ branch }) => branchName(branch),
      text: ({ branch }) => branchName(branch),
    },
    {
      id: 'expires',
      title: patrons.expires,
      width: '120px',
      room: 'widest',
      cell: ({ expires }) => expires !== null && <When value={expires} as="day" />,
      text: ({ expires }) => expires ?? undefined,
    },
    {
      id: 'state',
      title: patrons.state,
      width: '116px',
      cell: (patron) => (
        <Pill tone={standingOf(patron).tone} icon="tone">
          {word(patron)}
        </Pill>
      ),
      text: word,
    },
  ]
}
