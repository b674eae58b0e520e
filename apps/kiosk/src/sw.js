// Keeps the page of the self-check in the browser, so that it opens while the server is away. It keeps nothing of people:
// answers of the API never pass through here. `MARK` and `FILES` are put in by the server.
const name = `carrel-kiosk-${MARK}`

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(FILES))
      .then(() => skipWaiting()),
  )
})
addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((all) =>
        Promise.all(
          all.filter((one) => one.startsWith('carrel-kiosk-') && one !== name).map((one) => caches.delete(one)),
        ),
      )
      .then(() => clients.claim()),
  )
})
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && url.pathname.replace(/\/$/, '') === '/kiosk') event.respondWith(freshPage(request))
  else if (FILES.includes(url.pathname) || url.pathname.startsWith('/assets/fonts/'))
    event.respondWith(keptFile(request))
})

async function freshPage(request) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(4000) })
    if (response.status < 500) return response
  } catch {
    // The server is away.
  }
  return (await caches.match('/kiosk')) ?? Response.error()
}

async function keptFile(request) {
  const cache = await caches.open(name)
  const kept = await cache.match(request, { ignoreSearch: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}
