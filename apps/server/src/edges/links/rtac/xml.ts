import { writeXml, type XmlPart } from '@carrel/xml'
import type { RtacHolding, RtacTitle } from './holdings.ts'

/** What could not be answered of a request for several titles. */
export interface RtacError {
  readonly message: string
  readonly code: number
}

const part = (name: string, text: string): XmlPart => ({ name, text })

/** One title as RTAC clients read it in XML: `holdings` with a `holding` for each copy. */
export const titleXml = (title: RtacTitle): string => writeXml(titlePart(title, false))

/** Several titles, with what could not be found of them. */
export function titlesXml(titles: readonly RtacTitle[], errors: readonly RtacError[]): string {
  return writeXml({
    name: 'instances',
    children: [
      ...titles.map((title) => titlePart(title, true)),
      ...(errors.length === 0
        ? []
        : [
            {
              name: 'errors',
              children: errors.map(({ message, code }) => ({
                name: 'error',
                children: [part('message', message), part('code', String(code))],
              })),
            },
          ]),
    ],
  })
}

function titlePart({ instanceId, holdings }: RtacTitle, isNamed: boolean): XmlPart {
  return {
    name: 'holdings',
    children: [...(isNamed ? [part('instanceId', instanceId)] : []), ...holdings.map(holdingPart)],
  }
}

/** In the order of the schema that these clients have. */
function holdingPart(holding: RtacHolding): XmlPart {
  return {
    name: 'holding',
    children: [
      part('id', holding.id),
      part('callNumber', holding.callNumber),
      part('location', holding.location),
      part('locationCode', holding.locationCode),
      part('locationId', holding.locationId),
      part('status', holding.status),
      ...(holding.dueDate === undefined ? [] : [part('dueDate', holding.dueDate)]),
      ...(holding.volume === undefined ? [] : [part('volume', holding.volume)]),
      part('totalHoldRequests', String(holding.totalHoldRequests)),
      part('barcode', holding.barcode),
      part('suppressFromDiscovery', 'false'),
      {
        name: 'materialType',
        children: [part('id', holding.materialType.id), part('name', holding.materialType.name)],
      },
      { name: 'library', children: [part('name', holding.library.name), part('code', holding.library.code)] },
    ],
  }
}
