// Without a line: the card that was kept on this device, and a plain page for everything else. Pages are never kept here.
const shell = 'carrel-shell'
const card = 'carrel-card'
const offline = '/offline'
const keptCard = '/account/card/kept'

addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  event.respondWith(fetch(request).catch(() => withoutLine(new URL(request.url).pathname)))
})

async function keepShell() {
  const kept = await caches.open(shell)
  await kept.put(offline, await fetch(offline, { cache: 'no-store' }))
}

async function withoutLine(path) {
  const own = path.startsWith('/account') ? await caches.match(keptCard, { cacheName: card }) : undefined
  return own ?? (await caches.match(offline, { cacheName: shell })) ?? Response.error()
}
