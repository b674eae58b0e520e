import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Mail, Printer, ReceiptText } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Receipt } from '../../../../server/src/modules/fees/contract.ts'
import { MailReceipt, NoteReceiptPrinted } from '../../../../server/src/modules/fees/contract-report.ts'
import { GetPatron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ReceiptSlip } from '../circulation/slips.tsx'
import { usePrinting } from '../printing/use-printing.ts'
import styles from './fees.module.css'

interface ReceiptActionsProps {
  readonly receipt: Receipt
  readonly main?: boolean
  /** Just paid: it comes out by itself where this computer is set so. */
  readonly fresh?: boolean
}

/**
 * What can be done with a receipt: print it on the printer of this desk or in the browser, mail it, send its bytes to a
 * receipt printer. After the first time it is a copy.
 */
export function ReceiptActions({ receipt, main, fresh }: ReceiptActionsProps) {
  const { call, words } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { sheet, print } = usePrintSheet()
  const [mailing, setMailing] = useState(false)
  const [printed, setPrinted] = useState(receipt.printed)
  const note = useMutation({
    mutationFn: () => call(NoteReceiptPrinted, { params: { id: receipt.id }, body: {} }),
    onSuccess: (noted) => {
      setPrinted(noted.printed)
      void queries.invalidateQueries({ queryKey: ['receipt', receipt.id] })
    },
  })
  const printing = usePrinting()
  const printIt = async () => {
    const byPrinter = await printing.print({ type: 'receipt', receipt: receipt.id }, async () => {
      print(<ReceiptSlip receipt={receipt} copy={printed > 0} />)
      note.mutate()
    })
    if (byPrinter) {
      setPrinted((times) => times + 1)
      void queries.invalidateQueries({ queryKey: ['receipt', receipt.id] })
    }
  }
  const begun = useRef(false)
  useEffect(() => {
    if (fresh !== true || begun.current) return
    begun.current = true
    void printing.isAutomatic('receipts').then((isAutomatic) => (isAutomatic ? printIt() : undefined))
  })
  return (
    <div className={styles.actions}>
      {may(session, 'fees:pay') && (
        <Button icon={Mail} onPress={() => setMailing(true)}>
          {words.account.mail}
        </Button>
      )}
      <ButtonLink icon={ReceiptText} href={`/api/v1/receipts/${receipt.id}/escpos`} download>
        {words.account.escpos}
      </ButtonLink>
      <Button icon={Printer} keys="F9" {...(main && { tone: 'primary' })} onPress={() => void printIt()}>
        {words.money.print}
      </Button>
      {sheet}
      {mailing && <MailDialog receipt={receipt} onClose={() => setMailing(false)} />}
    </div>
  )
}

function MailDialog({ receipt, onClose }: { readonly receipt: Receipt; readonly onClose: () => void }) {
  const { call, words, announce } = useDesk()
  const form = useId()
  const [typed, setTyped] = useState<string>()
  const [known, setKnown] = useState<string>()
  const patron = receipt.patron?.id
  if (known === undefined) {
    setKnown('')
    if (patron !== undefined) {
      void call(GetPatron, { params: { id: patron } }).then(
        ({ email }) => setKnown(email),
        () => undefined,
      )
    }
  }
  const to = typed ?? known ?? ''
  const send = useMutation({
    mutationFn: () => call(MailReceipt, { params: { id: receipt.id }, body: { to } }),
    onSuccess: (mailed) => {
      announce(words.account.mailed(mailed.to))
      onClose()
    },
  })
  return (
    <Dialog
      title={words.account.mailTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isPending={send.isPending} isDisabled={to.trim() === ''}>
            {words.account.mail}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.pay}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <TextField label={words.account.mailTo} type="email" value={to} onChange={setTyped} isRequired autoFocus />
        {send.isError && <Banner tone="stop" live title={sentenceFor(send.error, words.problems)} />}
      </form>
    </Dialog>
  )
}
