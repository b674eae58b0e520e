import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CreatePaymentLink } from '../../../../server/src/modules/fees/contract-online.ts'
import { GetPatron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './fees.module.css'

/** Sends a patron an address at which they pay without signing in. */
export function PaymentLinkDialog({ patron, onClose }: { readonly patron: number; readonly onClose: () => void }) {
  const { call, words, format } = useDesk()
  const { account } = words
  const form = useId()
  const [typed, setTyped] = useState<string>()
  const { data } = useQuery({
    queryKey: ['patron', patron, 'household'],
    queryFn: ({ signal }) => call(GetPatron, { params: { id: patron } }, signal),
  })
  const to = (typed ?? data?.email ?? '').trim()
  const make = useMutation({
    mutationFn: (mail: boolean) =>
      call(CreatePaymentLink, { params: { id: patron }, body: { mail, ...(mail && { to }) } }),
  })
  const link = make.data
  return (
    <Dialog
      title={account.linkTitle}
      isOpen
      onClose={onClose}
      actions={
        link ? (
          <Button tone="primary" autoFocus onPress={onClose}>
            {words.money.done}
          </Button>
        ) : (
          <>
            <Button onPress={() => make.mutate(false)}>{account.linkMake}</Button>
            <Button tone="primary" type="submit" form={form} isDisabled={to === ''} isPending={make.isPending}>
              {account.linkSend}
            </Button>
          </>
        )
      }
    >
      {link ? (
        <div className={styles.pay} role="status">
          <p>{account.linkMade(format.money(link.amount))}</p>
          {link.mailedTo !== null && <p>{account.linkMailed(link.mailedTo)}</p>}
          <TextField label={account.link} value={new URL(link.path, location.origin).href} isReadOnly mono />
        </div>
      ) : (
        <form
          id={form}
          className={styles.pay}
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate(true)
          }}
        >
          <p>{account.linkText}</p>
          <TextField
            label={account.linkTo}
            type="email"
            value={typed ?? data?.email ?? ''}
            onChange={setTyped}
            autoFocus
          />
          {make.isError && <Banner tone="stop" live title={sentenceFor(make.error, words.problems)} />}
        </form>
      )}
    </Dialog>
  )
}
