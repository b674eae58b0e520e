// The card of a reader on a device of their own: kept when they ask for it, gone when they sign out or someone else signs in.
const cardCache = 'carrel-card'
const keptAddress = '/account/card/kept'
const ownerAddress = '/account/card/owner'

if ('serviceWorker' in navigator && 'caches' in window) {
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
  void forgetOthers()
  void showButton()
}

/** Whoever is signed in now finds no card of another reader here. */
async function forgetOthers() {
  const reader = document.documentElement.dataset['reader']
  if (reader === undefined) return
  const cache = await caches.open(cardCache)
  const owner = await (await cache.match(ownerAddress))?.text()
  if (owner !== undefined && owner !== reader) await caches.delete(cardCache)
}

async function showButton() {
  const place = document.querySelector('[data-keep-card]')
  if (!(place instanceof HTMLElement)) return
  place.hidden = false
  const [keep, forget] = place.querySelectorAll('button')
  const said = place.querySelector('[role="status"]')
  const show = async () => {
    const isKept = (await caches.match(keptAddress, { cacheName: cardCache })) !== undefined
    if (keep) keep.hidden = isKept
    if (forget) forget.hidden = !isKept
    if (said) said.textContent = isKept ? (place.dataset['kept'] ?? '') : ''
    return isKept
  }
  keep?.addEventListener('click', async () => {
    const answer = await fetch(keptAddress, { cache: 'no-store', redirect: 'error' })
    if (answer.ok) {
      const cache = await caches.open(cardCache)
      await cache.put(ownerAddress, new Response(document.documentElement.dataset['reader'] ?? ''))
      await cache.put(keptAddress, answer)
    }
    if (await show()) forget?.focus()
  })
  forget?.addEventListener('click', async () => {
    await caches.delete(cardCache)
    await show()
    keep?.focus()
  })
  await show()
}

// The server's answer clears the device too; this is for browsers that do not heed it.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form instanceof HTMLFormElement && new URL(form.action).pathname === '/sign-out' && 'caches' in window)
    void caches.delete(cardCache)
})
