/** What a tone tells: taken, look here, not done. */
export type Tone = 'ok' | 'attention' | 'stop'

interface Note {
  readonly hertz: number
  /** Seconds after the beginning. */
  readonly at: number
  readonly seconds: number
  readonly wave: OscillatorType
}

/** Three tones that differ in pitch, rhythm and colour, so that they are told apart on a noisy desk and by those who hear one pitch badly. */
const tones: Readonly<Record<Tone, readonly Note[]>> = {
  ok: [{ hertz: 1046, at: 0, seconds: 0.09, wave: 'sine' }],
  attention: [
    { hertz: 784, at: 0, seconds: 0.09, wave: 'triangle' },
    { hertz: 988, at: 0.13, seconds: 0.14, wave: 'triangle' },
  ],
  stop: [
    { hertz: 220, at: 0, seconds: 0.14, wave: 'square' },
    { hertz: 165, at: 0.18, seconds: 0.24, wave: 'square' },
  ],
}

/** The sounds of one desk. */
export interface Sounds {
  play(tone: Tone): void
  setMuted(muted: boolean): void
}

/** Sounds by Web Audio, made when the first is wanted; silent where the browser has none or has not been touched yet. */
export function createSounds(muted: boolean, makeContext: () => AudioContext = () => new AudioContext()): Sounds {
  let quiet = muted
  let context: AudioContext | undefined
  return {
    play(tone) {
      if (quiet) return
      try {
        context ??= makeContext()
        if (context.state === 'suspended') void context.resume()
        for (const note of tones[tone]) sound(context, note)
      } catch {
        // A desk without a loudspeaker still has colour and words.
        quiet = true
      }
    },
    setMuted(next) {
      quiet = next
    },
  }
}

function sound(context: AudioContext, { hertz, at, seconds, wave }: Note): void {
  const start = context.currentTime + at
  const oscillator = context.createOscillator()
  const volume = context.createGain()
  oscillator.type = wave
  oscillator.frequency.value = hertz
  // A square wave is far louder to the ear than a sine of the same height.
  const loudness = wave === 'square' ? 0.06 : 0.18
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(loudness, start + 0.008)
  volume.gain.setValueAtTime(loudness, start + seconds - 0.03)
  volume.gain.linearRampToValueAtTime(0, start + seconds)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + seconds)
}
