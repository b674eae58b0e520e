/** What an address turned out to be; `unsure`: nothing answered, which may pass. */
export type AddressState = 'alive' | 'moved' | 'dead' | 'unsure'

/** How an address answered in the end. */
export type AddressAnswer =
  | {
      /** The status at the end of all redirects. */
      readonly status: number
      /** Where it has moved for good; null unless every step of the way was a permanent one. */
      readonly movedTo: string | null
    }
  | {
      readonly failure: 'no-such-name' | 'refused' | 'too-slow' | 'too-many-redirects' | 'not-public' | 'other'
      readonly said: string
    }

/** What is kept of an address. */
export interface AddressVerdict {
  readonly state: AddressState
  /** In a sentence. */
  readonly said: string
  readonly movedTo: string | null
  /** How often in a row nothing answered. */
  readonly failures: number
}

/** Nothing answered that often in a row, on different days or by different walks: then it is dead. */
const enough = 2

/**
 * Judges what an address answered. 404 and 410 mean that there is nothing (RFC 9110 15.5.5, 15.5.11); a page that asks for
 * a name and a password is there. What did not answer once may be back tomorrow.
 */
export function addressVerdict(answer: AddressAnswer, failuresBefore: number): AddressVerdict {
  if ('status' in answer) {
    const { status, movedTo } = answer
    if (status === 404 || status === 410)
      return {
        state: 'dead',
        said: `There is nothing at this address any more (${status}).`,
        movedTo: null,
        failures: 0,
      }
    if (status >= 500) return silent(`The server there has a fault (${status}).`, failuresBefore)
    if (movedTo !== null) return { state: 'moved', said: `It has moved for good to ${movedTo}`, movedTo, failures: 0 }
    return { state: 'alive', said: `It answers (${status}).`, movedTo: null, failures: 0 }
  }
  if (answer.failure === 'no-such-name') return { state: 'dead', said: answer.said, movedTo: null, failures: 0 }
  // What only the house itself can reach is nobody else's business, and no fault of the record.
  if (answer.failure === 'not-public') return { state: 'alive', said: answer.said, movedTo: null, failures: 0 }
  return silent(answer.said, failuresBefore)
}

function silent(said: string, failuresBefore: number): AddressVerdict {
  const failures = failuresBefore + 1
  return { state: failures >= enough ? 'dead' : 'unsure', said, movedTo: null, failures }
}
