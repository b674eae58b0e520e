import { useMutation, useQueryClient } from '@tanstack/react-query'
import { PackageCheck } from 'lucide-react'
import { useState } from 'react'
import { CloseSharedRequest, type SharedRequest } from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './sharing.module.css'
import { stageWords } from './stage-words.ts'
import { stageTones } from './tones.ts'
import { sharingKey } from './use-partners.ts'

/** One request: where it stands, what happened with it, and its end by hand. */
export function RequestPanel({ request }: { readonly request: SharedRequest }) {
  const { words, call, announce } = useDesk()
  const { sharing, sharingKinds } = words
  const session = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const close = useMutation({
    mutationFn: () => call(CloseSharedRequest, { params: { id: request.id } }),
    onSuccess: () => {
      setAsking(false)
      announce(sharing.closed(request.number))
      return queries.invalidateQueries({ queryKey: [sharingKey] })
    },
  })
  const isOpen = request.endedAt === null
  const moment = (label: string, value: string | null): readonly KeyValue[] =>
    value === null ? [] : [{ label, value: <When value={value} as="day" /> }]
  return (
    <Panel
      title={request.title}
      aside={<Pill tone={stageTones[request.stage]}>{stageWords(words, request)}</Pill>}
      {...(isOpen &&
        may(session, 'resource-sharing:requests') && {
          footer: (
            <div className={styles.buttons}>
              <Button icon={PackageCheck} onPress={() => setAsking(true)}>
                {sharing.close}
              </Button>
            </div>
          ),
        })}
    >
      <div className={styles.tight}>
        <KeyValues
          look="columns"
          facts={[
            { label: sharing.partner, value: `${request.agencyName} (${sharingKinds[request.kind]})` },
            { label: sharing.request, value: <bdi>{request.number}</bdi> },
            ...(request.barcode === null ? [] : [{ label: sharing.barcode, value: <bdi>{request.barcode}</bdi> }]),
            {
              label: sharing.reader,
              value:
                request.patron === null ? (
                  sharing.forgotten
                ) : (
                  <Link href={`/patrons/${request.patron}`}>{request.patronName}</Link>
                ),
            },
            ...(request.pickupName === null ? [] : [{ label: sharing.collect, value: request.pickupName }]),
            ...moment(sharing.due, request.due),
            ...moment(sharing.returnBy, request.returnBy),
          ]}
        />
        <div>
          <p className={styles.label}>{sharing.history}</p>
          <ol className={styles.steps}>
            {request.steps.map((step, place) => (
              <li key={place}>
                <span>{step.text}</span>
                <span className={styles.faint}>
                  <When value={step.at} /> · {step.by}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
      <Dialog
        role="alertdialog"
        title={sharing.closeAsk}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setAsking(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={close.isPending} onPress={() => close.mutate()}>
              {sharing.close}
            </Button>
          </>
        }
      >
        <div className={styles.tight}>
          {close.isError && <Banner tone="stop" live title={sentenceFor(close.error, words.problems)} />}
          <p>{request.kind === 'accepted' ? sharing.closeText(request.title) : sharing.closeOwnText(request.title)}</p>
        </div>
      </Dialog>
    </Panel>
  )
}
