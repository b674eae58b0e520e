import type { XmlElement } from '@carrel/xml'
import { contentModels } from './content-models.data.ts'
import { notifications, otherServices } from './services.ts'

/** Answers that only have problems, or nothing. */
const shortAnswer = '(ResponseHeader?, Problem*, Ext?)'
const shortAnswers: ReadonlySet<string> = new Set(
  [...notifications, ...otherServices].map((service) => `${service}Response`),
)

/** The content model of an element; undefined for one that holds text. */
export function contentModel(name: string): string | undefined {
  return shortAnswers.has(name) ? shortAnswer : contentModels[name]
}

const orders = new Map<string, readonly string[]>()

/** The children that an element may have, in their order. */
export function orderIn(name: string): readonly string[] | undefined {
  const model = contentModel(name)
  if (model === undefined) return undefined
  const known = orders.get(name)
  if (known) return known
  const order = [...new Set(model.match(/\w+/g))]
  orders.set(name, order)
  return order
}

const patterns = new Map<string, RegExp>()

function patternOf(model: string): RegExp {
  const known = patterns.get(model)
  if (known) return known
  const source = model.replaceAll(/\w+/g, '(?:<$&>)').replaceAll(/[,\s]/g, '')
  const pattern = new RegExp(`^${source}$`)
  patterns.set(model, pattern)
  return pattern
}

/** Where the content of a message departs from the standard, in sentences; empty: nowhere. What nothing is known of is passed over. */
export function contentProblems(element: XmlElement): readonly string[] {
  const model = contentModel(element.name)
  if (element.name === 'Ext') return []
  const inside = element.children.flatMap(contentProblems)
  if (model === undefined) return inside
  const names = element.children.map((child) => child.name)
  const isRight = patternOf(model).test(names.map((name) => `<${name}>`).join(''))
  return isRight ? inside : [`${element.name} ${whatIsWrong(element.name, names)}`, ...inside]
}

function whatIsWrong(element: string, names: readonly string[]): string {
  const order = orderIn(element) ?? []
  const unknown = names.filter((name) => !order.includes(name))
  if (unknown.length > 0) return `may not hold ${[...new Set(unknown)].join(', ')}.`
  const sorted = names.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  const moved = names.find((name, place) => name !== sorted[place])
  if (moved !== undefined) return `has ${moved} in the wrong place; the order is ${[...new Set(sorted)].join(', ')}.`
  return names.length === 0 ? 'is empty.' : `lacks something beside ${[...new Set(names)].join(', ')}, or has too much.`
}
