import type { PatronMark } from '@carrel/sip2'
import type { Block } from '../../../platform/refusal.ts'
import type { blockSources } from '../../../modules/machines/contract.ts'

export type BlockSource = (typeof blockSources)[number]

/** What the fourteen marks are decided from. */
export interface MarkFacts {
  /** Reasons in the patron's own standing, by what they stop. */
  readonly against: {
    readonly loans: readonly Block[]
    readonly renewals: readonly Block[]
    readonly holds: readonly Block[]
  }
  readonly loans: number
  readonly overdue: number
  readonly lost: number
  readonly recalledOverdue: number
  /** In minor units: in all with what still grows, and of each sort. */
  readonly owed: number
  readonly feesOwed: number
  readonly lostOwed: number
  /** Rules for this patron here; null: no limit. */
  readonly rules: {
    readonly totalLoanLimit: number | null
    readonly overdueBlocks: 'no' | 'confirm' | 'block'
    readonly overdueLimit: number | null
    readonly lostLimit: number | null
    readonly fineLimit: { readonly amount: number } | null
    readonly renewFineLimit: { readonly amount: number } | null
    readonly holdFineLimit: { readonly amount: number } | null
  }
  /** Kinds of reasons that the machine shows. */
  readonly shown: readonly BlockSource[]
}

const sources: Readonly<Record<string, BlockSource>> = {
  'patron-inactive': 'expired',
  'patron-expired': 'expired',
  'card-lost': 'card',
  'patron-blocked': 'by-hand',
  'guarantee-owes': 'guarantees',
  'guarantor-group-owes': 'guarantees',
}

/** The marks that are set, with the blocks that set them. */
export interface Marked {
  readonly marks: ReadonlySet<PatronMark>
  readonly blocks: readonly Block[]
}

/** Decides the fourteen marks of a patron's status (SIP2, "patron status"). */
export function patronMarksOf(facts: MarkFacts): Marked {
  const { rules, shown, against } = facts
  const shows = (source: BlockSource) => shown.includes(source)
  const seen = (blocks: readonly Block[]) => blocks.filter(({ code }) => shows(sources[code] ?? 'by-hand'))
  const over = (limit: { readonly amount: number } | null) =>
    limit !== null && facts.owed > limit.amount && shows('owes')
  const limits = limitBlocks(facts).filter(({ source }) => shows(source))
  const loans = [...seen(against.loans), ...limits.map(({ block }) => block)]
  const has = (code: string) => loans.some((block) => block.code === code)
  const marks = new Set<PatronMark>()
  const set = (mark: PatronMark, condition: boolean) => condition && marks.add(mark)
  const holdDenied = seen(against.holds).length > 0 || over(rules.holdFineLimit)
  set('chargeDenied', loans.length > 0)
  set('renewalDenied', seen(against.renewals).length > 0 || over(rules.renewFineLimit))
  set('recallDenied', holdDenied)
  set('holdDenied', holdDenied)
  set('cardLost', has('card-lost'))
  set('tooManyCharged', has('too-many-loans'))
  set('tooManyOverdue', has('has-overdues') || has('too-many-overdues'))
  set('tooManyLost', has('too-many-lost'))
  set('excessiveFines', has('owes-too-much'))
  set('excessiveFees', has('owes-too-much') && facts.feesOwed > 0)
  set('recallOverdue', facts.recalledOverdue > 0 && shows('overdues'))
  set('tooManyBilled', has('owes-too-much') && facts.lostOwed > 0)
  return { marks, blocks: loans }
}

function limitBlocks(facts: MarkFacts): readonly { readonly source: BlockSource; readonly block: Block }[] {
  const { rules } = facts
  const blocks: { source: BlockSource; block: Block }[] = []
  const add = (source: BlockSource, code: string, message: string, said: Readonly<Record<string, unknown>>) =>
    blocks.push({ source, block: { code, message, facts: said } })
  if (rules.totalLoanLimit !== null && facts.loans >= rules.totalLoanLimit)
    add('limits', 'too-many-loans', `${facts.loans} of ${rules.totalLoanLimit} loans: the limit is reached.`, {
      loans: facts.loans,
      limit: rules.totalLoanLimit,
    })
  if (rules.overdueBlocks === 'block' && facts.overdue > 0)
    add('overdues', 'has-overdues', `${facts.overdue} overdue.`, { overdue: facts.overdue })
  else if (rules.overdueLimit !== null && facts.overdue >= rules.overdueLimit)
    add('overdues', 'too-many-overdues', `${facts.overdue} overdue: lending stops at ${rules.overdueLimit}.`, {
      overdue: facts.overdue,
    })
  if (rules.lostLimit !== null && facts.lost >= rules.lostLimit)
    add('lost', 'too-many-lost', `${facts.lost} lost and not settled: lending stops at ${rules.lostLimit}.`, {})
  if (rules.fineLimit !== null && facts.owed > rules.fineLimit.amount)
    add('owes', 'owes-too-much', 'Owes more than the rules allow for lending.', { owed: facts.owed })
  return blocks
}
