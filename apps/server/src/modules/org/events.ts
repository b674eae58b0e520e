import { defineEvent } from '../../platform/events.ts'

/** The library has been set up: later modules add what an empty library needs, such as a first patron category. */
export const librarySetUp = defineEvent<{ readonly branch: number; readonly staff: number }>('library.set-up')
