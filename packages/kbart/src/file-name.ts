/** What the name of a KBART file says (RP-9 §6.3.4): `JSTOR_Global_Arts-I_2026-05-01.txt`. */
export interface KbartFileName {
  readonly provider: string
  /** Region or consortium; empty where the name has none. */
  readonly region: string
  readonly package: string
  /** `2026-05-01` or `2026-05`; empty where the name has none. */
  readonly date: string
}

/** Reads the name of a file; undefined for a name that is not of the pattern. */
export function readFileName(name: string): KbartFileName | undefined {
  const bare = name.replace(/^.*[/\\]/, '').replace(/\.(?:txt|tsv|csv)(?:\.gz)?$/i, '')
  const parts = bare.split('_').filter((part) => part !== '')
  const last = parts.at(-1) ?? ''
  const date = /^\d{4}-\d{2}(?:-\d{2})?$/.test(last) ? last : ''
  const names = date === '' ? parts : parts.slice(0, -1)
  const [provider = '', second = '', ...rest] = names
  if (second === '') return undefined
  const region = rest.length === 0 ? '' : second
  return { provider, region, package: rest.length === 0 ? second : rest.join('_'), date }
}

/** The name of a file by the pattern: Provider_Region_Package_Date.txt; characters that a name cannot hold become hyphens. */
export function writeFileName({ provider, region, package: name, date }: KbartFileName): string {
  const part = (text: string) =>
    text
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}\p{M}.-]+/gu, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80)
  return `${[part(provider) || 'Library', part(region) || 'Global', part(name) || 'AllTitles', date].filter((text) => text !== '').join('_')}.txt`
}
