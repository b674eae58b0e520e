import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { Z3950Failure } from './failure.ts'
import { usualTimeout, type Z3950Options } from './options.ts'

/** Opens the connection. Throws a {@link Z3950Failure}. */
export function connect(options: Z3950Options): Promise<Socket> {
  const { host, port, tls, lookup, signal, timeoutMs = usualTimeout } = options
  const name = `${host}:${port}`
  if (signal?.aborted === true) return Promise.reject(new Z3950Failure('aborted', `${name} is not asked any more.`))
  return new Promise((resolve, reject) => {
    const place = { host, port, ...(lookup && { lookup }) }
    const servername = isIP(host) === 0 ? { servername: host } : {}
    let socket: Socket
    try {
      socket = tls ? connectTls({ ...place, ...servername, ...(typeof tls === 'object' && tls) }) : connectTcp(place)
    } catch (error) {
      reject(new Z3950Failure('unreachable', `${name} is no address: check the host and the port.`, { cause: error }))
      return
    }
    const settle = (failure?: Z3950Failure) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      socket.off('error', onError)
      if (!failure) return resolve(socket)
      // An error that comes after this has nobody left to hear it.
      socket.on('error', () => undefined)
      socket.destroy()
      reject(failure)
    }
    const timer = setTimeout(() => {
      settle(new Z3950Failure('timeout', `${name} could not be reached within ${inSeconds(timeoutMs)}.`))
    }, timeoutMs)
    const onError = (error: Error) => settle(unreachable(name, error))
    const onAbort = () => settle(new Z3950Failure('aborted', `${name} is not asked any more.`))
    signal?.addEventListener('abort', onAbort, { once: true })
    socket.once('error', onError)
    socket.once(tls ? 'secureConnect' : 'connect', () => settle())
  })
}

/** Milliseconds as people say them. */
export function inSeconds(milliseconds: number): string {
  const seconds = Math.max(0.1, Math.round(milliseconds / 100) / 10)
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
}

function unreachable(name: string, error: Error): Z3950Failure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new Z3950Failure('unreachable', sentenceFor(name, code, error), { cause: error })
}

function sentenceFor(name: string, code: string, error: Error): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${name} is not known: check the name of the host.`
    case 'ECONNREFUSED':
      return `Nothing answers at ${name}: check the port, or try later.`
    case 'ECONNRESET':
      return `${name} broke the connection off at once.`
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `There is no way through the network to ${name}; a firewall may stand between.`
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'EPROTO':
      return `${name} does not speak TLS: switch TLS off for it, or use its other port.`
    default:
      return /CERT|SIGNED|ISSUER|ALTNAME/.test(code)
        ? `The certificate of ${name} is not trusted (${error.message}).`
        : `${name} could not be reached (${error.message}).`
  }
}
