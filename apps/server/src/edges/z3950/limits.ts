/** How much of what clients may do to us is borne; tests are stricter. */
export interface Z3950Limits {
  /** Connections at once, in all and from one address. */
  readonly connections: number
  readonly perAddress: number
  /** Milliseconds: until the init, until a message that has begun is whole, and without any message. */
  readonly initWithin: number
  readonly messageWithin: number
  readonly idle: number
  /** Bytes of one message of a client. */
  readonly messageBytes: number
  /** Named results of one session, and bytes of the messages that made them. */
  readonly resultSets: number
  readonly resultSetBytes: number
  /** Messages that wait for their answers before no more are read. */
  readonly waiting: number
}

/** What holds in a library. */
export const usualLimits: Z3950Limits = {
  connections: 500,
  perAddress: 50,
  initWithin: 30_000,
  messageWithin: 30_000,
  idle: 15 * 60_000,
  messageBytes: 256 * 1024,
  resultSets: 100,
  resultSetBytes: 1024 * 1024,
  waiting: 50,
}
