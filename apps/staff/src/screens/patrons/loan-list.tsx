import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BookOpen, CircleHelp, Ellipsis, RefreshCw, SearchX } from 'lucide-react'
import { useId, useState } from 'react'
import {
  ClaimReturned,
  DeclareLost,
  ExplainLoan,
  Renew,
  type Loan,
} from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { ReactNode } from 'react'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Money, When } from '../../ui/formatted.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Tone } from '../../ui/tone.ts'
import { WhyList } from '../../ui/why-panel.tsx'
import { dueWords } from '../circulation/short-loan.ts'
import styles from './patron.module.css'
import { loansQuery, patronKey } from './patron-queries.ts'
import { groupBarcode, inUnits } from '../../format.ts'

/** The open loans of a patron, with what can be done about each. */
export function LoanList({ patron }: { readonly patron: number }) {
  const { call, words, format, announce, sounds } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const loans = useQuery(loansQuery(call, patron))
  const [told, setTold] = useState<{ readonly tone: 'ok' | 'stop'; readonly lines: readonly string[] }>()
  const [asked, setAsked] = useState<{ readonly about: 'lost' | 'claim' | 'why'; readonly loan: Loan }>()
  const { patrons } = words

  const tell = (tone: 'ok' | 'stop', lines: readonly string[]) => {
    setTold({ tone, lines })
    sounds.play(tone)
    announce(lines.join(' '))
    void queries.invalidateQueries({ queryKey: patronKey(patron) })
  }
  const renewAll = async (chosen: readonly Loan[]) => {
    const refused: string[] = []
    let last = ''
    for (const loan of chosen) {
      try {
        const { loan: renewed } = await call(Renew, { params: { id: loan.id }, body: {} })
        last = patrons.renewedUntil(renewed.title, dueWords(format, renewed))
      } catch (error) {
        const reasons = error instanceof Problem ? error.blocks.map(({ message }) => message).join(' ') : ''
        refused.push(`${loan.title}: ${reasons || sentenceFor(error, words.problems)}`)
      }
    }
    const done = words.desk.renewedOf(chosen.length - refused.length, chosen.length)
    tell(refused.length === 0 ? 'ok' : 'stop', [
      ...(chosen.length > 1 ? [done] : last === '' ? [] : [last]),
      ...refused,
    ])
  }
  const actionsOf = (loan: Loan) => [
    ...(may(session, 'circulation:renew')
      ? [{ id: 'renew', label: patrons.renew, icon: RefreshCw, run: () => void renewAll([loan]) }]
      : []),
    { id: 'why', label: words.desk.why, icon: CircleHelp, run: () => setAsked({ about: 'why', loan }) },
    ...(may(session, 'circulation:lost') && loan.state !== 'lost'
      ? [
          { id: 'claim', label: patrons.claim, icon: SearchX, run: () => setAsked({ about: 'claim', loan }) },
          { id: 'lost', label: patrons.declareLost, danger: true, run: () => setAsked({ about: 'lost', loan }) },
        ]
      : []),
  ]
  return (
    <>
      {told && told.lines.length > 0 && (
        <div className={styles.told}>
          <Banner tone={told.tone} title={told.lines[0] ?? ''}>
            {told.lines.slice(1).join(' ')}
          </Banner>
        </div>
      )}
      <DataList
        label={patrons.loans}
        name="patron-loans"
        columns={columnsOf(words, (loan) => (
          <Menu
            label={patrons.actions}
            trigger={<IconButton icon={Ellipsis} label={`${patrons.actions}: ${loan.title}`} />}
            groups={[{ id: 'actions', lines: actionsOf(loan) }]}
          />
        ))}
        rows={loans.data}
        rowId={(loan) => String(loan.id)}
        covers
        {...(loans.isError && { error: loans.error, onRetry: () => void loans.refetch() })}
        empty={
          <EmptyState icon={BookOpen} title={patrons.loansEmpty}>
            {patrons.loansEmptyText}
          </EmptyState>
        }
        tools={
          (loans.data?.length ?? 0) > 0 &&
          may(session, 'circulation:renew') && (
            <Button size="small" icon={RefreshCw} onPress={() => void renewAll(loans.data ?? [])}>
              {patrons.renewAll}
            </Button>
          )
        }
      />
      {asked?.about === 'why' && <WhyLoan loan={asked.loan} onClose={() => setAsked(undefined)} />}
      {(asked?.about === 'lost' || asked?.about === 'claim') && (
        <MissingLoan
          loan={asked.loan}
          about={asked.about}
          onClose={() => setAsked(undefined)}
          onDone={(title) => tell('ok', [title])}
        />
      )}
    </>
  )
}

