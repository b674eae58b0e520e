import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { LinkHeading } from '../../../../../server/src/modules/authorities/contract.ts'
import type { CataloguingBatch, OpenHeading } from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import styles from '../copy-cataloguing.module.css'
import { HeadingDialog, type HeadingChoice } from './heading-dialog.tsx'
import { HeadingRow } from './heading-row.tsx'
import { PlannedStep } from './planned-step.tsx'
import { Step } from './step.tsx'

/** The headings of the titles: what each is to be is chosen, seen, written and taken back; some are linked as they are. */
export function HeadingStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, call } = useDesk()
  const { guided } = words
  const session = useSession()
  const queries = useQueryClient()
  const [choices, setChoices] = useState<ReadonlyMap<number, HeadingChoice>>(new Map())
  const [asked, setAsked] = useState<OpenHeading>()
  const { all, established, unsettled, proposed, open, linked } = batch.headings
  const link = useMutation({
    mutationFn: ({ id, authority }: { readonly id: number; readonly authority: number | null }) =>
      call(LinkHeading, { params: { id }, body: { authority } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch.id] }),
  })
  const choose = (rows: readonly (readonly [number, HeadingChoice | undefined])[]) => {
    const next = new Map(choices)
    for (const [id, choice] of rows) if (choice) next.set(id, choice)
    for (const [id, choice] of rows) if (!choice) next.delete(id)
    setChoices(next)
  }
  const take = (heading: OpenHeading, choice: HeadingChoice) => {
    setAsked(undefined)
    // What the record establishes is what stands here already: only the link is missing.
    if (choice.isSame) link.mutate({ id: heading.id, authority: choice.authority ?? null })
    else choose([[heading.id, choice]])
  }
  const wanted = open.flatMap(({ id }) => {
    const { authority, to } = choices.get(id) ?? {}
    return authority === undefined && to === undefined
      ? []
      : [{ heading: id, ...(authority === undefined ? { to: to ?? '' } : { authority }) }]
  })
  const certain = open.filter(({ id, isCertain }) => isCertain && !choices.has(id))
  const row = (heading: OpenHeading) => (
    <HeadingRow
      key={heading.id}
      heading={heading}
      choice={choices.get(heading.id)}
      onTake={(choice) => choose([[heading.id, choice]])}
      onChoose={() => setAsked(heading)}
    />
  )
  const hinted = open.filter(({ how }) => how !== null && how !== 'none')
  const others = open.filter(({ how }) => how === null || how === 'none')
  return (
    <Step
      title={guided.headings}
      isDone={proposed === 0}
      text={`${guided.headingsText(established, all)} ${guided.headingsLeft(unsettled, proposed)}`}
    >
      {link.isError && <Banner tone="stop" live title={sentenceFor(link.error, words.problems)} />}
      {hinted.length > 0 && <ul className={styles.facts}>{hinted.map(row)}</ul>}
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{guided.withoutRecord(others.length)}</summary>
          <ul className={styles.facts}>{others.map(row)}</ul>
        </details>
      )}
      {linked.length > 0 && (
        <ul className={styles.facts} aria-label={guided.linkedByHand}>
          {linked.map(({ id, text, authority }) => (
            <li key={id}>
              <div>
                <Link href={`/headings/${id}`} look="quiet">
                  {text}
                </Link>
                <p className={styles.second}>{guided.linkedTo(authority)}</p>
              </div>
              {may(session, 'authorities:write') && (
                <Button
                  size="small"
                  tone="plain"
                  isDisabled={link.isPending}
                  onPress={() => link.mutate({ id, authority: null })}
                >
                  {guided.unlink}
                  <span className="visually-hidden">: {text}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {(open.length > 0 || batch.steps.some(({ kind }) => kind === 'headings')) && (
        <PlannedStep
          batch={batch}
          kind="headings"
          request={wanted.length === 0 ? undefined : { headings: wanted }}
          onApplied={() => setChoices(new Map())}
        >
          {certain.length > 0 && (
            <div className={styles.buttons}>
              <Button
                icon={ListChecks}
                onPress={() => choose(certain.map((heading) => [heading.id, proposalOf(heading)]))}
              >
                {guided.takeCertain(certain.length)}
              </Button>
            </div>
          )}
        </PlannedStep>
      )}
      {asked && (
        <HeadingDialog heading={asked} onChoose={(choice) => take(asked, choice)} onClose={() => setAsked(undefined)} />
      )}
    </Step>
  )
}

function proposalOf({ proposal }: OpenHeading): HeadingChoice | undefined {
  return proposal === null ? undefined : { authority: proposal.authority, text: proposal.text, isSame: false }
}
