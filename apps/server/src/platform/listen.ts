import type { Config } from './config.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

/** Opens the port; says in one sentence what to do when it is taken or not allowed. */
export async function listenOn(server: { listen(): Promise<string> }, config: Config): Promise<string> {
  try {
    return await server.listen()
  } catch (error) {
    throw portRefusal(error, {
      port: config.port,
      host: config.host,
      portName: 'PORT',
      hostName: 'HOST',
      example: 8080,
    })
  }
}

/** A port that could not be opened, with the settings by which it is chosen. */
export interface ChosenPort {
  readonly port: number
  readonly host: string
  readonly portName: string
  readonly hostName: string
  /** A port that anybody may open. */
  readonly example: number
}

/** What to do when a port cannot be opened, in one sentence; any other error as it is. */
export function portRefusal(error: unknown, { port, host, portName, hostName, example }: ChosenPort): unknown {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return new StartRefusal(
        'port-in-use',
        `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port: ${portName}=${port + 1}.`,
        error,
      )
    case 'EACCES':
      return new StartRefusal(
        'port-forbidden',
        `This account may not open port ${port}. Choose a port above 1023, e.g. ${portName}=${example}.`,
        error,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(
        'host-unknown',
        `${host} is not an address of this machine. Use ${hostName}=127.0.0.1 for this machine alone, or ${hostName}=0.0.0.0 for the network.`,
        error,
      )
    default:
      return error
  }
}
