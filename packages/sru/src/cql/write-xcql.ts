import type { XmlPart } from '@carrel/xml'
import type { CqlModifier, CqlNode, CqlQuery } from './cql.ts'

/** A query as XML (XCQL), which a response may repeat. The parts have no prefixes; their namespace is that of the caller. */
export function xcqlOf({ root, sortKeys }: CqlQuery): XmlPart {
  const part = node(root, [])
  if (sortKeys.length === 0) return part
  const keys = sortKeys.map(({ index, modifiers }) => ({
    name: 'key',
    children: [{ name: 'index', text: index }, ...modifierList(modifiers)],
  }))
  return { ...part, children: [...(part.children ?? []), { name: 'sortKeys', children: keys }] }
}

type Prefix = { readonly prefix?: string; readonly uri: string }

function node(given: CqlNode, prefixes: readonly Prefix[]): XmlPart {
  if (given.kind === 'prefixed') return node(given.node, [...prefixes, given])
  const declared: XmlPart[] =
    prefixes.length === 0
      ? []
      : [
          {
            name: 'prefixes',
            children: prefixes.map(({ prefix, uri }) => ({
              name: 'prefix',
              children: [
                ...(prefix === undefined ? [] : [{ name: 'name', text: prefix }]),
                { name: 'identifier', text: uri },
              ],
            })),
          },
        ]
  if (given.kind === 'term') {
    const { index = 'cql.serverChoice', relation = { name: '=', modifiers: [] }, term } = given
    return {
      name: 'searchClause',
      children: [
        ...declared,
        { name: 'index', text: index },
        { name: 'relation', children: [{ name: 'value', text: relation.name }, ...modifierList(relation.modifiers)] },
        { name: 'term', text: term },
      ],
    }
  }
  const { operator, modifiers, left, right } = given
  return {
    name: 'triple',
    children: [
      ...declared,
      { name: 'boolean', children: [{ name: 'value', text: operator }, ...modifierList(modifiers)] },
      { name: 'leftOperand', children: [node(left, [])] },
      { name: 'rightOperand', children: [node(right, [])] },
    ],
  }
}

function modifierList(modifiers: readonly CqlModifier[]): readonly XmlPart[] {
  if (modifiers.length === 0) return []
  return [
    {
      name: 'modifiers',
      children: modifiers.map(({ name, comparison, value }) => ({
        name: 'modifier',
        children: [
          { name: 'type', text: name },
          ...(comparison === undefined ? [] : [{ name: 'comparison', text: comparison }]),
          ...(value === undefined ? [] : [{ name: 'value', text: value }]),
        ],
      })),
    },
  ]
}
