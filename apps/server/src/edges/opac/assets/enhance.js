// Small comforts for browsers with script; every page works without them.

// A list that was opened closes when the reader goes elsewhere.
const menus = '[data-menu][open]'

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll(menus)) {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute('open')
  }
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of document.querySelectorAll(menus)) {
    menu.removeAttribute('open')
    menu.querySelector('summary')?.focus()
  }
})

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset['sent'] === 'yes') event.preventDefault()
  form.dataset['sent'] = 'yes'
})

// What only carries somebody on to another site goes by itself.
const onward = document.querySelector('form[data-onward]')
if (onward instanceof HTMLFormElement) onward.requestSubmit()

// Coming back with the back button, forms may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent')
})

// Pages that come without encryption may not write to the clipboard.
for (const button of document.querySelectorAll('[data-copy]')) {
  if (button instanceof HTMLElement) button.hidden = !navigator.clipboard
}

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-print], [data-copy]') : null
  if (!(button instanceof HTMLElement)) return
  if (button.dataset['copy'] === undefined) {
    print()
    return
  }
  const text = document.getElementById(button.dataset['copy'])?.textContent ?? ''
  await navigator.clipboard.writeText(text.replace(/\s+/g, ' ').trim())
  const word = button.querySelector('span')
  const before = word?.textContent ?? ''
  const done = button.closest('[data-copied]')
  if (!word || !(done instanceof HTMLElement) || word.textContent === done.dataset['copied']) return
  word.setAttribute('role', 'status')
  word.textContent = done.dataset['copied'] ?? before
  setTimeout(() => (word.textContent = before), 2500)
})
