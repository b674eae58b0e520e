import type { SettingView } from '../../../../server/src/modules/org/contract.ts'

/** A setting as one scope sees it, and the branches that differ from the library. */
export interface ScopedSetting {
  readonly setting: SettingView
  readonly differing: readonly SettingView[]
}

/** The settings of the library, or of a branch: its own value where it has one, else that of the library. */
export function settingsFor(rows: readonly SettingView[], branch: number | null): readonly ScopedSetting[] {
  return rows
    .filter((row) => row.branch === null)
    .map((library) => {
      const others = rows.filter((row) => row.name === library.name && row.branch !== null)
      const own = others.find((row) => row.branch === branch)
      return { setting: own ?? library, differing: branch === null ? others : [] }
    })
}

/** A value in a few words. */
export function valueText(value: unknown, words: { readonly yes: string; readonly no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return value === '' ? '—' : value
  return JSON.stringify(value) ?? '—'
}

/** Reads JSON that someone typed; undefined when it is none. */
export function readValue(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return undefined
  }
}
