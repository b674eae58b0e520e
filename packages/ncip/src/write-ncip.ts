import { writeXml, type XmlPart } from '@carrel/xml'
import { orderIn } from './content.ts'
import type { Header } from './message.ts'
import { problemScheme, type Problem } from './problem.ts'
import { ncipNamespace } from './read-ncip.ts'
import { isStandardService } from './services.ts'

/** A word of one of the standard's lists. */
export interface Coded {
  readonly value: string
  readonly scheme?: string
}

/** What stands in an element: text, a word of a list, an empty element (true), or elements by their names; undefined is left out. */
export type Content = string | number | true | Coded | Parts | undefined
export interface Parts {
  readonly [name: string]: Content | readonly Content[]
}

/** How a root element is written: by the standard, with the version without a prefix as well, or without any namespace. */
export const dialects = ['standard', 'plain-version', 'no-namespace'] as const
export type Dialect = (typeof dialects)[number]

const version = 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'

/** An answer: the service that was asked for, and its parts or problems. */
export interface Answer {
  /** Undefined where no service could be read: the problems then stand in NCIPMessage itself. */
  readonly service: string | undefined
  /** The header of the message that is answered; From and To are exchanged. */
  readonly header: Header
  readonly parts?: Parts
  readonly problems?: readonly Problem[]
}

function rootAttributes(dialect: Dialect): Readonly<Record<string, string>> {
  if (dialect === 'no-namespace') return { version }
  const qualified = { xmlns: ncipNamespace, 'xmlns:ncip': ncipNamespace, 'ncip:version': version }
  return dialect === 'plain-version' ? { ...qualified, version } : qualified
}

/** Writes an answer strictly by the schema of NCIP 2.02. Throws a RangeError for a part that the schema does not know there. */
export function writeAnswer(
  answer: Answer,
  options: { readonly dialect?: Dialect; readonly indent?: boolean } = {},
): string {
  const { service, problems = [] } = answer
  const dialect = options.dialect ?? 'standard'
  const problemParts = problems.map((problem) => problemContent(problem, service))
  const named = service !== undefined && isStandardService(service)
  const children = named
    ? [
        part(
          `${service}Response`,
          {
            ResponseHeader: responseHeader(answer.header),
            ...(problems.length > 0 ? { Problem: problemParts } : answer.parts),
          },
          dialect,
        ),
      ]
    : problemParts.map((content) => part('Problem', content, dialect))
  return writeXml(
    { name: 'NCIPMessage', attributes: rootAttributes(dialect), children },
    { indent: options.indent ?? false },
  )
}

/** Writes an initiation message; for whoever asks others, and for trying out. */
export function writeMessage(
  service: string,
  parts: Parts,
  options: { readonly dialect?: Dialect; readonly indent?: boolean } = {},
): string {
  const dialect = options.dialect ?? 'standard'
  return writeXml(
    { name: 'NCIPMessage', attributes: rootAttributes(dialect), children: [part(service, parts, dialect)] },
    { indent: options.indent ?? false },
  )
}

/** A header can only be written when both agencies are known: the schema needs them. */
function responseHeader({ fromSystem, fromAgency, toSystem, toAgency }: Header): Parts | undefined {
  if (fromAgency === undefined || toAgency === undefined) return undefined
  return {
    FromSystemId: toSystem,
    FromAgencyId: { AgencyId: toAgency },
    ToSystemId: fromSystem,
    ToAgencyId: { AgencyId: fromAgency },
  }
}

function problemContent({ type, detail, element, value }: Problem, service: string | undefined): Parts {
  return {
    ProblemType: { value: type, scheme: problemScheme(type, service) },
    ProblemDetail: detail,
    ProblemElement: element,
    ProblemValue: value,
  }
}

const isCoded = (content: Coded | Parts): content is Coded => typeof content['value'] === 'string'

function part(name: string, content: Exclude<Content, undefined>, dialect: Dialect): XmlPart {
  if (content === true) return { name }
  if (typeof content !== 'object') return { name, text: String(content) }
  if (isCoded(content)) {
    const attribute = dialect === 'no-namespace' ? 'Scheme' : 'ncip:Scheme'
    return {
      name,
      text: content.value,
      ...(content.scheme !== undefined && { attributes: { [attribute]: content.scheme } }),
    }
  }
  return { name, children: children(name, content, dialect) }
}

function children(name: string, parts: Parts, dialect: Dialect): readonly XmlPart[] {
  const order = orderIn(name)
  for (const key of Object.keys(parts))
    if (order && !order.includes(key)) throw new RangeError(`NCIP 2.02 has no ${key} in ${name}.`)
  const names = order ? order.filter((key) => key in parts) : Object.keys(parts)
  return names.flatMap((key) => {
    const value = parts[key]
    const all: readonly Content[] = isList(value) ? value : [value]
    return all.flatMap((one) => (one === undefined ? [] : [part(key, one, dialect)]))
  })
}

function isList(value: Content | readonly Content[]): value is readonly Content[] {
  return Array.isArray(value)
}
