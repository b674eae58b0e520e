import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  DeclareLost,
  ExplainLoan,
  type Loan,
} from '../../../../server/src/modules/circulation/contract.ts'
import { ClaimReturned } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhyList } from '../../ui/why-panel.tsx'

/** Why a loan is due when it is, and why its fine is what it is. */
export function WhyLoan({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) {
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

/** Declares a loan lost, or that the patron says it came back. */
export function MissingLoan({ loan, about, onClose, onDone }: MissingLoanProps) {
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
