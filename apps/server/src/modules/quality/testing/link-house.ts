import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site with pages that are there, gone, moved, shy and slow; it remembers what it was asked. */
export interface LinkHouse {
  readonly url: string
  readonly asked: string[]
  close(): Promise<void>
}

/** Opens such a site on a free port. */
export async function openLinkHouse(): Promise<LinkHouse> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(`${request.method} ${path}`)
    const to = (status: number, location: string) => response.writeHead(status, { location }).end()
    if (path === '/gone') response.writeHead(410).end()
    else if (path === '/moved') to(301, '/there')
    else if (path === '/for-now') to(302, '/there')
    else if (path === '/round') to(301, '/round')
    else if (path === '/members') response.writeHead(401).end()
    else if (path === '/no-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end('here')
    else if (path === '/broken') response.writeHead(503).end()
    else if (path === '/inside') to(301, 'http://10.0.0.1/')
    else response.writeHead(200).end('here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
