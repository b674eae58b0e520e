import { readXml, type XmlElement } from '@carrel/xml'
import { BadMessage, headerOf } from './fields.ts'
import type { Header, NcipRead } from './message.ts'
import type { Problem } from './problem.ts'
import { readNotification, readService } from './read-service.ts'
import { isStandardService, notificationNamed, serviceNamed } from './services.ts'

/** The namespace of NCIP 2. */
export const ncipNamespace = 'http://www.niso.org/2008/ncip'

/**
 * Reads an initiation message of NCIP 2 as partners send it: with the namespace as default, with a prefix, or with none; the version
 * with a prefix or without; elements in any order; unknown ones passed over. Whatever the bytes, it gives a value and does not throw.
 */
export function readNcip(bytes: Uint8Array): NcipRead {
  const xml = readXml(bytes, { depth: 40, elements: 5000, text: 65_536 })
  if (!xml.ok)
    return refused({ type: 'Invalid Message Syntax Error', detail: xml.problem.message }, undefined, xml.text)
  const { root, text } = xml
  if (root.name !== 'NCIPMessage')
    return refused(
      {
        type: 'Invalid Message Syntax Error',
        detail: `This is not an NCIP message: its first element is ${root.name}, not NCIPMessage.`,
        element: root.name.slice(0, 60),
      },
      undefined,
      text,
    )
  const element = root.children.find((child) => child.name !== 'Ext')
  if (!element)
    return refused({ type: 'Invalid Message Syntax Error', detail: 'NCIPMessage is empty.' }, undefined, text)
  return readIn(root, element, text)
}

function readIn(root: XmlElement, element: XmlElement, text: string): NcipRead {
  const { name } = element
  let header: Header = {}
  try {
    header = headerOf(element)
    const common = { header, warnings: warningsOf(root) }
    const service = serviceNamed(name)
    if (service) return { ok: true, message: readService(service, element, common), text }
    const notification = notificationNamed(name)
    if (notification) return { ok: true, message: readNotification(notification, element, common), text }
    return refused(unsupported(name), { service: isStandardService(name) ? name : undefined, header }, text)
  } catch (error) {
    if (error instanceof BadMessage) return refused(error.problem, { service: name, header }, text)
    throw error
  }
}

function unsupported(name: string): Problem {
  const shown = name.slice(0, 60)
  const is = name.endsWith('Response') || name === 'Problem' ? 'is an answer, not a request' : 'is not offered here'
  return { type: 'Unsupported Service', detail: `The service ${shown} ${is}.`, element: 'NCIPMessage', value: shown }
}

/** Where a message departs from the standard although it can be read. */
function warningsOf(root: XmlElement): readonly string[] {
  const namespace = root.attributes.get(root.prefix === '' ? 'xmlns' : root.prefix)
  const warnings: string[] = []
  if (namespace !== ncipNamespace) warnings.push(`The message is not in the namespace ${ncipNamespace}.`)
  if (!root.attributes.has('version')) warnings.push('NCIPMessage has no version.')
  return warnings
}

function refused(
  problem: Problem,
  known: { readonly service: string | undefined; readonly header: Header } | undefined,
  text: string,
): NcipRead {
  return { ok: false, problems: [problem], service: known?.service, header: known?.header ?? {}, text }
}
