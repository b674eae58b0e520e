import { attributeSetName, attributeSets } from '../names/oids.ts'
import { textOfBytes } from '../ber/types.ts'
import type { RpnAttribute, RpnNode, RpnQuery, RpnTerm } from './rpn.ts'

/** Writes a query in prefix notation (PQF). Reading it gives the same query again. */
export function writePqf({ attributeSet, root }: RpnQuery): string {
  const set = attributeSet === attributeSets['bib-1'] ? '' : `@attrset ${attributeSetName(attributeSet)} `
  return `${set}${node(root)}`
}

function node(given: RpnNode): string {
  switch (given.kind) {
    case 'term':
      return `${attributes(given.attributes)}${term(given.term)}`
    case 'set':
      return `${attributes(given.attributes ?? [])}@set ${quoted(given.name)}`
    case 'prox': {
      const { exclusion, distance, ordered, relation, unit } = given.proximity
      const parts = [
        exclusion === undefined ? 'void' : exclusion ? 1 : 0,
        distance,
        ordered ? 1 : 0,
        relation,
        unit.kind === 'known' ? 'k' : 'p',
        unit.value,
      ]
      return `@prox ${parts.join(' ')} ${node(given.left)} ${node(given.right)}`
    }
    default:
      return `@${given.kind === 'and-not' ? 'not' : given.kind} ${node(given.left)} ${node(given.right)}`
  }
}

function attributes(list: readonly RpnAttribute[]): string {
  return list
    .map(({ type, value, set }) => {
      const shown = typeof value === 'number' ? String(value) : value.join(',')
      return `@attr ${set === undefined ? '' : `${attributeSetName(set)} `}${quoted(`${type}=${shown}`)} `
    })
    .join('')
}

function term(given: RpnTerm): string {
  switch (given.kind) {
    case 'general':
      return quoted(textOfBytes(given.value))
    case 'numeric':
      return `@term numeric ${given.value}`
    case 'characterString':
      return `@term string ${quoted(given.value)}`
    case 'oid':
      return `@term oid ${given.value}`
    case 'dateTime':
      return `@term datetime ${quoted(given.value)}`
    case 'null':
      return '@term null x'
  }
}

function quoted(text: string): string {
  if (/^[^\s"@{}\\][^\s"{}\\]*$/u.test(text)) return text
  return `"${text.replaceAll(/["\\]/g, (mark) => `\\${mark}`)}"`
}
