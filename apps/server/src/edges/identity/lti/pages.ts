import type { Choice, LoginRequest } from '../../../modules/identity/index.ts'
import type { PublicCourse } from '../../../modules/reserves/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { statusOf } from '../../../platform/problem.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { Page } from '../../opac/page.ts'
import { icon } from '../../opac/parts/icons.ts'
import type { Visit } from '../../opac/visit.ts'
import { ltiWords } from './words.ts'

/** Makes a page stand within one of a platform: without the frame of the site, and what it leads to opens beside it. */
export function framedPage(page: Page): Page {
  const { canonical: _, ...rest } = page
  return { ...rest, bare: true, search: false, hidden: true, head: html`<base target="_blank" />` }
}

function card(title: string, content: Html, status = 200): Page {
  return framedPage({
    title,
    status,
    body: html`<div class="wrap narrow-page">
      <div class="card sign-in">
        <h1>${title}</h1>
        ${content}
      </div>
    </div>`,
  })
}

/** Why nothing was opened. */
export function refusedPage({ say }: Visit, blocks: readonly Block[]): Page {
  const words = ltiWords(say.lang)
  const sentences = blocks.map(({ code, message }) => words.refused[code] ?? say.refusal(code, message))
  return card(
    words.failed,
    html`${sentences.map((sentence) => html`<p role="alert">${sentence}</p>`)}
      <p class="quiet"><a href="/courses">${words.all}</a></p>`,
    Math.max(400, statusOf(blocks)),
  )
}

/** The browser refuses cookies within pages of others: everything begins again in a window of its own. */
export function newWindowPage({ say }: Visit, begun: LoginRequest): Page {
  const words = ltiWords(say.lang)
  return card(
    words.window,
    html`<p>${words.windowText}</p>
      <form action="/auth/lti/login" method="get" target="_blank">
        ${Object.entries(begun).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <button class="button primary wide" type="submit">${words.windowButton}</button>
      </form>`,
  )
}

/** Nobody has said which reading list belongs to this course. */
export function nothingPage({ say }: Visit): Page {
  const words = ltiWords(say.lang)
  return card(
    words.none,
    html`<p>${words.noneStudent}</p>
      <p><a class="button wide" href="/courses">${words.all}</a></p>`,
    404,
  )
}

/** What instructors read above their list. */
export function instructorBar({ say }: Visit): Html {
  const words = ltiWords(say.lang)
  return html`<div class="wrap lti-bar">
    <p class="band ok">${icon('info')} <span>${words.bar} <a href="?choose=1" target="_self">${words.another}</a></span></p>
  </div>`
}

interface Choosing {
  readonly choice: Choice
  readonly q: string
  /** The course there; undefined when content is chosen for it. */
  readonly course: string | undefined
}

/** The choice of a reading list, for a course or to be put into one. */
export function choosePage(visit: Visit, { choice, q, course }: Choosing): Page {
  const { own, others, any } = choice
  const words = ltiWords(visit.say.lang)
  const isContent = course === undefined
  const title = isContent ? words.content : words.choose(course)
  const list = (courses: readonly PublicCourse[]) =>
    html`<ul class="course-list">
      ${courses.map((one) => courseLine(visit, one, isContent))}
    </ul>`
  return framedPage({
    title,
    body: html`<div class="wrap courses-page">
      <h1>${title}</h1>
      <p class="quiet">${isContent ? words.contentText : words.chooseText}</p>
      ${own.length > 0 ? html`<h2>${words.own}</h2>${list(own)}` : ''}
      ${own.length === 0 && !any ? html`<p>${words.noOwn} ${words.ask}</p>` : ''}
      ${
        any
          ? html`${own.length > 0 ? html`<h2>${words.others}</h2>` : ''}
              <form class="course-find" method="get" role="search" target="_self">
                <input type="hidden" name="choose" value="1" />
                <label class="field"
                  ><span>${words.find}</span><input type="search" name="q" value="${q}" maxlength="200"
                /></label>
                <button class="button" type="submit">${words.findButton}</button>
              </form>
              ${others.length === 0 ? html`<p>${visit.say.courses.none}</p>` : list(others)}`
          : ''
      }
    </div>`,
  })
}

function courseLine(visit: Visit, course: PublicCourse, isContent: boolean): Html {
  const { say } = visit
  const words = ltiWords(say.lang)
  const named = courseName(course)
  return html`<li class="card">
    <h3><bdi>${named}</bdi></h3>
    ${course.instructors.length === 0 ? '' : html`<p>${say.courses.with(say.list(course.instructors))}</p>`}
    <p class="quiet">
      ${[course.department, course.term, say.courses.onList(say.count(course.readings))]
        .filter((part) => part !== null)
        .join(' · ')}
    </p>
    <div class="lti-choose">
      ${chooseForm(visit, { name: 'course', id: course.id, text: isContent ? words.wholeList : words.use, what: named })}
      ${
        isContent && course.readings > 0
          ? html`<a class="button" href="?list=${course.id}" target="_self" aria-label="${words.look}: ${named}"
              >${words.look}</a
            >`
          : ''
      }
    </div>
  </li>`
}

interface ChosenTitle {
  readonly id: number
  readonly title: string
  readonly author: string | null
}

/** The titles of a reading list, one of which may be put into a course. */
export function chooseTitlePage(visit: Visit, course: PublicCourse, titles: readonly ChosenTitle[]): Page {
  const words = ltiWords(visit.say.lang)
  return framedPage({
    title: courseName(course),
    body: html`<div class="wrap courses-page">
      <p class="quiet"><a href="?" target="_self">${words.back}</a></p>
      <h1><bdi>${courseName(course)}</bdi></h1>
      ${titles.length === 0 ? html`<p>${visit.say.courses.empty}</p>` : ''}
      <ul class="course-list">
        ${titles.map(
          ({ id, title, author }) =>
            html`<li class="card">
              <h3><bdi>${title}</bdi></h3>
              ${author === null ? '' : html`<p class="quiet"><bdi>${author}</bdi></p>`}
              <div class="lti-choose">
                ${chooseForm(visit, { name: 'title', id, text: words.thisTitle, what: title, from: course.id })}
              </div>
            </li>`,
        )}
      </ul>
    </div>`,
  })
}

function chooseForm(
  _: Visit,
  { name, id, text, what, from }: { name: string; id: number; text: string; what: string; from?: number },
): Html {
  return html`<form method="post" target="_self">
    ${from === undefined ? '' : html`<input type="hidden" name="list" value="${from}" />`}
    <button class="button primary" type="submit" name="${name}" value="${id}" aria-label="${text}: ${what}">${text}</button>
  </form>`
}

/** Carries what was chosen to the platform; with script it goes by itself. */
export function onwardPage(
  { say }: Visit,
  { platform, title, address, token }: { platform: string; title: string; address: string; token: string },
): Page {
  const words = ltiWords(say.lang)
  return card(
    words.onward(platform),
    html`<p>${words.onwardText(title)}</p>
      <form action="${address}" method="post" target="_self" data-onward>
        <input type="hidden" name="JWT" value="${token}" />
        <button class="button primary wide" type="submit">${words.onwardButton}</button>
      </form>`,
  )
}

/** A course as people call it. */
export function courseName({ code, name }: Pick<PublicCourse, 'code' | 'name'>): string {
  return code === '' ? name : `${code} ${name}`
}
