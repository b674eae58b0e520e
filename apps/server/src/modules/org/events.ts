import { defineEvent } from '../../platform/events.ts'

/** The library has been set up: later modules add what an empty library needs, such as a first patron category. */
export const librarySetUp = defineEvent<{
  readonly branch: number
  readonly staff: number
  /** Patrons are to be told what is usual. */
  readonly usualNotices: boolean
}>('library.set-up')
