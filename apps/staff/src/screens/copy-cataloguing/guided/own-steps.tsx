import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CataloguingBatch } from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import {
  callNumberSchemes,
  type CallNumberScheme,
} from '../../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { ListTemplates } from '../../../../../server/src/modules/cataloguing/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { useSession } from '../../../session.ts'
import { Link } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from '../copy-cataloguing.module.css'
import { PlannedStep } from './planned-step.tsx'
import { Step } from './step.tsx'

interface StepOfBatch {
  readonly batch: CataloguingBatch
}

const isWritten = ({ steps }: CataloguingBatch, kind: string) =>
  steps.some((step) => step.kind === kind && step.counts.written > 0)

/** The same fields for every title. */
export function ConstantStep({ batch }: StepOfBatch) {
  const { words, call } = useDesk()
  const { guided } = words
  const [template, setTemplate] = useState<string>()
  const templates = useQuery({
    queryKey: ['templates', 'constant-data'],
    queryFn: ({ signal }) => call(ListTemplates, { query: { kind: 'constant-data' } }, signal),
  })
  return (
    <Step title={guided.constant} isDone={isWritten(batch, 'constant')} text={guided.constantText}>
      <PlannedStep batch={batch} kind="constant" request={template === undefined ? undefined : { template }}>
        <Select
          label={guided.constantData}
          choices={(templates.data?.rows ?? []).map(({ id, name }) => ({ id, label: name }))}
          value={template}
          onChange={setTemplate}
        />
      </PlannedStep>
    </Step>
  )
}

/** A call number for every title, as the library makes them, where it fits on the shelf. */
export function ClassStep({ batch }: StepOfBatch) {
  const { guided, callNumberSchemes: names } = useDesk().words
  const { branch } = useSession()
  const [scheme, setScheme] = useState<CallNumberScheme | typeof asBranch>(asBranch)
  const request = { branch: branch.id, ...(scheme !== asBranch && { scheme }) }
  return (
    <Step title={guided.class} isDone={isWritten(batch, 'class')} text={guided.classText(batch.unclassed)}>
      <PlannedStep batch={batch} kind="class" request={request}>
        <div className={styles.pair}>
          <Select
            label={guided.scheme}
            choices={[
              { id: asBranch, label: guided.schemeOfBranch },
              ...callNumberSchemes.map((id) => ({ id, label: names[id] })),
            ]}
            value={scheme}
            onChange={setScheme}
          />
        </div>
        <Link href="/shelf-list">{guided.shelfList}</Link>
      </PlannedStep>
    </Step>
  )
}

const asBranch = 'branch'

/** The addresses of the list as links of their provider. */
export function LinkStep({ batch }: StepOfBatch) {
  const { guided } = useDesk().words
  const [provider, setProvider] = useState('')
  const [linkText, setLinkText] = useState('')
  const [prefix, setPrefix] = useState('')
  if (batch.list.columns.url === undefined) return null
  return (
    <Step
      title={guided.links}
      isDone={batch.unlinked === 0 || isWritten(batch, 'links')}
      text={guided.linksText(batch.unlinked)}
    >
      <PlannedStep batch={batch} kind="links" request={{ provider, linkText, prefix }}>
        <div className={styles.pair}>
          <TextField label={guided.provider} value={provider} onChange={setProvider} />
          <TextField label={guided.linkText} hint={guided.linkTextHint} value={linkText} onChange={setLinkText} />
        </div>
        <TextField label={guided.prefix} hint={guided.prefixHint} mono value={prefix} onChange={setPrefix} />
      </PlannedStep>
    </Step>
  )
}
