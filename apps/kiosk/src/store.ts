import type { Api } from './api.ts'
import type { KeptLoans } from './kept-loans.ts'
import type { Sound } from './sound.ts'
import type { Person, State } from './state.ts'

/** Holds the page's state; whoever changes it has the page drawn anew. */
export interface Store {
  readonly state: State
  change(next: Partial<State> | ((state: State) => State)): void
  /** Changes the person if it is still the same one. */
  changePerson(turn: number, change: Partial<Person>): void
}

/** What the steps of the walk work with. */
export interface Tools {
  readonly store: Store
  readonly api: Api
  readonly sound: Sound
  readonly kept: KeptLoans
  /** Reads a sentence out to who cannot see the page. */
  speak(text: string, urgent?: boolean): void
}

/** Opens a store. */
export function openStore(first: State, draw: () => void): Store {
  let state = first
  const store: Store = {
    get state() {
      return state
    },
    change(next) {
      state = typeof next === 'function' ? next(state) : { ...state, ...next }
      draw()
    },
    changePerson(turn, change) {
      if (state.turn !== turn || !state.person) return
      state = { ...state, person: { ...state.person, ...change } }
      draw()
    },
  }
  return store
}
