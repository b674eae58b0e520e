// The service worker of the desk: keeps the files of one build, so that the app opens without the server. While the server is
// there it is always asked for the page first, so that nobody works with an old app after an update.
// @ts-check
/// <reference lib="webworker" />

const version = 'BUILD'
/** @type {readonly string[]} */
const files = /* FILES */ []
const page = '/staff/'
const prefix = 'carrel-shell-'
const name = `${prefix}${version}`
const patience = 4000

/** @type {ServiceWorkerGlobalScope} */
// @ts-expect-error In a service worker this is what `self` is.
const worker = self

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(name)
      // The name of an asset tells its content: what the browser has of them need not be asked for again.
      const isNamedByContent = (/** @type {string} */ address) => address.startsWith('/staff/assets/')
      await cache.addAll(
        [page, ...files].map(
          (address) => new Request(address, { cache: isNamedByContent(address) ? 'default' : 'no-cache' }),
        ),
      )
      await worker.skipWaiting()
    })(),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // The build before this one stays: a page that was opened with it may still want a part.
      const old = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
      for (const key of old.slice(0, -1)) await caches.delete(key)
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && (pathname === '/staff' || pathname.startsWith(page)))
    event.respondWith(pageFor(request))
  else if (pathname.startsWith('/staff/assets/') || files.includes(pathname)) event.respondWith(fileFor(request))
})

/** @param {Request} request */
async function pageFor(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) })
    if (response.status < 500) return response
  } catch {
    // The line is cut: the page that was kept is shown.
  }
  return (await (await caches.open(name)).match(page)) ?? Response.error()
}

/** @param {Request} request */
async function fileFor(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request)
}
