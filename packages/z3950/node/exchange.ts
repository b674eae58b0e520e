import { closeReasons, type Apdu, type ApduKind, type ApduOf, type Close } from '../src/index.ts'
import { Z3950Failure } from './failure.ts'
import type { ApduLine } from './line.ts'

/** A line with its name and patience. */
export interface Exchange {
  readonly line: ApduLine
  readonly name: string
  readonly timeoutMs: number
}

/**
 * Sends a message and waits for the answer of a kind. What a server may put in between is dealt with: parts of the answer are given to
 * `onOther`, a question about costs is answered with yes. Throws a {@link Z3950Failure}, and ends the line, for anything else.
 */
export async function exchange<K extends ApduKind>(
  { line, name, timeoutMs }: Exchange,
  request: Apdu,
  kind: K,
  onOther: (apdu: Apdu) => boolean = () => false,
): Promise<ApduOf<K>> {
  line.send(request)
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await line.next(deadline, timeoutMs)
    if (isOf(answer, kind)) return answer.value as ApduOf<K>
    if (onOther(answer)) continue
    if (answer.kind === 'resourceControlRequest') {
      if (answer.value.responseRequired) line.send({ kind: 'resourceControlResponse', value: { continue: true } })
      continue
    }
    const failure = unexpected(name, answer)
    line.fail(failure)
    throw failure
  }
}

function isOf<K extends ApduKind>(apdu: Apdu, kind: K): apdu is Apdu & { readonly kind: K } {
  return apdu.kind === kind
}

function unexpected(name: string, answer: Apdu): Z3950Failure {
  if (answer.kind === 'close') return closed(name, answer.value)
  return answer.kind === 'accessControlRequest'
    ? new Z3950Failure('refused', `${name} asks for a proof of identity that cannot be given here.`)
    : new Z3950Failure('protocol', `${name} answered with something that was not asked for (${answer.kind}).`)
}

function closed(name: string, { reason, message = '' }: Close): Z3950Failure {
  const why = closeReasons[reason] ?? `reason ${reason}`
  const said = message.trim() === '' ? '' : ` It says: ${message.trim().slice(0, 500)}`
  return new Z3950Failure('closed', `${name} ended the connection: ${why}.${said}`)
}
