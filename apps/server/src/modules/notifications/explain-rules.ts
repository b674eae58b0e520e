import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, libraryTimeZone } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import { listItemTypes } from '../catalog/index.ts'
import type { Channel, NoticeKindCode, NoticeRule } from './contract.ts'
import { noticePolicy } from './notice-policy.ts'
import { kindOf } from './rules/kinds.ts'
import { rulesFor } from './rules/resolve-rule.ts'

/** A case of which is asked what would be sent. */
export interface AskedCase {
  readonly kind: NoticeKindCode
  readonly patronCategory?: string | null
  readonly itemType?: string | null
  readonly branch?: number | null
  readonly due?: string
}

/** Which rule decides a case and when its steps are sent, counted from a due moment. */
export async function explainNoticeRules(w: Work, asked: AskedCase) {
  const { ordered, lineages } = await noticePolicy(w)
  const the = {
    patronCategory: asked.patronCategory ?? null,
    itemType: asked.itemType ?? null,
    branch: asked.branch ?? null,
  }
  const fitting = rulesFor(ordered, asked.kind, the, lineages)
  const [rule = null] = fitting
  const kind = kindOf(asked.kind)
  const reasons: Reason[] = []
  for (const [at, one] of fitting.entries()) {
    const about = await caseInWords(w, one)
    reasons.push({
      decided: at === 0,
      text: `Rule ${one.id}${one.name === '' ? '' : ` "${one.name}"`}: ${about}`,
      ...(at > 0 && { detail: 'A more exact rule goes first' }),
      link: `/notices/rules/${one.id}`,
    })
  }
  if (!rule)
    reasons.push({
      decided: true,
      text: kind?.usual === true ? 'No rule: Carrel sends it by e-mail' : 'No rule: nothing is sent',
      link: '/notices/rules',
    })
  const zone =
    (the.branch === null ? undefined : (await branchesOf(w)).byId.get(the.branch)?.timeZone) ??
    (await libraryTimeZone(w))
  const due = asked.due === undefined ? w.now : Temporal.Instant.from(asked.due)
  return { rule, reasons, steps: rule ? stepsFrom(rule, due, zone) : [] }
}

/** When each step of a rule is sent. Days begin at midnight of the branch. */
function stepsFrom(rule: NoticeRule, due: Temporal.Instant, zone: string) {
  const when = kindOf(rule.kind)?.when
  const sign = when === 'after-due' ? 1 : -1
  return rule.steps.map((step, at) => {
    const local = due.toZonedDateTimeISO(zone)
    const moment = local.add({ [step.unit]: sign * step.count })
    const daily = step.unit !== 'minutes' && step.unit !== 'hours'
    const channels: Channel[] = [...step.channels]
    return {
      number: at + 1,
      at: (daily && when !== 'event' ? moment.startOfDay() : moment).toInstant().toString(),
      channels,
    }
  })
}

async function caseInWords(w: Work, rule: NoticeRule): Promise<string> {
  const parts: string[] = []
  if (rule.patronCategory !== null)
    parts.push((await categoriesOf(w)).get(rule.patronCategory)?.name ?? rule.patronCategory)
  if (rule.itemType !== null)
    parts.push((await listItemTypes(w)).find((type) => type.code === rule.itemType)?.name ?? rule.itemType)
  if (rule.branch !== null) parts.push((await branchesOf(w)).byId.get(rule.branch)?.name ?? `branch ${rule.branch}`)
  return parts.length === 0 ? 'everyone and everything' : parts.join(', ')
}
