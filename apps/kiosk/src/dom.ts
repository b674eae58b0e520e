/** What may stand inside an element. */
export type Child = Node | string | number | false | null | undefined | readonly Child[]

/** Attributes of an element; `on…` are listeners, false and undefined leave an attribute out, true gives an empty one. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined | ((event: Event) => void)
}

const svgNames = new Set(['svg', 'path', 'rect', 'circle', 'g', 'line'])

function make(name: string, attributes: Attributes, children: readonly Child[]): Element {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value))
  }
  append(element, children)
  return element
}

/** Makes an element: `h('button', { class: 'big', onclick: go }, 'Go')`. Text is text, never markup. */
export function h<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[N] {
  const element = make(name, attributes, children)
  // The names of HTML elements never make anything else.
  return element as HTMLElementTagNameMap[N]
}

/** The same for a drawing. */
export function draw(
  name: 'svg' | 'path' | 'rect' | 'circle' | 'g' | 'line',
  attributes: Attributes,
  ...children: readonly Child[]
): Element {
  return make(name, attributes, children)
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === false || child === null || child === undefined) continue
    if (child instanceof Node) element.append(child)
    else if (typeof child === 'object') append(element, child)
    else element.append(String(child))
  }
}

/**
 * Puts a new picture of the screen in the place of the old one. What has the focus keeps it, known by `data-key`; what was
 * typed stays with it; `data-scroll` keeps how far a list was moved.
 */
export function replaceScreen(stage: Element, fresh: Element): void {
  const focused = document.activeElement
  const key = focused instanceof HTMLElement && stage.contains(focused) ? focused.dataset['key'] : undefined
  const typed = new Map(fieldsIn(stage).map((field) => [field.dataset['key'], field.value]))
  const scrolled = new Map(listsIn(stage).map((list) => [list.dataset['scroll'], list.scrollTop]))
  stage.replaceChildren(fresh)
  for (const list of listsIn(stage)) list.scrollTop = scrolled.get(list.dataset['scroll']) ?? 0
  for (const field of fieldsIn(stage)) field.value = typed.get(field.dataset['key']) ?? ''
  if (key === undefined) return
  const again = [...stage.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === key)
  again?.focus({ preventScroll: true })
}

const listsIn = (stage: Element) => [...stage.querySelectorAll<HTMLElement>('[data-scroll]')]
const fieldsIn = (stage: Element) => [...stage.querySelectorAll('input')]
