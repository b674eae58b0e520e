import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RenewAgencySecret, type Agency } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import type { ShownSecret } from './secret-panel.tsx'
import styles from './sharing.module.css'
import { sharingKey } from './use-partners.ts'

interface PartnerSecretProps {
  readonly partner: Agency
  readonly mayChange: boolean
  readonly onSecret: (secret: ShownSecret) => void
}

/** The secret of a partner: its last letters, since when, and a new one. */
export function PartnerSecret({ partner, mayChange, onSecret }: PartnerSecretProps) {
  const { words, call } = useDesk()
  const { sharing } = words
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const renew = useMutation({
    mutationFn: () => call(RenewAgencySecret, { params: { id: partner.id } }),
    onSuccess: ({ agency, secret }) => {
      setAsking(false)
      if (secret !== null) onSecret({ partner: agency.name, secret })
      return queries.invalidateQueries({ queryKey: [sharingKey, 'partners'] })
    },
  })
  return (
    <div className={styles.line}>
      <span>
        <span className={styles.label}>{sharing.secret}</span>{' '}
        <span className={styles.faint}>
          {partner.secretHint === '' ? sharing.noSecret : sharing.secretEnds(partner.secretHint)}
          {partner.secretSince !== null && (
            <>
              {' · '}
              <When value={partner.secretSince} as="day" />
            </>
          )}
        </span>
      </span>
      {mayChange && (
        <Button size="small" onPress={() => setAsking(true)}>
          {sharing.newSecret}
        </Button>
      )}
      <Dialog
        role="alertdialog"
        title={sharing.newSecretAsk}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setAsking(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={renew.isPending} onPress={() => renew.mutate()}>
              {sharing.newSecret}
            </Button>
          </>
        }
      >
        <div className={styles.tight}>
          {renew.isError && <Banner tone="stop" live title={sentenceFor(renew.error, words.problems)} />}
          <p>{sharing.newSecretText}</p>
        </div>
      </Dialog>
    </div>
  )
}
