import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { TryLoading } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RecordDiff } from '../batch-editing/record-diff.tsx'
import { fateName } from '../imports/import-row-dialog.tsx'
import type { ReadDraft } from './definition-draft.ts'
import styles from './loading.module.css'

/** A rule tried on two records, before it is saved. */
export function Trial({ read }: { readonly read: ReadDraft }) {
  const { words, call } = useDesk()
  const { loading } = words
  const [texts, setTexts] = useState({ existing: '', bib: '', incoming: '' })
  const attempt = useMutation({
    mutationFn: () => {
      const bib = /^\d+$/.test(texts.bib.trim()) ? { bib: Number(texts.bib) } : {}
      const { existing, incoming } = texts
      const content = !read.ok ? {} : { [read.kind]: read.content }
      return call(TryLoading, { body: { incoming, existing, ...bib, ...content } })
    },
  })
  const result = attempt.data
  return (
    <Panel title={loading.trial}>
      <form
        className={styles.trial}
        onSubmit={(event) => {
          event.preventDefault()
          if (read.ok && texts.incoming.trim() !== '') attempt.mutate()
        }}
      >
        <p className={styles.second}>{loading.trialText}</p>
        <div className={styles.pair}>
          {read.ok && read.kind === 'items' ? null : (
            <div className={styles.trial}>
              <TextField
                label={loading.existing}
                mono
                lines={8}
                value={texts.existing}
                onChange={(existing) => setTexts({ ...texts, existing })}
              />
              <TextField
                label={loading.existingTitle}
                mono
                value={texts.bib}
                onChange={(bib) => setTexts({ ...texts, bib })}
              />
            </div>
          )}
          <TextField
            label={loading.incoming}
            mono
            lines={8}
            value={texts.incoming}
            onChange={(incoming) => setTexts({ ...texts, incoming })}
          />
        </div>
        <div>
          <Button type="submit" isPending={attempt.isPending} isDisabled={!read.ok}>
            {loading.tryIt}
          </Button>
        </div>
        {attempt.isError && <Banner tone="stop" live title={sentenceFor(attempt.error, words.problems)} />}
        {result?.match && (
          <>
            <p>
              <Pill tone={result.match.matches ? 'ok' : 'neutral'} icon="tone">
                {result.match.matches ? loading.matches : loading.matchesNot}
              </Pill>{' '}
              {loading.score(result.match.score, result.match.threshold)}
            </p>
            <ul className={styles.points}>
              {result.match.points.map(({ kind, place, outcome, score, incoming, existing }, at) => (
                <li key={at}>
                  <b>{place ?? kind}</b> {loading[`outcome.${outcome}`]}: {score}{' '}
                  <span className={styles.second}>
                    {incoming.join(', ')} · {existing.join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {result && result.lost.length > 0 && (
          <Banner tone="warn" title={loading.lost(result.lost.length)}>
            {result.lost.join(' · ')}
          </Banner>
        )}
        {result?.diff && (result.isChanged ? <RecordDiff diff={result.diff} /> : <p>{loading.noChange}</p>)}
        {result && result.notes.length > 0 && (
          <ul className={styles.points}>
            {result.notes.map(({ fate, tag, text, reason }, at) => (
              <li key={at}>
                <b className="mono">{tag}</b> {fateName(loading, fate)} ({reason}):{' '}
                <bdi className={styles.second}>{text}</bdi>
              </li>
            ))}
          </ul>
        )}
        {result && result.items.length > 0 && (
          <ul className={styles.points}>
            {result.items.map((item, at) => (
              <li key={at}>
                {Object.entries(item)
                  .map(([part, value]) => `${part}: ${value}`)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        )}
      </form>
    </Panel>
  )
}
