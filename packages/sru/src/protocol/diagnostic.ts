import { sruDiagnostics } from './diagnostics.data.ts'

/** What a server says when it cannot do something. */
export interface SruDiagnostic {
  /** Such as `info:srw/diagnostic/1/10`. */
  readonly uri: string
  /** What is meant: the name of a parameter, a position, a word. */
  readonly details?: string
  readonly message?: string
  /** Place of the record that it stands for; undefined where it is about the whole. */
  readonly position?: number
}

const base = 'info:srw/diagnostic/1/'

/** A diagnostic of the usual set by its number, with its sentence. */
export function sruDiagnostic(number: number, details?: string): SruDiagnostic {
  const message = sruDiagnostics[number]
  return {
    uri: `${base}${number}`,
    ...(details !== undefined && details !== '' && { details }),
    ...(message !== undefined && { message }),
  }
}

/** The number of a diagnostic of the usual set; undefined for one of another. */
export function diagnosticNumber({ uri }: SruDiagnostic): number | undefined {
  const number = /^(?:info:srw\/diagnostic\/1\/)?(\d{1,5})$/.exec(uri.trim())?.[1]
  return number === undefined ? undefined : Number(number)
}

/** A diagnostic in words: what the server says, else the sentence of its number, and what it means. */
export function describeSruDiagnostic(diagnostic: SruDiagnostic): string {
  const number = diagnosticNumber(diagnostic)
  const known = number === undefined ? undefined : sruDiagnostics[number]
  const sentence = known ?? oneLine(diagnostic.message) ?? 'The server reports a problem that has no words here'
  const details = oneLine(diagnostic.details)
  return `${sentence}${details === undefined ? '' : `: ${details}`} (diagnostic ${number ?? diagnostic.uri.slice(0, 200)})`
}

function oneLine(text: string | undefined): string | undefined {
  const line = text
    ?.replaceAll(/[\x00-\x20\x7f]+/g, ' ')
    .trim()
    .slice(0, 500)
  return line === '' ? undefined : line
}
