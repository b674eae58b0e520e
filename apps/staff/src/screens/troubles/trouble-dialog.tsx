import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CheckIn, DeclareLost, type Loan } from '../../../../server/src/modules/circulation/contract.ts'
import {
  ClaimNeverHad,
  ClaimReturned,
  GetLoanEffect,
  ResolveClaim,
  UndoLost,
} from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EffectView } from './effect-view.tsx'
import { shownAction, type TroubleAction } from './trouble-actions.ts'
import styles from './troubles.module.css'

interface TroubleDialogProps {
  readonly loan: Loan
  readonly action: Exclude<TroubleAction, 'damaged'>
  readonly onClose: () => void
  /** Told in one line what was done. */
  readonly onDone: (told: string) => void
}

/** Asks before something is done about a loan that troubles, and shows to the cent what it would change. */
export function TroubleDialog({ loan, action, onClose, onDone }: TroubleDialogProps) {
  const { call, words } = useDesk()
  const { troubles } = words
  const [note, setNote] = useState('')
  const [ends, setEnds] = useState<'set' | 'keep' | 'close'>('set')
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const form = useId()
  const claims = action === 'claim-returned' || action === 'claim-never-had'
  const previewed = shownAction(action)
  const ending = claims && ends !== 'set' ? { loan: ends } : {}
  const effect = useQuery({
    queryKey: ['loan', loan.id, 'effect', action, ends],
    queryFn: ({ signal }) =>
      call(GetLoanEffect, { params: { id: loan.id }, body: { action: previewed ?? 'found', ...ending } }, signal),
    enabled: previewed !== undefined,
    gcTime: 0,
  })
  const title = words.troubleActions[action]
  const submit = async () => {
    setWorking(true)
    setProblem(undefined)
    try {
      onDone((await carryOut()) ?? troubles.done(title, loan.title))
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  const carryOut = async (): Promise<string | undefined> => {
    const params = { id: loan.id }
    const noted = note.trim() === '' ? {} : { note: note.trim() }
    switch (action) {
      case 'lost':
        await call(DeclareLost, { params, body: noted })
        return undefined
      case 'undo-lost':
        await call(UndoLost, { params, body: noted })
        return undefined
      case 'claim-returned':
      case 'claim-never-had': {
        const route = action === 'claim-returned' ? ClaimReturned : ClaimNeverHad
        const { claims: so } = await call(route, { params, body: { ...noted, ...ending } })
        return so.many ? `${troubles.done(title, loan.title)} ${troubles.claimsSoFar(so.count)}` : undefined
      }
      case 'found':
      case 'returned': {
        const { message } = await call(CheckIn, { body: { barcode: loan.barcode, claim: action } })
        return `${loan.title}: ${message}`
      }
      case 'missing':
      case 'undone':
        await call(ResolveClaim, { params: { id: loan.claim?.id ?? 0 }, body: { resolution: action, ...noted } })
        return undefined
    }
  }
  const text = previewed === undefined ? undefined : words.troubleTexts[previewed]
  const takesNote = action !== 'found' && action !== 'returned'
  return (
    <Dialog
      title={`${title}: ${loan.title}`}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button
            tone={action === 'lost' ? 'danger' : 'primary'}
            type="submit"
            form={form}
            isPending={working}
            isDisabled={effect.data?.allowed === false}
            autoFocus={!takesNote}
          >
            {title}
          </Button>
        </>
      }
    >
      {text !== undefined && <p>{text}</p>}
      {previewed !== undefined && <EffectView effect={effect.data} />}
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {claims && (
          <RadioGroup
            label={troubles.loanEnds}
            value={ends}
            onChange={setEnds}
            choices={[
              { id: 'set', label: troubles.loanAsSet },
              { id: 'keep', label: troubles.loanKeep },
              { id: 'close', label: troubles.loanClose },
            ]}
          />
        )}
        {takesNote && (
          <TextField
            label={action === 'missing' ? troubles.whereLooked : troubles.note}
            hint={troubles.noteHint}
            value={note}
            onChange={setNote}
            isRequired={action === 'missing'}
            autoFocus
          />
        )}
      </form>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Dialog>
  )
}
