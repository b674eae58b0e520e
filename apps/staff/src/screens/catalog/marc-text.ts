import type { Static } from 'typebox'
import type { MarcView } from '../../../../server/src/modules/catalog/contract.ts'

type Marc = Static<typeof MarcView>

/**
 * A record in mnemonic form (.mrk) for editing: `=245  10$aTitle`, a blank indicator as `\`, a dollar sign as `{dollar}`.
 * The leader says Unicode, because that is what the browser has.
 */
export function toMnemonic({ leader, fields }: Pick<Marc, 'leader' | 'fields'>): string {
  const lines = [`=LDR  ${leader.slice(0, 9)}a${leader.slice(10)}`]
  for (const field of fields) {
    if (field.value !== undefined) {
      lines.push(`=${field.tag}  ${fixed(field.value)}`)
      continue
    }
    const subfields = (field.subfields ?? []).map(({ code, value }) => `$${code}${escaped(value)}`)
    lines.push(`=${field.tag}  ${fixed(field.indicators ?? '  ')}${subfields.join('')}`)
  }
  return `${lines.join('\n')}\n`
}

const names: Readonly<Record<string, string>> = { $: '{dollar}', '{': '{lcub}', '}': '{rcub}' }

function escaped(text: string): string {
  return text.replaceAll(/[${}]/g, (sign) => names[sign] ?? sign)
}

/** Where blanks count: control fields and indicators. */
function fixed(text: string): string {
  return escaped(text).replaceAll('\\', '{bsol}').replaceAll(' ', '\\')
}
