import type { LocalField } from '../../../../server/src/modules/quality/contract.ts'

/** Reads fields as they are written, one a line: a tag, then a word about it. */
export function readLocalFields(text: string): LocalField[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [pattern = ''] = line.split(/\s/, 1)
      return { pattern, note: line.slice(pattern.length).trim() }
    })
}

/** Writes fields one a line. */
export function localFieldLines(fields: readonly LocalField[]): string {
  return fields.map(({ pattern, note }) => `${pattern} ${note}`.trim()).join('\n')
}
