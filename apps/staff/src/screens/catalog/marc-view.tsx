import { useQuery } from '@tanstack/react-query'
import { Copy, Pencil } from 'lucide-react'
import type { Static } from 'typebox'
import { GetBibMarc, type MarcView } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { RecordFlags } from '../quality/record-flags.tsx'
import { toMnemonic } from './marc-text.ts'
import styles from './marc-view.module.css'

type Marc = Static<typeof MarcView>

/** The MARC record of a title, to be read and copied; the editor is a page of its own. */
export function RecordTab({ bib }: { readonly bib: number }) {
  const { words, call, announce } = useDesk()
  const session = useSession()
  const { catalogue } = words
  const marc = useQuery({
    queryKey: ['bib', bib, 'marc'],
    queryFn: ({ signal }) => call(GetBibMarc, { params: { id: bib } }, signal),
  })
  if (marc.isPending) return <SkeletonRows rows={10} />
  if (marc.isError) return <FailedState error={marc.error} onRetry={() => void marc.refetch()} />
  return (
    <>
      <RecordFlags bib={bib} />
      <Panel
        title={catalogue.marc}
        aside={<Pill>{catalogue.version(marc.data.version)}</Pill>}
        flush
        actions={
          <>
            <Button
              tone="plain"
              size="small"
              icon={Copy}
              onPress={() =>
                void navigator.clipboard.writeText(toMnemonic(marc.data)).then(() => announce(catalogue.copied))
              }
            >
              {catalogue.copyMarc}
            </Button>
            {may(session, 'catalog:write') && (
              <ButtonLink tone="plain" icon={Pencil} href={`/catalogue/${bib}/edit`}>
                {catalogue.editRecord}
              </ButtonLink>
            )}
          </>
        }
      >
        <MarcRecord marc={marc.data} />
      </Panel>
    </>
  )
}

/** A record line by line: tags, indicators and subfield codes in their colours. */
export function MarcRecord({ marc }: { readonly marc: Marc }) {
  const { catalogue } = useDesk().words
  return (
    <div className={styles.record} dir="ltr" translate="no" role="group" aria-label={catalogue.marc}>
      <p className={styles.field}>
        <span className={styles.tag}>LDR</span>
        <span className={styles.indicators} />
        <span className={styles.fixed}>{marc.leader}</span>
      </p>
      {marc.fields.map((field, i) => (
        <p key={i} className={styles.field}>
          <span className={styles.tag}>{field.tag}</span>
          <span className={styles.indicators}>{field.indicators?.replaceAll(' ', '#')}</span>
          {field.value !== undefined ? (
            <span className={styles.fixed}>{field.value}</span>
          ) : (
            <span className={styles.content}>
              {field.subfields?.map(({ code, value }, k) => (
                <span key={k}>
                  <b className={styles.code}>${code}</b> <bdi>{value}</bdi>{' '}
                </span>
              ))}
            </span>
          )}
        </p>
      ))}
    </div>
  )
}
