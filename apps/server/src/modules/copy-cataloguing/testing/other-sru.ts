import { createServer } from 'node:http'
import { createWriter, readerFor } from '@carrel/marc'
import type { TheirRecord } from './other-catalogue.ts'

/** The catalogue of another library, over SRU on this machine. */
export interface OtherSru {
  readonly url: string
  /** Queries that were asked, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

/** Opens one with these records; each is found by any of its words. `cut` ends its answers in the middle. */
export async function openOtherSru(
  records: readonly TheirRecord[],
  manners: 'well' | 'cut' | 'page' = 'well',
): Promise<OtherSru> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams.get('query') ?? ''
    asked.push(query)
    const terms = [...query.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text.toLowerCase())
    const found = records.filter((record) => terms.some((term) => record.found.includes(term)))
    if (manners === 'page') {
      response.end('<!doctype html><html><body>Welcome</body></html>')
      return
    }
    const body = answer(found)
    response.setHeader('content-length', Buffer.byteLength(body))
    response.setHeader('content-type', 'application/xml')
    if (manners !== 'cut') response.end(body)
    else response.write(body.slice(0, 200), () => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/sru`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(records: readonly TheirRecord[]): string {
  const given = records.map(({ bytes }) => {
    const reader = readerFor('iso2709')
    const record = [...reader.push(bytes), ...reader.end()][0]?.record
    const xml = record ? new TextDecoder().decode(createWriter('marcxml').write(record)) : ''
    const alone =
      /<record[\s\S]*<\/record>/.exec(xml)?.[0].replace('<record', '<record xmlns="http://www.loc.gov/MARC21/slim"') ??
      ''
    return `<zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking><zs:recordData>${alone}</zs:recordData></zs:record>`
  })
  return `<?xml version="1.0"?><zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version><zs:numberOfRecords>${given.length}</zs:numberOfRecords><zs:records>${given.join('')}</zs:records></zs:searchRetrieveResponse>`
}
