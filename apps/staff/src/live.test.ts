import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import { createLive, retryDelay, type Source } from './live.ts'

/** A server's end of the line. */
class Line implements Source {
  onopen: ((event: Event) => unknown) | null = null
  onerror: ((event: Event) => unknown) | null = null
  closed = false
  readonly heard = new Map<string, (event: MessageEvent<string>) => void>()
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.heard.set(type, listener)
  }
  close() {
    this.closed = true
  }
  say(type: string, data: string) {
    this.heard.get(type)?.(new MessageEvent(type, { data }))
  }
}

function openLines() {
  const lines: Line[] = []
  const live = createLive(() => {
    const line = new Line()
    lines.push(line)
    return line
  })
  return { lines, live, last: () => lines.at(-1) ?? assert.fail('no line was opened') }
}

describe('the line to the server', () => {
  it('is connecting, then live', () => {
    const { live, last } = openLines()
    assert.equal(live.status().state, 'connecting')
    last().onopen?.(new Event('open'))
    assert.equal(live.status().state, 'live')
    live.close()
  })

  it('says offline when it breaks, and comes back by itself', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
    const { live, lines, last } = openLines()
    last().onerror?.(new Event('error'))
    assert.equal(live.status().state, 'offline')
    assert.equal(lines[0]?.closed, true)
    t.mock.timers.tick(1000)
    assert.equal(lines.length, 2)
    last().onopen?.(new Event('open'))
    assert.equal(live.status().state, 'live')
    live.close()
    mock.reset()
  })

  it('brings events to those who asked, also after it was made anew', () => {
    const { live, last } = openLines()
    const heard: unknown[] = []
    const stop = live.on('job', (data) => heard.push(data))
    last().say('job', '{"done":3}')
    live.retry()
    last().say('job', '{"done":4}')
    last().say('job', 'not json')
    stop()
    last().say('job', '{"done":5}')
    assert.deepEqual(heard, [{ done: 3 }, { done: 4 }, 'not json'])
    live.close()
  })

  it('stays closed once it is closed', () => {
    const { live, lines } = openLines()
    live.close()
    live.retry()
    assert.equal(lines.length, 1)
    assert.equal(lines[0]?.closed, true)
  })

  it('waits longer after each failure, at most half a minute', () => {
    assert.equal(retryDelay(0, 1), 1000)
    assert.equal(retryDelay(0, 0), 500)
    assert.equal(retryDelay(3, 1), 8000)
    assert.equal(retryDelay(50, 1), 30_000)
  })
})
