import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecordAt } from '../../catalog/index.ts'
import { listTemplates } from '../../cataloguing/index.ts'
import { branchById } from '../../org/index.ts'
import { actorName } from '../../../platform/actor.ts'
import type { BatchTitle } from '../batch-rows.ts'
import type { StepKind, StepRequest } from '../contract.ts'
import { constantEdit, filledFields } from '../rules/constant-data.ts'
import { fieldInWords } from '../rules/edit-record.ts'
import { hasLink, linkField } from '../rules/link-field.ts'
import { classPlan } from './class-plan.ts'
import { headingPlan } from './heading-plan.ts'
import { nothing, type PlannedChange, type Planner } from './planned-change.ts'

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
    const change = isRefusal(stored) ? undefined : await plan(title, stored.record)
    return change && !isRefusal(stored) ? { version: stored.version, ...change } : undefined
  }
}

function planOf(w: Work, kind: StepKind, request: StepRequest): Promise<Outcome<Planner>> | Planner {
  if (kind === 'constant') return constantPlan(w, request)
  if (kind === 'headings') return headingsPlan(w, request)
  return kind === 'links' ? linkPlan(request) : classPlan(w, request)
}

async function headingsPlan(w: Work, { headings = [] }: StepRequest): Promise<Outcome<Planner>> {
  const plan = await headingPlan(w, headings)
  if (isRefusal(plan)) return plan
  return async (_, record) => {
    const { edit, text } = plan(record)
    return edit && { edit, text, note: null }
  }
}

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
