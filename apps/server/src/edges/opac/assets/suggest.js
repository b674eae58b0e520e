// Suggestions below the search box: the combobox pattern of the ARIA Authoring Practices, with a list box of links' texts.

const wait = 120
const shortest = 2

for (const form of document.querySelectorAll('form[data-suggest]')) {
  const box = form.querySelector('input[type="search"]')
  if (form instanceof HTMLFormElement && box instanceof HTMLInputElement) suggestFor(form, box)
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box
 */
function suggestFor(form, box) {
  /** @type {Record<string, string>} What is said, in the language of the page. */
  const say = JSON.parse(form.dataset['suggest'] ?? '{}')
  const list = document.createElement('ul')
  list.id = 'suggestions'
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', say['label'] ?? '')
  form.append(list)
  const told = document.createElement('p')
  told.className = 'unseen'
  told.setAttribute('role', 'status')
  form.append(told)
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  })) {
    box.setAttribute(name, value)
  }

  /** @type {{ text: string, kind: string }[]} */
  let rows = []
  let at = -1
  let typed = box.value
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** @type {AbortController | undefined} */
  let running

  box.addEventListener('input', () => {
    typed = box.value
    clearTimeout(timer)
    running?.abort()
    if (typed.trim().length < shortest) return close()
    timer = setTimeout(() => void ask(), wait)
  })
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      choose(((at + 1 + step + rows.length + 1) % (rows.length + 1)) - 1)
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      box.value = typed
      close()
    }
  })
  box.addEventListener('blur', close)
  // The box keeps the focus while the mouse is on the list.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null
    if (!item) return
    choose([...list.children].indexOf(item))
    form.requestSubmit()
  })

  async function ask() {
    running = new AbortController()
    try {
      const address = `/api/v1/suggestions?q=${encodeURIComponent(typed.slice(0, 200))}&limit=8`
      const answer = await fetch(address, { signal: running.signal })
      if (!answer.ok) return close()
      rows = (await answer.json()).rows
      show()
    } catch {
      // Given up because more was typed, or the line is down: the form works without suggestions.
    }
  }

  function show() {
    at = -1
    box.removeAttribute('aria-activedescendant')
    list.replaceChildren(...rows.map(item))
    list.hidden = rows.length === 0 || document.activeElement !== box
    box.setAttribute('aria-expanded', String(!list.hidden))
    const words = rows.length === 0 ? '' : rows.length === 1 ? say['one'] : say['many']
    told.textContent = (words ?? '').replace('#', String(rows.length))
  }

  /** @param {{ text: string, kind: string }} row @param {number} index */
  function item(row, index) {
    const element = document.createElement('li')
    element.id = `suggestion-${index}`
    element.setAttribute('role', 'option')
    element.setAttribute('aria-selected', 'false')
    const text = document.createElement('bdi')
    const start = row.text.toLowerCase().startsWith(typed.trim().toLowerCase()) ? typed.trim().length : 0
    const rest = document.createElement('b')
    rest.textContent = row.text.slice(start)
    text.append(row.text.slice(0, start), rest)
    const kind = document.createElement('small')
    kind.textContent = say[row.kind] ?? ''
    element.append(text, kind)
    return element
  }

  /** @param {number} index */
  function choose(index) {
    at = index
    for (const [i, element] of [...list.children].entries()) element.setAttribute('aria-selected', String(i === at))
    const row = rows[at]
    box.value = row === undefined ? typed : row.text
    if (row === undefined) box.removeAttribute('aria-activedescendant')
    else box.setAttribute('aria-activedescendant', `suggestion-${at}`)
  }

  function close() {
    list.hidden = true
    at = -1
    box.setAttribute('aria-expanded', 'false')
    box.removeAttribute('aria-activedescendant')
  }
}
