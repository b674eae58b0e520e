// Before the first paint: the theme and density that were chosen on this computer (see src/theme.ts).
try {
  var chosen = JSON.parse(localStorage.getItem('carrel.preferences') || '{}')
  var root = document.documentElement
  if (chosen.theme === 'light' || chosen.theme === 'dark') root.setAttribute('data-theme', chosen.theme)
  root.setAttribute('data-density', chosen.density === 'dense' ? 'dense' : 'comfortable')
} catch {
  // Without storage the page follows the system.
}
