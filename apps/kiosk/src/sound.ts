/** Tones for those who look at their books and not at the screen. */
export interface Sound {
  play(kind: 'ok' | 'stop' | 'ask' | 'warn'): void
}

const tones = {
  ok: [880, 1318],
  stop: [294, 220],
  ask: [659, 659],
  warn: [523, 440, 523],
} as const

/** Opens the loudspeaker; without one, nothing sounds and nothing fails. */
export function openSound(isOn: () => boolean): Sound {
  let context: AudioContext | undefined
  return {
    play(kind) {
      if (!isOn() || typeof AudioContext === 'undefined') return
      try {
        context ??= new AudioContext()
        tones[kind].forEach((pitch, index) => tone(context, pitch, index * 0.13))
      } catch {
        // A machine without sound lends all the same.
      }
    },
  }
}

function tone(context: AudioContext | undefined, pitch: number, wait: number): void {
  if (!context) return
  const from = context.currentTime + wait
  const source = context.createOscillator()
  const loudness = context.createGain()
  source.frequency.value = pitch
  loudness.gain.setValueAtTime(0.0001, from)
  loudness.gain.exponentialRampToValueAtTime(0.22, from + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.12)
  source.connect(loudness).connect(context.destination)
  source.start(from)
  source.stop(from + 0.13)
}
