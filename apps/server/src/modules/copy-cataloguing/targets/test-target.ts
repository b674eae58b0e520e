import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { withWork, type Work } from '../../../platform/work.ts'
import { openTarget } from '../ask/open-target.ts'
import { TargetProblem, type TargetLine } from '../ask/target-line.ts'
import type { TargetTest, TestCopyTarget } from '../contract.ts'
import { readReceived } from '../rules/received-record.ts'
import { readyTerm } from '../rules/search-terms.ts'
import { refuse } from '../../../platform/refusal.ts'
import { titleOf } from '@carrel/marc'
import { mayAskInside } from '../settings.ts'
import { noteTest, targetById, type Target } from './targets.ts'

type Request = NonNullable<typeof TestCopyTarget.types>['body']

/** Asks a target for something that most have, step by step, and keeps what came of it. */
export async function testTarget(
  w: Work,
  id: number,
  { key = 'title', text = 'history' }: Request,
): Promise<Outcome<TargetTest>> {
  const target = await targetById(w, id)
  if (isRefusal(target)) return target
  const term = readyTerm({ key, text })
  if ('problem' in term) return refuse({ code: 'invalid-search', field: 'text', message: term.problem })
  const privateAddresses = await mayAskInside(w)
  const steps: { ok: boolean; text: string }[] = []
  let line: TargetLine | undefined
  try {
    line = await openTarget(target, { privateAddresses })
    const self = line.implementation === undefined ? '' : ` It calls itself ${line.implementation}.`
    steps.push({ ok: true, text: `It answers.${self}` })
    const answer = await line.search([term], 1)
    if (!answer)
      steps.push({ ok: false, text: 'It has no index for this kind of search: set one, or test with another.' })
    else {
      steps.push({ ok: true, text: `It found ${answer.hits.toLocaleString('en')} for ${key} “${text}”.` })
      for (const note of answer.notes) steps.push({ ok: false, text: note })
      const [first] = answer.records
      if (first) steps.push(...recordSteps(target, readReceived(first, target.charset)))
      else if (answer.hits === 0 && answer.notes.length === 0)
        steps.push({
          ok: true,
          text: `It answers, and has nothing for ${key} “${text}”: no record could be looked at. Search for something that it has.`,
        })
      else if (answer.notes.length === 0) steps.push({ ok: false, text: 'It has records, and sent none.' })
    }
  } catch (error) {
    if (!(error instanceof TargetProblem)) throw error
    steps.push({ ok: false, text: error.message })
  } finally {
    await line?.close().catch(() => {})
  }
  const wrong = steps.find(({ ok }) => !ok)
  const result = { ok: wrong === undefined, said: wrong?.text ?? steps.at(-1)?.text ?? '', steps }
  await withWork(w.platform, w.actor, async (work) => noteTest(work, id, result))
  return result
}

function recordSteps({ name }: Target, { record, encoding, notes }: ReturnType<typeof readReceived>) {
  if (!record) return [{ ok: false, text: `Its record could not be read: ${notes[0] ?? 'it is not MARC.'}` }]
  const read = { ok: true, text: `Its record “${titleOf(record) || name}” was read as ${encoding}.` }
  // A false claim about the character set is told; it does not keep anybody from using the catalogue.
  return [read, ...notes.slice(0, 3).map((text) => ({ ok: true, text }))]
}
