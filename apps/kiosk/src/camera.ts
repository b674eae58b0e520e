interface FoundCode {
  readonly rawValue: string
}
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly FoundCode[]>
}
type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector

const formats = ['code_128', 'code_39', 'codabar', 'ean_13', 'ean_8', 'itf', 'qr_code']

function maker(): DetectorMaker | undefined {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  return typeof found === 'function' ? (found as DetectorMaker) : undefined
}

/** True where the browser itself reads barcodes (Shape Detection API) and there may be a camera. */
export function canUseCamera(): boolean {
  return maker() !== undefined && typeof navigator.mediaDevices?.getUserMedia === 'function'
}

/** A camera that is on. */
export interface Camera {
  stop(): void
}

/**
 * Turns the camera on and tells every code that it sees, the same one again only after some seconds. The picture stays in this
 * page. Throws when there is no camera or it may not be used.
 */
export async function openCamera(video: HTMLVideoElement, seen: (code: string) => void): Promise<Camera> {
  const Detector = maker()
  if (!Detector) throw new Error('This browser reads no barcodes.')
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } },
  })
  const detector = new Detector({ formats })
  video.srcObject = stream
  await video.play()
  let last = { code: '', at: 0 }
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    detector.detect(video).then(
      (codes) => {
        busy = false
        const code = codes[0]?.rawValue ?? ''
        if (code === '' || (code === last.code && Date.now() - last.at < 3000)) return
        last = { code, at: Date.now() }
        seen(code)
      },
      () => {
        busy = false
      },
    )
  }, 200)
  return {
    stop() {
      clearInterval(timer)
      for (const track of stream.getTracks()) track.stop()
      video.srcObject = null
    },
  }
}
