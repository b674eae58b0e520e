import type { Words } from '../messages/index.ts'

/** What the desk says while the server is away. */
export type OfflineWords = Words['offline']
