import type { Config } from './config.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

/** Opens the port; says in one sentence what to do when it is taken or not allowed. */
export async function listenOn(server: { listen(): Promise<string> }, config: Config): Promise<string> {
  try {
    return await server.listen()
  } catch (error) {
    switch (systemCode(error)) {
      case 'EADDRINUSE':
        throw new StartRefusal(
          'port-in-use',
          `Port ${config.port} on ${config.host} is in use by another program. Stop that program, or choose another port: PORT=${config.port + 1}.`,
          error,
        )
      case 'EACCES':
        throw new StartRefusal(
          'port-forbidden',
          `This account may not open port ${config.port}. Choose a port above 1023, e.g. PORT=8080.`,
          error,
        )
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new StartRefusal(
          'host-unknown',
          `${config.host} is not an address of this machine. Use HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for the network.`,
          error,
        )
      default:
        throw error
    }
  }
}
