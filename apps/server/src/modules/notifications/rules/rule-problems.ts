import type { Block } from '../../../platform/refusal.ts'
import type { NoticeRuleContent } from '../contract.ts'
import { kindOf } from './kinds.ts'

const minutes = { minutes: 1, hours: 60, days: 1440, weeks: 10_080, months: 43_200 } as const

/** What is wrong with a rule, every fault at once. */
export function ruleProblems(content: NoticeRuleContent, currency: string): readonly Block[] {
  const kind = kindOf(content.kind)
  if (!kind) return [{ code: 'invalid-kind', field: 'kind', message: `There is no kind of notice "${content.kind}".` }]
  const problems: Block[] = []
  const wrong = (field: string, message: string) => problems.push({ code: 'invalid-notice-rule', field, message })
  const lengths = content.steps.map((step) => step.count * minutes[step.unit])
  if (kind.when === 'event' || kind.when === 'on-due' || kind.when === 'balance') {
    if (content.steps.length > 1) wrong('steps', 'Notices of this kind have one step.')
    if (lengths.some((length) => length > 0)) wrong('steps', 'Notices of this kind are sent at once: write 0 days.')
  } else {
    const rising = kind.when === 'after-due'
    const inTurn = lengths.every((length, at) => {
      const before = lengths[at - 1]
      return before === undefined || (rising ? length > before : length < before)
    })
    if (!inTurn)
      wrong(
        'steps',
        rising
          ? 'Each step comes later than the one before it.'
          : 'Each step comes nearer to the day than the one before it.',
      )
    if (
      kind.when !== 'before-due' &&
      kind.when !== 'after-due' &&
      content.steps.some((step) => /^(minutes|hours)$/.test(step.unit))
    )
      wrong('steps', 'This is counted from a day, not from a moment: write days, weeks or months.')
    if (kind.when === 'after-due' && lengths.some((length) => length === 0))
      wrong('steps', 'An overdue notice comes at least a minute after the due moment.')
  }
  for (const [at, step] of content.steps.entries())
    if (new Set(step.channels).size < step.channels.length)
      wrong(`steps.${at}.channels`, 'A channel is named twice in one step.')
  if (kind.about !== 'loan' && (content.itemType ?? null) !== null)
    wrong('itemType', 'Only notices about loans depend on the item type.')
  if (kind.when === 'balance') {
    if (!content.above) wrong('above', 'Write from which amount on a bill is sent.')
    else if (content.above.currency !== currency) wrong('above', `Amounts are in ${currency} here.`)
    else if (content.above.amount < 1) wrong('above', 'Write an amount of more than nothing.')
  } else if (content.above) wrong('above', 'Only bills depend on an amount.')
  return problems
}
