import { refuse, type Refusal } from './refusal.ts'
import type { Work } from './work.ts'

/** Runs what patrons do for themselves, with their number; others are asked to sign in. */
export function asPatron<T>(w: Work, run: (patron: number) => Promise<T | Refusal>): Promise<T | Refusal> {
  return w.actor.kind === 'patron'
    ? run(w.actor.id)
    : Promise.resolve(refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' }))
}
