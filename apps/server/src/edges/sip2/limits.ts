/** How much of what machines may do to us is borne; tests are stricter. */
export interface LineLimits {
  /** Lines at once, in all and from one address before login. */
  readonly lines: number
  readonly strangers: number
  /** Milliseconds: until a login, until a message that has begun is whole, and between messages before login. */
  readonly loginWithin: number
  readonly messageWithin: number
  /** Milliseconds after which a terminal that says nothing is asked for its login in words; 0: never. */
  readonly promptAfter: number
  /** Messages that wait for their answers on one line before no more are read. */
  readonly waiting: number
}

/** What holds unless the environment says otherwise. */
export const usualLimits: LineLimits = {
  lines: 2000,
  strangers: 1000,
  loginWithin: 60_000,
  messageWithin: 30_000,
  promptAfter: 0,
  waiting: 200,
}
