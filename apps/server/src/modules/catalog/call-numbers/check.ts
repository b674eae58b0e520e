import { checkCallNumber, spineLines, type CallNumberScheme } from '@carrel/call-number'
import type { Work } from '../../../platform/work.ts'
import type { CallNumberCheck } from '../contract-call-numbers.ts'
import { listStyles } from './styles.ts'
import { styleReader, type StylePlace } from './style.ts'

interface CheckRequest extends StylePlace {
  readonly texts: readonly string[]
  readonly scheme?: CallNumberScheme
}

/** Checks call numbers: in the scheme that is named, that of the place, or the one that each looks to be of. */
export async function checkCallNumbers(
  w: Pick<Work, 'db'>,
  request: CheckRequest,
): Promise<readonly CallNumberCheck[]> {
  const prefixes = (await listStyles(w)).flatMap(({ prefix }) => prefix ?? [])
  const isPlaced = request.branch !== undefined || request.location !== undefined || request.itemType !== undefined
  const scheme = request.scheme ?? (isPlaced ? (await (await styleReader(w))(request)).style.scheme : undefined)
  return request.texts.map((text) => callNumberView(text, scheme, prefixes))
}

/** A check as the API shows it. */
export function callNumberView(
  text: string,
  scheme: CallNumberScheme | undefined,
  prefixes: readonly string[],
): CallNumberCheck {
  const check = checkCallNumber(text, scheme, { prefixes })
  return {
    ...check,
    parts: check.parts.map((part) => ({ ...part })),
    findings: check.findings.map((finding) => ({ ...finding })),
    proposal: check.proposal ?? null,
    lines: spineLines(check.scheme, check.proposal ?? text),
  }
}
