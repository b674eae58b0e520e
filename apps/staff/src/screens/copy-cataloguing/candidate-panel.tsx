import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  BringCandidate,
  CompareCandidates,
  GetCandidate,
  type Candidate,
  type OwnTitle,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { MarcRecord } from '../catalog/marc-view.tsx'
import { ScoreReasons, Score } from './candidate-facts.tsx'
import { ComparedFields } from './compared-fields.tsx'
import styles from './copy-cataloguing.module.css'
import { nothingChosen, takingOf, type Choice } from './field-choice.ts'
import { OverlayPanel } from './overlay-panel.tsx'

interface CandidatePanelProps {
  readonly candidate: Candidate
  readonly others: readonly Candidate[]
  readonly here: readonly OwnTitle[]
}

/** One record: whole, or compared with another one from which fields are taken; and the way into the catalogue. */
export function CandidatePanel({ candidate, others, here }: CandidatePanelProps) {
  const { words, call, announce } = useDesk()
  const { copy } = words
  const address = useAddress()
  const queries = useQueryClient()
  const session = useSession()
  const [choice, setChoice] = useState<Choice>(nothingChosen)
  const compared = others.find(({ id }) => id === address.number('with') && id !== candidate.id)
  const whole = useQuery({
    queryKey: ['copy-candidate', candidate.id],
    queryFn: ({ signal }) => call(GetCandidate, { params: { id: candidate.id } }, signal),
  })
  const difference = useQuery({
    queryKey: ['copy-difference', candidate.id, compared?.id],
    queryFn: ({ signal }) =>
      call(CompareCandidates, { params: { id: candidate.id }, query: { candidate: compared?.id ?? 0 } }, signal),
    enabled: compared !== undefined,
  })
  const bring = useMutation({
    mutationFn: () =>
      call(BringCandidate, {
        params: { id: candidate.id },
        body: { ...takingOf(choice, compared?.id), anyway: candidate.here !== null },
      }),
    onSuccess: async (bib) => {
      announce(copy.broughtIn(bib.title))
      await queries.invalidateQueries({ queryKey: ['copy-search'] })
    },
  })
  const chosen = choice.take.size + choice.leaveOut.size
  return (
    <div className={styles.stack}>
      <Panel title={candidate.source} aside={<Score score={candidate.score} />}>
        <div className={styles.form}>
          {bring.isError && <Banner tone="stop" live title={sentenceFor(bring.error, words.problems)} />}
          {bring.data && (
            <Banner tone="ok" title={copy.broughtIn(bring.data.title)}>
              <Link href={`/catalogue/${bring.data.id}`}>{copy.openTitle}</Link> ·{' '}
              <Link href={`/catalogue/${bring.data.id}/edit`}>{copy.edit}</Link>
            </Banner>
          )}
          <ScoreReasons candidate={candidate} />
          {others.length > 1 && (
            <Select
              label={copy.compareWith}
              value={compared === undefined ? 'none' : String(compared.id)}
              onChange={(id) => {
                setChoice(nothingChosen)
                address.set({ with: id === 'none' ? undefined : id }, 'replace')
              }}
              choices={[
                { id: 'none', label: copy.compareNothing },
                ...others
                  .filter(({ id }) => id !== candidate.id)
                  .map(({ id, source, title, score }) => ({ id: String(id), label: `${source} (${score}): ${title}` })),
              ]}
            />
          )}
          {may(session, 'catalog:write') && (
            <div className={styles.buttons}>
              <Button tone="primary" keys="F9" isPending={bring.isPending} onPress={() => bring.mutate()}>
                {candidate.here === null ? copy.bringIn : copy.bringAnyway}
              </Button>
              {chosen > 0 && <span className={styles.second}>{copy.taken(chosen)}</span>}
            </div>
          )}
        </div>
      </Panel>
      {here.length > 0 && may(session, 'catalog:write') && (
        <OverlayPanel candidate={candidate} titles={here} taking={takingOf(choice, compared?.id)} />
      )}
      {compared ? (
        difference.data ? (
          <Panel title={`${copy.compareWith} ${compared.source}`}>
            <ComparedFields fields={difference.data.fields} choice={choice} onChoice={setChoice} />
          </Panel>
        ) : (
          <SkeletonRows rows={8} />
        )
      ) : whole.data ? (
        <Panel title={copy.record} flush>
          <MarcRecord marc={whole.data.record} />
        </Panel>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </div>
  )
}
