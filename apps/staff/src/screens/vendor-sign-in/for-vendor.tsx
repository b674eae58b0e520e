import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  RenewVendorSecret,
  type Vendor,
  type VendorWithSecret,
} from '../../../../server/src/modules/vendor-sign-in/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from '../identity/identity.module.css'
import { ShownSecret } from '../machines/shown-secret.tsx'

interface ForVendorProps {
  readonly of: Vendor
  /** The secret that has just been made. */
  readonly secret: string | null
  readonly onRenewed: (renewed: VendorWithSecret) => void
}

/** What the vendor has to enter on their side: our addresses, the client ID and, once, the secret. */
export function ForVendor({ of: it, secret, onRenewed }: ForVendorProps) {
  const { words, call, format } = useDesk()
  const { vendors } = words
  const [renewing, setRenewing] = useState(false)
  const renew = useMutation({
    mutationFn: () => call(RenewVendorSecret, { params: { id: it.id } }),
    onSuccess: (renewed) => {
      setRenewing(false)
      onRenewed(renewed)
    },
  })
  return (
    <Panel title={vendors.forVendor}>
      <div className={styles.ours}>
        {secret !== null && <ShownSecret text={vendors.secretText} secret={secret} />}
        <p className={styles.quiet}>{vendors.forVendorText}</p>
        <KeyValues
          look="columns"
          facts={[
            ...it.ourAddresses.slice(0, 1).map(({ name, url }) => ({ label: name, value: <code>{url}</code> })),
            { label: vendors.clientId, value: <code>{it.clientId}</code> },
            {
              label: vendors.secretMade,
              value: it.secretMade === null ? vendors.noSecret : format.when(it.secretMade),
            },
            ...it.ourAddresses.slice(1).map(({ name, url }) => ({ label: name, value: <code>{url}</code> })),
          ]}
        />
        {it.kind === 'confidential' && (
          <div>
            <Button onPress={() => setRenewing(true)}>{vendors.renew}</Button>
          </div>
        )}
      </div>
      {renewing && (
        <AskDialog
          title={vendors.renewTitle(it.name)}
          submit={vendors.renew}
          tone="danger"
          role="alertdialog"
          onSubmit={() => renew.mutate()}
          onClose={() => setRenewing(false)}
          isPending={renew.isPending}
          error={renew.error}
        >
          <p>{vendors.renewText}</p>
        </AskDialog>
      )}
    </Panel>
  )
}
