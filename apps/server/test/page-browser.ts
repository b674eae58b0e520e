/** A browser without a window that keeps cookies, for tests of modules and pages. */
export { openBrowser, type Browser, type Seen } from '../src/modules/identity/testing/browser.ts'
