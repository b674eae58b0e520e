import { isRightPin, patronByAnyNumber, patronFacts, type PatronFacts } from '../../modules/patrons/index.ts'
import { given, type Request } from './conversation.ts'
import { speakTo } from './patron-words.ts'

/** A patron as a machine names one: by card, old cards too, or by the number of another system. */
export async function findPatron(request: Request): Promise<PatronFacts | undefined> {
  const number = given(request, 'AA')
  if (number === '' || number.length > 100) return undefined
  const byCard = await patronFacts(request.read, { card: number })
  const id = byCard ? undefined : await patronByAnyNumber(request.read, number)
  const patron = byCard ?? (id === undefined ? undefined : await patronFacts(request.read, { id }))
  if (patron) speakTo(request, patron)
  return patron
}

/** What came of a PIN: `unasked` where none was sent and none is needed. */
export type PinVerdict = 'right' | 'wrong' | 'unasked'

const guesses = new Map<string, { count: number; since: number }>()
const mostGuesses = 10
const window = 10 * 60_000

/**
 * Judges the PIN of a request by the policy of the machine. After ten wrong ones within ten minutes this machine is told "wrong" for this
 * card without a look; the account itself is not locked, and works elsewhere.
 */
export async function judgePin(request: Request, patron: number): Promise<PinVerdict> {
  const { options } = request.account
  if (options.pin === 'never') return 'unasked'
  const pin = given(request, 'AD')
  const sent = request.message.fields.some(([id]) => id === 'AD') && (pin !== '' || !options.emptyPinAllowed)
  if (!sent) return options.pin === 'always' ? 'wrong' : 'unasked'
  const key = `${request.account.id} ${patron}`
  const before = guesses.get(key)
  const fresh = before && performance.now() - before.since < window ? before : undefined
  if (fresh && fresh.count >= mostGuesses) return 'wrong'
  if ((await isRightPin(request.platform, patron, pin)) === true) {
    guesses.delete(key)
    return 'right'
  }
  if (guesses.size > 10_000) guesses.clear()
  guesses.set(key, { count: (fresh?.count ?? 0) + 1, since: fresh?.since ?? performance.now() })
  return 'wrong'
}
