import { stripTypeScriptTypes } from 'node:module'

/**
 * TypeScript as a browser runs it: what the server's own files go through when Node loads them. Node still says once that the
 * function may change; the version of Node is pinned with the program, so nobody need read that at every start.
 */
export function stripTypes(source: string): string {
  const say = process.emitWarning
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = say
  }
}
