import { dataField, type MarcRecord } from '@carrel/marc'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecordAt, itemFacts, suggestCallNumbers } from '../../catalog/index.ts'
import { listTemplates } from '../../cataloguing/index.ts'
import { branchById } from '../../org/index.ts'
import { actorName } from '../../../platform/actor.ts'
import type { BatchTitle } from '../batch-rows.ts'
import type { StepKind, StepRequest } from '../contract.ts'
import { constantEdit, filledFields } from '../rules/constant-data.ts'
import { fieldInWords, type RecordEdit } from '../rules/edit-record.ts'
import { hasLink, linkField } from '../rules/link-field.ts'

/** What a step would do to one title. */
export interface PlannedChange {
  readonly version: number
  /** Undefined: nothing, and `note` says why. */
  readonly edit: RecordEdit | undefined
  readonly text: string
  readonly note: string | null
  /** The item whose call number would follow, and what it has now. */
  readonly item?: { readonly id: number; readonly before: string }
}

type Planner = (title: BatchTitle, record: MarcRecord) => Promise<Omit<PlannedChange, 'version'>>

/** Makes what works out a step for one title after the other. */
export async function plannerOf(
  w: Work,
  kind: StepKind,
  request: StepRequest,
): Promise<Outcome<(title: BatchTitle) => Promise<PlannedChange | undefined>>> {
  const plan = await planOf(w, kind, request)
  if (isRefusal(plan)) return plan
  return async (title) => {
    const stored = await bibRecordAt(w, title.bib)
    return isRefusal(stored) ? undefined : { version: stored.version, ...(await plan(title, stored.record)) }
  }
}

function planOf(w: Work, kind: StepKind, request: StepRequest): Promise<Outcome<Planner>> | Planner {
  if (kind === 'constant') return constantPlan(w, request)
  return kind === 'links' ? linkPlan(request) : classPlan(w, request)
}

const nothing = (note: string) => ({ edit: undefined, text: '', note })

async function constantPlan(w: Work, { template, branch }: StepRequest): Promise<Outcome<Planner>> {
  const { rows } = await listTemplates(w, 'constant-data')
  const chosen = rows.find(({ id }) => id === template)
  if (!chosen) return notFound('template', 'This constant data does not exist any more. Choose another.')
  const place = branch ?? (w.actor.kind === 'staff' ? w.actor.branch : undefined)
  const home = place === undefined ? undefined : await branchById(w, place)
  const fields = filledFields(chosen.fields, {
    date: w.now.toString().slice(0, 10),
    user: actorName(w.actor),
    branch: home === undefined || isRefusal(home) ? '' : home.name,
  })
  return async (_, record) => {
    const edit = constantEdit(record, fields, chosen.how)
    if (!edit) return nothing('It has these fields already.')
    return { edit, text: (edit.add ?? []).map(fieldInWords).join('\n'), note: null }
  }
}

function linkPlan(request: StepRequest): Planner {
  return async ({ cells }, record) => {
    const { url } = cells
    if (url === undefined) return nothing('The list has no address for it.')
    if (hasLink(record, url)) return nothing('It has this link already.')
    const field = linkField(url, request)
    return typeof field === 'string'
      ? nothing(field)
      : { edit: { add: [field] }, text: fieldInWords(field), note: null }
  }
}

function classPlan(w: Work, { branch }: StepRequest): Planner {
  return async ({ bib, item, cells }, record) => {
    const suggested = await suggestCallNumbers(w, { bib, ...(branch !== undefined && { branch }) })
    if (isRefusal(suggested)) return nothing(suggested.blocks.map(({ message }) => message).join(' '))
    const [best] = suggested.rows
    if (!best)
      return nothing(suggested.missing ?? 'The record has no class number from which a call number could be made.')
    const { tag, a, b } = best.field
    const field = dataField(tag, '  ', ['a', a], ...(b === '' ? [] : [['b', b] as const]))
    const warning = best.findings.find(({ severity }) => severity !== 'note')?.message ?? null
    const facts = item === null || cells['callNumber'] !== undefined ? undefined : await itemFacts(w, { id: item })
    const has = record.fields.some((each) => each.kind === 'data' && each.tag === tag)
    const follows = facts !== undefined && facts.callNumber !== best.callNumber
    if (has && !follows) return nothing(`It has a call number of the library in ${tag}.`)
    return {
      edit: has ? {} : { add: [field] },
      text: best.callNumber,
      note: warning,
      ...(follows && { item: { id: facts.id, before: facts.callNumber } }),
    }
  }
}