const toneOf: Readonly<Record<Loan['state'], Tone>> = {
  out: 'neutral',
  overdue: 'stop',
  lost: 'stop',
  'claimed-returned': 'warn',
  returned: 'ok',
}

function stateWord(state: Loan['state'], patrons: Words['patrons']): string {
  return {
    out: patrons.out,
    overdue: patrons.overdue,
    lost: patrons.lostState,
    'claimed-returned': patrons.claimed,
    returned: patrons.returned,
  }[state]
}

function columnsOf({ patrons, ui }: Words, actions: (loan: Loan) => ReactNode): readonly Column<Loan>[] {
  return [
    {
      id: 'title',
      title: patrons.titleColumn,
      cell: (loan) => (
        <TwoLines
          cover={{
            title: loan.title,
            author: loan.author ?? undefined,
            classNumber: loan.classNumber ?? undefined,
            kind: loan.format,
          }}
          second={groupBarcode(loan.barcode)}
        >
          <Link href={`/catalogue/${loan.bib}`} look="quiet">
            {loan.title}
          </Link>
        </TwoLines>
      ),
      text: (loan) => loan.title,
      sortBy: (loan) => loan.title,
    },
    {
      id: 'barcode',
      title: ui.barcode,
      cell: (loan) => loan.barcode,
      text: (loan) => loan.barcode,
      optional: true,
      width: '150px',
    },
    {
      id: 'due',
      title: patrons.due,
      width: '96px',
      align: 'end',
      cell: (loan) => <When value={loan.due} as="day" />,
      text: (loan) => loan.due,
      sortBy: (loan) => Date.parse(loan.due),
    },
    {
      id: 'state',
      title: patrons.state,
      width: '116px',
      room: 'wide',
      cell: (loan) => (
        <Pill tone={toneOf[loan.state]} icon="tone">
          {stateWord(loan.state, patrons)}
        </Pill>
      ),
      text: (loan) => stateWord(loan.state, patrons),
      sortBy: (loan) => stateWord(loan.state, patrons),
    },
    {
      id: 'fine',
      title: patrons.fine,
      width: '84px',
      align: 'end',
      room: 'wide',
      cell: (loan) => loan.fine.amount > 0 && <Money value={loan.fine} />,
      text: (loan) => inUnits(loan.fine),
      sortBy: (loan) => loan.fine.amount,
    },
    {
      id: 'renewals',
      title: patrons.renewals,
      width: '100px',
      align: 'end',
      room: 'wide',
      cell: (loan) => (loan.renewalsLeft === null ? loan.renewals : patrons.left(loan.renewalsLeft)),
      text: (loan) => loan.renewals,
      sortBy: (loan) => loan.renewals,
    },
    { id: 'actions', title: patrons.actions, width: '84px', align: 'end', cell: actions },
  ]
}

function WhyLoan({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) {
  const { call, words, format } = useDesk()
  const { data } = useQuery({
    queryKey: ['loan', loan.id, 'why'],
    queryFn: ({ signal }) => call(ExplainLoan, { params: { id: loan.id } }, signal),
  })
  return (
    <Dialog title={words.desk.whyDue(format.day(loan.due))} isOpen onClose={onClose}>
      <WhyList reasons={data?.due ?? []} />
      {data && data.fine.length > 0 && <h3>{words.patrons.fine}</h3>}
      {data && data.fine.length > 0 && <WhyList reasons={data.fine} />}
    </Dialog>
  )
}

interface MissingLoanProps {
  readonly loan: Loan
  readonly about: 'lost' | 'claim'
  readonly onClose: () => void
  readonly onDone: (title: string) => void
}

function MissingLoan({ loan, about, onClose, onDone }: MissingLoanProps) {
  const { call, words } = useDesk()
  const { patrons } = words
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const title = about === 'lost' ? patrons.declareLost : patrons.claim
  const submit = async () => {
    try {
      const body = note.trim() === '' ? {} : { note: note.trim() }
      await call(about === 'lost' ? DeclareLost : ClaimReturned, { params: { id: loan.id }, body })
      onClose()
      onDone(`${title}: ${loan.title}`)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  return (
    <Dialog
      title={`${title}: ${loan.title}`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone={about === 'lost' ? 'danger' : 'primary'} type="submit" form={form}>
            {title}
          </Button>
        </>
      }
    >
      <p>{about === 'lost' ? patrons.declareLostText : patrons.claimText}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label={patrons.note} value={note} onChange={setNote} autoFocus />
      </form>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Dialog>
  )
}
