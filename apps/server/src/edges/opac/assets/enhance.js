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

// Coming back with the back button, forms may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) form.removeAttribute('data-sent')
})
