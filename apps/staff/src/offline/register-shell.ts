/** Lets the app open without the server from now on. In development the files change all the time and are not kept. */
export function registerShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // A browser that refuses, as in some private windows, works with the server as ever.
  navigator.serviceWorker.register('/staff/sw.js', { scope: '/staff/', updateViaCache: 'none' }).catch(() => {})
}
