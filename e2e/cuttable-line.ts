import net from 'node:net'

/** A line between a browser and a server that can be cut, while the address that the browser knows stays the same. */
export interface CuttableLine {
  readonly baseUrl: string
  /** Ends every connection and takes no new one. */
  cut(): Promise<void>
  /** Connections go through again, to the server that listens there now. */
  mend(serverUrl: string): Promise<void>
  close(): Promise<void>
}

/** Opens a line to a server. */
export async function openLine(serverUrl: string): Promise<CuttableLine> {
  let target = new URL(serverUrl)
  const open = new Set<net.Socket>()
  const keep = (socket: net.Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const relay = () =>
    net.createServer((browser) => {
      const server = net.connect(Number(target.port), target.hostname)
      keep(browser)
      keep(server)
      browser.pipe(server).pipe(browser)
      browser.once('close', () => server.destroy())
      server.once('close', () => browser.destroy())
    })
  let listening = relay()
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      listening.once('error', reject)
      listening.listen(port, '127.0.0.1', () => {
        const address = listening.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  const port = await listen(0)
  const cut = async () => {
    const closed = new Promise<void>((resolve) => listening.close(() => resolve()))
    for (const socket of open) socket.destroy()
    await closed
  }
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    cut,
    async mend(serverUrl) {
      target = new URL(serverUrl)
      listening = relay()
      await listen(port)
    },
    close: () => (listening.listening ? cut() : Promise.resolve()),
  }
}
