import type { Block } from '../../../platform/refusal.ts'
import type { DeskSettings } from '../desk-settings.ts'

/** What decides whether an item may come in here without a question. */
export interface CheckInFacts {
  /** Which branches take it back, and whether this is one; undefined where nothing was on loan. */
  readonly takes: { readonly policy: 'owner' | 'holding' | 'group'; readonly where: string } | undefined
  readonly accompanying: string
  readonly questions: readonly string[]
  readonly settings: Pick<DeskSettings, 'confirmAccompanying'>
}

/** Everything that staff are asked before an item is taken in; each passes with a click. */
export function decideCheckIn({ takes, accompanying, questions, settings }: CheckInFacts): readonly Block[] {
  const question = { override: 'circulation:check-in', confirm: true }
  const asks = settings.confirmAccompanying
  const blocks: Block[] = []
  if (takes)
    blocks.push({
      code: 'wrong-return-branch',
      message: `This is returned at ${takes.where}, not here. Take it in all the same and it is sent there.`,
      facts: { returnAt: takes.policy },
      ...question,
    })
  for (const text of questions) blocks.push({ code: 'ask-at-desk', message: text, ...question })
  if (accompanying !== '' && (asks === 'check-in' || asks === 'both'))
    blocks.push({
      code: 'accompanying-material',
      message: `Check that all is there: ${accompanying}.`,
      facts: { accompanying },
      ...question,
    })
  return blocks
}
