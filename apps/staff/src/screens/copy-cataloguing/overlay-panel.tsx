import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  BringCandidate,
  ListCopyProfiles,
  PreviewCandidate,
  type Candidate,
  type OwnTitle,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { ComparedFields } from './compared-fields.tsx'
import styles from './copy-cataloguing.module.css'
import type { takingOf } from './field-choice.ts'

interface OverlayPanelProps {
  readonly candidate: Candidate
  readonly titles: readonly OwnTitle[]
  readonly taking: ReturnType<typeof takingOf>
}

/** A record laid over a title of this library: what would become of it is seen first. */
export function OverlayPanel({ candidate, titles, taking }: OverlayPanelProps) {
  const { words, call } = useDesk()
  const { copy } = words
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [bib, setBib] = useState(() => String(candidate.here ?? titles[0]?.id ?? ''))
  const [profile, setProfile] = useState('overlay')
  const names: Readonly<Partial<Record<string, string>>> = words.copyProfiles
  const title = titles.find(({ id }) => String(id) === bib) ?? titles[0]
  const body = { ...taking, over: { bib: title?.id ?? 0, version: title?.version ?? 1, profile } }
  const profiles = useQuery({
    queryKey: ['copy-profiles'],
    queryFn: ({ signal }) => call(ListCopyProfiles, {}, signal),
    enabled: isOpen,
  })
  const preview = useQuery({
    queryKey: ['copy-preview', candidate.id, body],
    queryFn: ({ signal }) => call(PreviewCandidate, { params: { id: candidate.id }, body }, signal),
    enabled: isOpen && title !== undefined,
  })
  const bring = useMutation({
    mutationFn: () => call(BringCandidate, { params: { id: candidate.id }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['copy-search'] }),
  })
  if (!title) return null
  if (!isOpen) {
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{copy.overShort}</Button>
      </div>
    )
  }
  return (
    <Panel title={copy.over(title.title)}>
      <div className={styles.form}>
        {bring.isError && <Banner tone="stop" live title={sentenceFor(bring.error, words.problems)} />}
        {bring.data && (
          <Banner tone="ok" title={copy.broughtIn(bring.data.title)}>
            <Link href={`/catalogue/${bring.data.id}`}>{copy.openTitle}</Link>
          </Banner>
        )}
        {titles.length > 1 && (
          <Select
            label={copy.here}
            value={bib}
            onChange={setBib}
            choices={titles.map(({ id, title: label }) => ({ id: String(id), label }))}
          />
        )}
        <Select
          label={copy.profile}
          value={profile}
          onChange={setProfile}
          choices={(profiles.data?.rows ?? []).map(({ ref, name }) => ({
            id: ref,
            label: names[ref] ?? name,
          }))}
        />
        {preview.isError && <Banner tone="stop" title={sentenceFor(preview.error, words.problems)} />}
        {preview.data && (
          <>
            <h3 className={styles.legend}>{copy.preview}</h3>
            {preview.data.remarks.map((remark) => (
              <p key={remark} className={styles.second}>
                {remark}
              </p>
            ))}
            <ComparedFields fields={preview.data.fields} />
          </>
        )}
        <div className={styles.buttons}>
          <Button tone="primary" isPending={bring.isPending} isDisabled={!preview.data} onPress={() => bring.mutate()}>
            {copy.overShort}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
